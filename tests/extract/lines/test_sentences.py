"""Running text: what a sentence says of one person, over line ends, and what printed text its values stand for."""

from __future__ import annotations

from pipeline.domain.edition import Edition
from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.extract.wording.phones import find_phones
from tests.extract.helpers import extract_text, people

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


def test_region_that_a_paragraph_begins_with_heads_it() -> None:
    text = (
        "Regionkoordinatorer\n\nNORD. Jämtland, Norrbotten och Västerbottens län. Fatima Öberg, Umeå kommun, tel. "
        "070-174 06 75,\nfatima.oberg@umea.example.se. Eva Ek, Luleå kommun, tel. 070-174 06 76, "
        "eva.ek@lulea.example.se.\n\nVäst. Västra Götaland och Hallands län. Therése Lövkvist, Borås kommun,\n"
        "tel. 040-628 04 67, therese.lovkvist@boras.example.se.\n"
    )
    found = [(p.first("region"), p.first("name")) for p in people(extract_text(text))]
    assert found == [("NORD", "Fatima Öberg"), ("NORD", "Eva Ek"), ("Väst", "Therése Lövkvist")]
