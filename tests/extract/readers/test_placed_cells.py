"""Cells that stand in the middle of what they span, coloured rows, sidebars, letters set apart, and ends of pages."""

from __future__ import annotations

from pipeline.extract import extract_statements
from pipeline.vocabulary import match_region
from tests.extract.helpers import make_edition, people
from tests.extract.readers.sheets import Sheets

Contacts = dict[str, tuple[str, str, tuple[str, ...]]]

EVA = ("Eva Ek", "eva.ek@umea.example.se", "070-174 06 05")
BO = ("Bo Ås", "bo.as@lulea.example.se", "070-174 06 06")
SIV = ("Siv Lind", "siv.lind@uppsala.example.se", "070-174 06 07")
PER = ("Per Holm", "per.holm@malmo.example.se", "070-174 06 08")
LEAD = 12.0
SURNAMES = ("Lindgren", "Berglund", "Lundin", "Holmberg", "Sandberg", "Forsberg", "Nordin", "Wallin", "Engdahl")


def contacts(sheet: Sheets) -> Contacts:
    """Region, mail and numbers of each person, by name."""
    found: Contacts = {}
    for person in people(extract_statements(make_edition(), sheet.read())):
        region = match_region(person.first("region") or "")
        name = " ".join((person.first("name") or "").split())
        region_id = region.entry.region_id if region else ""
        found[name] = (region_id, person.first("email") or "", person.values("phone"))
    return found


def told(**regions: list[tuple[str, str, str]]) -> Contacts:
    """The contacts of regions as they are expected."""
    return {name: (region, mail, (phone,)) for region, list_ in regions.items() for name, mail, phone in list_}


def _block(sheet: Sheets, x: float, y: float, person: tuple[str, str, str]) -> float:
    return sheet.text(x, y, [person[0], f"Tel: {person[2]}", person[1]], leading=LEAD / 10)


def _set_centred(sheet: Sheets) -> float:
    """Set people below each other, and their region in the middle beside them; where they end is returned."""
    y = 110.0
    for region, counties, list_ in GROUPS:
        height = len(list_) * 48 - 24
        sheet.text(50, y + height / 2 - 6, f"Region {region}", 13, "B")
        sheet.text(50, y + height / 2 + 9, counties)
        for person in list_:
            _block(sheet, 280, y, person)
            y += 48
        y += 14
    return y


GROUPS = (("Nord", "Norrbotten, Västerbotten", [EVA, BO]), ("Mitt", "Uppsala", [SIV]), ("Syd", "Skåne", [PER]))
EXPECTED = told(nord=[EVA, BO], mitt=[SIV], syd=[PER])


def test_a_region_in_the_middle_of_its_rows_is_that_of_each() -> None:
    sheet = Sheets()
    for x, head in ((50, "Region"), (110, "Län"), (260, "Namn"), (370, "Kontakt")):
        sheet.text(x, 80, head, style="B")
    y = 110.0
    for region, counties, list_ in GROUPS:
        middle = y + (len(list_) * 40 - 16 - LEAD) / 2
        sheet.text(50, middle, region)
        sheet.text(110, middle, counties)
        for name, mail, phone in list_:
            sheet.text(260, y + LEAD / 2, name)
            sheet.text(370, y, [phone, mail], leading=LEAD / 10)
            y += 40
    assert contacts(sheet) == EXPECTED


def test_people_stand_beside_the_heading_that_is_centred_on_them() -> None:
    sheet = Sheets()
    _set_centred(sheet)
    assert contacts(sheet) == EXPECTED


def test_people_stand_beside_the_box_that_names_their_region() -> None:
    sheet = Sheets()
    y = 110.0
    for region, counties, list_ in GROUPS:
        height = len(list_) * 48
        sheet.pdf.rect(40, y - 14, 160, height)
        sheet.text(50, y, f"Region {region}", 13, "B")
        sheet.text(50, y + 16, counties)
        for person in list_:
            _block(sheet, 260, y, person)
            y += 48
        y += 14
    assert contacts(sheet) == EXPECTED


def test_a_coloured_row_is_a_row_of_its_table() -> None:
    sheet = Sheets()
    y = 110.0
    for at, (region, counties, list_) in enumerate(GROUPS):
        height = len(list_) * 40.0
        if at % 2:
            sheet.pdf.set_fill_color(230)
            sheet.pdf.rect(45, y - 14, 520, height, "F")
        sheet.text(50, y + (height - 28) / 2, region)
        sheet.text(110, y + (height - 28) / 2, counties)
        for name, mail, phone in list_:
            sheet.text(260, y, [name, "samordnare"], leading=LEAD / 10)
            sheet.text(370, y, [phone, mail], leading=LEAD / 10)
            y += 40
    assert contacts(sheet) == EXPECTED


