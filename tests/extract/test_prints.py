"""Prints through the whole of extraction: prose below a contact, two mails, cards side by side, counties of a map."""

from __future__ import annotations

from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from pipeline.normalize import normalize_editions
from tests.extract.helpers import make_edition, people
from tests.extract.readers.sheets import Sheets, outline

PROSE = (
    "Stödet omfattar skyddat boende, vård och hjälp",
    "av jurist. Beslut om en placering fattas av den",
    "kommun där personen vistas, i samråd med polis.",
)


def read(sheet: Sheets) -> Extraction:
    (normalized,) = normalize_editions([extract_statements(make_edition(), sheet.read())])
    return normalized


def test_running_text_right_below_a_contact_takes_nothing_from_it() -> None:
    sheet = Sheets()
    y = sheet.text(50, 100, "Region Nord", 14, "B")
    sheet.text(50, y, ["Norrbotten", "Eva Ek", "070-174 06 05", "eva.ek@umea.example.se", *PROSE])
    (person,) = people(read(sheet))
    assert (person.values("name"), person.values("email")) == (("Eva Ek",), ("eva.ek@umea.example.se",))
    assert person.values("title") == ()


def test_two_people_side_by_side_with_unequal_lines_are_two() -> None:
    sheet = Sheets()
    y = sheet.text(50, 100, "Region Syd", 14, "B")
    sheet.text(50, y, ["Eva Ek", "samordnare", "040-628 04 05", "", "eva.ek@malmo.example.se"])
    sheet.text(300, y, ["Bo Ås", "jurist", "040-628 04 06", "08-465 004 07", "bo.as@kalmar.example.se"])
    told = {person.first("name"): (person.values("phone"), person.values("email")) for person in people(read(sheet))}
    assert told == {
        "Eva Ek": (("+46406280405",), ("eva.ek@malmo.example.se",)),
        "Bo Ås": (("+46406280406", "+46846500407"), ("bo.as@kalmar.example.se",)),
    }


def test_counties_broken_at_a_hyphen_in_a_sentence_are_read() -> None:
    sheet = Sheets()
    y = sheet.text(50, 100, "Region Öst", 14, "B")
    sheet.text(50, y, ["Omfattar Jönköpings, Östergöt-", "lands och Södermanlands län.", "Eva Ek, 070-174 06 05"])
    (region,) = (mention for mention in read(sheet).mentions if mention.entity_type == "region")
    assert sorted(region.values("county_code")) == ["04", "05", "06"]


def test_a_region_and_its_counties_in_one_line_head_what_follows() -> None:
    sheet = Sheets()
    for index, (line, name, mail) in enumerate(
        (
            ("Nord Norrbottens och Jämtlands län", "Eva Ek", "eva.ek@umea"),
            ("Stockholm Stockholms och Gotlands län", "Bo Ås", "bo.as@visby"),
            ("Syd Skåne och Blekinge län", "Anna Öd", "anna.od@malmo"),
        )
    ):
        y = sheet.text(50, 100 + 70 * index, line)
        sheet.text(300, y, f"070-174 06 0{5 + index}")
        sheet.text(50, y, [f"{name}, samordnare", f"{mail}.example.se"])
    assert [((p.first("region") or "").lower(), p.first("name")) for p in people(read(sheet))] == [
        ("nord", "Eva Ek"),
        ("stockholm", "Bo Ås"),
        ("syd", "Anna Öd"),
    ]


def test_bold_words_that_run_in_begin_a_paragraph_and_bold_labels_do_not() -> None:
    sheet = Sheets()
    y = 100.0
    for lead, rest in (
        ("Region Nord", "(Norrbotten): kontakta Eva Ek på 070-174 06 05 eller eva.ek@umea.example.se."),
        ("Region Syd", "(Skåne): kontakta Bo Ås på 070-174 06 06 eller bo.as@malmo.example.se."),
    ):
        sheet.text(50, y, lead, 10, "B")
        y = sheet.text(112, y, rest)
    for lead, rest in (("Telefon:", "070-174 06 07"), ("E-post:", "anna.od@kalmar.example.se")):
        sheet.text(50, y, lead, 10, "B")
        y = sheet.text(112, y, rest)
    blocks = outline(sheet.read().blocks)
    assert len(blocks) == 2
    assert blocks[0].startswith("paragraph: Region Nord (Norrbotten)")
    assert blocks[1].startswith("paragraph: Region Syd (Skåne)")
    assert blocks[1].endswith("E-post: anna.od@kalmar.example.se")


def test_fields_whose_labels_stand_in_a_column_below_the_heading_of_the_list_are_of_their_region() -> None:
    sheet = Sheets()
    y = sheet.text(50, 80, "Kontaktuppgifter till regionkoordinatorerna", 18, "B")
    listed = [("Nord", "Norrbotten", "Eva Ek", "eva.ek@umea"), ("Syd", "Skåne", "Anna Öd", "anna.od@malmo")]
    for at, (region, county, name, mail) in enumerate(listed):
        fields = [("Region", region), ("Län", county), ("Namn", name), ("Telefon", f"070-174 06 1{at}")]
        y += 14
        for label, value in (*fields, ("E-post", f"{mail}.example.se")):
            sheet.text(50, y, label)
            y = sheet.text(160, y, value)
    told = {person.first("name"): person.first("region") for person in people(read(sheet))}
    assert told == {"Eva Ek": "nord", "Anna Öd": "syd"}


def test_columns_of_print_go_on_where_white_stands_beside_a_name_by_chance() -> None:
    sheet = Sheets()
    sheet.text(50, 90, "Region Syd", 12, "B")
    for y, name, mail in (
        (110, "Eva Ek", "eva.ek@malmo.example.se"),
        (143, "Siv Alm", "siv.alm@kalmar.example.se"),
        (176, "Per Öd", "per.od@malmo.example.se"),
    ):
        sheet.text(50, y, name, 10, "B")
        sheet.text(50, y + 12, mail)
    sheet.text(50, 212, "Region Nord", 12, "B")
    sheet.text(310, 93, ["Norrbotten, Jämtland", "Bo Ås", "bo.as@umea.example.se"])
    sheet.text(310, 147, ["Ada Ek", "070-174 06 05", "ada.ek@lulea.example.se", "Ann Ås", "ann.as@lulea.example.se"])
    lines = [line.text for line in sheet.read().lines()]
    assert lines.index("Per Öd") < lines.index("Region Nord") < lines.index("Norrbotten, Jämtland")


def test_line_lowest_on_the_page_dates_it_whatever_column_is_read_last() -> None:
    sheet = Sheets()
    names = ("Eva Provdal", "Bo Provberg", "Siv Provek", "Per Provgren", "Ida Provlind")
    for x, region, first in ((40, "Nord", 10), (320, "Syd", 20)):
        sheet.text(x, 60, f"Region {region}", 12, "B")
        told = ((name, f"070-174 06 {digits}", "kurator", "") for digits, name in enumerate(names, first))
        sheet.text(x, 80, [line for person in told for line in person])
    sheet.text(40, 330, "Jämställdhetsmyndigheten · Juni 2021", 9)
    assert [line.text for line in sheet.read().lines()].index("Jämställdhetsmyndigheten · Juni 2021") == 16
    dated = read(sheet).dated
    assert (str(dated.dated_from), str(dated.dated_to)) == ("2021-06-01", "2021-06-30")
