"""Tables and columns of what agencies print of their own systems: cut by a page, open, coloured, side by side."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.extract.readers.sheets import Sheets
from tests.extract.readers.test_pdf_layouts import texts
from tests.extract.readers.test_placed_cells import BO, EVA, PER, SIV, contacts, told

IDA = ("Ida Ljung", "ida.ljung@umea.example.se", "070-174 06 11")
MAJ = ("Maj Frisk", "maj.frisk@pitea.example.se", "070-174 06 12")
TUA = ("Tua Modig", "tua.modig@gavle.example.se", "070-174 06 13")


def _rule_table(sheet: Sheets, top: float, rows: list[tuple[str, str, str]], region: str, *, is_open: bool) -> float:
    """Rows of a person each, beside one cell that spans them; the last rule leaves that cell out where it is open."""
    xs, y = (50, 150, 300, 540), top
    sheet.pdf.line(xs[0] if region else xs[1], top, xs[3], top)
    if region:
        sheet.text(55, top + 15, region)
    for name, mail, phone in rows:
        sheet.text(155, y + 15, name)
        sheet.text(305, y + 15, [phone, mail])
        y += 50
        sheet.pdf.line(xs[1], y, xs[3], y)
    if not is_open:
        sheet.pdf.line(xs[0], y, xs[1], y)
    for x in xs:
        sheet.pdf.line(x, top, x, y)
    return y


def test_cell_over_rows_that_a_page_cuts_is_that_of_the_rows_beside_it() -> None:
    sheet = Sheets()
    end = _rule_table(sheet, 600, [EVA, BO], "Nord", is_open=False)
    _rule_table(sheet, end, [SIV, PER], "Mitt", is_open=True)
    assert contacts(sheet) == told(nord=[EVA, BO], mitt=[SIV, PER])


def test_table_whose_last_column_has_no_rule_at_its_side_is_read_row_by_row() -> None:
    sheet = Sheets()
    xs = (50, 150, 230, 310)
    rows = [
        (("Nord", " Norrbottens", "län"), ["Eva Ek"], ["070-174 06", "05"], ["eva.ek", "@umea.", "example.se"]),
        (("Väst", " Västra", "Götalands län"), ["Siv Lind"], ["070-174 06", "07"], ["siv.lind@", "umea.example.se"]),
        (("Syd", " Kalmar", "län"), ["Per Holm"], ["070-174 06", "08"], ["per.holm", "@malmo.", "example.se"]),
    ]  # fmt: skip
    sheet.text(55, 92, "Region")
    for x, head in zip(xs[1:], ("Namn", "Telefon", "E-post"), strict=True):
        sheet.text(x + 5, 92, head)
    for at, (region, *cells) in enumerate(rows):
        y = 100 + 50 * at
        sheet.pdf.line(xs[0], y, 480, y)
        bold, light, more = region
        sheet.text(55, y + 13, bold, style="B")
        sheet.text(55 + sheet.pdf.get_string_width(bold), y + 13, light)
        sheet.text(55, y + 25.5, more)
        for x, lines in zip(xs[1:], cells, strict=True):
            sheet.text(x + 5, y + 13, lines)
    sheet.pdf.line(xs[0], 250, 480, 250)
    for x in xs:
        sheet.pdf.line(x, 80, x, 250)
    found = {name: (region, mail.replace("\n", "")) for name, (region, mail, _) in contacts(sheet).items()}
    assert found == {
        "Eva Ek": ("nord", "eva.ek@umea.example.se"),
        "Siv Lind": ("vast", "siv.lind@umea.example.se"),
        "Per Holm": ("syd", "per.holm@malmo.example.se"),
    }


@pytest.mark.parametrize(("top", "end"), [(111.0, 289.0), (106.0, 300.0)])
def test_labels_with_their_values_in_two_columns_are_read_below_the_heading_of_their_own(
    top: float, end: float
) -> None:
    sheet = Sheets()
    sheet.pdf.set_font("Helvetica", "B", 1)
    size = (end - 50) / sheet.pdf.get_string_width("Region Nord (Norrbotten, Västerbotten, Västernorrland)")
    for x, y, region, counties, people in (
        (50, top, "Nord", "(Norrbotten, Västerbotten, Västernorrland)", [EVA, SIV]),
        (302, 100.0, "Öst", "(Östergötland, Jönköping)", [BO, PER]),
    ):
        sheet.text(x, y, f"Region {region} {counties}", size, "B")
        for name, mail, phone in people:
            for label, value in (("Namn", name), ("Mobil/telefon", phone), ("E-post", mail)):
                y += 12.8
                sheet.text(x, y, label, 9)
                sheet.text(x + 62, y, value, 9)
    assert contacts(sheet) == told(nord=[EVA, SIV], ost=[BO, PER])


def test_lines_on_both_rules_of_a_cell_too_low_for_them_are_in_that_cell() -> None:
    sheet = Sheets()
    xs = (50, 150, 300, 400, 560)
    people = [EVA, ("Bo Ås", "bo.as@lulea.example.se", ""), SIV]
    for at, (name, mail, phone) in enumerate((("Namn", "E-post", "Telefon"), *people)):
        y = 100 + 11 * at
        for x, text in zip(xs[1:], (name, phone, mail), strict=False):
            sheet.text(x + 3, y + 8.5, text, 8)
        sheet.text(xs[0] + 3, y + 8.5, "Nord" if at else "Region", 8)
    sheet.text(xs[2] + 3, 100 + 2 * 11 + 4, ["08-465 004 01", "08-465 004 02"], 8)
    for at in range(5):
        sheet.pdf.line(xs[0], 100 + 11 * at, xs[4], 100 + 11 * at)
    for x in xs:
        sheet.pdf.line(x, 100, x, 144)
    assert contacts(sheet) == {
        **told(nord=[EVA, SIV]),
        "Bo Ås": ("nord", "bo.as@lulea.example.se", ("08-465 004 01", "08-465 004 02")),
    }


def test_names_beside_each_other_on_two_pages_of_a_sheet_begin_nothing_where_one_stands_alone() -> None:
    sheet = Sheets()
    left = [("Väst", [EVA, BO, PER]), ("Syd", [SIV])]
    right = [("Nord", [IDA, MAJ]), ("Mitt", [TUA])]
    for x, regions in ((34, left), (455, right)):
        y = 70.0
        for region, people in regions:
            sheet.text(x, y, f"Region {region}", 14, "B")
            y += 7
            for name, mail, phone in people:
                y += 14
                sheet.text(x, y, name, 10.5, "B")
                for label, value in (("E-post:", mail), ("Telefon:", phone)):
                    y += 14
                    sheet.text(x, y, label, 9.5)
                    sheet.text(x + 51, y, value, 9.5)
                y += 8
            y += 23
    expected = {f"Region {region}": [name for name, *_ in people] for region, people in (*left, *right)}
    lines = [text for text in texts(sheet.read()) if not text.startswith(("E-post", "Telefon"))]
    assert lines == [text for head, names in expected.items() for text in (head, *names)]


def test_word_above_the_region_in_each_row_between_level_rules_is_no_header() -> None:
    sheet = Sheets()
    for at, (region, people) in enumerate((("Nord", [EVA, BO]), ("Mitt", [SIV]), ("Syd", [PER]))):
        y = 100 + 110 * at
        sheet.pdf.line(50, y, 540, y)
        sheet.text(50, y + 20, ["Region", region], 13, "B")
        for nth, (name, mail, phone) in enumerate(people):
            sheet.text(190, y + 20 + 45 * nth, name, 10, "B")
            sheet.text(190, y + 32 + 45 * nth, [phone, mail], 10)
    sheet.pdf.line(50, 430, 540, 430)
    assert contacts(sheet) == told(nord=[EVA, BO], mitt=[SIV], syd=[PER])


def test_title_between_rules_whose_letters_are_set_apart_is_one_text() -> None:
    sheet = Sheets()
    sheet.pdf.set_font("Helvetica", "B", 12)
    regions = (("Nord", "Norrbottens", EVA), ("Mitt", "Uppsala", SIV), ("Syd", "Skåne", PER))
    white, behind = 8, 163 - 3 * 8 - sheet.pdf.get_string_width("Region–")
    for at, (region, county, (name, mail, phone)) in enumerate(regions):
        y = 60 + 60 * at
        sheet.pdf.set_font("Helvetica", "B", 12)
        place = behind - sheet.pdf.get_string_width(region)
        for word in ("Region", region, "–", county, "län"):
            sheet.text(place, y + 14, word, 12, "B")
            place += sheet.pdf.get_string_width(word) + white
        sheet.pdf.line(50, y + 22, 540, y + 22)
        for x, text in ((50, name), (163, phone), (330, mail)):
            sheet.text(x, y + 35, text)
        sheet.pdf.line(50, y + 42, 540, y + 42)
    titles = {f"Region {region} – {county} län" for region, county, _ in regions}
    assert titles <= {*texts(sheet.read())}


def test_white_rows_between_coloured_ones_are_rows_of_the_same_table() -> None:
    sheet = Sheets()
    xs = (50, 160, 250, 340, 560)
    groups = (("Nord", [EVA, BO, IDA]), ("Mitt", [SIV, TUA]), ("Syd", [PER, MAJ]))
    y, nth = 100.0, 0
    for region, people in groups:
        sheet.pdf.set_fill_color(220, 230, 240)
        sheet.pdf.rect(xs[0], y, xs[4] - xs[0], 26, style="F")
        sheet.text(55, y + 16, f"Region {region}", 9, "B")
        for name, mail, phone in people:
            y, nth = y + 26, nth + 1
            for left, right in pairwise(xs):
                if nth % 2:
                    sheet.pdf.rect(left, y, right - left, 26, style="F")
            for x, text in zip(xs, (name, phone, "–", mail), strict=False):
                sheet.text(x + 3, y + 16, text, 9)
        y += 26
    assert contacts(sheet) == told(nord=[EVA, BO, IDA], mitt=[SIV, TUA], syd=[PER, MAJ])


def test_contacts_side_by_side_whose_mails_break_at_their_sign_are_no_rows_of_a_table() -> None:
    sheet = Sheets()
    for at, (region, people) in enumerate(
        (("Nord: Norrbottens län och Jämtlands län", [EVA, BO]), ("Syd", [SIV, PER]))
    ):
        y = 100 + 80 * at
        sheet.text(28, y, f"Region {region}", 9, "B")
        for x, (name, mail, phone) in zip((28, 215), people, strict=True):
            local, _, host = mail.partition("@")
            sheet.text(x, y + 14, name, 8.5, "B")
            sheet.text(x, y + 25, [f"{local}@", host], 7.5)
            sheet.text(x, y + 47, phone, 8)
    found = {name: (region, phones) for name, (region, _, phones) in contacts(sheet).items()}
    expected = {"nord": (EVA, BO), "syd": (SIV, PER)}
    assert found == {name: (region, (phone,)) for region, people in expected.items() for name, _, phone in people}
