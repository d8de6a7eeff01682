"""What goes on overleaf: rows of a table, with its header again or without, and a box that a page's end cuts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.domain.layout import Block, Document
from pipeline.extract import extract_statements
from tests.extract.helpers import make_edition, people
from tests.extract.readers.sheets import Sheets, outline

HEAD = ("Region", "Namn", "Telefon", "E-post")
NORD = ("Nord", "Eva Ek", "070-174 06 05", "eva.ek@umea.example.se")
MITT = ("Mitt", "Bo Ås", "070-174 06 06", "bo.as@gavle.example.se")
LAST = ("", "Cia Öd", "070-174 06 07", "cia.od@gavle.example.se")
XS = (50, 150, 270, 380)


def _row(sheet: Sheets, y: float, cells: Sequence[str], style: str = "") -> None:
    for x, text in zip(XS, cells, strict=True):
        sheet.text(x, y, text, 10, "B" if style else "")


def _table(*overleaf: Sequence[str]) -> Document:
    sheet = Sheets()
    for index, row in enumerate((HEAD, NORD, MITT)):
        _row(sheet, 700 + 20 * index, row, "B" if index == 0 else "")
    sheet.page()
    for index, cells in enumerate(overleaf):
        _row(sheet, 90 + 20 * index, cells, "B" if cells == HEAD else "")
    return sheet.read()


def _rule(sheet: Sheets, *heights: int) -> None:
    """Draw the rules of a table of four columns between some heights."""
    for y in heights:
        sheet.pdf.line(45, y, 500, y)
    for x in (45, 145, 265, 375, 500):
        sheet.pdf.line(x, min(heights), x, max(heights))


def test_a_single_row_overleaf_goes_on_with_the_region_of_the_table() -> None:
    assert outline(_table(LAST).blocks)[-1] == "row: Mitt | Cia Öd | 070-174 06 07 | cia.od@gavle.example.se"
    assert len(_table(LAST).blocks) == 1


def test_a_header_that_is_printed_again_is_no_row() -> None:
    rows = outline(_table(HEAD, LAST).blocks)
    assert rows[-1] == "row: Mitt | Cia Öd | 070-174 06 07 | cia.od@gavle.example.se"
    assert len([row for row in rows if "E-post" in row]) == 1


def test_running_text_overleaf_is_no_row() -> None:
    sheet = Sheets()
    for index, row in enumerate((HEAD, NORD, MITT)):
        _row(sheet, 700 + 20 * index, row)
    sheet.page()
    sheet.text(50, 90, "Koordinatorerna arbetar i hela landet och svarar på frågor från kommunerna.")
    assert outline(sheet.read().blocks)[-1].startswith("paragraph: Koordinatorerna")


def test_a_row_that_the_page_end_cuts_is_one_row() -> None:
    sheet = Sheets()
    details = ["040-628 04 05", "eva.ek@umea.example.se"]
    for index, region in enumerate(("Region Nord", "Region Syd", "Region Mitt")):
        y = 580 + 60 * index
        sheet.text(50, y, [region, "Norrbotten, Jämtland"], 9)
        sheet.text(200, y, ["Bo Ås", "samordnare", *(details if index < 2 else [])], 9)
        sheet.pdf.line(45, y - 12, 400, y - 12)
    sheet.page()
    sheet.text(50, 90, "och Västerbotten", 9)
    sheet.text(200, 90, ["070-174 06 06", "bo.as@gavle.example.se"], 9)
    assert outline(sheet.read().blocks)[-1] == (
        "row: Region Mitt / Norrbotten, Jämtland / och Västerbotten"
        " | Bo Ås / samordnare / 070-174 06 06 / bo.as@gavle.example.se"
    )


def _boxes(first_line_overleaf: str, style: str) -> list[Block]:
    sheet = Sheets()
    sheet.pdf.rect(40, 700, 300, 100)
    y = sheet.text(50, 720, "Region Nord", 14, "B")
    sheet.text(50, y, ["Eva Ek", "070-174 06 05"])
    sheet.page()
    sheet.pdf.rect(40, 60, 300, 80)
    y = sheet.text(50, 80, first_line_overleaf, 14 if style else 10, "B" if style else "")
    sheet.text(50, y, ["Bo Ås", "070-174 06 06"])
    return [block for block in sheet.read().blocks if block.kind == "card"]


def test_a_box_over_the_end_of_a_page_is_one_card() -> None:
    assert len(_boxes("eva.ek@umea.example.se", "")) == 1


def test_a_box_that_begins_as_the_one_before_is_another_card() -> None:
    assert len(_boxes("Region Mitt", "B")) == 2


def test_the_last_digits_of_a_number_overleaf_end_the_row_that_the_page_cuts() -> None:
    cut = ("Syd", "Bo Ås", "031-390 06", "bo.as@malmo.example.se")
    sheet = Sheets()
    for index, row in enumerate((HEAD, NORD, MITT, cut)):
        _row(sheet, 700 + 20 * index, row, "B" if index == 0 else "")
    sheet.page()
    for index, row in enumerate((("", "", "19", ""), ("Väst", "Cia Öd", "070-174 06 07", "cia.od@boras.example.se"))):
        _row(sheet, 90 + 20 * index, row)
    rows = outline(sheet.read().blocks)
    assert "row: Syd | Bo Ås | 031-390 06 / 19 | bo.as@malmo.example.se" in rows
    found = people(extract_statements(make_edition(), sheet.read()))
    assert {m.first("name"): m.values("phone") for m in found}["Bo Ås"] == ("031-390 06\n19",)


def test_a_header_alone_at_the_foot_of_a_page_heads_the_rows_overleaf() -> None:
    sheet = Sheets()
    sheet.text(50, 740, "Stödlinjer", 16, "B")
    for x, text in zip((80, 190, 300, 430), ("Namn", "Målgrupp", "Telefon", "Öppet"), strict=True):
        sheet.text(x, 780, text, 10, "B")
    _rule(sheet, 766, 786)
    sheet.page()
    rows = [("Linjen Navet", "kvinnor", "031-390 06 31", "vardagar 9–16")] * 2
    for index, row in enumerate(rows):
        for x, text in zip((50, 150, 270, 380), row, strict=True):
            sheet.text(x, 80 + 20 * index, text)
    _rule(sheet, 66, 86, 106)
    (table,) = (block for block in sheet.read().blocks if block.kind == "table")
    assert [cell.label for cell in table.children[1].children] == ["Namn", "Målgrupp", "Telefon", "Öppet"]


def test_a_header_in_the_middle_of_its_cells_is_that_of_the_rows_overleaf_too() -> None:
    sheet = Sheets()
    xs, centred = (50, 150, 270, 380), (85, 190, 300, 430)
    row = ("Linjen Navet", "kvinnor", "031-390 06 31", "vardagar 9–16")
    for place, y, cells in ((centred, 760, ("Namn", "Målgrupp", "Telefon", "Öppet")), (xs, 780, row)):
        for x, text in zip(place, cells, strict=True):
            sheet.text(x, y, text)
    _rule(sheet, 746, 766, 786)
    sheet.page()
    for y in (80, 100):
        for x, text in zip(xs, row, strict=True):
            sheet.text(x, y, text)
    _rule(sheet, 66, 86, 106)
    (table,) = (block for block in sheet.read().blocks if block.kind == "table")
    assert [cell.label for cell in table.children[3].children] == ["Namn", "Målgrupp", "Telefon", "Öppet"]


def _cut_cells(region: str | Sequence[str], counties: str | Sequence[str]) -> list[str]:
    """Rows of a table of two ruled columns; the end of a page cuts the cell of a region above its counties."""
    sheet = Sheets()
    for y, lines in ((660, ("Syd", "Skåne, Kalmar")), (705, ("Öst", "Jönköping")), (750, region)):
        sheet.text(50, y, lines)
        people = ["Siv Ek", "samordnare", "siv.ek@malmo.example.se"] if y < 750 else "Eva Ek"
        sheet.text(200, y, people)
        sheet.pdf.rect(45, y - 14, 150, 45)
        sheet.pdf.rect(195, y - 14, 300, 45)
    sheet.page()
    sheet.text(50, 90, counties)
    sheet.text(200, 90, ["samordnare", "eva.ek@umea.example.se"])
    sheet.text(50, 135, ["Mitt", "Uppsala, Gävleborg"])
    sheet.text(200, 135, ["Bo Ås", "samordnare", "bo.as@gavle.example.se"])
    for y in (90, 135):
        sheet.pdf.rect(45, y - 14, 150, 45)
        sheet.pdf.rect(195, y - 14, 300, 45)
    return outline(sheet.read().blocks)


def test_the_counties_at_the_head_of_a_page_go_on_with_the_cell_of_their_region() -> None:
    rows = _cut_cells("Nord", "Norrbotten, Jämtland")
    assert "row: Nord / Norrbotten, Jämtland | Eva Ek / samordnare / eva.ek@umea.example.se" in rows


@pytest.mark.parametrize(
    ("region", "overleaf"),
    [
        ("Nord", ["Stockholm"]),
        ("Nord", ["Väst", "Halland, Västra Götaland"]),
        (("Nord", "Norrbottens län"), ["Kalmar län"]),
    ],
)
def test_a_region_or_another_county_at_the_head_of_a_page_begins_a_row(
    region: str | Sequence[str], overleaf: list[str]
) -> None:
    rows = _cut_cells(region, overleaf)
    assert any(row.startswith("row: Nord") and row.endswith("| Eva Ek") for row in rows)
