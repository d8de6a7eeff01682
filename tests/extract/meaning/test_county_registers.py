"""Registers in lines: each county with the region that it belongs to behind it."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text

LINES = (
    ("Gotlands län", "Stockholm"),
    ("Hallands län", "Väst"),
    ("Kalmar län", "Syd"),
    ("Stockholms län", "Stockholm"),
    ("Blekinge län", "region Syd"),
)
PEOPLE = "\n\n".join(
    f"Region {name}\n{person}, {number}"
    for name, person, number in (
        ("Syd", "Eva Exempel", "070-174 06 05"),
        ("Stockholm", "Bo Provberg", "070-174 06 06"),
        ("Väst", "Ida Testgren", "070-174 06 07"),
    )
)


@pytest.mark.parametrize("sign", [" – ", ": ", " = "])
@pytest.mark.parametrize("bullet", ["", "- "])
def test_each_line_gives_its_county_to_the_region_behind_it(sign: str, bullet: str) -> None:
    listed = "\n".join(f"{bullet}{county}{sign}{region}" for county, region in LINES)
    made = extract_text(f"Vem kontaktar jag?\n\n{listed}\n\n{PEOPLE}\n")
    found = {m.first("name"): set(m.values("county_code")) for m in made.mentions if m.entity_type == "region"}
    assert list(found.values()) == [
        {"Gotlands län", "Stockholms län"},
        {"Hallands län"},
        {"Kalmar län", "Blekinge län"},
    ]


def test_counties_in_a_line_are_no_register() -> None:
    made = extract_text(f"Region Stockholm\nGotlands län, Stockholm\n\n{PEOPLE}\n")
    found = [m.values("county_code") for m in made.mentions if m.entity_type == "region" and m.values("county_code")]
    assert found == [("Gotlands län", "Stockholm")]
