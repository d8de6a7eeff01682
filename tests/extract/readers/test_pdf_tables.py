"""Printed tables, with and without rules, are read row by row."""

from __future__ import annotations

from tests.extract.readers.sheets import Sheets, outline
from tests.extract.readers.test_pdf_layouts import card, texts


def test_a_table_without_rules_is_read_row_by_row() -> None:
    sheet = Sheets()
    rows = [
        ("Region", "Namn", "Telefon", "E-post"),
        ("Nord", "Eva Ek", "070-174 06 05", "eva@umea.example.se"),
        ("Mitt", "Bo Ås", "070-174 06 06", "bo@gavle.example.se"),
        ("", "Cia Öd", "070-174 06 07", "cia@gavle.example.se"),
    ]
    for index, row in enumerate(rows):
        for x, text in zip((50, 150, 270, 380), row, strict=True):
            sheet.text(x, 100 + 16 * index, text, 10, "B" if index == 0 else "")
    document = sheet.read()
    assert outline(document.blocks) == [
        *("row: " + " | ".join(row) for row in rows[:3]),
        "row: Mitt | Cia Öd | 070-174 06 07 | cia@gavle.example.se",
    ]
    assert len(texts(document)) == 15
    assert [cell.label for cell in document.blocks[0].children[1].children] == list(rows[0])


def test_printed_rows_of_one_cell_stay_together() -> None:
    sheet = Sheets()
    cells = [
        ("Region", "Län", "Kontakt"),
        ("Nord", ["Norrbotten,", "Västerbotten"], card("Eva Ek", 5)),
        ("Mitt", "Gävleborg", card("Bo Ås", 6)),
    ]
    for y, row in zip((100, 120, 180), cells, strict=True):
        for x, cell in zip((50, 150, 300), row, strict=True):
            sheet.text(x, y, cell)
    assert outline(sheet.read().blocks) == [
        "row: Region | Län | Kontakt",
        "row: Nord | Norrbotten, / Västerbotten | Eva Ek / eva@umea.example.se / 070-174 06 05",
        "row: Mitt | Gävleborg | Bo Ås / bo@umea.example.se / 070-174 06 06",
    ]


def test_a_table_without_a_header_has_its_title_above_it() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 14, "B")
    for row, (name, number) in enumerate((("Eva Ek", "070-174 06 05"), ("Bo Ås", "070-174 06 06"))):
        for x, text in ((50, name), (200, number), (330, f"{name[:2].lower()}@umea.example.se")):
            sheet.text(x, 100 + 15 * row, text)
    assert outline(sheet.read().blocks) == [
        "heading: Regionkoordinatorer",
        "row: Eva Ek | 070-174 06 05 | ev@umea.example.se",
        "row: Bo Ås | 070-174 06 06 | bo@umea.example.se",
    ]


def test_rows_between_level_rules_are_rows_of_a_table() -> None:
    sheet = Sheets()
    for y in (100, 118, 160, 202):
        sheet.pdf.line(50, y, 545, y)
    for x, text in ((52, "Region"), (120, "Län"), (250, "Koordinator"), (400, "Kontakt")):
        sheet.text(x, 112, text, 9, "B")
    rows = (
        ("Nord", ["Norrbotten, Väster-", "botten, Jämtland"], ["Eva Ek", "Chef"], card("Eva", 5)[:0:-1]),
        ("Syd", ["Skåne"], ["Cia Öd"], ["070-174 06 06", "cia@lund.example.se"]),
    )
    for row, cells in enumerate(rows):
        for x, cell in zip((52, 120, 250, 400), cells, strict=True):
            sheet.text(x, 132 + 42 * row, cell, 9)
    assert outline(sheet.read().blocks) == [
        "row: Region | Län | Koordinator | Kontakt",
        "row: Nord | Norrbotten, Väster- / botten, Jämtland | Eva Ek / Chef | 070-174 06 05 / eva@umea.example.se",
        "row: Syd | Skåne | Cia Öd | 070-174 06 06 / cia@lund.example.se",
    ]


