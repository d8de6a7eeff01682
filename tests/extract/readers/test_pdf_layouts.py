"""Reading order of printed pages comes from geometry, whatever the order in which things were drawn."""

from __future__ import annotations

import io

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from pipeline.domain.layout import Block, Document
from pipeline.extract.readers import read_document
from tests.extract.readers.sheets import Sheets, outline

TEXT = "Regionkoordinatorerna ger stöd i ärenden om människohandel och är anställda inom socialtjänsten i sin kommun"
WORDS = TEXT.split()


def prose(count: int, width: int = 5) -> list[str]:
    return [" ".join(WORDS[(row * width + place) % len(WORDS)] for place in range(width)) for row in range(count)]


def card(name: str, number: int) -> list[str]:
    return [name, f"{name.split()[0].lower()}@umea.example.se", f"070-174 06 {number:02}"]


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines()]


def kinds(document: Document, text: str) -> list[str]:
    """The kinds of the blocks around a line, from the outside in."""

    def find(block: Block) -> list[str]:
        if any(line.text == text for line in block.lines):
            return [block.kind]
        inner = next((found for child in block.children if (found := find(child))), [])
        return [block.kind, *inner] if inner else []

    return next((found for block in document.blocks if (found := find(block))), [])


def test_words_on_a_map_never_stand_between_the_lines_of_the_column_beside_it() -> None:
    sheet = Sheets()
    sheet.text(40, 45, "Sju regioner", 14, "B")
    on_map = ((150, 142, "NORD"), (165, 122, "Norrbotten"), (90, 190, "Dalarna"), (110, 232, "BERGSLAGEN"),
              (215, 262, "STOCKHOLM"), (190, 300, "ÖST"), (90, 318, "VÄST"), (80, 342, "Halland"))  # fmt: skip
    for x, height, word in on_map:
        sheet.text(x, height, word, 9 if word.isupper() else 7, "B" if word.isupper() else "")
    column, y = [], 80.0
    for number, (region, counties) in enumerate(
        (("MITT", "Uppsala, Gävleborg"), ("SYD", "Skåne, Kalmar"), ("ÖST", "Jönköping"), ("VÄST", "Halland, Dalarna"))
    ):
        sheet.text(330, y, f"REGION {region}", 11, "B")
        lines = [counties, *card(f"Märta {region.title()}ek", number), *card(f"Åsa {region.title()}by", number + 10)]
        y = sheet.text(330, y + 14, lines, 9) + 18
        column += [f"REGION {region}", *lines]
    read = texts(sheet.read())
    assert read[read.index("REGION MITT") :] == column


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("is_mixed", [False, True])
@pytest.mark.parametrize("shift", [0.0, 6.0])
def test_columns_are_read_one_after_the_other(columns: int, is_mixed: bool, shift: float) -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Stöd och kontakt till yrkesverksamma i hela landet", 18, "B")
    width = 5 if columns == 2 else 3
    expected = [[f"{line} {column}:{row}" for row, line in enumerate(prose(9, width))] for column in range(columns)]
    places = [(column, row) for column in range(columns) for row in range(9)]
    for column, row in sorted(places, key=lambda place: (place[1], -place[0])) if is_mixed else places:
        sheet.text(50 + column * 510 / columns, 100 + 12 * row + shift * column, expected[column][row], 9)
    document = sheet.read()
    assert texts(document) == [
        "Stöd och kontakt till yrkesverksamma i hela landet",
        *(line for column in expected for line in column),
    ]
    assert kinds(document, texts(document)[0]) == ["heading"]


def test_a_heading_over_columns_ends_the_band_above_it() -> None:
    sheet = Sheets()
    y = 60.0
    for number, region in enumerate(("Region Nord", "Region Syd")):
        sheet.text(50, y, region, 12, "B")
        sheet.text(50, y + 16, "Norrbotten, Västerbotten och Jämtland")
        sheet.text(50, y + 40, card("Eva Ek", 10 * number + 5))
        sheet.text(310, y + 40, card("Bo Ås", 10 * number + 6))
        y += 110
    assert outline(sheet.read().blocks) == [
        "heading: Region Nord",
        "paragraph: Norrbotten, Västerbotten och Jämtland",
        "paragraph: Eva Ek / eva@umea.example.se / 070-174 06 05",
        "paragraph: Bo Ås / bo@umea.example.se / 070-174 06 06",
        "heading: Region Syd",
        "paragraph: Norrbotten, Västerbotten och Jämtland",
        "paragraph: Eva Ek / eva@umea.example.se / 070-174 06 15",
        "paragraph: Bo Ås / bo@umea.example.se / 070-174 06 16",
    ]


