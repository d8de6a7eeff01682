"""A list by county and no region: whoever is listed for a county is in the region that other editions give it to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconcile.histories import Printed, Who, decide, reconcile, who
from tests.reconcile.seeds import as_text

ANNA = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
CIA = who("syd", "Cia Testgren", "cia.testgren@malmo.example.se", "040-628 04 01")
DAN = who("syd", "Dan Provberg", "dan.provberg@lund.example.se", "040-628 04 02")
COUNTIES: dict[str, tuple[str, ...]] = {"nord": ("Jämtland", "Norrbotten"), "syd": ("Skåne", "Blekinge")}
OLD = Printed("e1", "2019-01-01", [ANNA, CIA], counties=COUNTIES)


def _for(person: Who, *counties: str) -> Who:
    return replace(person, region=None, counties=counties)


def _placed(*history: Printed) -> list[tuple[str, ...]]:
    return as_text(reconcile(*history)["appointments"], ["person_id", "region_id"])


@pytest.mark.parametrize("day", ["2021-01-01", "2017-01-01"])
def test_a_list_by_county_goes_on_with_the_appointments_of_the_lists_by_region(day: str) -> None:
    by_county = Printed("e2", day, [_for(ANNA, "Norrbotten"), _for(CIA, "Skåne", "Blekinge"), _for(DAN, "Skåne")])
    assert sorted(_placed(OLD, by_county)) == [
        ("anna-exempelsson", "nord"),
        ("cia-testgren", "syd"),
        ("dan-provberg", "syd"),
    ]


def test_a_county_that_moved_is_of_the_region_that_has_it_at_the_time() -> None:
    moved = Printed("e3", "2021-01-01", [ANNA], counties={"mitt": ("Jämtland",), "nord": ("Norrbotten",)})
    early = Printed("e2", "2020-01-01", [_for(DAN, "Jämtland")], covers=())
    late = Printed("e4", "2022-01-01", [_for(CIA, "Jämtland")], covers=())
    placed = _placed(replace(OLD, people=[ANNA]), early, moved, late)
    assert ("dan-provberg", "nord") in placed
    assert ("cia-testgren", "mitt") in placed


@pytest.mark.parametrize("counties", [("Uppsala",), ("Skåne", "Jämtland"), ("Skåne", "Uppsala")])
def test_counties_of_no_one_region_place_nobody_and_are_asked_about(counties: tuple[str, ...]) -> None:
    tables = reconcile(OLD, Printed("e2", "2021-01-01", [_for(DAN, *counties)], covers=()))
    assert ("dan-provberg", "") in as_text(tables["appointments"], ["person_id", "region_id"])
    (asked,) = tables["review_items"].query("kind == 'unplaced_coordinator'").to_dict("records")
    assert (asked["subject"], asked["edition_id"]) == ("dan-provberg", "e2")


@pytest.mark.parametrize(
    ("counties", "region"),
    [(("Skåne", "Blekinge"), "syd"), (("Stockholm", "Gotland", "Uppsala"), ""), (("Skåne", "Uppsala"), "")],
)
def test_where_no_edition_tells_the_police_regions_do(counties: tuple[str, ...], region: str) -> None:
    assert _placed(Printed("e1", "2021-01-01", [_for(DAN, *counties)], covers=())) == [("dan-provberg", region)]


def test_a_coordinator_listed_for_no_region_and_no_county_is_asked_about_once() -> None:
    nowhere = replace(DAN, region="")
    history = [OLD, *(Printed(f"e{n}", f"202{n}-01-01", [nowhere], covers=()) for n in (2, 3))]
    tables = reconcile(*history)
    assert ("dan-provberg", "") in as_text(tables["appointments"], ["person_id", "region_id"])
    (asked,) = tables["review_items"].query("kind == 'unplaced_coordinator'").to_dict("records")
    assert (asked["subject"], asked["property"], asked["expected"]) == ("dan-provberg", "name", "Dan Provberg")
    assert asked["evidence"] == "e2 lists them without a region"
    accepted = decide("accept", "dan-provberg", "name", "Dan Provberg", None)
    after = reconcile(*history, decisions=[accepted])["review_items"].query("kind == 'unplaced_coordinator'")
    assert list(after["status"]) == ["decided"]


def test_staff_of_an_agency_have_no_region_and_are_not_asked_about() -> None:
    tables = reconcile(OLD, Printed("e2", "2021-01-01", [replace(DAN, region=None)], covers=()))
    assert tables["review_items"].query("kind == 'unplaced_coordinator'").empty
