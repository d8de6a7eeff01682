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
