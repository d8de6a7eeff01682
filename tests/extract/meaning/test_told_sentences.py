"""Sentences and headings that name a region before people: whom they call, what a region covers, and of whom."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people

CONTACT = "Eva Exempel, 070-174 06 05, eva.exempel@malmo.example.se"


def _region(text: str) -> tuple[str | None, tuple[str, ...], str | None]:
    made = extract_text(text)
    counties = [m.values("county_code") for m in made.mentions if m.entity_type == "region"]
    person = people(made)[0]
    return person.first("region"), counties[0] if counties else (), person.first("name")


@pytest.mark.parametrize("heading", ["Du som arbetar i region Syd", "För dig i region Syd", "Till dig i region Syd"])
def test_a_heading_that_calls_those_of_a_region_begins_it(heading: str) -> None:
    text = f"{heading}\n\nTill regionen räknas Blekinge, Kalmar, Kronobergs och Skåne län.\n\nRing {CONTACT}\n"
    assert _region(text) == ("region Syd", ("Blekinge", "Kalmar", "Kronobergs", "Skåne län"), "Eva Exempel")


def test_a_name_before_its_region_and_counties_is_kept() -> None:
    text = (
        "Kontakt\n\nEva Exempel ansvarar för region Syd, det vill säga Blekinge, Kalmar, Kronoberg och Skåne. "
        "Ring 070-174 06 05 eller skriv till eva.exempel@malmo.example.se.\n"
    )
    assert _region(text) == ("region Syd", ("Blekinge", "Kalmar", "Kronoberg", "Skåne"), "Eva Exempel")


def test_a_region_that_ends_words_before_its_counties_is_theirs() -> None:
    text = (
        "Kontakt\n\nFrån och med den 1 september har region Syd (Blekinge, Kalmar, Kronoberg och Skåne) en ny "
        f"regionkoordinator: {CONTACT}.\n"
    )
    assert _region(text) == ("region Syd", ("Blekinge", "Kalmar", "Kronoberg", "Skåne"), "Eva Exempel")


def test_the_pattern_of_addresses_is_nobodys_and_set_aside() -> None:
    made = extract_text("Region Syd\n\nEva Exempel, 070-174 06 05\n\nE-post: fornamn.efternamn@malmo.example.se\n")
    assert not any(s.property == "email" for m in made.mentions for s in m.statements)
    assert [item.raw_text for item in made.quarantined] == ["fornamn.efternamn@malmo.example.se"]


SOUTH = ("Blekinge", "Kalmar", "Kronoberg", "Skåne")


@pytest.mark.parametrize(
    "text",
    [
        f"För dig som arbetar i Blekinge, Kalmar, Kronoberg eller Skåne (region Syd) finns {CONTACT}.",
        "Eva Exempel, regionkoordinator Syd. Arbetar med Blekinge, Kalmar, Kronoberg och Skåne. Träffas säkrast på "
        "förmiddagar, 070-174 06 05. eva.exempel@malmo.example.se",
        f"Region Syd har en koordinator. Eva Exempel ansvarar för Blekinge, Kalmar, Kronoberg och Skåne. {CONTACT}",
        "I region Syd finns en koordinator: Eva Exempel för Blekinge, Kalmar, Kronoberg och Skåne (070-174 06 05, "
        "eva.exempel@malmo.example.se).",
    ],
)
def test_a_sentence_gives_the_region_all_its_counties(text: str) -> None:
    region, counties, name = _region(f"Regionkoordinatorer\n\n{text}\n")
    assert (region or "")[-3:] == "Syd"
    assert (counties, name) == (SOUTH, "Eva Exempel")


def test_a_meeting_in_several_counties_gives_a_region_none() -> None:
    meeting = "Under hösten håller vi möten i hela Halland, Skåne och Blekinge."
    assert _region(f"Regionkoordinatorer\n\nRegion Syd\n\n{CONTACT}\n\n{meeting}\n")[1] == ()


def test_how_many_coordinators_a_region_has_is_no_title_in_its_heading() -> None:
    text = f"# Regionkoordinatorer\n\n### Region Syd (1 koordinator)\n\n*Län:* Skåne, Blekinge\n\n1. {CONTACT}\n"
    assert _region(text) == ("Region Syd", ("Skåne", "Blekinge"), "Eva Exempel")


def test_items_below_a_sentence_prove_the_name_in_it() -> None:
    page = (
        "<h1>Kontakt</h1><h2>Halland</h2><p>Länet ingår i region Väst. Regionkoordinator är Eva Exempel.</p>"
        "<ul><li>070-174 06 05</li><li>eva.exempel@boras.example.se</li></ul><h2>Östergötland</h2>"
        "<p>Länet ingår i region Öst. Regionkoordinator är {}.</p><ul><li>070-174 06 06</li><li>{}</li></ul>"
    )
    told = extract_text(
        f"<html><body>{page.format('Tesfaye Provele', 'tesfaye.provele@motala.example.se')}</body></html>"
    )
    assert [(m.first("name"), m.first("region"), m.values("phone")) for m in people(told)] == [
        ("Eva Exempel", "region Väst", ("070-174 06 05",)),
        ("Tesfaye Provele", "region Öst", ("070-174 06 06",)),
    ]
    lost = extract_text(f"<html><body>{page.format('Xerx', 'kontakt.ost@motala.example.se')}</body></html>")
    assert [(m.first("name"), m.values("phone")) for m in people(lost)] == [("Eva Exempel", ("070-174 06 05",))]
    assert {"070-174 06 06", "kontakt.ost@motala.example.se"} <= {item.raw_text for item in lost.quarantined}


def test_whether_somebody_is_there_is_neither_a_heading_nor_hours() -> None:
    card = (
        "<h2>Region Syd</h2><p>Skåne, Blekinge</p><div class='persona'><div>EE</div><div>Tillgänglig</div>"
        "<div>Eva Exempel</div><div>Regionkoordinator</div><a href='mailto:eva.exempel@malmo.example.se'>Mejla</a>"
        "<span>070-174 06 05</span></div>"
    )
    made = extract_text(f"<html><body><h1>Kontaktpersoner</h1>{card}{card.replace('Syd', 'Väst')}</body></html>")
    assert {(m.first("name"), m.first("email"), m.values("phone")) for m in people(made)} == {
        ("Eva Exempel", "eva.exempel@malmo.example.se", ("070-174 06 05",))
    }


def test_a_bare_region_that_begins_the_sentence_of_its_coordinator_is_the_persons() -> None:
    text = (
        "Kontakt i din region\n\nI Syd är Eva Exempel regionkoordinator. Ansvarsområdet är Blekinge, Kalmar, Kronoberg "
        "och Skåne.\n\nEva har telefonnummer 070-174 06 05 och e-postadress eva.exempel@malmo.example.se.\n"
    )
    assert _region(text) == ("Syd", SOUTH, "Eva Exempel")


def test_a_sentence_behind_a_short_surname_is_one_of_its_own() -> None:
    text = (
        "Kontakt\n\nRegionkoordinatorer i region Syd är Eva Ek och Bo Ås. De ansvarar för Blekinge, Kalmar och "
        "Skåne.\n\n- Eva: 070-174 06 05, eva.ek@malmo.example.se\n- Bo: 070-174 06 06, bo.as@malmo.example.se\n"
    )
    made = extract_text(text)
    assert [(m.first("name"), m.first("region"), m.values("phone")) for m in people(made)] == [
        ("Eva Ek", "region Syd", ("070-174 06 05",)),
        ("Bo Ås", "region Syd", ("070-174 06 06",)),
    ]


def test_who_was_at_a_meeting_is_no_coordinator_of_the_region_named_there() -> None:
    text = (
        "Anteckningar 2024-11-05\n\nNärvarande: Ida Testgren, Ola Provdal, Eva Exempel (regionkoordinator Syd)\n\n"
        f"§ 4 Regionkoordinatorn informerar\nRegion Syd (Blekinge, Skåne): {CONTACT}.\n"
    )
    assert [m.first("name") for m in people(extract_text(text))] == ["Eva Exempel"]
