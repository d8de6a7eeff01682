"""Mail addresses whose @ a scan lost: only the name beside one says where it stood, and none of them vanishes."""

from __future__ import annotations

import pytest

from pipeline.domain.edition import Edition
from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.extract.wording.channels import find_lost_signs
from pipeline.normalize import normalize_editions

_EDITION = Edition("e", "f", None, None, None, None, None, None, None, "")


def _read(name: str, printed: str) -> Extraction:
    text = f"Regionkoordinatorer\n\nRegion Nord\n\n{name}\n{printed}\n070-174 06 05\n"
    return extract_statements(_EDITION, read_document(text.encode()))


@pytest.mark.parametrize("printed", ["eva.ekQumea.example.se", "eva.ekGumea.example.se", "eva.ek(Qumea.example.se"])
def test_sign_read_for_at_is_mended_where_the_name_beside_it_is_what_stands_before(printed: str) -> None:
    (read,) = normalize_editions([_read("Eva Ek", printed)])
    person = next(mention for mention in read.mentions if mention.entity_type == "person")
    mail = next(statement for statement in person.statements if statement.property == "email")
    assert (mail.raw_text, mail.value, mail.repaired) == (printed, "eva.ek@umea.example.se", True)
    sign = printed.removeprefix("eva.ek").removesuffix("umea.example.se")
    assert [(r.before, r.after, r.field) for r in read.repairs if r.field == "email"] == [(sign, "@", "email")]


@pytest.mark.parametrize(
    ("name", "printed"), [("Eva Ek", "eva.ek umea.example.se"), ("Siv Alm", "eva.ekQumea.example.se")]
)
def test_lost_sign_is_quarantined_and_no_web_address(name: str, printed: str) -> None:
    extraction = _read(name, printed)
    person = next(mention for mention in extraction.mentions if mention.entity_type == "person")
    assert (person.values("phone"), person.values("email"), person.values("web")) == (("070-174 06 05",), (), ())
    assert [(q.reason_code, q.line, q.raw_text) for q in extraction.quarantined] == [("broken_email", 6, printed)]


@pytest.mark.parametrize(
    ("name", "printed", "mail"),
    [
        ("Inga-Lill Ek", "inga-lill:ek@umea.example.se", "inga-lill.ek@umea.example.se"),
        ("Eva Ek", "kontakt:ek@umea.example.se", "ek@umea.example.se"),
    ],
)
def test_colon_read_for_the_point_of_a_mail_is_taken_in_where_the_name_says_so(
    name: str, printed: str, mail: str
) -> None:
    (read,) = normalize_editions([_read(name, printed)])
    person = next(mention for mention in read.mentions if mention.entity_type == "person")
    assert person.values("email") == (mail,)


@pytest.mark.parametrize("text", ["Se www.umea.example.se", "t.ex. umea.example.se", "nmt.umea.example.se", "m.m. Ö"])
def test_plain_web_address_has_lost_nothing(text: str) -> None:
    assert find_lost_signs(text) == ()
