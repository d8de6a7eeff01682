"""Which numbers are asked about: those a digit off what somebody else had at the same place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconcile.histories import Printed, Who, decide, reconcile, who

_ANNA = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
_CIA = who("syd", "Cia Testgren", "cia.testgren@malmo.example.se", "040-628 04 01")
_SERIES = ("08-465 004 10", "08-465 004 11")
_HEIR = who("nord", "Dan Provberg", "dan.provberg@umea.example.se", "075-174 06 05")  # a series of nobody


def _print(*lists: list[Who]) -> list[Printed]:
    return [Printed(f"e{at}", f"202{at}-01-01", tuple(people)) for at, people in enumerate(lists, 1)]


def _asked(*lists: list[Who]) -> list[tuple[str, str, str]]:
    items = reconcile(*_print(*lists))["review_items"].query("kind == 'near_number'")
    return list(zip(items["subject"], items["expected"], items["suggestion"], strict=True))


def test_a_successors_number_a_digit_off_is_asked_about() -> None:
    assert _asked([_ANNA, _CIA], [_HEIR, _CIA]) == [("dan-provberg", "+46751740605", "+46701740605")]


def test_what_stands_once_is_doubted_and_not_what_stands_twice() -> None:
    assert _asked([_ANNA, _CIA], [_HEIR, _CIA], [_HEIR, _CIA]) == [("anna-exempelsson", "+46701740605", "+46751740605")]


@pytest.mark.parametrize(
    "lists",
    [
        ([_ANNA, _CIA], [_ANNA, _CIA], [_HEIR, _CIA], [_HEIR, _CIA]),  # both stand twice
        ([_ANNA, _CIA], [_ANNA, _HEIR, _CIA]),  # nobody is gone
        ([_ANNA, _CIA], [replace(_HEIR, region="syd"), _CIA]),  # another place
        ([_ANNA, _CIA], [replace(_HEIR, phones=("070-174 06 15",)), _CIA]),  # another of the series
    ],
)
def test_what_is_no_misprint_is_not_asked_about(lists: tuple[list[Who], ...]) -> None:
    assert _asked(*lists) == []


def _held(*lists: list[Who]) -> list[tuple[str, str, str, str]]:
    items = reconcile(*_print(*lists))["review_items"]
    return list(zip(items["kind"], items["subject"], items["expected"], items["suggestion"], strict=True))


def test_a_new_number_that_somebody_elsewhere_has_all_the_while_is_asked_about() -> None:
    taken = replace(_CIA, phones=_ANNA.phones)
    assert _held([_ANNA, _CIA], [_ANNA, taken]) == [("held_number", "cia-testgren", "+46701740605", "+46701740605")]


def test_where_the_own_number_was_a_digit_off_that_one_is_meant() -> None:
    before, slip = replace(_CIA, phones=("070-174 06 15",)), replace(_CIA, phones=_ANNA.phones)
    asked = ("near_number", "cia-testgren", "+46701740605", "+46701740615")
    assert _held([_ANNA, before], [_ANNA, before], [_ANNA, slip]) == [asked]


def test_the_prints_of_somebody_who_has_the_number_still_outvote_nobodys() -> None:
    before, slip = replace(_CIA, phones=("070-174 06 15",)), replace(_CIA, phones=_ANNA.phones)
    assert _held([_ANNA, before], [_ANNA, slip]) == [("conflict", "cia-testgren", "+46701740615", "+46701740605")]


@pytest.mark.parametrize(
    "lists",
    [
        ([_ANNA, _CIA], [_CIA, replace(_CIA, name="Dan Provberg", mail="", phones=_ANNA.phones)]),  # it passed on
        ([_ANNA, _CIA], [_ANNA, replace(_ANNA, name="Dan Provberg", mail="dan.provberg@umea.example.se"), _CIA]),
        ([_ANNA, replace(_CIA, phones=_ANNA.phones)], [_ANNA, _CIA]),  # shared from the first
    ],
)
def test_a_number_that_colleagues_share_or_that_passed_on_is_not_asked_about(lists: tuple[list[Who], ...]) -> None:
    assert "held_number" not in {kind for kind, *_ in _held(*lists)}


def test_the_answer_tells_that_the_number_passed_on() -> None:
    answer = decide("correct_value", "dan-provberg", "phone", "+46751740605", "+46701740605")
    tables = reconcile(*_print([_ANNA, _CIA], [_HEIR, _CIA]), decisions=[answer])
    passed = tables["events"].query("kind == 'number_inherited'")
    assert list(zip(passed["entity_id"], passed["other_id"], strict=True)) == [("anna-exempelsson", "dan-provberg")]
    assert "near_number" not in set(tables["review_items"]["kind"])


def test_a_number_that_changed_by_a_digit_is_told_where_the_answer_is_the_old_one() -> None:
    old, new = (who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", n) for n in _SERIES)
    history = _print([old, _CIA], [old, _CIA], [new, _CIA], [new, _CIA])
    item = reconcile(*history)["review_items"].iloc[0]
    assert (item["kind"], item["expected"]) == ("conflict", "+46846500410")
    assert item["question"].endswith("the value +46846500410 says that both are right, one after the other.")
    both = decide("correct_value", item["subject"], "phone", item["expected"], item["expected"])
    tables = reconcile(*history, decisions=[both])
    assert list(tables["events"]["kind"]) == ["phone_added", "phone_dropped"]
    assert tables["review_items"].empty
    assert tables["decisions"].iloc[0]["effect"] == "2 statements: +46846500410 stands as printed"
