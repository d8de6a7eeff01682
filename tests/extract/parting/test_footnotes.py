"""Footnotes that say which counties a region has, printed with made-up people."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_statements
from pipeline.vocabulary import match_county
from tests.extract.helpers import make_edition
from tests.extract.readers.sheets import Sheets

_NORTH = ("Jämtland", "Norrbotten", "Västerbotten")
_MIDDLE = ("Gävleborg", "Uppsala")
_PEOPLE = (
    ("Eva Provberg", "eva.provberg@umea.example.se", "070-174 06 05"),
    ("Siv Provdal", "siv.provdal@uppsala.example.se", "070-174 06 06"),
    ("Per Provholm", "per.provholm@malmo.example.se", "070-174 06 07"),
)


def _counties(headings: list[str], notes: list[str]) -> dict[str, tuple[str, ...]]:
    """What the regions have whose headings stand above one person each, with notes at the foot of the page."""
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 18, "B")
    y = 100.0
    for heading, person in zip(headings, _PEOPLE, strict=True):
        sheet.text(50, y, heading, 13, "B")
        y = sheet.text(50, y + 16, list(person)) + 30
    sheet.text(50, 720, notes, 8)
    found = extract_statements(make_edition(), sheet.read()).mentions
    regions = [mention for mention in found if mention.entity_type == "region"]
    return {
        (m.first("name") or "").removeprefix("Region "): tuple(map(_name, m.values("county_code"))) for m in regions
    }


def _name(printed: str) -> str:
    found = match_county(printed)
    return found.entry.name if found is not None else ""


@pytest.mark.parametrize(("first", "second"), [("¹", "²"), ("*", "**"), (" 1", " 2")])
def test_counties_in_a_footnote_are_those_of_the_region_with_its_mark(first: str, second: str) -> None:
    headings = [f"Region Nord{first}", f"Region Mitt{second}", "Region Syd"]
    notes = [f"{first.strip()} {', '.join(_NORTH[:-1])} och {_NORTH[-1]}", f"{second.strip()} {' och '.join(_MIDDLE)}"]
    assert _counties(headings, notes) == {"Nord": _NORTH, "Mitt": _MIDDLE, "Syd": ()}


def test_a_footnote_of_one_region_gives_the_last_one_nothing() -> None:
    notes = [f"¹ {_NORTH[0]}, {_NORTH[1]}", f"och {_NORTH[2]}"]
    assert _counties(["Region Nord¹", "Region Mitt", "Region Syd"], notes) == {"Nord": _NORTH, "Mitt": (), "Syd": ()}
