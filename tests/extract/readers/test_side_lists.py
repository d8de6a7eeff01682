"""Lists side by side, each with a column of regions or labels before the people, and cells beside several people."""

from __future__ import annotations

from tests.extract.readers.sheets import Sheets, outline
from tests.extract.readers.test_placed_cells import Contacts, contacts

PEOPLE = {
    "nord": [("Eva Lindgren", "05"), ("Bo Åkerlund", "06")],
    "mitt": [("Siv Berglund", "07")],
    "stockholm": [("Per Holmberg", "08"), ("Ida Falk", "09"), ("Åsa Nordin", "10")],
    "syd": [("Ali Wallin", "11"), ("Tor Engdahl", "12")],
}
COUNTIES = {
    "nord": ["Jämtland", "Norrbotten", "Västerbotten", "Västernorrland"],
    "mitt": ["Uppsala", "Gävleborg", "Västmanland"],
    "stockholm": ["Stockholm", "Gotland"],
    "syd": ["Skåne", "Blekinge"],
}
TOLD: Contacts = {
    name: (region, f"{_mail}@example.se", (f"070-174 06 {number}",))
    for region, listed in PEOPLE.items()
    for name, number in listed
    for _mail in [name.lower().replace(" ", ".").replace("å", "a")]
}


def _mail_of(name: str) -> str:
    return TOLD[name][1]


def _texts(sheet: Sheets) -> list[str]:
    return [line.text for block in sheet.read().blocks for line in block.all_lines()]


def test_a_list_set_as_a_table_goes_on_in_the_next_column_with_its_regions_before_its_people() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 18, "B")
    for x, regions in ((50, ("nord", "mitt")), (310, ("stockholm", "syd"))):
        y = 100.0
        for region in regions:
            beside = y
            for name, number in PEOPLE[region]:
                beside = sheet.text(x + 85, beside, [name, f"070-174 06 {number}", _mail_of(name)], 9, leading=1.15) + 3
            below = sheet.text(x, y, [region.title(), *COUNTIES[region]], 9, leading=1.15) + 3
            y = max(beside, below)
    assert contacts(sheet) == TOLD


def test_a_heading_that_crosses_the_white_beside_labels_leaves_lists_side_by_side() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 18, "B")
    for x, first, regions in ((50, 100.0, ("nord", "stockholm")), (310, 94.0, ("syd", "mitt"))):
        y = first
        for region in regions:
            y = sheet.text(x, y, f"Region {region.title()}", 13, "B")
            rows = [("Omfattar", ", ".join(COUNTIES[region][:2]))]
            for name, number in PEOPLE[region]:
                rows += [("Kontakt", name), ("Telefon", f"070-174 06 {number}"), ("E-post", _mail_of(name))]
            for label, value in rows:
                sheet.text(x, y, label, 9)
                y = sheet.text(x + 75, y, value, 9)
            y += 14
    assert contacts(sheet) == TOLD


def test_a_region_with_its_counties_is_one_cell_though_people_stand_beside_its_lines() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 18, "B")
    y = 100.0
    for region, listed in PEOPLE.items():
        sheet.text(50, y, region.title(), 12, "B")
        below = sheet.text(50, y + 14, COUNTIES[region], 7.5, leading=1.5)
        beside = y
        for name, number in listed:
            sheet.text(170, beside, [name, "Kurator"], 9, leading=1.35)
            sheet.text(340, beside, [_mail_of(name), f"070-174 06 {number}"], 9, leading=1.35)
            beside += 40
        y = max(below, beside) + 12
    assert contacts(sheet) == TOLD


def test_second_numbers_stand_below_the_first_in_rows_of_cells() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 18, "B")
    y = 90.0
    for region, listed in PEOPLE.items():
        y = sheet.text(50, y, f"Region {region.title()}", 12, "B")
        y = sheet.text(50, y, ", ".join(COUNTIES[region][:3]), leading=1.15)
        edge = 54 + sheet.pdf.get_string_width(", ".join(COUNTIES["mitt"]))
        for name, number in listed:
            sheet.text(50, y, name)
            sheet.text(350, y, _mail_of(name))
            y = sheet.text(edge, y, [f"070-174 06 {number}", f"031-390 06 {number}"], leading=1.15)
        y += 10
    rows = [line for line in outline(sheet.read().blocks) if "@" in line]
    assert rows == [
        f"row: {name} | {p} / {p.replace('070-174', '031-390')} | {m}" for name, (_, m, (p,)) in TOLD.items()
    ]


