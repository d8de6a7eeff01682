"""Who is who, where it is in doubt: a person is asked, nothing certain is published, and the answer settles it."""

from __future__ import annotations

import pandas as pd

from pipeline.domain.decision import Decision, DecisionKind
from pipeline.reconcile import KNOWN_IDS_TABLE
from tests.reconcile.histories import Printed, decide, reconcile, who

CIA = who("syd", "Cia Testgren", "cia.testgren@malmo.example.se", "040-628 04 01")
ANNA = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
MOVED = who("syd", "Anna Exempelsson", "a.e@malmo.example.se", "040-628 04 02")
HEIR = who("nord", "Anna Nygift", "anna.nygift@umea.example.se", "070-174 06 05")
THIN = (Printed("e1", "2020-01-01", [ANNA, CIA]), Printed("e2", "2021-01-01", [CIA, MOVED]))
UNSURE = (Printed("e1", "2020-01-01", [ANNA, CIA]), Printed("e2", "2021-01-01", [CIA, HEIR]))


def answer(item: pd.Series, kind: DecisionKind) -> Decision:
    return decide(kind, item["subject"], item["property"], item["expected"], item["decision_value"])


def ask(*history: Printed) -> pd.Series:
    """The one question of a history."""
    (item,) = (row for _, row in reconcile(*history)["review_items"].iterrows())
    return item


def test_a_merge_on_little_evidence_asks_with_the_row_that_undoes_it() -> None:
    item = ask(*THIN)
    assert (item["kind"], item["decision_kind"]) == ("thin_merge", "different_person")
    assert item["question"].startswith("Are Anna Exempelsson in e1 and Anna Exempelsson in e2 two persons?")
    parted = reconcile(*THIN, decisions=[answer(item, "different_person")])
    assert len(parted["people"]) == 3
    assert parted["decisions"].iloc[0]["status"] == "applied"
    assert len(parted["review_items"]) == 0


def test_a_merge_that_a_person_confirmed_is_asked_about_no_more() -> None:
    item = ask(*THIN)
    kept = reconcile(*THIN, decisions=[answer(item, "same_person")])
    assert len(kept["people"]) == 2
    assert len(kept["review_items"]) == 0
    accepted = reconcile(*THIN, decisions=[decide("accept", item["review_id"])])
    assert set(accepted["review_items"]["status"]) == {"decided"}


def test_a_person_is_asked_about_once_however_many_thin_merges() -> None:
    back = who("nord", "Anna Exempelsson", "anna@sundsvall.example.se", "0980-319 200")
    item = ask(*THIN, Printed("e3", "2022-01-01", [CIA, back]))
    assert item["kind"] == "thin_merge"


def test_a_decision_that_parts_two_people_parts_all_their_mentions() -> None:
    later = who("syd", "Anna Exempelsson", "a.e@malmo.example.se", "040-628 04 02", "040-628 04 03")
    history = [*THIN, Printed("e3", "2022-01-01", [CIA, later])]
    parted = reconcile(*history, decisions=[answer(ask(*history), "different_person")])
    assert len(parted["people"]) == 3
    assert len(parted["review_items"]) == 0


def inheritances(tables: dict[str, pd.DataFrame]) -> list[list[str]]:
    passed = tables["events"].query("kind == 'number_inherited'")
    return passed[["entity_id", "other_id", "description"]].to_numpy().tolist()


def test_a_number_that_passes_between_two_who_may_be_one_is_no_certain_news() -> None:
    item = ask(*UNSURE)
    assert item["kind"] == "unsure_identity"
    assert item["question"].startswith(
        "Are Anna Exempelsson in e1 (anna-exempelsson) and Anna Nygift in e2 (anna-nygift) "
    )
    assert "+46701740605" in item["evidence"]
    ((*two, description),) = inheritances(reconcile(*UNSURE))
    assert two == ["anna-exempelsson", "anna-nygift"]
    assert "unless the two are one person" in description


def test_a_number_passes_on_for_certain_once_a_person_said_that_they_are_two() -> None:
    tables = reconcile(*UNSURE, decisions=[answer(ask(*UNSURE), "different_person")])
    assert len(tables["review_items"]) == 0
    ((*_, description),) = inheritances(tables)
    assert description.endswith("to Anna Nygift.")
    assert inheritances(reconcile(*UNSURE, decisions=[answer(ask(*UNSURE), "same_person")])) == []


def test_saying_yes_to_a_question_is_what_its_row_says() -> None:
    words = {"same_person": "one person", "different_person": "two persons"}
    for history in (
        THIN,
        UNSURE,
        (UNSURE[0], Printed("e2", "2021-01-01", [CIA, who("nord", "Anna Nygift", "", "070-174 06 05")])),
    ):
        item = ask(*history)
        assert words[item["decision_kind"]] in item["question"]


def test_of_two_new_names_each_is_asked_about_until_it_is_answered_itself() -> None:
    mail = "vendela.exempelsson@umea.example.se"
    names = ("Vendela Exempelsson", "Vendela Nygift", "Vendela Omgift")
    history = [
        Printed(f"e{at}", f"202{at}-01-01", [who("nord", name, mail, "070-174 06 05"), CIA])
        for at, name in enumerate(names)
    ]
    first, second = (row for _, row in reconcile(*history)["review_items"].iterrows())
    left = reconcile(*history, decisions=[answer(first, "same_person")])["review_items"].query("status == 'open'")
    assert list(left["review_id"]) == [second["review_id"]]


def test_an_answer_to_whether_two_are_one_speaks_of_prints_so_that_it_holds_for_editions_one_by_one() -> None:
    item = ask(*UNSURE)
    assert (item["subject"].split("/")[0], item["decision_value"].split("/")[0]) == ("e1", "e2")
    later = Printed("e3", "2022-01-01", [CIA, HEIR])
    decisions = [answer(item, "same_person")]
    known = None
    for count in (2, 3):
        tables = reconcile(*(*UNSURE, later)[-count:], decisions=decisions, known_ids=known)
        known = tables[KNOWN_IDS_TABLE]
    assert list(tables["decisions"]["status"]) == ["applied"]
    assert len(tables["people"]) == 2


def test_who_is_one_by_an_answer_is_not_asked_about_again_for_the_same_two_names() -> None:
    of_any_day = Printed("z-blad", "2018-01-01", [HEIR, CIA], until="2026-12-31")
    history = (*UNSURE, of_any_day)
    asked = reconcile(*history)["review_items"].query("kind == 'unsure_identity'").iloc[0]
    assert "z-blad" in asked["question"]
    tables = reconcile(*history, decisions=[answer(asked, "same_person")])
    assert len(tables["people"]) == 2
    assert tables["review_items"].query("status == 'open' and kind != 'unknown_date'").empty
