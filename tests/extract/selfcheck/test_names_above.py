"""Paragraphs of one line each in which a person's name stands above the region: nobody gets the next one's numbers."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people

_TOLD = (
    ("Nord", "Jämtland, Norrbotten, Västerbotten, Västernorrland", "Eva Exempel", "070-174 06 05", "umea"),
    ("Mitt", "Västmanland, Gävleborg, Uppsala", "Bo Provberg", "070-174 06 06", "gavle"),
    ("Stockholm", "Stockholm, Gotland", "Ida Testgren", "070-174 06 07", "stockholm"),
)


@pytest.mark.parametrize("sign", ["@", " (snabel-a) "])
def test_the_name_above_a_regions_line_is_that_regions(sign: str) -> None:
    lines = [
        line
        for region, counties, name, number, town in _TOLD
        for line in (
            name,
            f"Regionkoordinator Region {region}",
            f"({counties})",
            f"M: {number}",
            f"E: {name.lower().replace(' ', '.')}{sign}{town}.example.se",
        )
    ]
    made = extract_text("Kontaktvägar\n\n" + "\n\n".join(lines) + "\n")
    assert [(m.first("name"), m.first("region"), m.values("phone")) for m in people(made)] == [
        (name, region, (number,)) for region, _, name, number, _ in _TOLD
    ]