def test_labels_beside_one_contact_each_stand_line_by_line() -> None:
    sheet = Sheets()
    y = 80.0
    for region, counties, (person, *_) in GROUPS:
        sheet.text(50, y, f"Region {region}", 14, "B")
        values = ["samordnare", person[2], person[1]]
        y += 24
        for label, value in (("Län", counties), ("Koordinator", person[0])):
            sheet.text(50, y, label, style="B")
            sheet.text(150, y, value)
            y += 20 if label == "Län" else LEAD
        for label, value in zip(("Titel", "Telefon", "E-post"), values, strict=True):
            sheet.text(50, y, label, style="B")
            sheet.text(150, y, value)
            y += LEAD
        y += 26
    assert contacts(sheet) == told(nord=[EVA], mitt=[SIV], syd=[PER])


def test_labels_stand_before_the_values_of_each_person_of_a_region() -> None:
    sheet = Sheets()
    y = 80.0
    for region, counties, list_ in GROUPS:
        y = sheet.text(50, y, f"Region {region}", 14, "B") + 10
        sheet.text(50, y, "Län")
        sheet.text(150, y, counties)
        for name, mail, phone in list_:
            y += LEAD
            for label, value in (("Namn", name), ("Befattning", "samordnare"), ("Telefon", phone), ("E-post", mail)):
                sheet.text(50, y, label)
                sheet.text(150, y, value)
                y += LEAD
        y += 30
    assert contacts(sheet) == EXPECTED


def test_a_line_below_a_table_of_centred_cells_is_none_of_them() -> None:
    sheet = Sheets()
    y = _set_centred(sheet)
    sheet.text(50, y, "Växel 08-465 004 99")
    assert contacts(sheet) == EXPECTED


def test_rows_of_a_region_and_its_people_may_stand_close() -> None:
    sheet = Sheets()
    y = 110.0
    for region, counties, list_ in GROUPS:
        sheet.text(50, y, f"Region {region}", style="B")
        sheet.text(50, y + LEAD, counties)
        for name, mail, phone in list_:
            y = sheet.text(250, y, [f"{name}, samordnare", phone, mail], leading=LEAD / 10) + 7
    assert contacts(sheet) == EXPECTED


def test_a_heading_with_its_letters_set_apart_names_a_region() -> None:
    sheet = Sheets()
    y = 80.0
    for region, _, (person, *_) in GROUPS:
        sheet.pdf.set_char_spacing(4)
        sheet.text(50, y, f"REGION {region.upper()}", 12, "B")
        sheet.pdf.set_char_spacing(0)
        y = _block(sheet, 50, y + 22, person) + 16
    assert contacts(sheet) == told(nord=[EVA], mitt=[SIV], syd=[PER])


def test_a_region_goes_on_below_the_head_of_the_next_page() -> None:
    sheet = Sheets()
    for page, people_ in enumerate(([EVA], [BO]), 1):
        if page > 1:
            sheet.page()
        sheet.text(50, 30, "Handbok om människohandel, växel 08-465 004 99", 7)
        y = 100.0
        if page == 1:
            sheet.text(50, 80, "Regionkoordinatorer", 16, "B")
            y = sheet.text(50, 120, "Region Nord", 13, "B") + 6
        for person in people_:
            y = _block(sheet, 50, y, person) + 14
    assert contacts(sheet) == told(nord=[EVA, BO])


def test_people_above_the_only_region_of_a_page_go_on_with_the_one_overleaf() -> None:
    sheet = Sheets()
    pages = ([("Nord", "Norrbotten,", [EVA]), ("Mitt", "Uppsala,", [SIV])], [("", "", [BO]), ("Syd", "Skåne,", [PER])])
    for page, groups in enumerate(pages):
        if page:
            sheet.page()
        y = 100.0
        for region, counties, (person,) in groups:
            if region:
                sheet.text(50, y, [f"Region {region}", counties, "Blekinge" if page else "Gotland"], leading=LEAD / 10)
            y = _block(sheet, 280, y, person) + 12
    assert contacts(sheet) == told(nord=[EVA], mitt=[SIV, BO], syd=[PER])


