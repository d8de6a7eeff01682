"""Headings that stand at the right of the contacts that they head."""

from __future__ import annotations

import pytest

from tests.extract.readers.sheets import Sheets
from tests.extract.readers.test_placed_cells import BO, EVA, PER, SIV, contacts, told

GROUPS = (
    ("Nord", ("Norrbotten", "Västerbotten", "Västernorrland", "Jämtland"), [EVA]),
    ("Mitt", ("Uppsala", "Västmanland"), [BO, SIV]),
    ("Syd", ("Skåne", "Blekinge", "Kronoberg", "Kalmar"), [PER]),
)


def _set_lists(sheet: Sheets, word: str, y: float = 112.0) -> None:
    for region, counties, list_ in GROUPS:
        sheet.text(380, y, f"{word}{region}", 11, "B")
        lowest = sheet.text(380, y + 13, list(counties), 8.5)
        for name, mail, phone in list_:
            y = sheet.text(60, y, [name, f"E-post: {mail}", f"Mobil: {phone}"], leading=1.3) + 6
        y = max(y, lowest) + 10


@pytest.mark.parametrize("word", ["Region ", "Polisregion "])
def test_regions_at_the_right_with_their_counties_head_those_who_stand_beside_them(word: str) -> None:
    sheet = Sheets()
    _set_lists(sheet, word)
    assert contacts(sheet) == told(nord=[EVA], mitt=[BO, SIV], syd=[PER])


def test_a_column_of_counties_and_text_at_the_right_heads_nobody() -> None:
    sheet = Sheets()
    y = sheet.text(50, 110, "Region Nord", 12, "B")
    for name, mail, phone in (EVA, BO):
        y = sheet.text(50, y + 8, [name, f"E-post: {mail}", f"Tfn: {phone}"])
    sheet.text(360, 110, ["Region Nord", "Polisens stöd till", "kommunerna ges hela", "dygnet"])
    assert contacts(sheet) == told(nord=[EVA, BO])
