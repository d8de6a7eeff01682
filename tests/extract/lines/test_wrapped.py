"""Lines that end for want of room are one line; a number is whole only where its digits make one."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from pipeline.vocabulary import match_region
from tests.extract.helpers import extract_text, make_edition, people
from tests.extract.readers.sheets import Sheets


def _read(sheet: Sheets) -> Extraction:
    return extract_statements(make_edition(), sheet.read())


def _table(*rows: tuple[list[str], list[str], str]) -> Extraction:
    """A table in narrow columns: name, number and mail."""
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 16, "B")
    sheet.text(50, 90, "Region Nord", 13, "B")
    for x, head in ((50, "Namn"), (150, "Telefon"), (260, "E-post")):
        sheet.text(x, 115, head, 10, "B")
    y = 140.0
    for name, number, mail in rows:
        ends = [sheet.text(x, y, lines) for x, lines in ((50, name), (150, number), (260, [mail]))]
        y = max(ends) + 12
    return _read(sheet)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (["+46-70-174", "06 05"], ["+46-70-174\n06 05"]),
        (["031 –", "390 06", "29"], ["031 –\n390 06\n29"]),
        (["+46 (0)40-628", "04 17, +46", "(0)70-174 06 05"], ["+46 (0)40-628\n04 17", "+46\n(0)70-174 06 05"]),
        (["070-174 06 05", "070-174 06 06"], ["070-174 06 05", "070-174 06 06"]),
    ],
)
def test_a_number_goes_on_in_the_lines_of_its_cell(number: list[str], expected: list[str]) -> None:
    edition = _table(
        (["Eva Ekström"], number, "eva.ekstrom@umea.example.se"),
        (["Bo Ås"], ["070-174 06", "40"], "bo.as@umea.example.se"),
    )
    first = people(edition)[0]
    assert [s.raw_text for s in first.statements if s.property == "phone"] == expected
    assert people(edition)[1].values("phone") == ("070-174 06 40",)


def test_a_number_with_digits_too_many_in_the_next_line_of_its_cell_is_not_cut_to_a_valid_one() -> None:
    read = _table((["Eva Ek"], ["08-465 004", "174"], "eva.ek@umea.example.se"))
    assert people(read)[0].values("phone") == ("08-465 004 174",)  # which is none in standard form


def test_digits_that_belong_to_no_number_are_not_joined() -> None:
    edition = extract_text("Region Nord\n\nEva Ek\nTel: 070-174 06 05\n12 ärenden i år\neva@umea.example.se\n")
    assert people(edition)[0].values("phone") == ("070-174 06 05",)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Hanna", "Abdullahi"], "Hanna Abdullahi"),
        (["Beata Ek", "Dahl"], "Beata Ek Dahl"),
        (["Beata Ek", "Gotland"], "Beata Ek"),
        (["Beata Provlund", "Luleå"], "Beata Provlund"),
        (["Beata Maria", "Lund"], "Beata Maria Lund"),
    ],
)
def test_a_name_goes_on_with_the_one_word_below_it(lines: list[str], expected: str) -> None:
    edition = _table(
        (lines, ["070-174 06 05"], "h.a@umea.example.se"), (["Bo Ås"], ["070-174 06 06"], "bo.as@umea.example.se")
    )
    assert " ".join(people(edition)[0].values("name")[0].split()) == expected


def _with_titles(*rows: tuple[list[str], list[str], str]) -> Extraction:
    """A table in narrow columns: name with title, employer, number and mail."""
    sheet = Sheets()
    sheet.text(50, 60, "Region Nord", 13, "B")
    for x, head in ((50, "Koordinator"), (170, "Kommun"), (270, "Telefon och e-post")):
        sheet.text(x, 90, head, 10, "B")
    y = 115.0
    for person, employer, mail in rows:
        lines = [f"070-174 06 {round(y) % 90 + 5:02d}", f"{mail}@umea.example.se"]
        y = 12 + max(sheet.text(x, y, cell) for x, cell in ((50, person), (170, employer), (270, lines)))
    return _read(sheet)


def test_what_a_narrow_cell_breaks_goes_on_before_a_comma_or_as_the_kind_of_an_employer() -> None:
    edition = _with_titles(
        (["Nils-Erik", "Sandströmer, utredare"], ["Umeå", "kommun"], "nils-erik.sandstromer"),
        (["Siv Lind, Senior", "handläggare"], ["Skellefteå", "kommun"], "siv.lind"),
        (["Eva Ek", "socialsekreterare"], ["Luleå kommun", "enheten för stöd"], "eva.ek"),
        (["Anna Dahl", "Senior", "handläggare"], ["Umeå kommun"], "anna.dahl"),
    )
    told = [tuple(m.first(p) for p in ("name", "title", "employer")) for m in people(edition)]
    assert [tuple(" ".join((value or "").split()) for value in person) for person in told] == [
        ("Nils-Erik Sandströmer", "utredare", "Umeå kommun"),
        ("Siv Lind", "Senior handläggare", "Skellefteå kommun"),
        ("Eva Ek", "socialsekreterare", "Luleå kommun"),
        ("Anna Dahl", "Senior handläggare", "Umeå kommun"),
    ]


def test_a_paragraph_whose_lines_are_full_is_one_line_of_text() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 16, "B")
    lines = [
        "Nord: Eva Ekström, 070-174 06 05, eva.ekstrom@umea.example.se; Bo Åsberg, 070-174 06",
        "06, bo.asberg@lulea.example.se. Mitt: Cia Ödman, 070-174 06 07, cia.odman@gavle.exa",
        "mple.se; Dan Ekberg, 070-174 06 08, dan.ekberg@uppsala.example.se. Syd: Ida Alm, 070-",
        "174 06 09, ida.alm@malmo.example.se.",
    ]
    lines[1], lines[2] = lines[1].removesuffix(" cia.odman@gavle.exa"), f"cia.odman@gavle.example.se; {lines[2][9:]}"
    sheet.text(50, 100, lines)
    found = {person.values("name")[0]: person for person in people(_read(sheet))}
    assert {name: person.values("phone") for name, person in found.items()} == {
        "Eva Ekström": ("070-174 06 05",),
        "Bo Åsberg": ("070-174 06 06",),
        "Cia Ödman": ("070-174 06 07",),
        "Dan Ekberg": ("070-174 06 08",),
        "Ida Alm": ("070- 174 06 09",),
    }


def _regions(edition: Extraction) -> dict[str, str]:
    return {person.values("name")[0]: " ".join(person.values("region")) for person in people(edition)}


def test_a_menu_of_regions_heads_nobody() -> None:
    text = (
        "Regionkoordinatorer\n\n{}\n\nEva Ek\n070-174 06 05\neva.ek@umea.example.se\n\nBo Ås\nbo.as@gavle.example.se\n"
    )
    menu = "Nord\n\nMitt\n\nStockholm\n\nSyd"
    assert _regions(extract_text(text.format(menu))) == {"Eva Ek": "", "Bo Ås": ""}
    assert set(_regions(extract_text(text.format(f"{menu}\n\nNord"))).values()) != {""}


def test_a_town_is_no_region() -> None:
    assert match_region("Västerås") is None
    match = match_region("Stockholm")
    assert match is not None
    assert match.entry.region_id == "stockholm"


def test_details_at_the_top_of_a_column_go_on_with_the_name_at_the_end_of_the_last() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer mot prostitution och människohandel i hela landet", 14, "B")
    sheet.text(50, 100, "Nord", 12, "B")
    sheet.text(50, 130, ["Eva Ek", "070-174 06 05", "eva.ek@umea.example.se"])
    sheet.text(50, 180, ["Bo Ås", "samordnare"], 10, "B")
    sheet.text(310, 100, ["070-174 06 06", "bo.as@umea.example.se"])
    sheet.text(310, 140, "Mitt", 12, "B")
    sheet.text(310, 165, ["Cia Öd", "070-174 06 07", "cia.od@gavle.example.se"])
    found = {person.values("name")[0]: person.values("email") for person in people(_read(sheet))}
    assert found["Bo Ås"] == ("bo.as@umea.example.se",)


def test_town_whose_kind_stands_below_it_is_no_part_of_the_name() -> None:
    edition = _table((["Lovisa", "Stafflund", "Luleå", "kommun"], ["070-174 06 05"], "lovisa.stafflund@example.se"))
    (person,) = people(edition)
    assert (person.first("name"), person.first("employer")) == ("Lovisa Stafflund", "Luleå kommun")
    (person,) = people(_table((["Yusuf", "Vestergaard, Luleå", "kommun"], ["070-174 06 05"], "y@lulea.example.se")))
    assert person.first("name") == "Yusuf Vestergaard"


def test_region_cut_by_a_narrow_cell_heads_its_row() -> None:
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 16, "B")
    rows = (["Bergsl", "agen"], "Ulf Ek", 5), (["Nord"], "Eva Ås", 6), (["Stock", "holm"], "Bo Öd", 7)
    for at, (region, name, number) in enumerate(rows):
        y = 100 + 34 * at
        for x, width in ((45, 40), (85, 100), (185, 100)):
            sheet.pdf.rect(x, y - 12, width, 34)
        sheet.text(48, y, region)
        sheet.text(88, y, name)
        sheet.text(188, y, f"070-174 06 {number:02}")
    regions = [match_region(person.first("region") or "") for person in people(_read(sheet))]
    assert [found.entry.region_id for found in regions if found] == ["bergslagen", "nord", "stockholm"]


def test_number_that_would_be_one_without_its_end_is_read_whole_in_a_list() -> None:
    for long in (True, False):
        ending = "\n  06, eva.prov@sundsvall.example.se\n"
        after = "* Bo Ås, samordnare i Nord, Umeå kommun, tel. 070-174 06 06, bo.as@umea.example.se\n" * (not long)
        (first, *_) = people(
            extract_text(f"Region Nord: Jämtland\n* Eva Prov, samordnare, tel. 040-628 04{ending}{after}")
        )
        assert first.values("phone") == ("040-628 04 06",)


def test_second_number_behind_a_slash_goes_on_in_the_next_line() -> None:
    (first, second) = people(
        extract_text(
            "Region Syd: Blekinge, Skåne\n"
            "* Anna Exempel, samordnare, tel. 040-628 04 05 / 070-174\n  06 05, anna.exempel@malmo.example.se\n"
            "* Bo Ås, samordnare, tel. 070-174 06 06, bo.as@malmo.example.se\n"
        )
    )
    assert first.values("phone") == ("040-628 04 05", "070-174 06 05")
    assert second.values("phone") == ("070-174 06 06",)
