"""Prints whose pages part regions in unusual places: at their sides, at a page's end, beside names, above a table."""

from __future__ import annotations

from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from pipeline.normalize import normalize_editions
from tests.extract.helpers import make_edition, people
from tests.extract.readers.sheets import Sheets, outline

EVA = ("Eva Ek", "070-174 06 05", "eva.ek@umea.example.se")
BO = ("Bo Ås", "070-174 06 06", "bo.as@gavle.example.se")
CIA = ("Cia Öd", "070-174 06 07", "cia.od@gavle.example.se")
DAG = ("Dag Ek", "070-174 06 08", "dag.ek@malmo.example.se")
ORGANIZATION = ("Brottsofferjouren Sverige", "Hammarby Fabriksväg 25, 120 30 Stockholm", "info@boj.example.se")
COUNTIES = {"Nord": "Norrbotten, Jämtland", "Mitt": "Uppsala, Gävleborg", "Syd": "Skåne, Blekinge"}


def _read(sheet: Sheets) -> Extraction:
    (normalized,) = normalize_editions([extract_statements(make_edition(), sheet.read())])
    return normalized


def _contacts(sheet: Sheets) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(m.first("region"), m.first("name"), m.first("phone"), m.first("email")) for m in people(_read(sheet))]


def _expected(*contacts: tuple[str, tuple[str, str, str]]) -> list[tuple[str, str, str, str]]:
    return [
        (region, name, "+46" + phone.lstrip("0").replace("-", "").replace(" ", ""), mail)
        for region, (name, phone, mail) in contacts
    ]


def _turned(sheet: Sheets, x: float, y: float, text: str) -> None:
    with sheet.pdf.rotation(90, x, y):
        sheet.text(x, y, text, 10, "B")


def test_regions_that_run_up_the_side_head_what_stands_beside_them() -> None:
    sheet = Sheets()
    for index, (region, person) in enumerate((("Nord", EVA), ("Mitt", BO), ("Syd", CIA))):
        y = 100 + 90 * index
        sheet.text(90, y, [COUNTIES[region], *person], 9)
        _turned(sheet, 60, y + 44, region)
    assert _contacts(sheet) == _expected(("nord", EVA), ("mitt", BO), ("syd", CIA))


def test_a_region_at_the_side_is_placed_where_it_is_printed() -> None:
    sheet = Sheets()
    for index, region in enumerate(("Nord", "Mitt")):
        sheet.text(90, 100 + 90 * index, [COUNTIES[region], *EVA], 9)
        _turned(sheet, 60, 144 + 90 * index, region)
    (line, *_) = [line for page in sheet.read().pages for line in page.lines if line.text == "Nord"]
    (word,) = line.words
    assert word.box is not None
    assert 50 < word.box.x0 < word.box.x1 < 65


def test_text_that_runs_up_the_side_ends_no_region() -> None:
    sheet = Sheets()
    sheet.text(90, 700, "Region Nord", 14, "B")
    sheet.text(90, 716, COUNTIES["Nord"])
    _turned(sheet, 40, 400, "Kontakter i regionerna")
    sheet.page()
    sheet.text(90, 100, EVA)
    assert _contacts(sheet) == _expected(("nord", EVA))


def test_a_title_that_is_printed_again_overleaf_ends_no_region() -> None:
    sheet = Sheets()
    sheet.text(90, 40, "Stöd i korthet", 14, "B")
    y = sheet.text(90, 300, "Region Nord", 12, "B")
    sheet.text(90, y, COUNTIES["Nord"])
    sheet.page()
    sheet.text(90, 40, "Stöd i korthet", 14, "B")
    sheet.text(90, 100, EVA)
    assert _contacts(sheet) == _expected(("nord", EVA))


