"""A block that names nobody: what of it is the person's above it."""

from __future__ import annotations

from tests.extract.helpers import extract_text, people

_EVA = "Regionkoordinatorer\n\nRegion Nord\n\nEva Provlund\neva.provlund@nmt.example.se\n"


def test_numbers_below_the_mail_of_somebody_whose_name_is_lost_are_not_those_of_the_person_above() -> None:
    edition = extract_text(f"{_EVA}070-174 06 10\n\n.provdal@nmt.example.se\n070-174 06 11\n031-390 06 12\n")
    assert [person.values("phone") for person in people(edition)] == [("070-174 06 10",)]
    told = {item.raw_text for item in edition.quarantined}
    assert told >= {"provdal@nmt.example.se", "070-174 06 11", "031-390 06 12"}


def test_a_number_in_a_block_of_its_own_is_the_persons_above() -> None:
    edition = extract_text(f"{_EVA}\n070-174 06 10\n\nRegion Syd\n\nBo Provdal\n070-174 06 11\n")
    assert [person.values("phone") for person in people(edition)] == [("070-174 06 10",), ("070-174 06 11",)]