def test_a_short_heading_at_the_left_begins_a_new_band_too() -> None:
    sheet = Sheets()
    y = 60.0
    for number, region in enumerate(("NORD", "SYD")):
        sheet.text(50, y, region, 10, "B")
        sheet.text(50, y + 20, card("Eva Ek", 10 * number + 5))
        sheet.text(310, y + 20, card("Bo Ås", 10 * number + 6))
        y += 90
    order = [text for text in texts(sheet.read()) if text in ("NORD", "SYD") or text.startswith("070")]
    assert order == ["NORD", "070-174 06 05", "070-174 06 06", "SYD", "070-174 06 15", "070-174 06 16"]


def test_framed_boxes_are_cards() -> None:
    sheet = Sheets()
    for number, x in enumerate((50, 310)):
        sheet.pdf.rect(x, 80, 240, 90)
        sheet.text(x + 10, 100, card("Eva Ek", 5 + number))
    document = sheet.read()
    assert [block.kind for block in document.blocks] == ["card", "card"]
    assert "070-174 06 06" in document.blocks[1].text


def test_labels_and_values_stay_on_their_line() -> None:
    sheet = Sheets()
    sheet.text(50, 100, ["Telefon:", "E-post:"])
    sheet.text(130, 100, ["070-174 06 05", "eva@umea.example.se"])
    assert texts(sheet.read()) == ["Telefon: 070-174 06 05", "E-post: eva@umea.example.se"]


def test_text_beside_a_map_keeps_its_lines_whole() -> None:
    sheet = Sheets()
    for step in range(40):  # the outline of a map, drawn in short curves and rules
        sheet.pdf.line(330 + 3 * step, 100 + 11 * (step % 7), 336 + 3 * step, 104 + 11 * (step % 5))
    for x, y, name in ((420, 130, "Luleå"), (400, 260, "Umeå"), (380, 420, "Malmö")):
        sheet.text(x, y, name, 6)
    sheet.text(50, 100, ["REGION NORD", "Norrbotten, Västerbotten", "", *card("Eva Ek", 5), "", *card("Bo Ås", 6)])
    found = texts(sheet.read())
    assert found[:8] == ["REGION NORD", "Norrbotten, Västerbotten", *card("Eva Ek", 5), *card("Bo Ås", 6)]
    assert found[8:] == ["Luleå", "Umeå", "Malmö"]


def test_running_heads_and_page_numbers_are_set_aside() -> None:
    sheet = Sheets()
    bodies = [f"{word} text som bara står på denna sida" for word in ("Första", "Andra", "Tredje", "Fjärde")]
    for page, body in enumerate(bodies, start=1):
        if page > 1:
            sheet.page()
        sheet.text(50, 30, "NMT kontaktlista", 8)
        sheet.text(50, 200, body)
        sheet.text(290, 820, f"Sida {page} (4)", 8)
    document = sheet.read()
    heads = [block.text for block in document.blocks if block.role == "running_head"]
    assert heads == [f"NMT kontaktlista\nSida {page} (4)" for page in range(1, 5)]
    assert [block.text for block in document.blocks if block.role == "main"] == bodies
    assert [len(page.lines) for page in document.pages] == [3, 3, 3, 3]


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turns: int) -> None:
    sheet = Sheets()
    sheet.text(60, 80, ["REGION NORD", *card("Eva Ek", 5)])
    pdf = pdfium.PdfDocument(sheet.bytes())
    pdf[0].set_rotation(turns)
    buffer = io.BytesIO()
    pdf.save(buffer)
    pdf.close()
    assert texts(read_document(buffer.getvalue())) == ["REGION NORD", *card("Eva Ek", 5)]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_text_is_read_along_its_lines(angle: int) -> None:
    sheet = Sheets()
    with sheet.pdf.rotation(angle, 300, 400):
        sheet.text(200, 380, ["REGION NORD", *card("Eva Ek", 5)])
    document = sheet.read()
    assert outline(document.blocks) == ["heading: REGION NORD", "paragraph: " + " / ".join(card("Eva Ek", 5))]
    box = next(document.lines()).box
    assert box is not None
    assert (box.x1 - box.x0 > box.y1 - box.y0) == (angle == 180)


def test_justified_lines_are_not_torn_apart() -> None:
    sheet = Sheets()
    sheet.pdf.set_font("Helvetica", size=9)
    for x in (50, 230):
        sheet.pdf.set_xy(x, 80)
        sheet.pdf.multi_cell(150, 12, " ".join(WORDS * 6), align="J")
    document = sheet.read()
    half = " ".join(texts(document)).split(" " + WORDS[0] + " ")
    assert " ".join(texts(document)) == " ".join(WORDS * 12)
    assert len(half) > 6


