"""Tables that a page's end cuts, whose first cells are set upright or reach over rows, and headings in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.layout import Block, Box, Line
from pipeline.extract.readers.spans import join_parted_cells
from tests.extract.readers.sheets import Sheets, outline
from tests.extract.readers.test_placed_cells import BO, EVA, PER, SIV, contacts, told

XS = (50, 75, 200, 330, 540)
VACANT = "Vakant"


def _rows(sheet: Sheets) -> list[str]:
    return [line for line in outline(sheet.read().blocks) if line.startswith("row")]


def _person(sheet: Sheets, y: float, person: tuple[str, str, str]) -> None:
    sheet.text(XS[2] + 5, y + 25, [person[0], "utredare"], 9)
    sheet.text(XS[3] + 5, y + 25, [person[2], person[1]], 9)


def _upright(sheet: Sheets, x: float, y: float, text: str) -> None:
    with sheet.pdf.rotation(90, x, y):
        sheet.text(x, y, text, 9, "B")


def _group(sheet: Sheets, y: float, region: str, counties: str, people: Sequence[tuple[str, str, str]]) -> float:
    """Rules and text of a group; the rule below its first two cells is left out."""
    end = y + 60 * len(people)
    _upright(sheet, 66, (y + end) / 2 + 20, region)
    sheet.text(XS[1] + 5, (y + end) / 2 + 3, counties, 9)
    for at, person in enumerate(people):
        _person(sheet, y + 60 * at, person)
        sheet.pdf.line(XS[2], y + 60 * (at + 1), XS[4], y + 60 * (at + 1))
    for x in XS:
        sheet.pdf.line(x, y, x, end)
    return end


def test_a_region_set_upright_is_that_of_its_ruled_cell_also_where_the_page_ends_in_it() -> None:
    sheet = Sheets()
    sheet.pdf.line(XS[0], 100, XS[4], 100)
    end = _group(sheet, 100, "Nord", "Norrbotten", [EVA, BO])
    sheet.pdf.line(XS[0], end, XS[4], end)
    end = _group(sheet, end, "Mitt", "Uppsala", [SIV, PER])
    assert _rows(sheet) == [
        "row: Nord | Norrbotten | Eva Ek / utredare | 070-174 06 05 / eva.ek@umea.example.se",
        "row: Nord | Norrbotten | Bo Ås / utredare | 070-174 06 06 / bo.as@lulea.example.se",
        "row: Mitt | Uppsala | Siv Lind / utredare | 070-174 06 07 / siv.lind@uppsala.example.se",
        "row: Mitt | Uppsala | Per Holm / utredare | 070-174 06 08 / per.holm@malmo.example.se",
    ]
    assert contacts(sheet) == told(nord=[EVA, BO], mitt=[SIV, PER])


def test_upright_rules_below_a_header_make_no_row_of_all_that_stands_between_them() -> None:
    sheet = Sheets()
    for y in (80, 100):
        sheet.pdf.line(50, y, 540, y)
    for x in (50, 170, 300, 540):
        sheet.pdf.line(x, 80, x, 220)
    rows = [("Namn", "Telefon", "E-post"), *((name, phone, mail) for name, mail, phone in (EVA, BO, SIV))]
    for at, row in enumerate(rows):
        for x, cell in zip((55, 175, 305), row, strict=True):
            sheet.text(x, 95 + 30 * at, cell, 9)
    assert _rows(sheet)[-3:] == [f"row: {name} | {phone} | {mail}" for name, mail, phone in (EVA, BO, SIV)]


def _middle(sheet: Sheets, x: float, y: float, text: str, size: float = 9, style: str = "") -> None:
    sheet.pdf.set_font("Helvetica", style, size)
    sheet.pdf.text(x - sheet.pdf.get_string_width(text) / 2, y, text)


def test_a_heading_in_the_middle_above_a_table_is_none_of_its_cells() -> None:
    sheet = Sheets(842, 595)
    y = 100.0
    for region, counties, people in (
        ("Region Nord", "(Norrbotten och Jämtland)", [EVA, BO]),
        ("Region Mitt", "(Uppsala)", [SIV]),
        ("Region Syd", "(Skåne, Blekinge och Kalmar)", [PER]),
    ):
        _middle(sheet, 420, y, region, 13, "B")
        _middle(sheet, 420, y + 14, counties)
        for name, mail, phone in people:
            y += 16
            for x, cell in zip((110, 240, 440, 680), (name, "utredare", phone, mail), strict=True):
                _middle(sheet, x, y + 14, cell)
        y += 50
    assert contacts(sheet) == told(nord=[EVA, BO], mitt=[SIV], syd=[PER])
    assert [line for line in outline(sheet.read().blocks) if line.startswith("heading")] == [
        "heading: Region Nord", "heading: Region Mitt", "heading: Region Syd",
    ]  # fmt: skip


def test_small_regions_at_the_head_of_a_page_name_what_stands_right_below_them() -> None:
    sheet = Sheets()
    for at, (region, counties, person) in enumerate(
        (("REGION NORD", "Norrbotten", EVA), ("REGION MITT", "Uppsala", SIV), ("REGION SYD", "Skåne", PER))
    ):
        x, y = 50 + 180 * (at % 3), 45.0
        sheet.text(x, y, region, 8)
        sheet.text(x, y + 14, person[0], 11, "B")
        sheet.text(x, y + 28, [counties, "utredare", "Umeå kommun", f"Tel: {person[2]}", person[1]], 9)
    assert contacts(sheet) == told(nord=[EVA], mitt=[SIV], syd=[PER])


def _listed(sheet: Sheets, y: float, region: str, counties: Sequence[str], lines: Sequence[Sequence[str]]) -> float:
    """A region with its counties, and people beside it, each below white."""
    sheet.text(50, y, region, 10, "B")
    low = sheet.text(50, y + 26, counties)
    for own in lines:
        y = sheet.text(230, y, own) + 12
    return max(low, y - 12) + 22


def _lines(person: tuple[str, str, str]) -> list[str]:
    return [person[0], "utredare, Umeå kommun", f"Telefon {person[2]}", person[1]]


def test_a_first_row_that_names_a_region_is_no_header() -> None:
    sheet = Sheets()
    rows = [("Region Nord", "Norrbotten", VACANT)]
    rows += [("Region Mitt", "Uppsala", f"{SIV[0]}, {SIV[1]}"), ("Region Syd", "Skåne", f"{PER[0]}, {PER[1]}")]
    for at, row in enumerate(rows):
        for x, cell in zip((50, 160, 270), row, strict=True):
            sheet.text(x, 100 + 20 * at, cell)
    (table,) = sheet.read().blocks
    assert outline([table]) == ["row: " + " | ".join(row) for row in rows]
    assert not any(cell.label for row in table.children for cell in row.children)


def _cell(*lines: tuple[float, str]) -> Block:
    """A cell of lines of ten points; those that name a region are bold."""
    return Block("cell", tuple(Line(1, 1, t, Box(50, y, 90, y + 10), bold="Region" in t) for y, t in lines))


def test_a_first_cell_goes_on_below_white_that_stands_within_others() -> None:
    rows = [
        Block("row", children=(_cell((100, "Region Nord"), (125, "Norrbottens län")), _cell((100, "Eva Ek")))),
        Block("row", children=(_cell((160, "Region Mitt")), _cell((160, VACANT)))),
        Block("row", children=(_cell((185, "Uppsala län")), _cell())),
        Block("row", children=(_cell((220, "Region Syd")), _cell((220, VACANT)))),
        Block("row", children=(_cell((270, "Tabellen gäller 2023")), _cell())),
    ]
    assert [row.children[0].text for row in join_parted_cells(rows)] == [
        "Region Nord\nNorrbottens län",
        "Region Mitt\nUppsala län",
        "Region Syd",
        "Tabellen gäller 2023",
    ]


def test_the_lines_above_a_second_mail_are_that_persons_where_a_first_cell_stands_beside_the_white() -> None:
    sheet = Sheets()
    y = _listed(
        sheet,
        100,
        "Region Nord",
        ["Norrbottens län,", "Jämtlands län och", "Västerbottens län"],
        [_lines(EVA), _lines(BO)],
    )
    y = _listed(sheet, y, "Region Mitt", ["Uppsala län"], [_lines(SIV)])
    _listed(sheet, y, "Region Syd", ["Skåne län"], [_lines(PER)])
    assert contacts(sheet) == told(nord=[EVA, BO], mitt=[SIV], syd=[PER])