def test_a_heading_at_the_foot_of_two_columns_heads_what_is_overleaf() -> None:
    sheet = Sheets()
    for index, (region, person) in enumerate((("Nord", EVA), ("Mitt", BO))):
        y = 100 + 80 * index
        sheet.text(60, y, f"Region {region}", 12, "B")
        sheet.text(180, y, COUNTIES[region], 9)
        sheet.text(60, y + 16, person[0], 9, "B")
        sheet.text(200, y + 16, ["samordnare", *person[1:]], 9)
    sheet.text(60, 260, "Region Syd", 12, "B")
    sheet.text(60, 274, "Skåne", 9)
    sheet.page()
    sheet.text(60, 100, CIA[0], 9, "B")
    sheet.text(200, 100, ["samordnare", *CIA[1:]], 9)
    assert _contacts(sheet) == _expected(("nord", EVA), ("mitt", BO), ("syd", CIA))


def test_people_beside_their_numbers_under_counties_beside_a_region() -> None:
    sheet = Sheets()
    long = "Västernorrland, Västerbotten, Jämtland, Norrbotten"
    for index, (region, listed) in enumerate((("Nord", (EVA,)), ("Mitt", (BO, CIA)), ("Syd", (DAG,)))):
        y = 100 + 90 * index
        sheet.text(60, y, region, 13)
        sheet.text(160, y, long if region == "Nord" else COUNTIES[region], 9)
        for at, (name, *details) in enumerate(listed):
            sheet.text(160, y + 15 + 27 * at, [name, "samordnare"], 9, "B")
            sheet.text(300, y + 15 + 27 * at, details, 9)
    assert _contacts(sheet) == _expected(("nord", EVA), ("mitt", BO), ("mitt", CIA), ("syd", DAG))


def test_counties_that_touch_a_table_stand_above_it() -> None:
    sheet = Sheets()
    sheet.text(60, 84, "Region Nord", 12, "B")
    sheet.text(60, 97.5, COUNTIES["Nord"], 9)
    for index, row in enumerate((("Namn", "Telefon", "E-post"), EVA)):
        for column, text in enumerate(row):
            sheet.pdf.rect(60 + 140 * column, 100 + 14 * index, 140, 14)
            sheet.text(64 + 140 * column, 110 + 14 * index, text, 9)
    lines = outline(sheet.read().blocks)
    assert [line.partition(": ")[0] for line in lines] == ["heading", "paragraph", "row", "row"]


def test_letters_that_are_set_apart_make_a_word_of_three() -> None:
    sheet = Sheets()
    for index, letter in enumerate("SYD"):
        sheet.text(60 + 11 * index, 100, letter, 10, "B")
    sheet.text(60, 116, CIA)
    assert outline(sheet.read().blocks)[0].endswith("SYD")


def test_letters_that_are_set_apart_over_a_ruled_table_are_put_together_once() -> None:
    sheet = Sheets()
    for index, letter in enumerate("NORD"):
        sheet.text(60 + 11 * index, 90, letter, 10, "B")
    for index, row in enumerate((EVA, BO, CIA)):
        for x, text in zip((60, 160, 260), row, strict=True):
            sheet.text(x, 110 + 20 * index, text, 9)
        sheet.pdf.line(58, 116 + 20 * index, 480, 116 + 20 * index)
    sheet.pdf.line(58, 96, 480, 96)
    assert [line.partition(": ")[2] for line in outline(sheet.read().blocks) if "ORD" in line] == ["NORD"]


def test_a_line_of_a_table_whose_word_begins_where_a_column_does_is_one_cell() -> None:
    sheet = Sheets()
    sheet.pdf.set_font("Helvetica", "", 9)
    lead = "Region Nord: Norrbotten och"
    start = 60 + sheet.pdf.get_string_width(lead + " ")
    for index, row in enumerate((EVA, (lead + " Jämtland",), BO, CIA)):
        for x, text in zip((60, start, start + 100), row, strict=False):
            sheet.text(x, 110 + 20 * index, text, 9)
        sheet.pdf.line(58, 116 + 20 * index, 480, 116 + 20 * index)
    sheet.pdf.line(58, 96, 480, 96)
    assert "row: Region Nord: Norrbotten och Jämtland" in outline(sheet.read().blocks)


