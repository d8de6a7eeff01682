"""Decisions that contradict each other: the later one holds, and the earlier one is asked about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline.domain.decision import Decision, DecisionKind
from pipeline.reconcile.contradictions import part_overruled
from tests.reconcile.histories import Printed, decide, reconcile, who

ANNA = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
ANNIKA = who("syd", "Annika Provqvist", "annika.provqvist@malmo.example.se", "040-628 04 01")
HISTORY = (Printed("e1", "2020-01-01", [ANNA]), Printed("e2", "2021-01-01", [ANNIKA]))


def _dated(decision: Decision, decision_id: str, day: int) -> Decision:
    return replace(decision, decision_id=decision_id, decided_on=dt.date(2024, 1, day))


def test_of_two_that_contradict_each_other_the_later_holds_and_the_earlier_is_asked_about() -> None:
    apart = _dated(decide("different_person", "annika-provqvist", None, None, "anna-exempelsson"), "d1", 1)
    join = _dated(decide("same_person", "anna-exempelsson", None, None, "annika-provqvist"), "d2", 2)
    tables = reconcile(*HISTORY, decisions=[join, apart])
    assert list(tables["people"]["person_id"]) == ["anna-exempelsson"]
    told = tables["decisions"].set_index("decision_id")
    assert told.loc["d2", "status"] == "applied"
    assert tuple(told.loc["d1", ["status", "effect"]]) == ("stale", "decision d2 says otherwise")
    assert "stale_decision" in set(tables["review_items"]["kind"])


def test_two_values_for_one_are_a_contradiction_and_the_same_twice_is_none() -> None:
    one = decide("correct_value", "anna-exempelsson", "phone", "070-174 06 05", "070-174 06 06")
    other = replace(one, value="070-174 06 07")
    first, second, again = _dated(one, "d1", 1), _dated(other, "d2", 2), _dated(other, "d3", 3)
    standing, overruled = part_overruled([first, second, again])
    assert [decision.decision_id for decision in standing] == ["d2", "d3"]
    assert [effect.decision.decision_id for effect in overruled] == ["d1"]


def test_of_two_of_one_day_the_lower_row_holds() -> None:
    one = _dated(decide("correct_value", "anna-exempelsson", "phone", "070-174 06 05", "070-174 06 06"), "d9", 1)
    standing, _ = part_overruled([one, replace(one, decision_id="d1", value="070-174 06 07")])
    assert [decision.decision_id for decision in standing] == ["d1"]


def test_who_is_held_apart_by_others_is_not_told_as_joined() -> None:
    dan = who("mitt", "Dan Testman", "dan.testman@gavle.example.se", "070-174 06 07")
    ties: tuple[tuple[DecisionKind, str, str], ...] = (
        ("same_person", "anna-exempelsson", "annika-provqvist"),
        ("same_person", "annika-provqvist", "dan-testman"),
        ("different_person", "anna-exempelsson", "dan-testman"),
    )
    decisions = [
        _dated(decide(kind, one, None, None, other), f"d{at}", at) for at, (kind, one, other) in enumerate(ties, 1)
    ]
    tables = reconcile(*HISTORY, Printed("e3", "2022-01-01", [dan]), decisions=decisions)
    assert list(tables["people"]["person_id"]) == ["anna-exempelsson", "dan-testman"]
    told = tables["decisions"].set_index("decision_id")
    assert told["status"].to_dict() == {"d1": "applied", "d2": "stale", "d3": "applied"}


def test_nobody_is_tied_to_themselves() -> None:
    tables = reconcile(*HISTORY, decisions=[decide("same_person", "anna-exempelsson", None, None, "anna-exempelsson")])
    assert tables["decisions"]["status"].tolist() == ["unmatched"]
    assert "compared with itself" in tables["decisions"]["effect"].iloc[0]