def test_words_have_their_place_in_the_line_and_on_the_page() -> None:
    sheet = Sheets()
    sheet.text(50, 100, "Eva Ek, 070-174 06 05")
    line = next(sheet.read().lines())
    assert [line.text[word.start : word.end] for word in line.words] == ["Eva", "Ek,", "070-174", "06", "05"]
    assert line.words[0].box is not None
    assert line.words[0].box.x0 == pytest.approx(50, abs=0.1)
    assert line.size == 10


def test_links_lie_over_their_words() -> None:
    sheet = Sheets()
    sheet.text(50, 100, "Mejla Eva Ek idag")
    sheet.pdf.link(75, 90, 35, 12, "mailto:eva@umea.example.se")
    line = next(sheet.read().lines())
    assert [(link.href, line.text[link.start : link.end]) for link in line.links] == [
        ("mailto:eva@umea.example.se", "Eva Ek")
    ]


def test_list_items_keep_the_lines_that_follow_them() -> None:
    sheet = Sheets()
    for y, text in ((100, "finns i de sju regionerna"), (125, "är anställda inom socialtjänsten")):
        sheet.text(50, y, "•")
        sheet.text(65, y, [text, "och ingår i NMT"])
    blocks = sheet.read().blocks
    assert [block.kind for block in blocks] == ["list"]
    assert [item.text for item in blocks[0].children] == [
        "• finns i de sju regionerna\noch ingår i NMT",
        "• är anställda inom socialtjänsten\noch ingår i NMT",
    ]


def test_a_long_first_column_is_read_to_its_end() -> None:
    sheet = Sheets(842, 595)
    sheet.text(40, 50, "Kontaktuppgifter regionkoordinatorer", 20, "B")
    for column, (region, count) in enumerate((("Nord", 3), ("Stockholm och Gotland", 1), ("Väst", 2))):
        y = sheet.text(40 + column * 265, 100, f"Region {region}", 12, "B") + 4
        for person in range(count):
            y = sheet.text(40 + column * 265, y, card("Eva Ek", column * 10 + person + 5)) + 10
    found = [text for text in texts(sheet.read()) if text.startswith(("Region", "070"))]
    assert found == [
        "Region Nord",
        "070-174 06 05",
        "070-174 06 06",
        "070-174 06 07",
        "Region Stockholm och Gotland",
        "070-174 06 15",
        "Region Väst",
        "070-174 06 25",
        "070-174 06 26",
    ]


def test_a_line_far_below_columns_is_read_after_them() -> None:
    sheet = Sheets()
    sheet.text(40, 100, ["REGION NORD", "", *card("Eva Ek", 5), "", *card("Bo Ås", 6)])
    sheet.text(320, 100, ["REGION SYD", "", *card("Cia Öd", 7)])
    sheet.text(40, 780, "Stödtelefon: 020-39 00 00")
    assert texts(sheet.read())[-2:] == ["070-174 06 07", "Stödtelefon: 020-39 00 00"]


def test_narrow_columns_whose_lines_stand_at_different_heights_are_read_one_after_the_other() -> None:
    sheet = Sheets(595, 284)
    columns = [
        ["Människohandel?", "", *prose(6, 3), "NORD", "Norrbotten"],
        [*card("Märta Ek", 20), "", "MITT", "Uppsala", "", *card("Bo Ås", 21)],
        ["STOCKHOLM", "Gotland", "", *card("Eva Prov", 22), "", "SYD", "Skåne"],
        ["Vakant", "", "VÄST", "Halland", "", *card("Ivar Berg", 23), "Tryckt i maj 2024"],
    ]
    x = 28.0
    for column, lines in enumerate(columns):
        size = 8
        sheet.text(x, 36 + 3.1 * column, lines[0], 10 if column == 0 else size)
        sheet.text(x, 46 + 3.1 * column, lines[1:], size, leading=1.25 + 0.07 * (column % 3))
        x += max(sheet.pdf.get_string_width(line) for line in lines) + 13
    assert texts(sheet.read()) == [line for lines in columns for line in lines if line]


