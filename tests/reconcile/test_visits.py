"""Pages without a date of their own: what visits tell of their order, and what is asked where nothing does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from .histories import Printed, decide, reconcile, who

URL = "https://www.example.se/kontakt"
EVA = who("nord", "Eva Exempelsson", "eva.exempelsson@umea.example.se", "070-174 06 05")
BO = who("nord", "Bo Provberg", "bo.provberg@umea.example.se", "070-174 06 06")
CIA = who("syd", "Cia Testgren", "cia.testgren@malmo.example.se", "040-628 04 01")
MAY = Printed("maj", "", (EVA, CIA), url=URL, seen="2026-05-01")
JUNE = Printed("juni", "", (BO, CIA), url=URL, seen="2026-06-01")
OLD = Printed("gammal", "2021-09-08", (EVA, CIA))


def test_who_is_gone_from_a_page_without_a_date_is_gone() -> None:
    for history in ((MAY, JUNE), (JUNE, MAY)):
        tables = reconcile(*history)
        held = tables["appointments"].set_index("person_id")
        assert held.loc["eva-exempelsson", "gone_by"] == dt.date(2026, 6, 1)
        assert dict(held["status"]) == {
            "eva-exempelsson": "former",
            "bo-provberg": "current",
            "cia-testgren": "current",
        }
        left = tables["events"].query("kind == 'left'")
        assert list(left["entity_id"]) == ["eva-exempelsson"]
        assert tables["review_items"].empty


def test_what_visits_tell_is_a_range_with_its_evidence() -> None:
    editions = reconcile(MAY, JUNE)["editions"].set_index("edition_id")
    assert (editions.loc["juni", "dated_from"], editions.loc["juni", "dated_to"]) == (
        dt.date(2026, 5, 2),
        dt.date(2026, 6, 1),
    )
    assert editions.loc["juni", "date_basis"] == "inferred"
    assert editions.loc["juni", "date_evidence"] == "on 2026-05-01 the page showed maj; made up"
    assert editions.loc["maj", "dated_from"] is None


@pytest.mark.parametrize(
    "other",
    [
        replace(JUNE, url="https://www.example.se/annan"),  # another page
        replace(JUNE, url=None),
        replace(JUNE, seen="2026-05-01"),  # of two states seen on one day nothing tells the first
        replace(JUNE, people=MAY.people),  # the same bytes were there before
    ],
)
def test_nothing_follows_from_other_visits(other: Printed) -> None:
    editions = reconcile(MAY, other)["editions"].set_index("edition_id")
    assert editions.loc["juni", "dated_from"] is None


def test_a_date_that_a_page_prints_stands_unless_the_state_before_printed_it_too() -> None:
    printed = replace(JUNE, day="2026-05-20")
    editions = reconcile(MAY, printed)["editions"].set_index("edition_id")
    assert editions.loc["juni", "date_basis"] == "printed"
    same = [replace(page, day="2021-09-08") for page in (MAY, JUNE)]
    tables = reconcile(*same)
    june = tables["editions"].set_index("edition_id").loc["juni"]
    assert (june["dated_from"], june["dated_to"], june["date_basis"]) == (
        dt.date(2026, 5, 2),
        dt.date(2026, 6, 1),
        "inferred",
    )
    assert list(tables["events"].query("kind == 'left'")["entity_id"]) == ["eva-exempelsson"]


def test_a_list_in_no_order_with_another_is_asked_about_until_its_day_is_told() -> None:
    tables = reconcile(OLD, MAY, JUNE)
    assert tables["review_items"].empty  # both of May and September 2021 name her, and June ends her
    undated = replace(JUNE, url=None)
    asked = reconcile(OLD, undated)["review_items"]
    (item,) = asked.to_dict("records")
    assert (item["kind"], item["subject"], item["decision_kind"]) == ("unknown_date", "juni", "set_date")
    assert "any day until 2026-06-01" in item["question"]
    assert "2 of whom only some of them tell" in item["question"]
    settled = reconcile(OLD, undated, decisions=[decide("set_date", "juni", value="2026-06-01")])
    assert settled["review_items"].empty
    assert settled["appointments"].set_index("person_id").loc["eva-exempelsson", "gone_by"] == dt.date(2026, 6, 1)


def test_a_list_that_says_the_same_as_the_others_needs_no_day() -> None:
    assert reconcile(OLD, replace(JUNE, people=OLD.people))["review_items"].empty


def test_a_part_of_a_list_ends_nobody_and_is_not_asked_about() -> None:
    assert reconcile(OLD, replace(JUNE, covers=()))["review_items"].empty
