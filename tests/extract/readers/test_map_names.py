"""Names on a map are no counties of a region; a list of counties is."""

from __future__ import annotations

import pytest

from pipeline.domain.layout import Document
from tests.extract.readers.sheets import Sheets

ON_MAP = (
    ("Norrbotten", 402, 110),
    ("Stockholm", 431, 300),
    ("Kalmar", 377, 380),
    ("Skåne län", 359, 420),
    ("Umeå", 448, 170),
    ("Dalarna", 389, 250),
)


def _read(names: tuple[tuple[str, int, int], ...]) -> Document:
    sheet = Sheets()
    for index, (region, counties) in enumerate((("Nord", "Norrbotten, Jämtland"), ("Syd", "Skåne, Blekinge"))):
        y = sheet.text(50, 100 + 90 * index, f"Region {region}", 14, "B")
        sheet.text(50, y, [counties, "Eva Ek", "070-174 06 05", "eva.ek@umea.example.se"])
    for text, x, y in names:
        sheet.text(x, y, text, 7)
    return sheet.read()


def test_names_that_stand_about_the_page_are_on_a_map() -> None:
    document = _read(ON_MAP)
    (on_map,) = [block for block in document.blocks if block.role == "map"]
    assert {line.text for line in on_map.lines} == {text for text, *_ in ON_MAP}


def test_names_below_each_other_are_a_list() -> None:
    document = _read(tuple((text, 400, y) for text, _, y in ON_MAP))
    assert not [block for block in document.blocks if block.role == "map"]


def test_four_names_are_no_map() -> None:
    assert not [block for block in _read(ON_MAP[:4]).blocks if block.role == "map"]


MAP = (
    ("Nord", 60, 120), ("Norrbotten", 60, 128), ("Jämtland", 62, 136), ("Mitt", 72, 170), ("Uppsala", 72, 178),
    ("Syd", 40, 240), ("Skåne", 46, 248), ("VästmanlandBlekinge", 50, 256),
)  # fmt: skip


def test_regions_and_counties_on_a_map_beside_the_contacts_head_nobody() -> None:
    sheet = Sheets()
    for at, region in enumerate(("Nord", "Mitt", "Syd")):
        y = sheet.text(260, 100 + 60 * at, region, 13, "B")
        sheet.text(260, y, [("Eva Ek", "Bo Ås", "Siv Lind")[at] + ", 070-174 06 05"])
    for text, x, y in MAP:
        sheet.text(x, y, text, 6, "B" if text in ("Nord", "Mitt", "Syd") else "")
    (on_map,) = [block for block in sheet.read().blocks if block.role == "map"]
    assert {line.text for line in on_map.lines} == {text for text, *_ in MAP}


@pytest.mark.parametrize("indent", [0, 12])
def test_regions_and_counties_in_a_column_beside_the_contacts_are_no_map(indent: int) -> None:
    sheet = Sheets()
    for at, (region, counties) in enumerate((("Nord", ["Norrbotten", "Jämtland"]), ("Syd", ["Skåne", "Blekinge"]))):
        sheet.text(60, 100 + 60 * at, region, 10, "B")
        sheet.text(60 + indent, 112.5 + 60 * at, counties)
        sheet.text(260, 100 + 60 * at, ["Eva Ek", "Region Nord och Syd: 070-174 06 05", "eva.ek@umea.example.se"])
    assert not [block for block in sheet.read().blocks if block.role == "map"]
