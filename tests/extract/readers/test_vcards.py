"""vCards in texts: folded and coded values, settings, several in a row, and text around them."""

from __future__ import annotations

from pipeline.domain.layout import Block
from pipeline.domain.statements import Mention
from pipeline.extract.readers.text import read_text
from tests.extract.helpers import extract_text, people

_TWO = """BEGIN:VCARD
VERSION:3.0
N:Ek;Märta;;;
FN:Märta Ek
ORG:Luleå kommun;Region Nord
item1.TEL;TYPE=WORK,VOICE:0980-31 92 11
TEL;TYPE=FAX:0980-31 92 12
EMAIL;TYPE=INTERNET:marta.ek@lulea.example.se
NOTE:Region Nord: Norrbotten\\, Västerbotten
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Bo Ås
TITLE:Regionkoordinator Syd
TEL;VALUE=uri;TYPE="voice,cell":tel:+46-70-1740612
EMAIL:bo.as@lund.
 example.se
END:VCARD
"""


def test_each_card_is_a_contact_with_its_region() -> None:
    found = [(m.first("name"), m.first("region"), m.values("email"), m.values("phone")) for m in _people(_TWO)]
    assert found == [
        ("Märta Ek", "Region Nord", ("marta.ek@lulea.example.se",), ("0980-31 92 11",)),
        ("Bo Ås", "Syd", ("bo.as@lund.example.se",), ("+46-70-1740612",)),
    ]


def test_counties_of_a_note_are_the_regions() -> None:
    regions = {
        m.first("name"): m.values("county_code") for m in extract_text(_TWO).mentions if m.entity_type == "region"
    }
    assert regions["Region Nord"] == ("Norrbotten", "Västerbotten")


def test_a_value_stands_where_it_is_printed() -> None:
    """The value begins behind its property, in the line of the file."""
    lines = _TWO.splitlines()
    for mention in _people(_TWO):
        for statement in mention.statements:
            line = lines[statement.place.line - 1]
            assert line[statement.place.char_start :].startswith(statement.raw_text[:9])


def test_quoted_printable_values_are_decoded() -> None:
    text = (
        "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Bj=C3=B6rn =\n=C3=85s\n"
        "TEL;CELL:070-174 06 12\nEND:VCARD\n"
    )
    (card,) = read_text(text.encode()).blocks
    assert [(cell.label, cell.text) for cell in card.children] == [("name", "Björn Ås"), ("telephone", "070-174 06 12")]


def test_text_around_cards_is_read_as_text() -> None:
    blocks = read_text(f"Koordinatorer\n\n{_TWO}\nSenast uppdaterad: 3 maj 2025\n".encode()).blocks
    assert [block.kind for block in blocks] == ["paragraph", "card", "card", "paragraph"]


def test_a_card_that_never_ends_is_text() -> None:
    blocks: tuple[Block, ...] = read_text(b"BEGIN:VCARD\nFN:Eva Ek\nTEL:070-174 06 12\n").blocks
    assert [block.kind for block in blocks] == ["paragraph"]


def _people(text: str) -> list[Mention]:
    return people(extract_text(text))


def test_a_region_in_the_place_of_the_organization_is_the_persons() -> None:
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Eva Exempel\nTITLE:Regionkoordinator\nORG:Region Nord\n"
        "TEL:070-174 06 05\nEMAIL:eva.exempel@umea.example.se\nEND:VCARD\n"
    )
    found = people(extract_text(card))
    assert [(m.first("name"), m.first("region"), m.first("employer")) for m in found] == [
        ("Eva Exempel", "Region Nord", None)
    ]
