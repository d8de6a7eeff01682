"""Services, members, duties and laws as agencies lay them out: what stands above, beside and across lines counts."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people
from tests.extract.telling.told import members, read, services


def _duties(body: str) -> dict[str | None, tuple[str, ...]]:
    return {m.first("name"): duties for m in read(body).mentions if (duties := m.values("duty"))}


def _laws(body: str) -> list[tuple[str | None, str | None]]:
    found = (m for m in read(body).mentions if m.entity_type == "law")
    return [(law.first("citation"), law.first("in_force_from")) for law in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Till Jourtelefonen Ankaret kan du ringa på 031-390 06 30.",
        "Skyddat boende Eken nås på telefon 031-390 06 30.",
        "Ring Skyddat boende Eken på 031-390 06 30. Öppet vardagar 9–16.",
    ],
)
def test_a_sentence_that_tells_how_to_reach_a_service_names_it(sentence: str) -> None:
    found = services(f"<h2>Här kan du få hjälp</h2><p>{sentence}</p>")
    assert list(found) == ["Skyddat boende Eken" if "Eken" in sentence else "Jourtelefonen Ankaret"]
    assert found[next(iter(found))].values("phone") == ("+46313900630",)


@pytest.mark.parametrize(
    "above",
    [
        "<h2>För dig som möter utsatta i ditt arbete</h2>",
        "<h2>Mer hjälp</h2><p>Numren nedan är endast för yrkesverksamma.</p>",
        "<h2>Endast för yrkesverksamma</h2>",
    ],
)
def test_what_stands_above_a_list_says_that_it_is_for_professionals(above: str) -> None:
    found = services(
        "<h2>Stöd</h2><ul><li>Trygga linjen – stöd till utsatta, 031-390 06 31</li></ul>"
        f"{above}<ul><li>Linjen Navet – stöd till utsatta, 031-390 06 32</li></ul>"
    )
    assert not any("yrkes" in said or "arbete" in said for said in found["Trygga linjen"].values("audience"))
    assert any("yrkes" in said or "arbete" in said for said in found["Linjen Navet"].values("audience"))


def test_in_a_plain_text_it_reaches_over_the_headings_of_services_and_towns_alone() -> None:
    found = services(
        "Hjälp\n\nNumren nedan är endast för yrkesverksamma.\n\n"
        "Konsultationslinjen Navet\n\nTelefon: 031-390 06 32\n\n"
        "Mer stöd\n\nStödlinjen Båken\n\nTelefon: 031-390 06 33\n"
    )
    assert [bool(found[name].values("audience")) for name in ("Konsultationslinjen Navet", "Stödlinjen Båken")] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    "listed",
    [
        "<h3>Umeå</h3><p>Kvinnohälsan Almen<br>Tfn 040-628 04 11<br>Öppet vardagar 9–16</p>"
        "<h3>Stockholm</h3><p>Mottagning Kajen<br>Tfn 040-628 04 12</p>",
        "<ul><li>Umeå<ul><li>Kvinnohälsan Almen, 040-628 04 11</li></ul></li>"
        "<li>Stockholm<ul><li>Mottagning Kajen, 040-628 04 12</li></ul></li></ul>",
        "<p>Kvinnohälsan Almen, Umeå, 040-628 04 11</p><p>Mottagning Kajen · Stockholm · 040-628 04 12</p>",
    ],
)
def test_the_town_above_or_beside_a_service_is_its_place(listed: str) -> None:
    found = services(f"<h2>Mottagningar</h2>{listed}")
    said = {name: (m.first("phone"), m.first("place")) for name, m in found.items()}
    assert said == {
        "Kvinnohälsan Almen": ("+46406280411", "Umeå"),
        "Mottagning Kajen": ("+46406280412", "Stockholm"),
    }


def test_the_whole_country_is_no_place() -> None:
    found = services(
        "<h2>Stödlinjer</h2><table><tr><th>Namn</th><th>Ort</th><th>Telefon</th></tr>"
        "<tr><td>Trygga linjen</td><td>Hela landet</td><td>031-390 06 31</td></tr></table>"
    )
    assert found["Trygga linjen"].values("place") == ()


def test_the_last_word_of_a_name_is_no_label_of_a_number() -> None:
    found = services("<h2>Stöd</h2><h3>Exempeljourens telefon</h3><p>Telefon 031-390 06 31</p>")
    assert list(found) == ["Exempeljourens telefon"]


def test_a_number_ends_where_the_button_beside_it_begins() -> None:
    found = services(
        "<h2>Jourer</h2><div class=card><h3>Kvinnojouren Tärnan</h3><span class=b><a href='tel:0406280411'>"
        "040-628 04 11</a></span><a class=b href='mailto:a@example.se'>Mejla oss</a></div>"
    )
    assert found["Kvinnojouren Tärnan"].values("phone") == ("+46406280411",)


def test_lines_that_a_style_makes_are_lines_of_one_paragraph() -> None:
    lines = ("Namn: Mottagningen Källan", "Telefon: 031-390 06 31", "Öppet: vardagar 9–16")
    spans = "".join(f"<span style='display:block'>{line}</span>" for line in lines)
    found = services(f"<h2>Stöd</h2><p>{spans}</p>")
    assert found["Mottagningen Källan"].values("hours") == ("vardagar 9–16",)


@pytest.mark.parametrize("name", ["Föreningen Exempelhjälpen", "Kvinnohälsan Almen"])
def test_an_organization_or_clinic_is_no_person(name: str) -> None:
    page = f"Kontaktpersoner\n\n{name}\n\nUtredare, Kriminalvården\nTelefon: 031-390 06 65\n"
    assert people(extract_text(page)) == []


def test_a_mail_at_the_foot_makes_no_service_of_the_heading_above() -> None:
    text = "Hjälp\n\nUppgifter\n\nVi driver ett skyddat boende.\n\nExempelstads kommun, kommun@example.se\n"
    assert services(text) == {}


def test_what_a_service_says_of_itself_is_no_duty() -> None:
    page = (
        "<h2>Stöd</h2><h3>Kvinnojouren Tärnan</h3><p>Du får prata med någon som lyssnar och kan vara anonym.</p>"
        "<p>Telefon: 031-390 06 31</p>"
    )
    assert _duties(page) == {}


@pytest.mark.parametrize("sign", [", ", "; ", " · ", " | "])
def test_members_in_one_line_are_parted_by_any_sign(sign: str) -> None:
    names = ("Försäkringskassan", "Länsstyrelsen i Skåne län", "Myndigheten för exempelfrågor", "Rädda Barnen")
    assert members(f"<h2>NMT</h2><p>Medlemmar: {sign.join(names)}</p>") == set(names)


def test_members_with_blank_lines_between_them_are_a_list() -> None:
    names = ("Försäkringskassan", "Riksförbundet Vågen", "Rädda Barnen")
    lines = "\n\n".join(names)
    assert members(f"Samverkan\n\nNätverket\n\nI NMT ingår:\n\n{lines}\n\nNyheter\n\nEn kurs hölls i maj.\n") == set(
        names
    )


@pytest.mark.parametrize("lead", ["ansvarar för att", "har till uppgift att", "ska", "ansvarar för att:"])
def test_a_line_that_leads_to_duties_needs_no_colon(lead: str) -> None:
    page = f"<h2>Roller och ansvar</h2><p>Skatteverket {lead}</p><ul><li>kontrollera arbetsgivare</li></ul>"
    assert _duties(page) == {"Skatteverket": ("kontrollera arbetsgivare",)}


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>Uppgift</th><th>Ansvarig</th></tr><tr><td>Utreder brott.</td><td>Polismyndigheten</td></tr>"
        "<tr><td>Ger stöd och skydd.</td><td>Stiftelsen Trygg Hamn</td></tr></table>",
        "<table><tr><th>Aktör</th><th>Ansvar</th></tr><tr><td>Polismyndigheten</td><td><p>Utreder brott.</p></td></tr>"
        "<tr><td>Stiftelsen Trygg Hamn</td><td><p>Ger stöd och skydd.</p></td></tr></table>",
    ],
)
def test_a_table_of_duties_may_begin_with_either(table: str) -> None:
    assert _duties(f"<h2>Vem gör vad?</h2>{table}") == {
        "Polismyndigheten": ("Utreder brott.",),
        "Stiftelsen Trygg Hamn": ("Ger stöd och skydd.",),
    }


def test_columns_of_blanks_under_a_header_are_rows() -> None:
    text = (
        "Samverkan\n\nRoller och ansvar\n\nAktör                   Uppdrag\nSkatteverket            Kontrollerar"
        " arbetsgivare och personalliggare.\nStiftelsen Trygg Hamn   Driver ett skyddat boende.\n"
        "Polismyndigheten        Utreder brott.\n"
    )
    assert _duties(text) == {
        "Skatteverket": ("Kontrollerar arbetsgivare och personalliggare.",),
        "Stiftelsen Trygg Hamn": ("Driver ett skyddat boende.",),
        "Polismyndigheten": ("Utreder brott.",),
    }


def test_a_duty_goes_on_in_the_next_line_and_a_break_of_markdown_ends_one() -> None:
    wrapped = "Roller och ansvar\n\n- Skatteverket: Kontrollerar arbetsgivare\n  och personalliggare.\n"
    assert [" ".join(d.split()) for d in _duties(wrapped)["Skatteverket"]] == [
        "Kontrollerar arbetsgivare och personalliggare."
    ]
    row = "| Skatteverket | Kontrollerar arbetsgivare.<br>Ger råd till polisen. |\n"
    table = f"## Roller och ansvar\n\n| Aktör | Ansvar |\n|---|---|\n{row}"
    assert _duties(table) == {"Skatteverket": ("Kontrollerar arbetsgivare.", "Ger råd till polisen.")}


def test_an_underlined_heading_is_without_its_line() -> None:
    assert _duties(
        "Hjälp\n=====\n\nRoller och ansvar\n-----------------\n\nSkatteverket: Kontrollerar arbetsgivare.\n"
    ) == {"Skatteverket": ("Kontrollerar arbetsgivare.",)}


def test_a_statute_is_no_organization_whose_name_is_near() -> None:
    assert (
        _duties("<h2>Lagar</h2><p><b>Socialtjänstlagen</b></p><p>Kommunen har det yttersta ansvaret för stöd.</p>")
        == {}
    )


@pytest.mark.parametrize(
    ("head", "row", "citation"),
    [
        (("Lag", "Kapitel", "Paragraf"), ("Brottsbalken", "4", "1 a"), "brottsbalken 4 kap. 1 a §"),
        (("Lag", "Kap.", "§"), ("Polislagen", "–", "6"), "polislagen 6 §"),
        (("Konvention", "Artikel"), ("Barnkonventionen", "34"), "barnkonventionen art. 34"),
    ],
)
def test_a_citation_may_stand_in_columns(head: tuple[str, ...], row: tuple[str, ...], citation: str) -> None:
    cells = ["".join(f"<t{kind}>{cell}</t{kind}>" for cell in cells) for kind, cells in (("h", head), ("d", row))]
    assert _laws(f"<h2>Lagar</h2><table><tr>{cells[0]}</tr><tr>{cells[1]}</tr></table>") == [(citation, None)]


@pytest.mark.parametrize(
    ("sentence", "laws"),
    [
        (
            "6 kap. 12 § brottsbalken ändras från och med den 1 januari 2026 när det gäller koppleri.",
            [("brottsbalken 6 kap. 12 §", "2026-01-01")],
        ),
        (
            "4 kap. 1 § och 2 § socialtjänstlagen trädde i kraft den 1 juli 2025.",
            [("socialtjänstlagen 4 kap. 1 §", "2025-07-01"), ("socialtjänstlagen 4 kap. 2 §", "2025-07-01")],
        ),
        ("Ny lag gäller från 1 juli 2025.", []),
    ],
)
def test_the_day_in_force_is_that_of_what_the_sentence_cites(sentence: str, laws: list[tuple[str, str]]) -> None:
    assert _laws(f"<p>{sentence}</p>") == laws


def test_sections_below_a_statute_may_be_lines_of_one_paragraph() -> None:
    page = (
        "<h2>Lagar</h2><p><b>Brottsbalken</b></p><p>• 4 kap. 1 a §: människohandel<br>• 6 kap. 11 §: köp av tjänst</p>"
    )
    assert [citation for citation, _ in _laws(page)] == ["brottsbalken 4 kap. 1 a §", "brottsbalken 6 kap. 11 §"]


def test_a_cell_that_holds_a_list_stands_beside_its_owner_and_heads_no_rows() -> None:
    rows = [
        ("Socialtjänsten", "<ul><li>Ger stöd och boende till den som är utsatt.</li></ul>"),
        ("Skatteverket", "Kontrollerar arbetsgivare och personalliggare."),
        ("Migrationsverket", "<ul><li>Prövar ansökningar om uppehållstillstånd.</li></ul>"),
    ]
    body = "".join(f"<tr><td>{owner}</td><td>{duty}</td></tr>" for owner, duty in rows)
    head = "<h2>Roller och ansvar</h2><table><tr><th>Organisation</th><th>Uppgift</th></tr>"
    found = [m for m in extract_text(f"{head}{body}</table>").mentions if m.entity_type == "organization"]
    assert [(m.first("name"), m.values("duty")) for m in found] == [
        ("Socialtjänsten", ("Ger stöd och boende till den som är utsatt.",)),
        ("Skatteverket", ("Kontrollerar arbetsgivare och personalliggare.",)),
        ("Migrationsverket", ("Prövar ansökningar om uppehållstillstånd.",)),
    ]
