"""The vocabularies are strict: complete, official, and known, alias and noise are disjoint."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.vocabulary import (
    counties,
    fold,
    is_list_title,
    kind_of_name,
    kind_told,
    labels,
    match_county,
    municipalities,
    organization_kind,
    organizations,
    regions,
    services,
    statutes,
)
from pipeline.vocabulary.loading import read_table

# Municipalities by county, as Statistics Sweden counts them.
_PER_COUNTY = {
    "01": 26, "03": 8, "04": 9, "05": 13, "06": 13, "07": 8, "08": 12, "09": 1, "10": 5, "12": 33, "13": 6,
    "14": 49, "17": 16, "18": 12, "19": 10, "20": 15, "21": 10, "22": 7, "23": 8, "24": 15, "25": 14,
}  # fmt: skip


def test_counties_are_the_21_with_their_official_codes() -> None:
    assert [county.code for county in counties()] == sorted(_PER_COUNTY)
    assert len({county.name for county in counties()}) == 21


def test_municipalities_are_290_by_county() -> None:
    assert Counter(place.county_code for place in municipalities()) == _PER_COUNTY
    assert len({place.code for place in municipalities()}) == 290
    assert all(place.code.startswith(place.county_code) for place in municipalities())


def test_mail_domains_of_municipalities_are_one_each() -> None:
    assert len({place.domain for place in municipalities()}) == 290


def test_regions_are_the_seven() -> None:
    assert [region.region_id for region in regions()] == [
        "nord",
        "mitt",
        "stockholm",
        "bergslagen",
        "ost",
        "vast",
        "syd",
    ]


@pytest.mark.parametrize(
    "spellings",
    [
        [(s, county.code) for county in counties() for s in county.spellings()],
        [(s, region.region_id) for region in regions() for s in region.spellings()],
        [(s, org.org_id) for org in organizations() for s in (*org.spellings(), *org.former_names)],
        [(s, service.service_id) for service in services() for s in service.spellings()],
        [(s, law.name) for law in statutes() for s in (law.name, *law.aliases)],
        [(label.text, label.property) for label in labels()],
    ],
    ids=["counties", "regions", "organizations", "services", "statutes", "labels"],
)
def test_no_spelling_stands_for_two_things(spellings: list[tuple[str, str]]) -> None:
    owners: dict[str, set[str]] = {}
    for spelling, owner in spellings:
        owners.setdefault(fold(spelling), set()).add(owner)
    assert {spelling: ids for spelling, ids in owners.items() if len(ids) > 1} == {}


def test_noise_is_no_county() -> None:
    known = {fold(spelling) for county in counties() for spelling in county.spellings()}
    noise = [row["name"] for row in read_table("county_noise")]
    assert known.isdisjoint(map(fold, noise))
    assert [name for name in noise if match_county(name)] == []


@pytest.mark.parametrize("row", read_table("service_words"), ids=lambda row: row["example"])
def test_each_word_for_a_service_finds_its_example(row: dict[str, str]) -> None:
    if row["where"] == "title":
        assert is_list_title(row["example"])
    else:
        tell = kind_of_name if row["where"] == "name" else kind_told
        assert tell(row["example"]) == row["kind"]


@pytest.mark.parametrize("row", read_table("organization_patterns"), ids=lambda row: row["example"])
def test_each_pattern_fits_its_example(row: dict[str, str]) -> None:
    assert organization_kind(row["example"]) is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Védstmanland", "19"),
        ("Géavleborg", "21"),
        ("Sédermaniand", "04"),
        ("J6nkdping", "06"),
        ("Jämtlands län", "23"),
        ("Örebro län", "18"),
    ],
)
def test_damaged_counties_are_known(text: str, code: str) -> None:
    found = match_county(text)
    assert found is not None
    assert found.entry.code == code


@pytest.mark.parametrize("text", ["Umeå", "Anna Exempel", "Karin Öberg", "Kontakt", "land", ""])
def test_other_words_are_no_counties(text: str) -> None:
    assert match_county(text) is None