def test_a_damaged_link_takes_no_other_with_it() -> None:
    sheet = Sheets()
    for at, (name, number) in enumerate(PEOPLE["nord"]):
        sheet.text(50, 100 + 40 * at, [name, f"070-174 06 {number}"])
        sheet.pdf.link(50, 92 + 40 * at, 80, 10, f"mailto:{_mail_of(name)}")
    whole = sheet.bytes()
    start = whole.index(b"/Rect")
    end = whole.index(b"]", start) + 1
    sheet.bytes = lambda: whole[:start] + b" " * (end - start) + whole[end:]  # type: ignore[method-assign]
    links = [(link.href, line.text) for line in sheet.read().lines() for link in line.links]
    assert links == [("mailto:bo.akerlund@example.se", "Bo Åkerlund")]


def _list_people(sheet: Sheets, x: float, y: float, region: str, right: float) -> float:
    """Set a region, its counties and its people, their numbers flush with a right margin."""
    y = sheet.text(x, y, [f"Region {region.title()}", ", ".join(COUNTIES[region])], 9)
    for name, number in PEOPLE[region]:
        sheet.text(right - sheet.pdf.get_string_width(f"070-174 06 {number}"), y, f"070-174 06 {number}", 9)
        y = sheet.text(x, y, [name, _mail_of(name)], 9)
    return y + 8


def test_counties_that_cross_to_the_numbers_leave_lists_side_by_side() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 18, "B")
    for x, first, regions in ((50, 100.0, ("syd", "mitt", "nord")), (320, 100.0, ("stockholm",))):
        y = first
        for region in regions:
            y = _list_people(sheet, x, y, region, x + 200)
    told = [text.partition(" 070")[0] for text in _texts(sheet)]
    named = [text for text in told if text.startswith("Region ") or text in TOLD]
    read = ("syd", "mitt", "nord", "stockholm")
    assert named == [text for r in read for text in (f"Region {r.title()}", *(name for name, _ in PEOPLE[r]))]


def test_a_small_title_above_a_name_begins_nothing_below_the_columns() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 18, "B")
    for x, first, regions in ((50, 100.0, ("nord", "stockholm")), (320, 103.0, ("syd", "mitt"))):
        y = first
        for region in regions:
            y = sheet.text(x, y, region.upper(), 13, "B")
            y = sheet.text(x, y, " · ".join(COUNTIES[region][:3]), 10.5) + 3
            for name, number in PEOPLE[region]:
                y = sheet.text(x, y, "KURATOR", 7) + 3
                y = sheet.text(x, y, [name, f"070-174 06 {number}", _mail_of(name)], 10.5, leading=1.3) + 3
    assert contacts(sheet) == TOLD


