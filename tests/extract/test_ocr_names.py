"""Names in text that an OCR model wrote: behind a damaged role, and with a digit for their first letter."""

from __future__ import annotations

import pytest

from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, people

TEXT = """Regionala koordinatorer

Region Mitt
Uppsala, Vastmanlands och Gavleborgs lan
Handliggare Asa Lindgren
Telefon: 070-174 06 05
E-post: asa.lindgren@prov.example.se

Region Syd
Kronobergs, Kalmar, Blekinge och Skane lan
Kontakta Orjan 6stergren vid fragor, telefon 070-174 06 06, e-post orjan.ostergren@prov.example.se.
"""


@pytest.mark.parametrize("first", ["6stergren", "0stergren"])
def test_a_damaged_role_and_a_digit_for_a_letter_are_read(first: str) -> None:
    (edition,) = normalize_editions([extract_text(TEXT.replace("6stergren", first))])
    told = [(m.first("region"), m.first("name"), m.first("title"), m.first("phone")) for m in people(edition)]
    assert told == [
        ("mitt", "Åsa Lindgren", "Handläggare", "+46701740605"),
        ("syd", "Örjan Östergren", None, "+46701740606"),
    ]


SECOND = """Regionala koordinatorer

Region Mitt
Uppsala, Vastmanlands och Gavleborgs lan
Kontakta Asa Lindgren Provmark vid fragor, telefon 070-174 06 05, e-post asa.lindgren@prov.example.se.

Region Syd
Kronobergs, Kalmar, Blekinge och Skane lan
Kontakta Bo Ek Umea vid fragor, telefon 070-174 06 06, e-post bo.ek@prov.example.se.
"""
SIDE_BY_SIDE = """Regionala koordinatorer

Region Nord Region Mitt
Jamtland, Norrbotten Uppsala, Gavleborg
Viktor Lagerlof Provmark Karin Lindahl Nordin
031-390 06 15, 08-465 004 26 070-174 06 30
viktor.lagerlof@prov.example.se karin.lindahl@prov.example.se
Region Stockholm Region Syd
Stockholm, Gotland Skane, Kalmar
Siri Ek Eva Prov
070-174 06 31 070-174 06 32
siri.ek@prov.example.se eva.prov@prov.example.se
"""


def names(text: str) -> list[str | None]:
    (edition,) = normalize_editions([extract_text(text)])
    return [m.first("name") for m in people(edition)]


def test_a_second_surname_that_the_mail_has_not_is_part_of_the_name() -> None:
    assert names(SECOND) == ["Åsa Lindgren Provmark", "Bo Ek"]
    assert set(names(SIDE_BY_SIDE)) == {"Viktor Lagerlöf Provmark", "Karin Lindahl Nordin", "Siri Ek", "Eva Prov"}
