"""Sheets of a spreadsheet whose columns print on pages of their own."""

from __future__ import annotations

from collections.abc import Sequence

from tests.extract.readers.sheets import Sheets
from tests.extract.readers.test_placed_cells import contacts
from tests.extract.readers.test_side_lists import COUNTIES, PEOPLE, TOLD

COLUMNS = ("Region", "Namn", "Titel", "Telefon", "E-post")
ROWS = [
    (region.title(), name, "Kurator", f"070-174 06 {number}", TOLD[name][1])
    for region, listed in PEOPLE.items()
    for name, number in listed
]


def _print(sheet: Sheets, rows: Sequence[Sequence[str]], columns: Sequence[int], top: float = 80) -> None:
    for at, row in enumerate(rows):
        for place, column in enumerate(columns):
            sheet.text(60 + 150 * place, top + 15 * at, row[column])


def test_columns_on_pages_of_their_own_are_rows_again() -> None:
    sheet = Sheets()
    _print(sheet, [COLUMNS, *ROWS], (0, 1, 2))
    for columns in ((3,), (4,)):
        sheet.page()
        _print(sheet, [COLUMNS, *ROWS], columns)
    document = sheet.read()
    assert contacts(sheet) == TOLD
    numbers = [(line.page, line.number) for line in document.lines()]
    assert sorted(numbers) == [(1, n + 1) for n in range(27)] + [(p, n + 1) for p in (2, 3) for n in range(9)]
    mail = next(line for line in document.lines() if line.text == ROWS[0][4])
    assert (mail.page, round(mail.box.x0) if mail.box else None) == (3, 60)


def test_a_sheet_may_print_down_first_and_then_over() -> None:
    sheet = Sheets()
    rows = [COLUMNS, *ROWS]
    for columns in ((0,), (1, 2), (3,), (4,)):
        for half in (rows[:5], rows[5:]):
            if columns != (0,) or half[0] is not COLUMNS:
                sheet.page()
            _print(sheet, half, columns)
    assert contacts(sheet) == TOLD


def test_second_numbers_and_counties_that_reach_over_stand_in_their_rows() -> None:
    sheet = Sheets()
    for number, (region, listed) in enumerate(PEOPLE.items()):
        left = [(f"Region {region.title()}", ""), ("Län:", ", ".join(COUNTIES[region])), ("Namn", "Telefon")]
        right = ["", ", ".join(COUNTIES[region]), "E-post"]
        for name, last in listed:
            left += [(name, f"070-174 06 {last}"), ("", f"031-390 06 {last}")]
            right += [TOLD[name][1], ""]
        if number:
            sheet.page()
        _print(sheet, left, (0, 1))
        sheet.page()
        _print(sheet, [(text,) for text in right], (0,))
    assert contacts(sheet) == {n: (r, m, (p, p.replace("070-174", "031-390"))) for n, (r, m, (p,)) in TOLD.items()}


def test_rows_of_a_sheet_under_the_names_of_regions_are_no_cell() -> None:
    sheet = Sheets()
    left: list[tuple[str, str]] = [("Namn", "Titel")]
    right: list[tuple[str, str]] = [("Telefon", "E-post")]
    for region, listed in PEOPLE.items():
        left += [(f"Region {region.title()}", ""), (", ".join(COUNTIES[region][:3]), "")]
        right += [("", ""), ("", "")]
        for name, number in listed:
            left += [(name, "Kurator"), ("", "")]
            right += [(f"070-174 06 {number}", TOLD[name][1]), (f"031-390 06 {number}", "")]
    _print(sheet, left, (0, 1))
    sheet.page()
    _print(sheet, right, (0, 1))
    assert contacts(sheet) == {n: (r, m, (p, p.replace("070-174", "031-390"))) for n, (r, m, (p,)) in TOLD.items()}


def test_pages_of_one_region_each_are_no_sheet_though_their_lines_stand_level() -> None:
    sheet = Sheets()
    for number, (region, listed) in enumerate(PEOPLE.items()):
        if number:
            sheet.page()
        sheet.text(60, 80, f"Region {region.title()}", 14, "B")
        name, last = listed[0]
        sheet.text(60, 110, [name, f"070-174 06 {last}", TOLD[name][1]])
    assert len({line.page for line in sheet.read().lines()}) == len(PEOPLE)
    firsts = [listed[0][0] for listed in PEOPLE.values()]
    assert contacts(sheet) == {name: TOLD[name] for name in firsts}
