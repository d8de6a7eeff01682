"""What agencies print of their own systems: initials over several lines, small type set wide, tables cut by a page."""

from __future__ import annotations

import pytest

from tests.extract.readers.sheets import Sheets, outline
from tests.extract.readers.test_pdf_layouts import texts
from tests.extract.readers.test_placed_cells import BO, EVA, PER, SIV, contacts, told

IDA = ("Ida Ljung", "ida.ljung@umea.example.se", "070-174 06 11")
MAJ = ("Maj Frisk", "maj.frisk@pitea.example.se", "070-174 06 12")
TUA = ("Tua Modig", "tua.modig@gavle.example.se", "070-174 06 13")
WORDS = ["Regionkoordinatorn ger", "råd och vägledning till", "den som möter utsatta", "personer i sitt arbete"]


@pytest.mark.parametrize(
    ("initial", "x", "word", "expected"),
    [
        ("R", 92, "egionkoordinatorn ger", "Regionkoordinatorn ger"),
        ("I", 75, "varje region finns", "I varje region finns"),
    ],
)
def test_large_initial_belongs_to_its_word_and_parts_no_columns(
    initial: str, x: float, word: str, expected: str
) -> None:
    sheet = Sheets()
    sheet.text(60, 128, initial, 40)
    sheet.text(x, 104, [word, *WORDS[1:3]])
    sheet.text(60, 104 + 3 * 12.5, WORDS[3:])
    sheet.text(330, 104, ["Eva Ek", "Tel: 070-174 06 05", "eva.ek@umea.example.se"])
    assert texts(sheet.read()) == [expected, *WORDS[1:], "Eva Ek", "Tel: 070-174 06 05", "eva.ek@umea.example.se"]


def test_large_letter_beside_one_line_stays_as_it_is() -> None:
    sheet = Sheets()
    sheet.text(60, 104, "A", 24)
    sheet.text(84, 104, "avdelningen")
    assert "Aavdelningen" not in " ".join(texts(sheet.read()))


def _set_spread(sheet: Sheets, x: float, y: float, words: list[str], wide: float) -> None:
    sheet.pdf.set_font("Helvetica", "", 10)
    white = (wide - sum(map(sheet.pdf.get_string_width, words))) / (len(words) - 1)
    for word in words:
        sheet.text(x, y, word)
        x += sheet.pdf.get_string_width(word) + white


def test_two_words_that_are_spread_over_a_justified_column_are_one_line() -> None:
    sheet = Sheets()
    columns = [
        ["Regionkoordinatorn ger", "råd och vägledning till", "den som möter utsatta", "personer i sitt arbete"],
        ["Carl-Johan Provlund,", "regionkoordinator, nås på", "telefon 070-174 06 05 via"],
        ["0980-319 200 och via", "eva.provlund@umea.exam", "ple.se."],
    ]
    for x, lines in zip((51, 222, 393), columns, strict=True):
        for at, line in enumerate(lines):
            if line.count(" "):
                _set_spread(sheet, x, 100 + 12.5 * at, line.split(), 151)
            else:
                sheet.text(x, 100 + 12.5 * at, line)
    assert {*columns[0], *columns[1]} <= {*texts(sheet.read())}


def test_small_type_as_far_apart_as_the_body_is_one_block() -> None:
    sheet = Sheets()
    for y, text, size in (
        (100, "Eva Ek", 10.5), (114, "Regionkoordinator", 10.5), (128, "Tel: 070-174 06 05", 10.5),
        (142, "eva.ek@socialtjansten.umea.exam", 7.5), (156, "ple.se", 7.5),
    ):  # fmt: skip
        sheet.text(60, y, text, size)
    assert outline(sheet.read().blocks)[-1] == "paragraph: eva.ek@socialtjansten.umea.exam / ple.se"


def test_mail_that_a_card_breaks_twice_is_whole() -> None:
    sheet = Sheets()
    sheet.text(60, 60, "Regionkoordinatorer", 18)
    for x, region, name, mail in (
        (60, "NORD", "Eva-Lisa Ekberg", ["eva-", "lisa.ekberg@umea.example.", "se"]),
        (230, "MITT", "Bo-Arne Åsdal", ["bo-", "arne.asdal@gavle.example.", "se"]),
        (400, "SYD", "Siv-Ann Lindö", ["siv-", "ann.lindo@malmo.example.", "se"]),
    ):
        sheet.text(x, 100, region, 9, "B")
        sheet.text(x, 114, [name, "Tel: 070-174 06 05"], 10.5, leading=1.35)
        sheet.text(x, 144, mail, 8, leading=1.77)
    mails = {name: mail.replace("\n", "") for name, (_, mail, _) in contacts(sheet).items()}
    assert mails == {
        "Eva-Lisa Ekberg": "eva-lisa.ekberg@umea.example.se",
        "Bo-Arne Åsdal": "bo-arne.asdal@gavle.example.se",
        "Siv-Ann Lindö": "siv-ann.lindo@malmo.example.se",
    }


