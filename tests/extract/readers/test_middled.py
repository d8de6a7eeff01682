"""Cells of fewer lines set in the middle of their row, as word processors and browsers do."""

from __future__ import annotations

import itertools

from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from tests.extract.helpers import make_edition, people
from tests.extract.readers.sheets import Sheets

COLUMNS = (60, 170, 270, 360)
REGIONS = (
    "Nord (Norrbotten, Västerbotten och Jämtland)",
    "Mitt (Uppsala, Västmanland och Gävleborg)",
    "Syd (Skåne, Kronoberg, Blekinge och Kalmar)",
)


def _set_row(sheet: Sheets, y: float, *cells: list[str]) -> float:
    height = max(map(len, cells)) * 12
    for x, cell in zip(COLUMNS, cells, strict=True):
        sheet.text(x, y + (height - 12 * len(cell)) / 2, cell, leading=1.2)
    return y + height + 16


def _contacts(sheet: Sheets) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    return [(m.first("name"), m.first("email"), m.values("phone")) for m in people(_extract(sheet))]


def _extract(sheet: Sheets) -> Extraction:
    return extract_statements(make_edition(), sheet.read())


def test_numbers_above_and_below_the_middle_of_a_row_are_of_that_row() -> None:
    sheet = Sheets()
    y = _set_row(sheet, 80, ["Namn"], ["Arbetsgivare"], ["Telefon"], ["Mejl"])
    people_of = (("Eva Norlin", "eva.norlin"), ("Ann-Sofie Alm", "ann-sofie.alm"), ("Ida Falk", "ida.falk"))
    expected = []
    for index, (region, (name, local)) in enumerate(zip(REGIONS, people_of, strict=True)):
        sheet.text(COLUMNS[0], y, region)
        numbers = [f"070-174 06 {10 + index}", f"031-390 06 {10 + index}"]
        mail = f"{local}@umea.example.se"
        y = _set_row(sheet, y + 24, [name], ["Umeå kommun"], numbers, [mail])
        expected.append((name, mail, tuple(numbers)))
    assert _contacts(sheet) == expected


def test_label_in_the_middle_of_a_mail_that_wraps_is_that_of_the_whole_mail() -> None:
    sheet = Sheets()
    sheet.text(60, 60, "Region Nord", 14, "B")
    y = 90.0
    for name, mail in (
        ("Eva Norlin", ["eva.norlin@umea.example.se"]),
        ("Gun-Britt Alm", ["gun-", "britt.alm@lulea.example.se"]),
    ):
        for label, value in (("Namn:", [name]), ("Telefon:", ["070-174 06 05"]), ("E-post:", mail)):
            sheet.text(60, y + 6 * (len(value) - 1), label)
            y = sheet.text(130, y, value, leading=1.2) + 4
        y += 14
    assert [mail for _, mail, _ in _contacts(sheet)] == [
        "eva.norlin@umea.example.se",
        "gun-\nbritt.alm@lulea.example.se",
    ]


def test_line_below_a_cell_in_the_middle_of_a_narrow_table_begins_where_cells_do() -> None:
    sheet = Sheets()
    y = _set_row(sheet, 80, ["Namn"], ["Arbetsgivare"], ["Telefon"], ["Mejl"])
    expected = []
    for index, region in enumerate(REGIONS):
        sheet.text(COLUMNS[0], y, region)
        name = ("Malin Hällströmsson", "Eva Norlin", "Ida Falk")[index]
        mails = [f"{name[:3].lower()}@umea.example.se", f"{name[:3].lower()}@nmt.example.se"]
        y = _set_row(sheet, y + 24, [name], ["Jönköpings", "kommun"], [f"070-174 06 {10 + index}"], mails)
        expected.append(name)
    assert [name for name, _, _ in _contacts(sheet)] == expected


def test_number_that_wraps_in_a_cell_is_whole_where_its_lines_begin_a_little_apart() -> None:
    sheet = Sheets()
    edges = (50, 140, 240, 310, 540)
    sheet.text(55, 40, "Region Nord", 14, "B")
    sheet.text(55, 60, "Norrbottens och Västerbottens län")
    rows = (
        ("Namn", "Kommun", ["Telefon"], "Mejl"),
        ("Eva Norlin", "Umeå kommun", ["040 628 04", "21"], "eva.norlin@umea.example.se"),
        ("Ida Falk", "Umeå kommun", ["040 628 04", "22"], "ida.falk@umea.example.se"),
    )
    for index, (name, employer, phones, mail) in enumerate(rows):
        y = 80 + 40 * index
        for left, right in itertools.pairwise(edges):
            sheet.pdf.rect(left, y, right - left, 40)
        for x, text in ((edges[0], name), (edges[1], employer), (edges[3], mail)):
            sheet.text(x + 5, y + 14, text)
        for line, number in enumerate(phones):
            sheet.text(edges[2] + 4.8 + 0.4 * line, y + 14 + 12 * line, number)
    numbers = [" ".join(" ".join(found).split()) for _, _, found in _contacts(sheet)]
    assert numbers == ["040 628 04 21", "040 628 04 22"]
