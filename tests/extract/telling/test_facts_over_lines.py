"""Services and members over the lines of print and text: names that wrap, numbers above them."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_statements
from pipeline.normalize import normalize_editions
from tests.extract.helpers import make_edition
from tests.extract.readers.sheets import Sheets
from tests.extract.telling.told import members, read, services


@pytest.mark.parametrize(
    "sentence",
    [
        "I nätverket NMT ingår {}.",
        "Nationellt metodstöd mot prostitution och människohandel (NMT) består av {}.",
        "Bakom foldern står {}, som tillsammans utgör nätverket NMT.",
    ],
)
def test_a_network_may_be_named_twice_and_told_behind_its_members(sentence: str) -> None:
    told = sentence.format("Tullverket, Region Skåne, Stiftelsen Trygg Hamn och Unizon")
    assert members(f"<h2>Samverkan</h2><p>{told}</p>") == {
        "Tullverket",
        "Region Skåne",
        "Stiftelsen Trygg Hamn",
        "Unizon",
    }


@pytest.mark.parametrize("heading", ["Deltar i NMT", "Med i nätverket", "Vilka samarbetar i NMT?"])
def test_names_with_commas_under_a_heading_are_all_members(heading: str) -> None:
    names = "Tullverket, Klart Vatten, Region Skåne, Unizon"
    assert members(f"<h2>{heading}</h2><p>{names}</p>") == set(names.split(", "))


def test_who_tells_to_call_112_is_no_service() -> None:
    page = "<h2>Inledning</h2><p>Människohandel är ett brott. Ring 112 om någon är i akut fara.</p>"
    assert {m.first("name") for m in services(page).values()} == {"112"}


@pytest.mark.parametrize("said", ["(yrkesverksamma)", "(endast yrkesverksamma)"])
def test_professionals_in_brackets_are_whom_a_line_is_for(said: str) -> None:
    found = services(f"<h2>Stödlinjer</h2><ul><li>Metodlinjen {said} 031-390 06 31</li></ul>")
    assert found["Metodlinjen"].values("audience") == ("yrkesverksamma",)


def test_a_line_of_dots_leads_to_the_number_in_the_next_one() -> None:
    text = "Stödlinjer\n\nLinjen Navet ....... 031-390 06 31\nLånga stödlinjen i väst .......\n031-390 06 32\n"
    said = {name: m.values("phone") for name, m in services(text).items()}
    assert said == {"Linjen Navet": ("+46313900631",), "Långa stödlinjen i väst": ("+46313900632",)}


def test_a_number_in_bold_begins_no_entry_of_its_own() -> None:
    sheet = Sheets()
    sheet.text(50, 70, "Stödlinjer", 15, "B")
    for index, name in enumerate(("Linjen Navet", "Mottagningen Källan")):
        sheet.text(50, 100 + 60 * index, name, 10, "B")
        sheet.text(50, 112 + 60 * index, "För kvinnor")
        sheet.text(50, 124 + 60 * index, f"031-390 06 3{index}", 10, "B")
    assert _numbers(sheet) == {"Linjen Navet": ("+46313900630",), "Mottagningen Källan": ("+46313900631",)}


def test_a_number_that_a_column_breaks_is_whole_and_a_town_in_the_line_is_the_place() -> None:
    sheet = Sheets()
    sheet.text(50, 70, "Vart kan jag ringa?", 15, "B")
    lines = ["Stödprogrammet Ny väg i Göteborg, telefon 040-628 04", "47 (dygnet runt)"]
    sheet.text(50, 95, [*lines, "Mottagningen Källan i Umeå, telefon 031-390 06 30"])
    assert _numbers(sheet) == {"Stödprogrammet Ny väg": ("+46406280447",), "Mottagningen Källan": ("+46313900630",)}


def _numbers(sheet: Sheets) -> dict[str | None, tuple[str, ...]]:
    (edition,) = normalize_editions([extract_statements(make_edition(), sheet.read())])
    return {m.first("name"): m.values("phone") for m in edition.mentions if m.entity_type == "service"}


def test_a_table_of_members_without_a_header_begins_at_once() -> None:
    names = ("Tullverket", "Region Skåne", "Klart Vatten", "Unizon")
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (names[:2], names[2:]))
    assert members(f"<h2>Medlemmar i nätverket</h2><table>{rows}</table>") == set(names)
    headed = rows.replace("td>", "th>", 4)
    assert members(f"<h2>Medlemmar i nätverket</h2><table>{headed}</table>") == set(names)


def test_a_table_whose_rows_are_fields_has_a_service_in_each_column() -> None:
    rows = (
        ("Verksamhet", "Linjen Navet", "Mottagningen Källan"),
        ("Telefon", "031-390 06 30", "031-390 06 31"),
        ("Öppettider", "vardagar 9–16", "dygnet runt"),
        ("Målgrupp", "kvinnor", "män"),
    )
    told = "".join(f"<tr><th>{head}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for head, *cells in rows)
    found = services(f"<h2>Stöd</h2><table>{told}</table>")
    said = {name: (m.first("phone"), m.first("hours"), m.first("audience")) for name, m in found.items()}
    assert said == {
        "Linjen Navet": ("+46313900630", "vardagar 9–16", "kvinnor"),
        "Mottagningen Källan": ("+46313900631", "dygnet runt", "män"),
    }


def test_numbers_above_their_names_are_not_those_of_the_names_above_them() -> None:
    told = "".join(
        f"<p>031-390 06 3{at}</p><h3>{name}</h3><p>vardagar 9–16</p>"
        for at, name in enumerate(("Linjen Navet", "Mottagningen Källan", "Stödlinjen Viken"))
    )
    found = services(f"<h2>Ring någon av oss</h2>{told}<h2>Nyheter</h2><p>En kurs hölls i maj.</p>")
    assert {name: m.values("phone") for name, m in found.items()} == {
        "Linjen Navet": ("+46313900630",),
        "Mottagningen Källan": ("+46313900631",),
        "Stödlinjen Viken": ("+46313900632",),
    }


def test_hours_and_numbers_go_on_in_the_next_line_of_print() -> None:
    sheet = Sheets()
    sheet.text(50, 70, "Telefonstöd", 15, "B")
    lines = ["Mottagningen Källan, tfn 031-390 06 30, alla dagar", "18–22.", "Konsultationslinjen Kompassen, tfn"]
    sheet.text(50, 95, [*lines, "031-390 06 31 (dygnet runt)"])
    assert _numbers(sheet) == {
        "Mottagningen Källan": ("+46313900630",),
        "Konsultationslinjen Kompassen": ("+46313900631",),
    }
    (edition,) = normalize_editions([extract_statements(make_edition(), sheet.read())])
    hours = {m.first("name"): m.values("hours") for m in edition.mentions if m.entity_type == "service"}
    assert hours["Mottagningen Källan"] == ("alla dagar 18–22",)


def test_a_list_of_members_that_runs_over_lines_has_no_halves_of_names() -> None:
    sheet = Sheets()
    sheet.text(50, 70, "Nätverkets medlemmar", 15, "B")
    lines = [
        "Nätverket består av Migrationsverket, Röda",
        "Korset, Tullverket, Arbetsmiljöverket",
        "och Föreningen",
        "Nattljus.",
    ]
    sheet.text(50, 95, lines)
    (edition,) = normalize_editions([extract_statements(make_edition(), sheet.read())])
    found = {m.first("name") for m in edition.mentions if m.values("member")}
    assert found == {"Migrationsverket", "Röda Korset", "Tullverket", "Arbetsmiljöverket", "Föreningen Nattljus"}


def test_the_column_of_whom_a_line_is_for_may_be_called_so() -> None:
    row = "<tr><td>Linjen Navet</td><td>031-390 06 30</td><td>kvinnor</td></tr>"
    head = "<tr><th>Stödlinje</th><th>Telefon</th><th>Till för</th></tr>"
    assert services(f"<h2>Stöd</h2><table>{head}{row}</table>")["Linjen Navet"].values("audience") == ("kvinnor",)


def test_members_side_by_side_in_a_line_are_parted_by_the_white_between_them() -> None:
    sheet = Sheets()
    sheet.text(50, 70, "Aktörer i NMT", 18, "B")
    placed = (
        (50, "Migrationsverket"),
        (160, "Röda Korset"),
        (245, "Region Skåne"),
        (50, "Unizon"),
        (110, "Rädda Barnen"),
    )
    for at, (x, name) in enumerate(placed):
        sheet.text(x, 100 + 22 * (at // 3), name, 12)
    sheet.text(
        50, 220, "Mer om nätverket och vad det gör finns att läsa på nätet, och i årets rapport till regeringen.", 9
    )
    sheet.text(50, 232, "Där står också vilka som har lämnat det, och vad som ska hända under det år som kommer nu.", 9)
    (edition,) = normalize_editions([extract_statements(make_edition(), sheet.read())])
    assert {m.first("name") for m in edition.mentions if m.values("member")} == {name for _, name in placed}


def test_numbered_parts_in_capitals_are_parts_of_a_text() -> None:
    text = (
        "RIKTLINJER\n\n1. STÖD OCH HJÄLP\na) Linjen Navet, 031-390 06 30, vardagar 9–16\nb) Mottagningen Källan, "
        "031-390 06 31, dygnet runt\n\n2. ANSVAR OCH UPPGIFTER\n2.1 Polismyndigheten\n- Utreder brott.\n"
        "2.2 Tullverket\n- Kontrollerar resande.\n\n3. DELTAGARE I NMT\n- Skatteverket\n- Unizon\n- Rädda Barnen\n"
    )
    assert {name: phones for name, m in services(text).items() if (phones := m.values("phone"))} == {
        "Linjen Navet": ("+46313900630",),
        "Mottagningen Källan": ("+46313900631",),
    }
    assert members(text) == {"Skatteverket", "Unizon", "Rädda Barnen"}
    duties = {m.first("name"): said for m in read(text).mentions if (said := m.values("duty"))}
    assert duties == {"Polismyndigheten": ("Utreder brott.",), "Tullverket": ("Kontrollerar resande.",)}


def test_white_that_fills_a_line_of_names_with_commas_parts_none() -> None:
    sheet = Sheets()
    sheet.text(50, 70, "Nätverkets medlemmar", 15, "B")
    sheet.text(50, 95, "Skatteverket, Stiftelsen     Lotsen, Unizon,     Rädda Barnen")
    (edition,) = normalize_editions([extract_statements(make_edition(), sheet.read())])
    found = {" ".join((m.first("name") or "").split()) for m in edition.mentions if m.values("member")}
    assert found == {"Skatteverket", "Stiftelsen Lotsen", "Unizon", "Rädda Barnen"}
