"""The five documents, fact by fact: who stands in them, what is theirs, and that nothing is invented."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Mention
from pipeline.normalize.spans import TextMap
from tests.extract.helpers import ROOT, extract_seed, people, read_cases

SEEDS = ("000", "001", "002", "003", "004")


@pytest.mark.parametrize("number", SEEDS)
def test_people_are_those_in_print(number: str) -> None:
    expected = [row for row in read_cases("seed_people.csv") if row["edition"] == number]
    found = [
        {
            "edition": number,
            "list_name": mention.list_name,
            "under": mention.first("region") or mention.first("employer"),
            **{key: mention.first(key) or "" for key in ("name", "audience", "title", "employer", "email")},
            "phones": " | ".join(mention.values("phone")),
        }
        for mention in people(extract_seed(number))
    ]
    assert found == expected


@pytest.mark.parametrize("number", SEEDS)
def test_regions_have_their_counties_and_vacancies(number: str) -> None:
    expected = [row for row in read_cases("seed_regions.csv") if row["edition"] == number]
    found = [
        {
            "edition": number,
            "region": mention.first("name"),
            "counties": " | ".join(mention.values("county_code")),
            "vacancy": mention.first("vacancy") or "",
        }
        for mention in extract_seed(number).mentions
        if mention.entity_type == "region"
    ]
    assert found == expected


@pytest.mark.parametrize("number", SEEDS)
def test_every_statement_says_what_stands_at_its_place(number: str) -> None:
    extraction = extract_seed(number)
    text_map = TextMap(extraction.document)
    for mention in extraction.mentions:
        for statement in mention.statements:
            assert text_map.read_verbatim(text_map.find_segments(statement.place)) == statement.raw_text


def test_duty_that_a_page_break_cuts_is_one_statement() -> None:
    (duty,) = (
        statement
        for mention in extract_seed("000").mentions
        for statement in mention.statements
        if statement.property == "duty" and "samar-\nbeta" in statement.raw_text
    )
    assert (duty.place.page, duty.place.line) == (5, 63)
    assert duty.raw_text.endswith("30 dagar.")


def test_web_address_is_its_organizations() -> None:
    webs = {
        statement.raw_text: mention.first("name") or mention.entity_type
        for mention in extract_seed("000").mentions
        for statement in mention.statements
        if statement.property == "web" and mention.entity_type == "organization"
    }
    assert webs == {"www.migrationsverket.se": "MIGRATIONSVERKET"}


def test_number_on_the_next_heading_is_doubted() -> None:
    eva = next(mention for mention in people(extract_seed("000")) if mention.first("name") == "Eva Norlin")
    phone = next(statement for statement in eva.statements if statement.property == "phone")
    assert phone.confidence <= 0.6
    assert "heading" in phone.evidence


@pytest.mark.parametrize(
    ("number", "start", "end", "basis"),
    [
        ("000", "2018-01-01", "2018-11-30", "inferred"),
        ("001", "2018-01-01", "None", "inferred"),
        ("002", "2022-10-06", "2022-10-06", "printed"),
        ("003", "2017-11-17", "2017-11-17", "printed"),
        ("004", "2021-09-08", "2021-09-08", "printed"),
    ],
)
def test_editions_are_dated(number: str, start: str, end: str, basis: str) -> None:
    dated = extract_seed(number).dated
    assert (str(dated.dated_from), str(dated.dated_to), dated.basis) == (start, end, basis)


def test_brochure_names_its_evidence() -> None:
    evidence = extract_seed("000").dated.evidence
    assert "Jämställdhetsmyndigheten" in evidence
    assert "hosten 2018" in evidence
    assert "1 juli 2018" in evidence


@pytest.mark.parametrize(
    ("number", "lists"),
    [
        ("000", {"regional_coordinators"}),
        ("001", {"network_members"}),
        ("002", {"network_members"}),
        ("003", {"network_members"}),
        ("004", {"regional_coordinators", "agency_staff"}),
    ],
)
def test_lists_given_in_full(number: str, lists: set[str]) -> None:
    assert {coverage.list_name for coverage in extract_seed(number).coverage} == lists


@pytest.mark.parametrize(
    ("number", "property_", "expected"),
    [
        (
            "001",
            "member",
            "Jämställdhetsmyndigheten | Polismyndigheten | Polisens Nationella Operativa Avdelning | Åklagarmyndigheten"
            " | Migrationsverket | Socialtjänsten",
        ),
        (
            "002",
            "member",
            "Polismyndigheten | Åklagarmyndigheten | Migrationsverket | Skatteverket | Arbetsmiljöverket | Tullverket"
            " | länsstyrelserna | verksamheter inom socialtjänst | hälso- och sjukvård",
        ),
        (
            "003",
            "member",
            "Polismyndigheten | NOA | Internationella Åklagarkammaren | Migrationsverket | Regionskoordinatorer"
            " | Akutmottagningen för Våldtagna personer SÖS | Arbetsmiljöverket | Skatteverket",
        ),
        ("000", "coordinates", "Jamstalldhetsmyndigheten"),
        ("003", "coordinates", "Länsstyrelsen i Stockholms län"),
        ("004", "coordinates", "Länsstyrelsen i Stockholm | Jämställdhetsmyndigheten"),
        ("004", "since", "år 2009 | 1 januari 2018"),
        ("000", "citation", "Europaradskonventionen\n(art. 12) | socialtjanstlagens | socialtjanstlagen"
         " | utldnningslagen\n(5 kap. 158) | Palermoprotokollet | 4 kap. 1a & brottsbalken | 6 kap. 12 § Brottsbalken"),
        ("000", "in_force_from", "1 juli 2018"),
        ("002", "in_force_from", "1 augusti 2022"),
        ("001", "former_name", "KST | Kompetenscentrum sexuella tjänster"),
    ],
)  # fmt: skip
def test_other_facts(number: str, property_: str, expected: str) -> None:
    found = [(m, s) for m in extract_seed(number).mentions for s in m.statements if s.property == property_]
    assert list(dict.fromkeys(s.raw_text for _, s in found)) == expected.split(" | ")


def _services(number: str) -> dict[str, Mention]:
    found = [m for m in extract_seed(number).mentions if m.entity_type == "service"]
    return {m.first("phone") or m.first("name") or "": m for m in found}


@pytest.mark.parametrize(
    ("number", "numbers"),
    [
        ("000", {"020-39 00 00", "112", "114 114"}),
        ("002", {"020-390 000", "114 14", "112"}),
        ("003", {"020-390 000"}),
        ("004", {"020–390 000"}),
    ],
)
def test_helplines_have_their_numbers(number: str, numbers: set[str]) -> None:
    found = {m.first("phone") for m in extract_seed(number).mentions if m.list_name == "helplines"}
    assert found == numbers


def test_helpline_has_audience_hours_and_operator() -> None:
    line = _services("002")["020-390 000"]
    assert line.first("audience") == "yrkesverksamma"
    assert line.first("hours") == "kontorstid på vardagar"
    assert line.first("operator") == "Jämställdhetsmyndigheten"
    assert line.parent_id is not None


def test_clinics_have_their_places() -> None:
    found = _services("001")
    assert found["KAST"].values("place") == ("Stockholm", "Göteborg")
    assert found["Mikamottagningen"].values("place") == ("Stockholm", "Göteborg")
    assert found["Evonhuset"].values("place") == ("Malmö",)


def test_cut_off_section_is_set_aside() -> None:
    assert [(q.raw_text, q.reason_code) for q in extract_seed("000").quarantined] == [
        ("11 § brottsb", "cut_off_citation")
    ]


def test_seeds_leave_no_number_or_mail_unaccounted() -> None:
    codes = {q.reason_code for number in SEEDS for q in extract_seed(number).quarantined}
    assert codes <= {"cut_off_citation", "orphan_date"}
    assert (ROOT / "raw").is_dir()