def test_an_organization_with_its_address_below_the_last_person_gives_nothing_to_that_one() -> None:
    sheet = Sheets()
    y = sheet.text(60, 100, "Region Nord", 14, "B")
    sheet.text(60, y, [COUNTIES["Nord"], *EVA, *ORGANIZATION, "08-465 004 81"])
    (person,) = people(_read(sheet))
    assert (person.values("email"), person.values("phone")) == (("eva.ek@umea.example.se",), ("+46701740605",))


def test_a_mail_at_the_head_of_a_column_is_the_last_persons_of_the_one_before() -> None:
    sheet = Sheets()
    y = sheet.text(60, 100, "Region Nord", 14, "B")
    y = sheet.text(60, y, [COUNTIES["Nord"], *EVA[:2]], 9)
    sheet.text(60, y + 20, [EVA[2], *ORGANIZATION, "08-465 004 81", "Kvinnofridslinjen 020-390 000"], 9)
    (person,) = people(_read(sheet))
    assert person.values("email") == (EVA[2],)


def test_a_switchboard_right_below_a_contact_takes_nothing_from_it() -> None:
    sheet = Sheets()
    y = sheet.text(60, 100, ["Region Nord", COUNTIES["Nord"]], 12, "B")
    y = sheet.text(60, y + 10, EVA[0], 12, "B")
    sheet.text(60, y + 6, ["samordnare", *EVA[1:], "Växel 08-465 004 99 · Kvinnofridslinjen 020-390 000"], 9)
    assert _contacts(sheet) == _expected(("nord", EVA))


def test_a_letter_names_to_whom_it_goes_and_not_whose_people_follow() -> None:
    sheet = Sheets()
    sheet.text(60, 80, "Till kommunernas socialtjänst", 12, "B")
    for index, row in enumerate((("Region", "Namn", "Telefon", "E-post"), ("Nord", *EVA), ("Mitt", *BO))):
        for x, text in zip((60, 130, 250, 350), row, strict=True):
            sheet.text(x, 110 + 14 * index, text, 9)
    assert _contacts(sheet) == _expected(("nord", EVA), ("mitt", BO))


def test_a_box_that_goes_on_overleaf_below_its_indented_part_is_one() -> None:
    sheet = Sheets()
    sheet.text(60, 60, "Kontakt", 16, "B")
    sheet.pdf.rect(50, 690, 300, 100)
    sheet.text(60, 706, "Region Nord", 12, "B")
    sheet.text(60, 720, COUNTIES["Nord"], 9)
    sheet.text(80, 736, EVA, 9)
    sheet.page()
    sheet.pdf.rect(50, 60, 300, 50)
    sheet.text(80, 76, DAG, 9)
    assert _contacts(sheet) == _expected(("nord", EVA), ("nord", DAG))


def test_the_boxes_of_labels_in_two_columns_stay_whole() -> None:
    sheet = Sheets()
    for column, listed in enumerate(((("Nord", (EVA, DAG)),), (("Mitt", (BO, CIA)), ("Syd", (DAG,))))):
        y = 100.0
        for region, named in listed:
            x, top = 60 + 260 * column, y - 14
            for label, value in (("Region", region), ("Län", COUNTIES[region])):
                sheet.text(x, y, label, 9)
                y = sheet.text(x + 60, y, value, 9)
            for person in named:
                y += 4
                for label, value in zip(("Namn", "Telefon", "E-post"), person, strict=True):
                    sheet.text(x, y, label, 9)
                    y = sheet.text(x + 60, y, value, 9)
            sheet.pdf.rect(x - 6, top, 250, y - top)
            y += 24
    found = _contacts(sheet)
    assert sorted(found) == sorted(_expected(("nord", EVA), ("nord", DAG), ("mitt", BO), ("mitt", CIA), ("syd", DAG)))