def test_a_sidebar_does_not_part_a_contact_from_what_stands_overleaf() -> None:
    sheet = Sheets()
    sheet.text(40, 60, "Regionkoordinatorer", 16, "B")
    y = sheet.text(40, 100, "Region Nord", 13, "B")
    y = sheet.text(40, y, "Norrbottens län, Västerbottens län, Västernorrlands län och Jämtlands län")
    sheet.text(430, 100, "Relaterat", 12, "B")
    sheet.text(430, 118, ["Handbok", "Utbildning", "Nationellt metodstöd"])
    for at in range(len(SURNAMES)):
        mail = f"anna.{SURNAMES[at].lower()}@umea.example.se"
        y = _block(sheet, 40, y + 14, (f"Anna {SURNAMES[at]}", mail, f"08-465 004 {at + 10}"))
    sheet.text(40, y + 14, [EVA[0], f"Tel: {EVA[2]}"])
    sheet.page()
    sheet.text(40, 60, f"E-post: {EVA[1]}")
    _block(sheet, 40, 90, BO)
    found = contacts(sheet)
    assert {name: found.get(name) for name in ("Eva Ek", "Bo Ås")} == told(nord=[EVA, BO])


def test_a_second_number_at_the_right_margin_is_of_the_line_beside_it() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Region Nord", 14, "B")
    y = 90.0
    for person, second in ((EVA, "031-390 06 05"), (BO, "031-390 06 06")):
        sheet.text(50, y, f"{person[0]} {'.' * 80} {person[2]}")
        sheet.text(60, y + LEAD, ["samordnare", person[1]])
        sheet.text(480, y + LEAD, second)
        y += 40
    found = contacts(sheet)
    assert {name: phones for name, (_, _, phones) in found.items()} == {
        "Eva Ek": (EVA[2], "031-390 06 05"),
        "Bo Ås": (BO[2], "031-390 06 06"),
    }


def test_a_mail_cut_within_its_last_word_is_put_together() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Region Nord", 14, "B")
    for x, head in ((50, "Namn"), (200, "Telefon"), (330, "E-post")):
        sheet.text(x, 90, head, style="B")
    sheet.text(50, 110, EVA[0])
    sheet.text(200, 110, EVA[2])
    sheet.text(330, 110, ["eva.ek@umea.ex", "ample.se"])
    sheet.text(50, 150, BO[0])
    sheet.text(200, 150, BO[2])
    sheet.text(330, 150, BO[1])
    mails = {mail.replace("\n", "") for _, mail, _ in contacts(sheet).values()}
    assert mails == {EVA[1], BO[1]}


def test_a_title_that_is_broken_after_and_goes_on() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Region Nord", 16, "B")
    for y, person in ((90, EVA), (180, BO)):
        sheet.text(50, y, person[0], 12, "B")
        sheet.text(50, y + 20, ["koordinator mot prostitution och", "människohandel", person[2], person[1]])
    assert contacts(sheet) == told(nord=[EVA, BO])


def test_a_title_right_below_a_name_set_big_heads_no_list() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Region Nord", 20, "B")
    for y, person in ((90, EVA), (170, BO)):
        sheet.text(50, y, person[0], 14, "B")
        sheet.text(50, y + 22, ["Regionsamordnare", person[2], person[1]])
    assert contacts(sheet) == told(nord=[EVA, BO])


def _set_on_base(sheet: Sheets, rows: list[tuple[str, str, tuple[str, str, str]]]) -> None:
    """Set rows as a spreadsheet prints them: cells stand on their base, counties that wrap go up from it."""
    y = 100.0
    for x, head in ((50, "Region"), (110, "Län"), (240, "Namn"), (340, "Telefon"), (440, "E-post")):
        sheet.text(x, y, head, 8)
    for region, counties, (name, mail, phone) in rows:
        *above, last = counties.split("|")
        y += 12.6
        for line in above:
            sheet.text(110, y, line, 8)
            y += 11.0
        for x, text in ((50, region), (110, last), (240, name), (340, phone), (440, mail)):
            sheet.text(x, y, text, 8)


def test_lines_that_wrap_above_the_base_of_their_row_are_of_that_row() -> None:
    sheet = Sheets()
    north, south = "Jämtland, Norrbotten,|Västerbotten", "Blekinge, Kalmar,|Kronoberg, Skåne"
    rows = [("Nord", north, EVA), ("Nord", north, BO), ("Mitt", "Gävleborg, Uppsala", SIV), ("Syd", south, PER)]
    _set_on_base(sheet, rows)
    extraction = extract_statements(make_edition(), sheet.read())
    counties = {m.first("name"): set(m.values("county_code")) for m in extraction.mentions if m.entity_type == "region"}
    assert contacts(sheet) == told(nord=[EVA, BO], mitt=[SIV], syd=[PER])
    assert counties["Mitt"] == {"Gävleborg", "Uppsala"}
    assert counties["Syd"] == {"Blekinge", "Kalmar", "Kronoberg", "Skåne"}
