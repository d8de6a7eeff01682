"""What agencies print of their own systems: initials over several lines, small type, leaders, marks of footnotes."""

from __future__ import annotations

import pytest

from tests.extract.readers.sheets import Sheets, outline
from tests.extract.readers.test_pdf_layouts import texts
from tests.extract.readers.test_placed_cells import contacts, told

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
    eva = ("Eva Ekberg", "eva.ekberg@umea.example.se", "070-174 06 05")
    bo = ("Bo Åsdal", "bo.asdal@umea.example.se", "070-174 06 06")
    siv = ("Siv Lindö", "siv.lindo@umea.example.se", "0980-319 200")
    assert contacts(sheet) == told(nord=[eva, bo, siv])


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


def test_mail_that_the_edge_of_its_column_cuts_off_is_set_aside() -> None:
    sheet = Sheets()
    sheet.text(60, 60, "Region Nord", 14, "B")
    sheet.text(60, 80, ["Eva Ek", "eva.ek@umea.example.se", "", "Bo Ås", "bo.as@socialtjansten.lulea.exam"])
    assert {name: mail for name, (_, mail, _) in contacts(sheet).items()} == {
        "Eva Ek": "eva.ek@umea.example.se",
        "Bo Ås": "",
    }


def test_signs_of_a_font_of_pictures_are_no_letters() -> None:
    sheet = Sheets()
    sheet.text(60, 60, "Region Nord", 14, "B")
    sheet.text(75, 80, ["Eva Ek", "070-174 06 05", "eva.ek@umea.example.se"])
    sheet.text(60, 130, "Eva Kova")
    right = 60 + sheet.pdf.get_string_width("Eva Kova")
    sheet.pdf.set_font("ZapfDingbats", "", 10)
    for x, y, sign in ((60, 92.5, "%"), (60, 105, "n"), (right, 130, "n")):
        sheet.pdf.text(x, y, sign)
    found = texts(sheet.read())
    assert found[:4] == ["Region Nord", "Eva Ek", "070-174 06 05", "eva.ek@umea.example.se"]
    assert "Kovan" not in " ".join(found)


def test_title_printed_over_the_heading_of_a_column_is_a_line_of_its_own() -> None:
    sheet = Sheets()
    sheet.text(30, 45, "Regionkoordinatorer mot människohandel", 17, "B")
    for x, region, (name, mail, phone) in ((310, "Nord", ("Eva Ek", "eva.ek@umea.example.se", "070-174 06 05")),):
        sheet.text(x, 47, f"Region {region}", 12, "B")
        sheet.text(x, 64, [name, mail, phone], 9)
    sheet.text(30, 64, ["Uppdaterad den 14 mars 2023", "", "Nationellt metodstöd samordnar", "arbetet mot handel."], 9)
    assert texts(sheet.read())[0] == "Regionkoordinatorer mot människohandel"
    assert contacts(sheet) == told(nord=[("Eva Ek", "eva.ek@umea.example.se", "070-174 06 05")])
