"""Names on a map are no counties of a region; a list of counties is."""

from __future__ import annotations

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