def test_a_ruled_table_repeats_a_cell_that_spans_rows() -> None:
    sheet = Sheets()
    for y, left in ((100, 50), (130, 50), (160, 150), (190, 50)):
        sheet.pdf.line(left, y, 450, y)
    for x in (50, 150, 300, 450):
        sheet.pdf.line(x, 100, x, 190)
    sheet.text(54, 118, "Region", 10, "B")
    sheet.text(154, 118, "Namn", 10, "B")
    sheet.text(304, 118, "Telefon", 10, "B")
    sheet.text(54, 163, "Nord")
    sheet.text(154, 148, "Eva Ek")
    sheet.text(304, 148, "070-174 06 05")
    sheet.text(154, 178, "Bo Ås")
    sheet.text(304, 178, "070-174 06 06")
    document = sheet.read()
    assert outline(document.blocks) == [
        "row: Region | Namn | Telefon",
        "row: Nord | Eva Ek | 070-174 06 05",
        "row: Nord | Bo Ås | 070-174 06 06",
    ]
    assert len(texts(document)) == 8
    assert [cell.label for cell in document.blocks[0].children[2].children] == ["Region", "Namn", "Telefon"]


def test_a_table_without_rules_is_read_row_by_row_where_its_cells_have_several_lines() -> None:
    sheet = Sheets()
    sheet.text(480, 40, "2024-09-12")
    sheet.text(50, 70, "Kontaktlista för hela landet", 18, "B")
    rows = [
        (["Ansvarig"], ["Område"], ["Kontaktuppgifter"]),
        (["Märta Ek", "Luleå kommun"], ["Region Nord"], ["Mobil 070-174 06 20", "marta.ek@lulea.example.se"]),
        (
            ["Bo Ås och", "Eva Prov"],
            ["Region Mitt", "(C- och U-län)"],
            ["bo.as@gavle.example.se", "eva.prov@gavle.example.se"],
        ),
        (["Ivar Berg", "Malmö stad"], ["Region Syd", "(M-län)"], ["Mobil 070-174 06 21", "ivar.berg@malmo.example.se"]),
    ]
    for at, cells in enumerate(rows):
        for x, cell in zip((50, 200, 320), cells, strict=True):
            sheet.text(x, 110 + 40 * at, cell)
    document = sheet.read()
    assert outline(document.blocks)[2:] == ["row: " + " | ".join(" / ".join(cell) for cell in cells) for cells in rows]


def test_mails_below_the_names_of_a_table_without_rules_stay_with_them() -> None:
    sheet = Sheets()
    rows = [
        ("Märta Ek", "Luleå kommun", "070-174 06 20", "marta.ek@social.lulea.example.se"),
        ("Bo Ås", "Kiruna kommun", "070-174 06 21", "bo.as@kiruna.example.se"),
    ]
    for at, (*cells, mail) in enumerate(rows):
        for x, cell in zip((50, 230, 400), cells, strict=True):
            sheet.text(x, 60 + 40 * at, cell)
        sheet.text(50, 60 + 40 * at + 13, mail)
    assert outline(sheet.read().blocks)[:2] == [f"row: {a} / {m} | {b} | {c}" for a, b, c, m in rows]


def test_columns_that_nearly_touch_go_on_below_the_names_of_groups() -> None:
    sheet = Sheets()
    xs = (50, 140, 236, 312)
    groups = (
        ("NORD - Norrbotten och Jämtland", [("Eva Ek", "utredare", "05"), ("Karl-Gustav Holm", "kurator", "06")]),
        ("MITT - Gävleborg, Uppsala och Västmanland", [("Siv Ångström Lind", "Senior handläggare", "07")]),
        ("ÖST - Jönköping och Östergötland", [("Bo Ås", "Senior handläggare", "08")]),
        ("SYD - Skåne och Blekinge", [("Cia Öd", "utredare", "09"), ("Dag Äng", "kurator", "10")]),
    )
    y = 100.0
    for group, people in groups:
        sheet.text(50, y, group, 10, "B")
        for index, (name, title, digits) in enumerate(people):
            cells = (name, title, "Umeå kommun", f"070-174 06 {digits}")
            for x, cell in zip(xs, cells, strict=True):
                sheet.text(x, y + 18 * (index + 1), cell)
        y += 18 * len(people) + 30
    assert [line for line in outline(sheet.read().blocks) if line.startswith("row")] == [
        f"row: {name} | {title} | Umeå kommun | 070-174 06 {digits}"
        for _, people in groups
        for name, title, digits in people
    ]
