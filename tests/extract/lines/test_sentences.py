"""Running text: what a sentence says of one person, over line ends, and what printed text its values stand for."""

from __future__ import annotations

from pipeline.domain.edition import Edition
from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.extract.wording.phones import find_phones

_EDITION = Edition("e", "f", None, None, None, None, None, None, None, "")
_TEXT = """Nya regionkoordinatorer på plats

Region Nord omfattar Jämtlands och
Norrbottens län. För region Nord ansvarar
Eva Norlin, Luleå kommun, som nås på 070-174
06 05 och eva.norlin@lulea.example.se. För
region Nord ansvarar även Bo Ek, som nås på
070-174 06 11 och bo.ek@lulea.example.se.
"""


def _read(text: str) -> Extraction:
    return extract_statements(_EDITION, read_document(text.encode()))


def test_each_sentence_keeps_its_own_person_over_line_ends() -> None:
    people = [m for m in _read(_TEXT).mentions if m.entity_type == "person"]
    assert [(m.first("name"), m.values("phone"), m.values("email")) for m in people] == [
        ("Eva Norlin", ("070-174 06 05",), ("eva.norlin@lulea.example.se",)),
        ("Bo Ek", ("070-174 06 11",), ("bo.ek@lulea.example.se",)),
    ]


def test_what_a_sentence_says_stands_at_its_place_in_the_print() -> None:
    lines = _TEXT.split("\n")
    for mention in _read(_TEXT).mentions:
        for statement in mention.statements:
            place = statement.place
            rest = "\n".join(lines[place.line - 1 :])
            assert rest[place.char_start : place.char_end] == statement.raw_text


def test_press_officer_and_former_coordinator_are_no_contacts() -> None:
    text = "Regionkoordinatorer\n\nRegion Nord\n\nEva Norlin\n070-174 06 05\n\nSiv Ek, pressekreterare\n070-174 06 11\n"
    people = [m.first("name") for m in _read(text).mentions if m.entity_type == "person"]
    assert people == ["Eva Norlin"]


def test_number_is_whole_where_a_dash_follows() -> None:
    assert [s.text for s in find_phones("0980 – 31 92 05 – eva@umea.example.se")] == ["0980 – 31 92 05"]