def test_a_form_at_the_head_of_a_page_is_not_the_rest_of_the_last_one() -> None:
    sheet = Sheets(595, 300)
    sheet.text(50, 40, "Regionkoordinatorer", 18, "B")
    y = 70.0
    for region, listed in PEOPLE.items():
        for name, number in listed:
            if y > 206:
                sheet.page()
                y = 30.0
            pairs = [("Region", region.title()), ("Namn", name), ("Titel", "Kurator")]
            pairs += [("Län", ", ".join(COUNTIES[region][:2])), ("Telefon", f"070-174 06 {number}")]
            for at, (label, value) in enumerate([*pairs, ("E-post", _mail_of(name))]):
                left, top = 50 + 165 * (at % 3), y + 32 * (at // 3)
                sheet.pdf.rect(left, top, 165, 32)
                sheet.text(left + 5, top + 11, label, 6.5)
                sheet.text(left + 5, top + 25, value)
            y += 78
    assert contacts(sheet) == TOLD


def _stand_card(sheet: Sheets, x: float, y: float, name: str, number: str) -> None:
    sheet.text(x, y, [name[0] + name.split()[-1][0]], 12)
    sheet.text(x, y + 25, [name, "Kurator", f"070-174 06 {number}", _mail_of(name)], 8, leading=1.4)


def test_regions_at_the_left_head_the_rows_of_cards_below_them() -> None:
    sheet = Sheets()
    sheet.text(40, 50, "Regionkoordinatorer", 18, "B")
    y = 90.0
    for region, listed in PEOPLE.items():
        sheet.text(40, y, f"Region {region.title()}", 13, "B")
        sheet.text(40, y + 14, ", ".join(COUNTIES[region]), 8)
        for at, (name, number) in enumerate(listed):
            _stand_card(sheet, 40 + 175 * at, y + 40, name, number)
        y += 130
    assert contacts(sheet) == TOLD


def test_a_column_that_begins_higher_than_the_one_before_it_is_one_of_its_own() -> None:
    sheet = Sheets()
    sheet.text(50, 50, "Telefonlista regionkoordinatorer", 18, "B")
    for x, first, regions in ((50, 95.0, ("nord", "stockholm")), (320, 86.0, ("syd", "mitt"))):
        y = first
        for region in regions:
            y = sheet.text(x, y, region.upper(), 11, "B")
            y = sheet.text(x, y, ", ".join(COUNTIES[region][:3]), 9)
            for name, number in PEOPLE[region]:
                for shown in (f"070-174 06 {number}", f"031-390 06 {number}"):
                    sheet.pdf.set_font("Helvetica", "", 9)
                    sheet.text(x + 230 - sheet.pdf.get_string_width(shown), y, shown, 9)
                    if shown.startswith("070"):
                        sheet.text(x, y, name, 9)
                    y += 11
                y = sheet.text(x, y, _mail_of(name), 9)
            y += 10
    assert contacts(sheet) == {n: (r, m, (p, p.replace("070-174", "031-390"))) for n, (r, m, (p,)) in TOLD.items()}


def test_regions_in_boxes_before_their_people_stand_side_by_side() -> None:
    sheet = Sheets()
    sheet.text(40, 50, "Regionkoordinatorer", 18, "B")
    sheet.pdf.set_fill_color(220, 230, 240)
    for x, regions in ((40, ("nord", "stockholm")), (310, ("mitt", "syd"))):
        y = 80.0
        for region in regions:
            height = max(42.0 * len(PEOPLE[region]), 12.0 * len(COUNTIES[region]) + 20)
            sheet.pdf.rect(x, y, 75, height, style="F")
            sheet.text(x + 5, y + 14, region.title(), 9, "B")
            sheet.text(x + 5, y + 26, COUNTIES[region], 7.5)
            for at, (name, number) in enumerate(PEOPLE[region]):
                sheet.text(x + 85, y + 12 + 42 * at, [name, f"070-174 06 {number}", _mail_of(name)], 9, leading=1.3)
            y += height + 12
    assert contacts(sheet) == TOLD


def test_a_box_of_helplines_is_read_before_the_column_beside_it_that_goes_on_overleaf() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 18, "B")
    sheet.pdf.rect(330, 90, 200, 90)
    sheet.text(340, 105, "Viktiga nummer", 9, "B")
    sheet.text(340, 120, ["Polisen: 114 14", "Vid fara: 112", "Stödtelefonen: 020-390 000,", "vardagar 9-16"], 9)
    y = 100.0
    for region in ("nord", "mitt", "stockholm", "syd"):
        y = sheet.text(50, y, [f"Region {region.title()}", ", ".join(COUNTIES[region])], 10, "B")
        if region == "syd":
            sheet.page()
            y = 60.0
        for name, number in PEOPLE[region]:
            y = sheet.text(50, y, [f"{name} – Umeå kommun", _mail_of(name), f"070-174 06 {number}", ""], 9, leading=1.4)
    assert contacts(sheet) == TOLD
    assert _texts(sheet)[1] == "Viktiga nummer"


def test_a_large_title_at_the_right_begins_no_column() -> None:
    sheet = Sheets()
    sheet.text(210, 60, "Här finns koordinatorerna", 22, "B")
    for at, (region, counties) in enumerate((("Nord", ["Norrbotten"]), ("Mitt", ["Uppsala", "Gävleborg"]))):
        mail = f"prov.nummer{at}@kommun.example.se"
        sheet.text(50, 100 + 80 * at, [f"Prov Nummer {at}", f"Mejl: {mail}", "Tfn: 070-174 06 10 / 040-628 04 20"])
        sheet.text(460, 100 + 80 * at, [f"Region {region}", *counties])
    texts = _texts(sheet)
    assert texts[0] == "Här finns koordinatorerna"
    assert texts.index("Prov Nummer 0") + 1 == texts.index("Mejl: prov.nummer0@kommun.example.se")
