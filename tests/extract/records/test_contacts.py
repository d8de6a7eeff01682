"""Contacts are blocks whose parts belong together; what is none is left out and accounted for."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.domain.edition import Edition
from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.vocabulary import match_county
from tests.extract.helpers import extract_text, make_edition, people


def _contacts(extraction: Extraction) -> list[tuple[str | None, str | None, str | None, tuple[str, ...]]]:
    return [(m.first("region"), m.first("name"), m.first("email"), m.values("phone")) for m in people(extraction)]


def test_two_names_above_one_number_share_it() -> None:
    extraction = extract_text("Region Nord\n\nJämtland, Norrbotten\n\nAnna Exempel och Bo Prov\n031-390 06 00\n")
    assert [c[1:] for c in _contacts(extraction)] == [
        ("Anna Exempel", None, ("031-390 06 00",)),
        ("Bo Prov", None, ("031-390 06 00",)),
    ]


def test_names_above_lines_of_a_number_and_a_mail_have_their_own_number() -> None:
    lines = "Anna Exempel Göteborgs Stad\nBo Prov Halmstads kommun\n070-174 06 05 anna.exempel@example.se\n"
    lines += "031-390 06 00 bo.prov@example.se\n070-174 06 16\n"
    extraction = extract_text("Region Väst\n\nVästra Götaland, Halland\n\n" + lines)
    assert [c[1:] for c in _contacts(extraction)] == [
        ("Anna Exempel", "anna.exempel@example.se", ("070-174 06 05",)),
        ("Bo Prov", "bo.prov@example.se", ("031-390 06 00", "070-174 06 16")),
    ]


def test_two_names_share_a_mailbox_of_neither_and_the_employer_at_the_end_of_their_line() -> None:
    lines = "Anna Exempel och Bo Prov, Umeå kommun\n031-390 06 00\n{}\n"
    both, one = (
        people(extract_text("Region Nord\n\nJämtland, Norrbotten\n\n" + lines.format(mail)))
        for mail in ("koordinator@umea.example.se", "bo.prov@umea.example.se")
    )
    assert [m.first("email") for m in both] == ["koordinator@umea.example.se"] * 2
    assert [m.first("email") for m in one] == [None, "bo.prov@umea.example.se"]
    assert [m.first("employer") for m in (*both, *one)] == ["Umeå kommun"] * 4


def test_number_once_under_the_heading_is_shared_and_says_so() -> None:
    text = "Region Nord\n\n031-390 06 00\n\nAnna Exempel\nanna.exempel@example.se\n\nBo Prov\nbo.prov@example.se\n"
    extraction = extract_text(text)
    assert [c[3] for c in _contacts(extraction)] == [("031-390 06 00",), ("031-390 06 00",)]
    evidence = [s.evidence for m in people(extraction) for s in m.statements if s.property == "phone"]
    assert all("shared" in text for text in evidence)


def test_switchboard_fax_and_press_are_no_contacts() -> None:
    text = (
        "Region Nord\n\nJämtland\n\nAnna Exempel\nTel: 031-390 06 01 (växel 08-465 004 99)\nFax: 031-390 06 02\n"
        "anna.exempel@example.se\n\nPresskontakt\n\nBo Prov\n070-174 06 05\n"
    )
    extraction = extract_text(text)
    assert [c[1:] for c in _contacts(extraction)] == [("Anna Exempel", "anna.exempel@example.se", ("031-390 06 01",))]
    assert ("070-174 06 05", "orphan_phone") in {(q.raw_text, q.reason_code) for q in extraction.quarantined}


def test_running_prose_is_no_contact() -> None:
    text = (
        "Region Nord\n\nJämtland, Norrbotten\n\nMaria Testsson var 23 år när hon kom hit och ringde 031-390 06 05 för "
        "att få hjälp av socialtjänsten i kommunen där hon bodde.\n"
    )
    extraction = extract_text(text)
    assert people(extraction) == []
    assert [q.reason_code for q in extraction.quarantined] == ["orphan_phone"]


def test_vacancy_in_a_table_is_no_name() -> None:
    page = (
        "<table><tr><th>Region</th><th>Namn</th><th>E-post</th></tr>"
        "<tr><td>Nord</td><td>Vakant</td><td></td></tr>"
        "<tr><td>Syd</td><td>Anna Exempel</td><td>anna.exempel@example.se</td></tr></table>"
    )
    extraction = extract_statements(
        make_edition(), read_document(f"<!doctype html><html><body>{page}</body></html>".encode())
    )
    assert [c[:2] for c in _contacts(extraction)] == [("Syd", "Anna Exempel")]
    regions = {m.first("name"): m.first("vacancy") for m in extraction.mentions if m.entity_type == "region"}
    assert regions == {"Nord": "Vakant", "Syd": None}


def test_staff_stand_under_their_agency() -> None:
    extraction = extract_text("Kontakt Skatteverket\n\nAnna Exempel\nutredare\nTelefon: 031-390 06 01\n")
    (person,) = people(extraction)
    assert (person.list_name, person.first("employer"), person.first("title")) == (
        "agency_staff",
        "Skatteverket",
        "utredare",
    )
    parent = next(m for m in extraction.mentions if m.mention_id == person.parent_id)
    assert (parent.entity_type, parent.first("name")) == ("organization", "Skatteverket")


@pytest.mark.parametrize("heading", ["Team mot prostitution och människohandel", "Nationella teamet"])
def test_the_national_team_is_staff(heading: str) -> None:
    extraction = extract_text(f"# {heading}\n\nAnna Exempel, utredare\n031-390 06 01\nanna.exempel@example.se\n")
    (person,) = people(extraction)
    assert (person.list_name, person.first("title")) == ("agency_staff", "utredare")


def test_coordinator_told_in_a_sentence_under_an_agencys_letterhead_is_no_staff_of_it() -> None:
    extraction = extract_text(
        "Länsstyrelsen i Stockholms län\n\n"
        "Regionkoordinator i region Nord är Anna Exempel, Umeå kommun. Telefon 070-174 06 05, anna@example.se.\n\n"
        "Regionkoordinator i region Mitt är Bo Exempel, Gävle kommun. Telefon 070-174 06 06, bo@example.se.\n"
    )
    told = [(p.list_name, p.first("region"), p.first("name")) for p in people(extraction)]
    assert told == [
        ("regional_coordinators", "region Nord", "Anna Exempel"),
        ("regional_coordinators", "region Mitt", "Bo Exempel"),
    ]


def test_person_under_no_heading_is_quarantined() -> None:
    extraction = extract_text("Anna Exempel\nanna.exempel@example.se\n031-390 06 01\n")
    assert people(extraction) == []
    assert {q.reason_code for q in extraction.quarantined} == {"orphan_phone", "orphan_email"}


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ((None, None), ("2021-06-01", "2021-06-30", "printed")),
        (("2021-05-01", None), ("2021-05-01", "2021-06-30", "declared")),
        (("2019-01-01", "2019-12-31"), ("2019-01-01", "2019-12-31", "declared")),
    ],
)
def test_declared_dates_win_for_the_ends_they_give(
    declared: tuple[str | None, str | None], expected: tuple[str, str, str]
) -> None:
    start, end = (dt.date.fromisoformat(day) if day else None for day in declared)
    edition = Edition("e", "f", None, None, None, None, None, start, end, "")
    dated = extract_statements(edition, read_document(b"Rubrik\n\nUppdaterad juni 2021\n")).dated
    assert (str(dated.dated_from), str(dated.dated_to), dated.basis) == expected


def test_mention_ids_are_place_and_letter() -> None:
    extraction = extract_text("Region Nord\n\nAnna Exempel och Bo Prov\n031-390 06 00\n")
    assert [m.mention_id for m in people(extraction)] == ["e/1.3", "e/1.3b"]


def test_number_in_a_card_of_its_own_is_not_the_person_before() -> None:
    page = (
        "<main><h1>Regionkoordinatorer</h1><h2>Region Nord</h2><p>Jämtland</p>"
        "<div class='card'><h4>Anna Exempel</h4><p>anna.exempel@example.se</p><p>031-390 06 01</p></div>"
        "<div class='card'><p>Tjänsten är vakant. Kontakta stödtelefonen 031-390 06 99.</p></div></main>"
    )
    extraction = extract_statements(make_edition(), read_document(page.encode()))
    assert [contact[1:] for contact in _contacts(extraction)] == [
        ("Anna Exempel", "anna.exempel@example.se", ("031-390 06 01",))
    ]
    assert any(m.first("vacancy") for m in extraction.mentions)


def test_what_is_said_of_a_vacant_seat_is_no_description_of_the_line_to_call_meanwhile() -> None:
    text = "Region Mitt\n\n{}\n"
    told = "Stödtelefonen 020-390 000 ger råd om människohandel."
    for sentence, described in (("Tjänsten är vakant\nKontakta stödtelefonen 020-390 000.", None), (told, told)):
        lines = [m for m in extract_text(text.format(sentence)).mentions if m.entity_type == "service"]
        assert [(m.first("phone"), m.first("description")) for m in lines] == [("020-390 000", described)]


@pytest.mark.parametrize(
    ("items", "codes"), [(("Stockholm", "Gotland"), ("01", "09")), (("Stockholm", "Stockholm, Gotland"), ("01", "09"))]
)
def test_an_item_among_counties_is_the_county_that_bears_its_regions_name(
    items: tuple[str, ...], codes: tuple[str, ...]
) -> None:
    listed = "".join(f"<li>{item}</li>" for item in items)
    page = f"<h2>Region Stockholm</h2><ul>{listed}</ul><p>Anna Exempel<br>070-174 06 05</p>"
    mentions = extract_statements(make_edition(), read_document(page.encode())).mentions
    (region,) = (m for m in mentions if m.entity_type == "region")
    assert tuple(match.entry.code for raw in region.values("county_code") if (match := match_county(raw))) == codes


@pytest.mark.parametrize("others", [True, False])
def test_stockholm_alone_under_its_region_is_its_county_where_others_have_theirs(others: bool) -> None:
    rest = "REGION MITT\nUppsala, Gävleborg\n\nBo Prov\nbo.prov@example.se\n\nREGION SYD\nSkåne, Kalmar\n\nVakant\n\n"
    extraction = extract_text(
        f"{rest if others else ''}REGION STOCKHOLM\nStockholm\n\nAnna Exempel\nanna.exempel@example.se\n"
    )
    found = {m.first("name"): m.values("county_code") for m in extraction.mentions if m.entity_type == "region"}
    assert found["REGION STOCKHOLM"] == (("Stockholm",) if others else ())


def test_a_region_in_the_cell_of_its_first_person_heads_the_rows_below() -> None:
    def row(region: str, name: str, number: str) -> str:
        mail = f"{name.lower().replace(' ', '.')}@example.se"
        return f"<tr><td>{region}{name}</td><td>{mail}</td><td>{number}</td></tr>"

    rows = [
        row(region if first else "", f"{given} {surname}", f"070-17406{at}{first:d}")
        for at, (region, surname) in enumerate(
            (("Region Nord: Jämtland, Norrbotten<br>", "Ek"), ("Region Mitt: Uppsala, Gävleborg<br>", "Prov"),
             ("Region Syd: Skåne, Kalmar<br>", "Exempel"))
        )
        for first, given in ((True, "Anna"), (False, "Eva"), (False, "Maria"))
    ]  # fmt: skip
    extraction = extract_text(f"<h1>Regionkoordinatorer</h1><table>{''.join(rows)}</table>")
    found = [(name.split()[1], region and region.split(":")[0]) for region, name, *_ in _contacts(extraction) if name]
    assert found == [
        (surname, f"Region {region}") for surname, region in (("Ek", "Nord"), ("Prov", "Mitt"), ("Exempel", "Syd"))
        for _ in range(3)
    ]  # fmt: skip


def test_a_region_named_on_a_map_takes_no_county_that_its_list_lacks() -> None:
    on_map = "<h3>MITT</h3><p>Dalarna</p><h3>SYD</h3><p>Skåne</p>"
    listed = (
        "<h2>Region Mitt</h2><p>Uppsala, Gävleborg</p><p>Anna Exempel<br>anna.exempel@example.se</p>"
        "<h2>Region Väst</h2><p>Halland, Västra Götaland</p><p>Bo Prov<br>bo.prov@example.se</p>"
    )
    extraction = extract_text(f"<h1>Regionkoordinatorer</h1>{on_map}{listed}")
    found = {m.first("name"): m.values("county_code") for m in extraction.mentions if m.entity_type == "region"}
    assert (found["MITT"], found["SYD"]) == (("Uppsala", "Gävleborg"), ("Skåne",))


def test_a_label_in_capitals_is_nobody_and_takes_no_counties_with_it() -> None:
    page = (
        "<article><h2>Region Öst</h2><p>Östergötland · Jönköping</p><h3>Tjänsten tillsätts under hösten</h3>"
        "<h4>UNDER TIDEN</h4><p>Kontakta region Stockholm</p></article>"
    )
    extraction = extract_text(page)
    (region,) = (m for m in extraction.mentions if m.entity_type == "region")
    assert not people(extraction)
    assert (len(region.values("county_code")), len(region.values("vacancy"))) == (2, 1)


def test_who_stands_below_a_table_of_contacts_is_none_of_them() -> None:
    page = (
        "<h1>Kontakter</h1><p>Regionkoordinatorer</p><table><tr><th>Region</th><th>Namn</th><th>E-post</th></tr>"
        "<tr><td>Nord</td><td>Anna Exempel</td><td>anna.exempel@umea.example.se</td></tr>"
        "<tr><td><b>Syd</b></td><td>Bo Prov</td><td>bo.prov@malmo.example.se</td></tr></table>"
        "<p>Synpunkter på listan lämnas till Eva Redaktör, eva.redaktor@example.se</p>"
    )
    extraction = extract_text(page)
    assert [c[:2] for c in _contacts(extraction)] == [("Nord", "Anna Exempel"), ("Syd", "Bo Prov")]
    assert [item.raw_text for item in extraction.quarantined] == ["eva.redaktor@example.se"]
    (title,) = (m.first("title") for m in extraction.mentions if m.entity_type == "edition")
    assert title == "Kontakter"


def test_a_seat_named_above_its_region_takes_nothing_from_the_card_before() -> None:
    page = (
        "<h1>Kontakta våra regionkoordinatorer</h1><section>"
        "<h3>Anna Exempel</h3><p>Region Stockholm<br>Stockholms och Gotlands län</p><p>anna.exempel@example.se</p>"
        "<h3>Vakant</h3><p>Region Öst<br>Östergötlands och Jönköpings län</p><p>Rekrytering pågår.</p></section>"
    )
    extraction = extract_text(page)
    assert [c[1:3] for c in _contacts(extraction)] == [("Anna Exempel", "anna.exempel@example.se")]
    said = {
        m.first("name"): (m.values("county_code"), len(m.values("vacancy")))
        for m in extraction.mentions
        if m.entity_type == "region"
    }
    assert said == {
        "Region Stockholm": (("Stockholms", "Gotlands län"), 0),
        "Region Öst": (("Östergötlands", "Jönköpings län"), 2),
    }
    assert not [m for m in extraction.mentions if m.entity_type == "organization"]


def test_a_page_by_county_gives_each_county_to_the_region_it_is_said_to_belong_to() -> None:
    page = "<h1>Hitta din koordinator</h1>" + "".join(
        f"<details><summary>{county} län</summary>"
        f"<p>Tillhör region {region}. Kontakt: <b>{name}</b>, 070-174 06 {at}</p></details>"
        for at, (county, region, name) in enumerate(
            [("Skåne", "Syd", "Anna Exempel"), ("Kalmar", "Syd", "Anna Exempel"), ("Gotlands", "Stockholm", "Bo Prov")],
            start=10,
        )
    )
    extraction = extract_text(page)
    counties = {m.first("name"): m.values("county_code") for m in extraction.mentions if m.entity_type == "region"}
    assert counties == {"region Syd": ("Skåne län", "Kalmar län"), "region Stockholm": ("Gotlands län",)}
    assert [c[:2] for c in _contacts(extraction)] == [
        ("region Syd", "Anna Exempel"),
        ("region Syd", "Anna Exempel"),
        ("region Stockholm", "Bo Prov"),
    ]


def test_two_names_after_their_region_in_one_line_share_it() -> None:
    extraction = extract_text(
        "Uppdaterad lista:\n\n"
        "Nord (AC, BD): Eva Testlund, 070-174 06 20, eva.testlund@umea.example.se\n"
        "Öst (D, E): Anna Exempel och Bo Prov, gemensamt nummer 070-174 06 21, "
        "anna.exempel@example.se / bo.prov@example.se\n"
        "Syd (H, K): Ada Ek, 070-174 06 22, ada.ek@malmo.example.se\n"
    )
    assert [c[:3] for c in _contacts(extraction)] == [
        ("Nord", "Eva Testlund", "eva.testlund@umea.example.se"),
        ("Öst", "Anna Exempel", "anna.exempel@example.se"),
        ("Öst", "Bo Prov", "bo.prov@example.se"),
        ("Syd", "Ada Ek", "ada.ek@malmo.example.se"),
    ]


@pytest.mark.parametrize("said", ["ny från januari", ". Henne når man på", "hon nås på"])
def test_a_piece_of_a_sentence_beside_a_name_is_no_title(said: str) -> None:
    (person,) = people(extract_text(f"Region Nord\n\nAnna Exempel {said}\n070-174 06 20\nanna.exempel@example.se\n"))
    assert (person.first("title"), person.values("phone")) == (None, ("070-174 06 20",))


@pytest.mark.parametrize(("words", "reached"), [("Läs mer", [("070-174 06 05",)]), ("Om samordningen", [()])])
def test_words_that_only_lead_elsewhere_leave_a_number_with_its_person(words: str, reached: list[tuple[str]]) -> None:
    extraction = extract_text(f"Region Nord\n\nAnna Exempel\n\n070-174 06 05 {words}\n")
    assert [person[3] for person in _contacts(extraction)] == reached
    assert [q.raw_text for q in extraction.quarantined] == ([] if reached[0] else ["070-174 06 05"])
