"""A town behind a name, or below it in its cell, is where somebody works, and no part of the name."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people


def _read(*listed: tuple[str, str]) -> list[tuple[str | None, str | None]]:
    """The names and places of people of one region, each a line with the mail below it."""
    told = "".join(f"{line}\n070-174 06 {n}\n{mail}\n\n" for n, (line, mail) in enumerate(listed, start=10))
    edition = extract_text(f"Regionkoordinatorer\n\nRegion Väst\nHalland\n\n{told}")
    return [(person.first("name"), person.first("place")) for person in people(edition)]


def test_a_town_that_ocr_marred_is_told_by_the_mail() -> None:
    assert _read(("Eva Provlund Gavie", "eva.provlund@gavle.example.se")) == [("Eva Provlund", "Gavie")]


@pytest.mark.parametrize("town", ["Luleå", "Göteborg", "Visby", "Falun"])
def test_a_town_that_the_mail_lacks_is_no_part_of_the_name(town: str) -> None:
    assert _read((f"Eva Provlund {town}", "eva.provlund@nmt.example.se")) == [("Eva Provlund", town)]


def test_a_town_that_is_a_surname_or_a_region_too_is_one_where_others_stand_so() -> None:
    shown = [("Eva Provlund Luleå", "eva.provlund@nmt.example.se"), ("Bo Provgren Falun", "bo.provgren@nmt.example.se")]
    both = [("Siri Provdal Lund", "siri.provdal@nmt.example.se"), ("Ida Ek Stockholm", "ida.ek@nmt.example.se")]
    assert _read(*shown, *both)[2:] == [("Siri Provdal", "Lund"), ("Ida Ek", "Stockholm")]


@pytest.mark.parametrize(
    ("line", "mail"),
    [
        ("Eva Provgren Lund", "eva.provgren@nmt.example.se"),
        ("Eva Maria Mora", "eva.mora@nmt.example.se"),
        ("Eva Ek Vara", "eva.ek-vara@nmt.example.se"),
    ],
    ids=["surname", "two given names", "in the mail"],
)
def test_a_surname_that_is_a_towns_name_too_stays(line: str, mail: str) -> None:
    assert _read((line, mail)) == [(line, None)]
