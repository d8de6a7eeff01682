"""What a browser prints: icons, items in items, cells that nearly touch, labels in turn, edges of pages."""

from __future__ import annotations

import pytest

from pipeline.domain.layout import Block
from pipeline.extract.readers import read_document
from pipeline.extract.readers.labelled import are_repeated
from tests.extract.readers.sheets import Sheets, outline
from tests.extract.readers.test_pdf_layouts import texts

ICON = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</I 5 0 R/T 8 0 R>>>>>> endobj
4 0 obj <</Length 119>> stream
BT /I 10 Tf 50 700 Td <0005> Tj /T 10 Tf 20 0 Td (Eva Ek) Tj
/I 10 Tf -20 -14 Td <0006> Tj /T 10 Tf 20 0 Td (Kiruna) Tj ET
endstream endobj
5 0 obj <</Type/Font/Subtype/Type0/BaseFont/Icons/Encoding/Identity-H/DescendantFonts[6 0 R]>> endobj
6 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/Icons
/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R>> endobj
7 0 obj <</Type/FontDescriptor/FontName/Icons/Flags 4/FontBBox[0 0 1000 1000]/Ascent 800/Descent -200/ItalicAngle 0
/CapHeight 700/StemV 80>> endobj
8 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R/Size 9>>
"""


def test_an_icon_that_stands_for_no_character_is_no_word_and_is_noted() -> None:
    document = read_document(ICON)
    assert texts(document) == ["Eva Ek", "Kiruna"]
    assert "glyphs_unmapped" in [note.code for note in document.notes]


def test_an_item_that_is_indented_further_stands_in_the_item_above_it() -> None:
    sheet = Sheets()
    for x, y, text in (
        (60, 100, "1. Nord"),
        (90, 113, "1. Eva Ek, 070-174 06 05"),
        (90, 126, "2. Bo Ås, 070-174 06 06"),
        (60, 139, "2. Mitt"),
        (90, 152, "1. Cia Öd, 070-174 06 07"),
    ):
        sheet.text(x, y, text)
    (listed,) = sheet.read().blocks
    assert [_shape(item) for item in listed.children] == [
        ["1. Nord", ["1. Eva Ek, 070-174 06 05", "2. Bo Ås, 070-174 06 06"]],
        ["2. Mitt", ["1. Cia Öd, 070-174 06 07"]],
    ]


def _shape(item: Block) -> list[object]:
    own, inner = item.children
    return [own.text, [child.text for child in inner.children]]


def test_cells_that_nearly_touch_are_parted_where_others_begin() -> None:
    sheet = Sheets()
    rows = [
        ("Kalmar", "Syd", "Eva Ek"),
        ("Halland", "Väst", "Bo Ås"),
        ("Dalarna", "Bergslagen", "Cia Öd"),
        ("Skåne", "Syd", "Eva Ek"),
        ("Värmland", "Bergslagen", "Cia Öd"),
        ("Gotland", "Stockholm", "Dan Ek"),
    ]
    sheet.pdf.set_font("Helvetica", "", 10)
    end = 120 + sheet.pdf.get_string_width("Bergslagen") + 2.5
    for index, row in enumerate(rows):
        for x, text in zip((50, 120, end), row, strict=True):
            sheet.text(x, 100 + 14 * index, text)
    assert outline(sheet.read().blocks) == ["row: " + " | ".join(row) for row in rows]


RECORDS = [
    [("Namn", "Eva Ek"), ("Region", "Nord"), ("Telefon", "070-174 06 05"), ("E-post", "eva@umea.example.se")],
    [("Namn", "Bo Ås"), ("Region", "Mitt"), ("Telefon", "070-174 06 06"), ("E-post", "bo@gavle.example.se")],
    [("Namn", "Cia Öd"), ("Region", "Syd"), ("Telefon", "070-174 06 07"), ("E-post", "cia@malmo.example.se")],
]


def test_labels_in_turn_make_a_record_each_from_the_one_below_more_white() -> None:
    sheet, y = Sheets(), 100.0
    for record in [RECORDS[0][3:], *RECORDS[1:]]:  # the first goes on from another page
        for label, value in record:
            sheet.text(50, y, label)
            sheet.text(120, y, value)
            y += 15
        y += 4
    sheet.text(50, y + 20, "https://www.example.se/kontakt/regionkoordinatorer")
    blocks = [block for block in sheet.read().blocks if block.kind == "definitions"]
    found = [[(child.label, child.text) for child in block.children if child.kind == "definition"] for block in blocks]
    assert found == [RECORDS[0][3:], *RECORDS[1:]]


def test_a_heading_among_values_ends_the_record_above_it() -> None:
    sheet, y = Sheets(), 100.0
    for record in RECORDS:
        sheet.text(120, y, f"Region {record[1][1]}", 10, "B")
        for label, value in (record[0], *record[2:]):
            y += 15
            sheet.text(50, y, label)
            sheet.text(120, y, value)
        y += 15
    kinds = [(block.kind, len(block.children)) for block in sheet.read().blocks]
    assert kinds == [("heading", 0), ("definitions", 6)] * 3


@pytest.mark.parametrize(
    "rows",
    [
        [("Eva", "070-174 06 05"), ("Bo", "070-174 06 06"), ("Eva", "070-174 06 07"), ("Bo", "070-174 06 08")],
        [("Nord", "Eva Ek"), ("Nord", "Bo Ås"), ("Syd", "Cia Öd"), ("Syd", "Dan Ek")],
    ],
)
def test_words_that_come_again_beside_one_kind_of_thing_are_no_labels(rows: list[tuple[str, str]]) -> None:
    first, second = zip(*rows, strict=True)
    assert not are_repeated(first, second)


def test_small_type_at_the_edges_of_two_pages_is_set_aside() -> None:
    sheet = Sheets()
    for page in (1, 2):
        if page == 2:
            sheet.page()
        sheet.text(30, 25, "2026-01-05 Regionkoordinatorer | Myndigheten", 7)
        sheet.text(50, 60, "Regionkoordinatorer", 12, "B")
        sheet.text(50, 100 + 20 * page, [f"Person nummer {page} har denna rad", "och denna", "och en till"])
        sheet.text(30, 825, "https://www.example.se/koordinatorer", 7)
    heads = [block.text for block in sheet.read().blocks if block.role == "running_head"]
    assert heads == ["2026-01-05 Regionkoordinatorer | Myndigheten\nhttps://www.example.se/koordinatorer"] * 2


def test_columns_go_on_below_a_row_that_stands_in_one_of_them_alone() -> None:
    sheet = Sheets()
    left = ["Regionkoordinatorer ger stöd till dig i ditt arbete", "och svarar på frågor", "Eva Ek", "070-174 06 05"]
    right = ["Bo Ås", "Region Mitt", "070-174 06 06", "bo@gavle.example.se"]
    for index, text in enumerate(left):
        sheet.text(50, 100 + 13 * index, text)
    for y, text in zip((98, 122, 135, 148), right, strict=True):
        sheet.text(318, y, text)
    assert texts(sheet.read()) == [*left, *right]


def test_rows_under_a_cell_that_spans_them_are_parted_by_the_white_of_their_own_columns() -> None:
    sheet = Sheets()
    sheet.text(50, 100, "Öst")
    sheet.text(120, 100, ["Jönköping,", "Södermanland,", "Östergötland"])
    for y, name, number, mail in (
        (100, ["Eva", "Ekström"], ["070-174", "06 05"], "eva.ekstrom@nykoping.example.se"),
        (131, ["Bo", "Åsberg"], ["070-174", "06 06"], "bo.asberg@jonkoping.example.se"),
    ):
        sheet.text(210, y, name)
        sheet.text(290, y, number)
        sheet.text(360, y, mail)
    sheet.text(50, 165, "Syd")
    sheet.text(120, 165, "Kalmar")
    sheet.text(210, 165, ["Cia", "Ödman"])
    sheet.text(290, 165, ["070-174", "06 07"])
    sheet.text(360, 165, "cia.odman@kalmar.example.se")
    found = outline(sheet.read().blocks)
    assert [row.split(" | ")[2] for row in found] == ["Eva / Ekström", "Bo / Åsberg", "Cia / Ödman"]
    assert [row.split(" | ")[0] for row in found] == ["row: Öst", "row: Öst", "row: Syd"]