def test_names_bigger_than_the_mails_above_them_begin_nothing_below_the_columns() -> None:
    sheet = Sheets(width=842, height=595)
    y = 45.0
    for name in ("Eva Ek", "Bo Ås", "Ida Prov", "Lo Norr"):
        y = sheet.text(23, y, name, 9)
        y = sheet.text(23, y, [f"{name.split()[0].lower()}@umea.example.se"], 8) + 6
    sheet.text(303, 45, "Siv Syd", 9)
    sheet.text(303, 57, "siv@malmo.example.se", 8)
    sheet.text(607, 60, "Utsatt?", 24, "B")
    sheet.text(607, 400, "Ring polisen", 9)
    document = sheet.read()
    assert [text for text in texts(document) if "@" in text] == [
        "eva@umea.example.se",
        "bo@umea.example.se",
        "ida@umea.example.se",
        "lo@umea.example.se",
        "siv@malmo.example.se",
    ]


def test_single_row_of_a_table_with_a_mail_below_its_name_stays_one_row() -> None:
    sheet = Sheets()
    sheet.text(50, 100, "REGION NORD - Norrbotten, Västerbotten, Jämtland, Västernorrland", 9, "B")
    for x, lines in ((50, ["Eva Ek", "eva.ek@umea.example.se"]), (260, ["Umeå"]), (400, ["070-174 06 05"])):
        sheet.text(x, 116, lines, 8)
    document = sheet.read()
    assert kinds(document, "070-174 06 05") == kinds(document, "eva.ek@umea.example.se") == ["table", "row", "cell"]


def test_note_flush_with_the_margin_stands_on_the_line_of_its_heading_and_in_no_column() -> None:
    sheet = Sheets()
    y = 60.0
    for head, note in (("Region Nord", "Norrbotten, Jämtland"), ("Region Syd", "Skåne, Kalmar, Blekinge, Halland")):
        sheet.text(48, y, head, 11, "B")
        sheet.pdf.set_font("Helvetica", "", 8)
        sheet.text(547 - sheet.pdf.get_string_width(note), y, note, 8)
        sheet.text(48, y + 20, ["Eva Ek", "Tel 070-174 06 05", "eva.ek@umea.example.se"], 9)
        sheet.text(303, y + 20, ["Bo Ås", "Tel 070-174 06 06", "bo.as@social.umea.example.se, koordinator"], 9)
        y += 80
    assert texts(sheet.read()) == [
        line
        for head in ("Region Nord Norrbotten, Jämtland", "Region Syd Skåne, Kalmar, Blekinge, Halland")
        for line in (
            head,
            *("Eva Ek", "Tel 070-174 06 05", "eva.ek@umea.example.se"),
            *("Bo Ås", "Tel 070-174 06 06", "bo.as@social.umea.example.se, koordinator"),
        )
    ]


def test_sentence_is_no_heading_where_most_is_set_smaller() -> None:
    sheet = Sheets()
    y = sheet.text(60, 60, "Regionkoordinatorer", size=16)
    for at in range(8):
        y = sheet.text(60, y + 10, [*card("Eva Ek", 10 + at), "Samordnare i kommunen"], size=8)
    y = sheet.text(60, y + 20, "Polismyndigheten", size=13)
    sheet.text(60, y + 8, "Polisen tar emot anmälan och inleder en förundersökning.", size=10)
    document = sheet.read()
    assert kinds(document, "Polismyndigheten") == ["heading"]
    assert kinds(document, "Polisen tar emot anmälan och inleder en förundersökning.") == ["paragraph"]


def test_line_spread_over_its_column_is_one_line() -> None:
    sheet = Sheets()
    sheet.pdf.set_font("Helvetica", "", 10)
    wide = sheet.pdf.get_string_width("Migrationsverket beviljar tillstånd som gäller")
    for x, first in (
        (60, "Migrationsverket beviljar tillstånd som gäller"),
        (330, "Regionkoordinatorerna ger stöd i ärenden"),
    ):
        sheet.text(x, 100, [first])
    spread = ["Migrationsverket", "utfärdar", "tillstånd"]
    white = (wide - sum(map(sheet.pdf.get_string_width, spread))) / 2
    place = 60.0
    for word in spread:
        sheet.text(place, 112.5, [word])
        place += sheet.pdf.get_string_width(word) + white
    sheet.text(330, 112.5, ["om människohandel och är anställda"])
    sheet.text(60, 125, ["för bevispersoner."])
    assert "Migrationsverket utfärdar tillstånd" in texts(sheet.read())


def test_cells_with_the_same_white_between_them_stay_cells() -> None:
    sheet = Sheets()
    for at, row in enumerate((("Nord", "Mitt", "Ost"), ("Umea", "Falun", "Visby"), ("Eva", "Bo", "Cia"))):
        for x, text in zip((60, 200, 340), row, strict=True):
            sheet.text(x, 100 + 14 * at, text)
    assert outline(sheet.read().blocks) == [
        "row: Nord | Mitt | Ost",
        "row: Umea | Falun | Visby",
        "row: Eva | Bo | Cia",
    ]
