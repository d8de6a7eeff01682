"""A print dated by its month beside a page dated by a day in it: neither is the older, and each change is told once."""

from __future__ import annotations

import pytest

from tests.reconcile.histories import Printed, decide, reconcile, who
from tests.reconcile.seeds import as_text

ANNA = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
HEIR = who("nord", "Dan Efterträdare", "dan.eftertradare@sundsvall.example.se", "070-174 06 05")
CIA = who("syd", "Cia Testgren", "cia.testgren@malmo.example.se", "040-628 04 01")
WED = who("syd", "Cia Provlind", "cia.provlind@malmo.example.se", "040-628 04 01")


def month(*people: object, day: str = "2020-09-01") -> Printed:
    return Printed("print", day, people, until="2020-09-30")  # type: ignore[arg-type]


def page(*people: object) -> Printed:
    return Printed("page", "2020-09-08", people)  # type: ignore[arg-type]


def events(*history: Printed, kind: str) -> list[tuple[str, ...]]:
    found = reconcile(*history)["events"].query("kind == @kind")
    return as_text(found, ["entity_id", "other_id", "from_edition_id", "to_edition_id"])


def test_a_number_passes_on_after_a_print_that_ends_later_than_the_page() -> None:
    history = (month(ANNA, CIA), page(ANNA, CIA), Printed("after", "2021-03-01", [HEIR, CIA]))
    assert events(*history, kind="number_inherited") == [("anna-exempelsson", "dan-eftertradare", "print", "after")]


def test_the_last_edition_is_the_one_that_the_last_day_is_of() -> None:
    tables = reconcile(month(ANNA), page(ANNA))
    for table in ("appointments", "contact_points"):
        assert set(as_text(tables[table], ["last_seen", "last_edition_id"])) == {("2020-09-30", "print")}


def test_a_membership_ends_with_its_own_last_sighting_though_a_whole_bridges_a_gap() -> None:
    listed = Printed("old", "2019-03-01", [ANNA], members=("Länsstyrelsen i Skåne län",), covers=("network_members",))
    whole = Printed("new", "2021-03-01", [ANNA], members=("Länsstyrelserna",), covers=("network_members",))
    rows = as_text(reconcile(listed, whole)["network_members"], ["org_id", "last_seen", "last_edition_id"])
    assert ("lansstyrelsen-i-skane-lan", "2019-03-01", "old") in rows


@pytest.mark.parametrize("is_print_stale", [False, True])
def test_a_transfer_is_told_once(is_print_stale: bool) -> None:
    first, last = Printed("before", "2020-03-01", [ANNA, CIA]), Printed("after", "2021-03-01", [HEIR, CIA])
    history = (first, month(ANNA if is_print_stale else HEIR, CIA), page(HEIR, CIA), last)
    told = events(*history, kind="coordination_transferred")
    assert [row[:3] for row in told] == [("umea-kommun", "sundsvalls-kommun", "before")]


def test_a_transfer_back_is_another_one() -> None:
    history = [Printed(f"e{year}", f"{year}-03-01", [who_, CIA]) for year, who_ in ((2019, ANNA), (2020, HEIR))]
    history.append(Printed("e2021", "2021-03-01", [ANNA, CIA]))
    assert len(events(*history, kind="coordination_transferred")) == 2


@pytest.mark.parametrize("is_print_stale", [False, True])
def test_a_new_surname_is_told_once_though_a_print_of_the_month_has_the_old_one(is_print_stale: bool) -> None:
    first, last = Printed("before", "2020-03-01", [ANNA, CIA]), Printed("after", "2021-03-01", [ANNA, WED])
    history = (first, month(ANNA, CIA if is_print_stale else WED), page(ANNA, WED), last)
    joined = reconcile(*history, decisions=[decide("same_person", "before/1.6", "name", "Cia Testgren", "after/1.6")])
    found = as_text(joined["events"].query("kind == 'renamed'"), ["before", "after", "from_edition_id"])
    assert found == [("Cia Testgren", "Cia Provlind", "before")]


def test_who_moves_while_a_stale_print_has_the_old_seat_moves_once() -> None:
    moved = who("syd", "Anna Exempelsson", "anna.exempelsson@malmo.example.se", "070-174 06 05")
    eli = who("nord", "Eli Kollega", "eli.kollega@umea.example.se")
    first, last = Printed("before", "2020-03-01", [ANNA, CIA, eli]), Printed("after", "2021-03-01", [moved, CIA, eli])
    tables = reconcile(first, month(ANNA, CIA, eli), page(moved, CIA, eli), last)
    told = as_text(tables["events"], ["kind", "entity_id", "from_edition_id", "to_edition_id"])
    assert [row for row in told if row[0] != "email_changed"] == [("moved", "anna-exempelsson", "print", "page")]


def test_a_number_passes_on_to_whose_first_edition_may_be_of_the_days_of_the_last_one() -> None:
    visited = Printed("page", "2020-09-08", [HEIR, CIA], until="2021-03-12")
    history = (month(ANNA, CIA), visited, Printed("after", "2021-03-14", [HEIR, CIA]))
    assert events(*history, kind="number_inherited") == [("anna-exempelsson", "dan-eftertradare", "print", "after")]
    assert events(*history[:2], kind="number_inherited") == []
