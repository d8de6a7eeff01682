"""Given and family names, and the spelling that is published."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.reconcile.names import PrintedName, best_spelling, choose_name, earliest_name, split_name
from pipeline.reconcile.timeline import Calendar, make_moment
from tests.reconcile.seeds import read_cases

DAYS = {e: dt.date(2018 + i, 1, 1) for i, e in enumerate("abcd")}
CALENDAR = Calendar({e: make_moment(e, day, day) for e, day in DAYS.items()})


@pytest.mark.parametrize("case", read_cases("names"), ids=lambda case: f"{case['name']} {case['mail']}")
def test_split(case: dict[str, str]) -> None:
    split = split_name(case["name"], (case["mail"],) if case["mail"] else ())
    assert (split.given or "", split.family or "") == (case["given"], case["family"])


def test_clean_print_beats_repair_and_an_accent_beats_none() -> None:
    printed = [PrintedName("Asa Ek", "a", is_damaged=True), PrintedName("Åsa Ek", "b"), PrintedName("Asa Ek", "c")]
    assert best_spelling(printed, CALENDAR) == "Åsa Ek"
    assert best_spelling([PrintedName("Åsa Alden", "a", is_damaged=True), PrintedName("Åsa Aldén", "b")], CALENDAR) == (
        "Åsa Aldén"
    )


def test_a_new_name_is_published_and_the_id_keeps_the_old() -> None:
    printed = [PrintedName("Anna Exempelsson", "a"), PrintedName("Anna Nygift", "b"), PrintedName("Anna Nygift", "c")]
    assert choose_name(printed, CALENDAR) == "Anna Nygift"
    assert earliest_name(printed, CALENDAR) == "Anna Exempelsson"


def test_a_spelling_that_lost_is_not_published() -> None:
    printed = [PrintedName("Lena Petterson", "b", is_outvoted=True), PrintedName("Lena Pettersson", "a")]
    assert choose_name(printed, CALENDAR) == "Lena Pettersson"
