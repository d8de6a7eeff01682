"""Tables that only level rules part: groups of rows, cells that wrap or nearly touch, text beside the table."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.layout import Box
from pipeline.extract import extract_statements
from pipeline.extract.readers.level_rules import take_level_tables
from pipeline.extract.readers.printed import PrintedWord
from tests.extract.helpers import make_edition, people
from tests.extract.readers.sheets import Sheets, outline

XS = (50, 150, 240)
_OWN_TABLES = (
    ("Region Nord: Norrbotten, Jämtland", ["Eva Provdal"], (50, 150, 240), 0),
    ("Region Mitt: Uppsala, Gävleborg", ["Bo", "Provberg"], (50, 110, 220), 11),
    ("Region Syd: Skåne, Blekinge", ["Siv", "Provek"], (50, 130, 200), 11),
)


def _row(sheet: Sheets, y: float, cells: Sequence[str | list[str]], xs: Sequence[float] = XS) -> None:
    for x, cell in zip(xs, cells, strict=True):
        sheet.text(x, y, cell, 9)


def _rules(sheet: Sheets, *ys: float, x0: float = 45, x1: float = 420) -> None:
    for y in ys:
        sheet.pdf.line(x0, y, x1, y)


def test_a_text_across_the_columns_is_a_row_of_one_cell() -> None:
    sheet = Sheets()
    _row(sheet, 100, ("Namn", "Telefon", "E-post"))
    sheet.text(50, 120, "Region Nord: Norrbotten, Västerbotten och Jämtland", 9, "B")
    _row(sheet, 140, ("Eva Ek", ["070-174", "06 05"], "eva.ek@umea.example.se"))
    sheet.text(50, 174, "Region Mitt: Gävleborg, Uppsala och Västmanland", 9, "B")
    _row(sheet, 194, ("Bo Ås", ["070-174", "06 06"], "bo.as@gavle.example.se"))
    _rules(sheet, 105, 125, 158, 180, 212)
    assert outline(sheet.read().blocks) == [
        "row: Namn | Telefon | E-post",
        "row: Region Nord: Norrbotten, Västerbotten och Jämtland",
        "row: Eva Ek | 070-174 / 06 05 | eva.ek@umea.example.se",
        "row: Region Mitt: Gävleborg, Uppsala och Västmanland",
        "row: Bo Ås | 070-174 / 06 06 | bo.as@gavle.example.se",
    ]


def test_text_beside_such_a_table_stays_out_of_it() -> None:
    sheet = Sheets()
    for index, (name, digits) in enumerate((("Eva Ek", "05"), ("Bo Ås", "06"), ("Cia Öd", "07"))):
        y = 100 + 30 * index
        _row(sheet, y, ([name, "samordnare"], [f"070-174 06 {digits}", "tfn"], "a.ek@umea.example.se"), (50, 130, 210))
        sheet.text(430, y, ["Stödet omfattar vård", "och skyddat boende"], 9)
    _rules(sheet, 90, 118, 148, 178, x1=330)
    assert outline(sheet.read().blocks)[:2] == [
        "row: Eva Ek / samordnare | 070-174 06 05 / tfn | a.ek@umea.example.se",
        "row: Bo Ås / samordnare | 070-174 06 06 / tfn | a.ek@umea.example.se",
    ]


def test_people_between_two_rules_have_the_first_cell_in_common() -> None:
    sheet = Sheets()
    _row(sheet, 100, (["Nord", "Norrbotten,", "Jämtland"], "", ""))
    _row(sheet, 100, ("", "Eva Ek", "eva.ek@umea.example.se"))
    _row(sheet, 120, ("", "Bo Ås", "bo.as@umea.example.se"))
    _row(sheet, 150, ("Mitt", "Cia Öd", "cia.od@gavle.example.se"))
    _row(sheet, 170, ("Syd", "Dag Äng", "dag.ang@kalmar.example.se"))
    _rules(sheet, 90, 138, 158, 178)
    assert outline(sheet.read().blocks)[:2] == [
        "row: Nord / Norrbotten, / Jämtland | Eva Ek | eva.ek@umea.example.se",
        "row: Nord / Norrbotten, / Jämtland | Bo Ås | bo.as@umea.example.se",
    ]


def test_a_mail_measured_too_big_at_the_end_of_a_row_is_no_heading() -> None:
    words = []
    for y, size, name in ((100, 14, "Eva"), (140, 9, "Bo"), (180, 9, "Di")):
        words += [_word(50, y, name, 9), _word(150, y, "070-1740605", 9), _word(150, y + 12, "a@umea.se", size)]
    (table,), rest = take_level_tables([Box(45, y, 300, y + 0.5) for y in (85, 125, 165, 205)], words)
    assert [[" ".join(word.text for word in cell) for cell in row] for row in table.rows] == [
        [name, "070-1740605 a@umea.se"] for name in ("Eva", "Bo", "Di")
    ]
    assert rest == []


def _word(x: float, y: float, text: str, size: float) -> PrintedWord:
    return PrintedWord(text, x, y - size * 0.7, x + 4 * len(text), y + size * 0.2, y, size)


def test_rules_under_headings_part_no_rows() -> None:
    sheet = Sheets()
    for index, (region, name) in enumerate(
        (("Nord", "Eva Ek"), ("Mitt", "Bo Ås"), ("Syd", "Cia Öd"), ("Öst", "Di Ur"))
    ):
        y = 100 + 60 * index
        sheet.text(50, y, region, 14, "B")
        _rules(sheet, y + 4)
        _row(sheet, y + 18, (name, "070-174 06 05", "a@umea.example.se"))
    blocks = outline(sheet.read().blocks)
    assert next(line for line in blocks if line.startswith("heading")) == "heading: Nord"


def test_a_table_on_a_page_printed_sideways_is_parted_by_its_rules_too() -> None:
    sheet = Sheets()
    with sheet.pdf.rotation(90, 300, 300):
        for index, (name, mail) in enumerate((("Eva Ek", "eva@umea"), ("Bo Ås", "bo@umea"), ("Cia Öd", "cia@umea"))):
            _row(sheet, 300 + 40 * index, ([name, "samordnare"], ["070-174", "06 05"], f"{mail}.example.se"))
            _rules(sheet, 318 + 40 * index)
    assert outline(sheet.read().blocks)[0] == "row: Eva Ek / samordnare | 070-174 / 06 05 | eva@umea.example.se"


def test_a_mail_that_runs_over_the_end_of_the_rules_stays_in_its_row() -> None:
    sheet = Sheets()
    for index, (name, mail) in enumerate((("Eva Ek", "eva.ek"), ("Bo Ås", "bo.as"), ("Cia Öd", "cia.od"))):
        domain = "socialtjanst.skelleftea.example.se" if index == 1 else "umea.example.se"
        _row(sheet, 100 + 20 * index, (name, f"070-174 06 0{index + 5}", f"{mail}@{domain}"))
    _rules(sheet, 90, 108, 128, 148, x1=340)
    assert outline(sheet.read().blocks) == [
        "row: Eva Ek | 070-174 06 05 | eva.ek@umea.example.se",
        "row: Bo Ås | 070-174 06 06 | bo.as@socialtjanst.skelleftea.example.se",
        "row: Cia Öd | 070-174 06 07 | cia.od@umea.example.se",
    ]


def test_a_heading_above_a_row_is_parted_from_its_cells() -> None:
    sheet = Sheets()
    y = 100.0
    for region, counties, name, digits in (
        ("Nord", "Län: Norrbotten, Jämtland och Västerbotten", "Eva Ek", "05"),
        ("Mitt", "Län: Uppsala och Gävleborg", "Bo Ås", "06"),
        ("Syd", "Län: Skåne, Blekinge, Kalmar och Kronoberg", "Cia Öd", "07"),
    ):
        sheet.text(50, y, region, 12, "B")
        sheet.text(50, y + 14, counties, 9)
        _row(sheet, y + 28, (name, f"070-174 06 {digits}", "mail@umea.example.se"))
        _rules(sheet, y + 34)
        y += 60
    assert outline(sheet.read().blocks)[-6:] == [
        "row: Mitt",
        "row: Län: Uppsala och Gävleborg",
        "row: Bo Ås | 070-174 06 06 | mail@umea.example.se",
        "row: Syd",
        "row: Län: Skåne, Blekinge, Kalmar och Kronoberg",
        "row: Cia Öd | 070-174 06 07 | mail@umea.example.se",
    ]


def test_boxed_rows_stand_above_and_below_the_boxed_table_among_them() -> None:
    sheet = Sheets()
    regions = (
        ("Nord", ["Eva Ek"]),
        ("Mitt", ["Bo Ås"]),
        ("Öst", ["Cia Öd", "Ann Alm"]),
        ("Väst", ["Siv Dal"]),
        ("Syd", ["Lo By"]),
    )
    y, told = 100.0, []
    for region, names in regions:
        sheet.text(50, y, f"Region {region}", 9)
        told.append(f"Region {region}")
        for name in names:
            y += 20
            _row(sheet, y, (name, "070-174 06 05", "mail@umea.example.se"))
            _rules(sheet, y - 13, y + 7)
            for x in (45, 145, 235, 420):
                sheet.pdf.line(x, y - 13, x, y + 7)
            told.append(name)
        y += 30
    assert [line.split(" | ")[0].split(": ")[-1] for line in outline(sheet.read().blocks)] == told


_PEOPLE = (("Nord", "Eva Ek"), ("Mitt", "Bo Ås"), ("Öst", "Cia Alm"), ("Väst", "Siv Dal"))


def _regions(sheet: Sheets) -> list[tuple[str | None, str | None]]:
    found = people(extract_statements(make_edition(), sheet.read()))
    return [(person.first("region"), person.first("name")) for person in found]


def test_regions_name_at_the_right_above_a_rule_is_that_of_those_below() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 16, "B")
    for at, (region, name) in enumerate(_PEOPLE):
        y = 100 + 60 * at
        sheet.text(420 - sheet.pdf.get_string_width(region), y, region)
        _rules(sheet, y + 4)
        _row(sheet, y + 18, (name, "070-174 06 05"), (50, 355))
        sheet.text(50, y + 31, f"{name.split()[0].lower()}@umea.example.se", 9)
    assert _regions(sheet) == list(_PEOPLE)


def test_regions_name_below_boxed_rows_is_that_of_the_boxed_table_below_it() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 16, "B")
    y = 100.0
    for region, name in _PEOPLE:
        sheet.text(50, y, f"Region {region}", 9)
        for one in (name, f"{name}gren") if region == "Öst" else (name,):
            y += 20
            _row(sheet, y, (one, "070-174 06 05", f"{one.split()[0].lower()}@umea.example.se"))
            _rules(sheet, y - 13, y + 7)
            for x in (45, 145, 235, 420):
                sheet.pdf.line(x, y - 13, x, y + 7)
        y += 30
    told = [(f"Region {region}", name) for region, name in _PEOPLE]
    assert _regions(sheet) == [*told[:3], ("Region Öst", "Cia Almgren"), *told[3:]]


def _people_by_region(sheet: Sheets) -> dict[str, str | None]:
    extraction = extract_statements(make_edition(), sheet.read())
    return {person.first("name") or "": person.first("region") for person in people(extraction)}


def test_each_region_has_a_table_of_its_own_with_title_header_and_columns() -> None:
    sheet, y = Sheets(), 100.0
    for at, (title, named, xs, rest) in enumerate(_OWN_TABLES):
        sheet.text(48, y, title, 9)
        _row(sheet, y + 16, ("Namn", "Telefon", "E-post"), xs)
        _rules(sheet, y + 20)
        _row(sheet, y + 32, (named, f"070-174 06 1{at}", f"{named[0].split()[0].lower()}@umea.example.se"), xs)
        y += 62 + rest
    assert {name: str(region)[7:] for name, region in _people_by_region(sheet).items()} == {
        "Eva Provdal": "Nord",
        "Bo Provberg": "Mitt",
        "Siv Provek": "Syd",
    }


def test_table_without_a_header_begins_below_a_title_that_names_its_region() -> None:
    sheet, y = Sheets(), 100.0
    for at, (title, named, xs, rest) in enumerate(_OWN_TABLES):
        sheet.text(48, y, title, 9)
        _rules(sheet, y + 4)
        _row(sheet, y + 16, (named, f"070-174 06 1{at}", f"{named[0].split()[0].lower()}@umea.example.se"), xs)
        y += 46 + rest
    assert list(_people_by_region(sheet)) == ["Eva Provdal", "Bo Provberg", "Siv Provek"]
    assert [str(region)[7:] for region in _people_by_region(sheet).values()] == ["Nord", "Mitt", "Syd"]


def test_date_right_below_the_last_row_is_no_part_of_it() -> None:
    sheet = Sheets()
    _row(sheet, 100, ("Eva Provdal", "070-174 06 05", "eva@umea.example.se"))
    _row(sheet, 120, ("Bo Provberg", "070-174 06 06", "bo@umea.example.se"))
    _row(sheet, 140, (["Cia Provdal", "Ek"], "070-174 06 07", "cia@umea.example.se"))
    _rules(sheet, 88, 108, 128)
    sheet.text(45, 167, "Publiceringsdatum: 26 september 2025, uppgifter från regionerna", 9)
    assert outline(sheet.read().blocks)[2] == "row: Cia Provdal / Ek | 070-174 06 07 | cia@umea.example.se"