def test_small_type_in_paragraphs_of_its_own_stays_parted() -> None:
    sheet = Sheets()
    sheet.text(
        60, 60, ["Regionkoordinatorn ger råd", "och vägledning till", "den som möter utsatta"], 10.5, leading=1.35
    )
    for at, name in enumerate(("Eva Ek", "Bo Ås", "Siv Lind")):
        sheet.text(60, 120 + 23 * at, [name, "Tel: 070-174 06 05"], 7.5, leading=1.2)
    assert outline(sheet.read().blocks)[1:] == [
        f"paragraph: {name} / Tel: 070-174 06 05" for name in ("Eva Ek", "Bo Ås", "Siv Lind")
    ]


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


def test_numbers_at_the_same_place_of_three_pages_are_no_running_head() -> None:
    sheet = Sheets()
    for at, phone in enumerate(("070-174 06 05", "070-174 06 06", "070-174 06 07")):
        if at:
            sheet.page()
        sheet.text(60, 60, [("Eva Ek", "Bo Ås", "Siv Lind")[at], phone])
        sheet.text(60, 820, f"Växel 08-465 004 00 • {at + 1}", 7)
    document = sheet.read()
    heads = [line.text for block in document.blocks if block.role == "running_head" for line in block.lines]
    assert heads == [f"Växel 08-465 004 00 • {at}" for at in (1, 2, 3)]


def test_leaders_and_numbers_that_touch_a_mail_are_words_of_their_own() -> None:
    sheet = Sheets()
    sheet.text(60, 60, "Region Nord", 14, "B")
    lines = [
        "Eva Ekberg..............eva.ekberg@umea.example.se....070-174 06 05",
        "Bo Åsdal.................bo.asdal@umea.example.se.070-174 06 06",
        "Siv Lindö.................siv.lindo@umea.example.se0980-319 200",
    ]
    sheet.text(60, 80, lines)
    assert contacts(sheet) == {
        "Eva Ekberg": ("nord", "eva.ekberg@umea.example.se", ("070-174 06 05",)),
        "Bo Åsdal": ("nord", "bo.asdal@umea.example.se", ("070-174 06 06",)),
        "Siv Lindö": ("nord", "siv.lindo@umea.example.se", ("0980-319 200",)),
    }


@pytest.mark.parametrize("is_overleaf", [True, False])
def test_second_number_alone_below_its_owner_is_not_the_next_ones(*, is_overleaf: bool) -> None:
    sheet = Sheets()
    sheet.text(60, 60, "Region Nord", 14, "B")
    sheet.text(60, 100, "Eva Ekberg ............ eva.ekberg@umea.example.se")
    sheet.text(60, 112.5, "............................................................... 070-174 06 05")
    if is_overleaf:
        sheet.page()
    sheet.text(60, 140, "............................................................... 0980-319 200")
    sheet.text(60, 152.5, "Bo Åsdal ............ bo.asdal@umea.example.se ...... 070-174 06 06")
    assert contacts(sheet) == {
        "Eva Ekberg": ("nord", "eva.ekberg@umea.example.se", ("070-174 06 05", "0980-319 200")),
        "Bo Åsdal": ("nord", "bo.asdal@umea.example.se", ("070-174 06 06",)),
    }


def test_raised_marks_of_footnotes_stand_in_their_line_and_go_on_no_number() -> None:
    sheet = Sheets()

    def set_marked(x: float, y: float, text: str, mark: str, size: float) -> None:
        sheet.text(x, y, text, size)
        sheet.text(x + sheet.pdf.get_string_width(text), y - 0.4 * size, mark, 0.6 * size)

    set_marked(60, 100, "Region Nord", "1", 15)
    set_marked(60, 120, "Eva Ekberg", "2", 10)
    set_marked(60, 132.5, "070-174 06 05", "2", 10)
    set_marked(60, 145, "eva.ekberg@umea.example.se", "2", 10)
    sheet.text(60, 700, "1", 5)
    sheet.text(64, 703, "Omfattar Norrbottens län.", 8)
    assert texts(sheet.read()) == [
        "Region Nord ¹",
        "Eva Ekberg ²",
        "070-174 06 05 ²",
        "eva.ekberg@umea.example.se ²",
        "¹ Omfattar Norrbottens län.",
    ]
    assert contacts(sheet) == {"Eva Ekberg": ("nord", "eva.ekberg@umea.example.se", ("070-174 06 05",))}


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


def test_mail_that_the_edge_of_its_column_cuts_off_is_set_aside() -> None:
    sheet = Sheets()
    sheet.text(60, 60, "Region Nord", 14, "B")
    sheet.text(60, 80, ["Eva Ek", "eva.ek@umea.example.se", "", "Bo Ås", "bo.as@socialtjansten.lulea.exam"])
    assert {name: mail for name, (_, mail, _) in contacts(sheet).items()} == {
        "Eva Ek": "eva.ek@umea.example.se",
        "Bo Ås": "",
    }


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
