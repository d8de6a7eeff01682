"""Mail addresses whose @ a scan lost: no contact gets them, and none of them vanishes."""

from __future__ import annotations

import pytest

from pipeline.domain.edition import Edition
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.extract.wording.channels import find_lost_signs

_EDITION = Edition("e", "f", None, None, None, None, None, None, None, "")


@pytest.mark.parametrize(
    "printed",
    ["eva.ek umea.example.se", "eva.ekQumea.example.se", "eva.ekGumea.example.se", "eva.ek(Qumea.example.se"],
)
def test_lost_sign_is_quarantined_and_no_web_address(printed: str) -> None:
    text = f"Regionkoordinatorer\n\nRegion Nord\n\nEva Ek\n{printed}\n070-174 06 05\n"
    extraction = extract_statements(_EDITION, read_document(text.encode()))
    person = next(mention for mention in extraction.mentions if mention.entity_type == "person")
    assert (person.values("phone"), person.values("email"), person.values("web")) == (("070-174 06 05",), (), ())
    assert [(q.reason_code, q.line, q.raw_text) for q in extraction.quarantined] == [("broken_email", 6, printed)]


@pytest.mark.parametrize("text", ["Se www.umea.example.se", "t.ex. umea.example.se", "nmt.umea.example.se", "m.m. Ö"])
def test_plain_web_address_has_lost_nothing(text: str) -> None:
    assert find_lost_signs(text) == ()
