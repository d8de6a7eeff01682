"""Counties that stand in a table of their own, or in the heading or sentence of the people who work in them."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from tests.extract.helpers import extract_text, people

_REGISTER = """<h1>Regionkoordinatorer</h1><h2>Vilken region hör mitt län till?</h2>
<table><tr><th>Län</th><th>Region</th></tr>
<tr><td>Blekinge län</td><td>{0}Syd</td></tr><tr><td>Dalarnas län</td><td>{0}Bergslagen</td></tr>
<tr><td>Hallands län</td><td>{0}Väst</td></tr><tr><td>Skåne län</td><td>{0}Syd</td></tr>
<tr><td>Värmlands län</td><td>{0}Bergslagen</td></tr></table>"""
_PEOPLE = """<h2>Koordinatorer</h2><table><tr><th>Namn</th><th>Region</th><th>Kontakt</th></tr>
<tr><td>Märta Ek</td><td>Bergslagen</td><td>marta.ek@falun.example.se</td></tr>
<tr><td>Bo Ås</td><td>Syd</td><td>bo.as@malmo.example.se</td></tr>
<tr><td>Siv Dal</td><td>Väst</td><td>siv.dal@halmstad.example.se</td></tr></table>"""
_HEADED = """<h1>Kontaktpersoner för regionkoordination</h1>
<h2>{0} Jämtlands, Norrbottens och Västerbottens län (region Nord)</h2><p>Märta Ek, 070-174 06 11</p>
<h2>{0} Stockholms och Gotlands län (region Stockholm)</h2><p>Bo Ås, 070-174 06 12</p>
<h2>{0} Hallands och Västra Götalands län (region Väst)</h2><p>Siv Dal, 070-174 06 13</p>"""


def _counties(extraction: Extraction) -> dict[str, list[str]]:
    return {
        (m.first("name") or "").split()[-1]: list(m.values("county_code"))
        for m in extraction.mentions
        if m.entity_type == "region"
    }


@pytest.mark.parametrize("word", ["", "Region "])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_register_of_counties_gives_each_to_the_region_of_its_row(word: str, is_first: bool) -> None:
    register = _REGISTER.format(word)
    extraction = extract_text(register + _PEOPLE if is_first else _PEOPLE + register)
    assert _counties(extraction) == {
        "Bergslagen": ["Dalarnas län", "Värmlands län"],
        "Syd": ["Blekinge län", "Skåne län"],
        "Väst": ["Hallands län"],
    }
    assert len(people(extraction)) == 3


@pytest.mark.parametrize("lead", ["Kontaktpersoner i", "Samordnare för", "Kontakt i", "Ansvariga i"])
def test_people_stand_under_the_region_and_counties_of_their_heading(lead: str) -> None:
    extraction = extract_text(_HEADED.format(lead))
    assert _counties(extraction) == {
        "Nord": ["Jämtlands", "Norrbottens", "Västerbottens län"],
        "Stockholm": ["Stockholms", "Gotlands län"],
        "Väst": ["Hallands", "Västra Götalands län"],
    }
    assert [person.first("region") for person in people(extraction)] == [
        "region Nord",
        "region Stockholm",
        "region Väst",
    ]


def test_counties_in_which_a_region_is_at_work() -> None:
    extraction = extract_text(
        "<h1>Regionkoordinatorer</h1><h2>Väst</h2><p>Verksam i Hallands län och Västra Götalands län.</p>"
        "<p>Siv Dal, siv.dal@halmstad.example.se</p>"
    )
    assert _counties(extraction) == {"Väst": ["Hallands län", "Västra Götalands län"]}


def test_a_region_that_ends_a_heading_in_brackets_takes_the_people_below() -> None:
    leads = ("Stödet i Luleå med omnejd", "Stödet på ön och i huvudstaden", "Stödet på västkusten")
    headed = _HEADED
    for lead, counties in zip(
        leads,
        ("Jämtlands, Norrbottens och Västerbottens", "Stockholms och Gotlands", "Hallands och Västra Götalands"),
        strict=True,
    ):
        headed = headed.replace(f"{{0}} {counties} län", lead)
    assert [p.first("region") for p in people(extract_text(headed))] == [
        "region Nord",
        "region Stockholm",
        "region Väst",
    ]


_MAIL_FIRST = """Aktuella regionkoordinatorer, 4 mars 2025

elin.prov@falun.example.se
070-174 06 11
Elin Prov
Falu kommun
Region Bergslagen (Dalarna, Värmland, Örebro)

bo.as@gotland.example.se
070-174 06 10
Bo Ås
Region Gotland
Region Stockholm (Stockholm, Gotland)

ulf.prov@gotland.example.se
070-174 06 13
Ulf Prov
Region Gotland
Region Stockholm (Stockholm, Gotland)

siv.dal@orebro.example.se
070-174 06 12
Siv Dal
Örebro kommun
Region Bergslagen (Dalarna, Värmland, Örebro)
"""


def test_a_council_between_name_and_region_makes_the_region_no_heading() -> None:
    assert [(p.first("name"), p.first("region"), p.first("phone")) for p in people(extract_text(_MAIL_FIRST))] == [
        ("Elin Prov", "Region Bergslagen", "070-174 06 11"),
        ("Bo Ås", "Region Stockholm", "070-174 06 10"),
        ("Ulf Prov", "Region Stockholm", "070-174 06 13"),
        ("Siv Dal", "Region Bergslagen", "070-174 06 12"),
    ]


def test_counties_for_which_an_english_page_says_somebody_is_responsible() -> None:
    extraction = extract_text(
        "<h1>Regional coordinators</h1><h3>West region</h3>"
        "<p>Responsible for Halland County and Västra Götaland County.</p><p>Siv Dal, siv.dal@boras.example.se</p>"
    )
    assert len(_counties(extraction)) == 1
    assert [len(codes) for codes in _counties(extraction).values()] == [2]
