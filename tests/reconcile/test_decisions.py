"""What stewards decide: applied where the editions still say what was expected, else reported; undone with its row."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.domain.decision import DecisionKind
from pipeline.reconcile import KNOWN_IDS_TABLE
from tests.reconcile.histories import Printed, decide, reconcile, who
from tests.reconcile.seeds import as_text

ANNA = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
ANNIKA = who("syd", "Annika Provqvist", "annika.provqvist@malmo.example.se", "040-628 04 01")
FIRST = Printed("e1", "2020-01-01", [ANNA])
SECOND = Printed("e2", "2021-01-01", [ANNIKA])


def outcome(tables: dict[str, pd.DataFrame]) -> tuple[str, str]:
    row = tables["decisions"].iloc[0]
    return str(row["status"]), str(row["effect"])


def test_same_person_joins_two() -> None:
    join = decide("same_person", "anna-exempelsson", "name", "Anna Exempelsson", "annika-provqvist")
    tables = reconcile(FIRST, SECOND, decisions=[join])
    assert list(tables["people"]["person_id"]) == ["anna-exempelsson"]
    assert outcome(tables)[0] == "applied"


def test_same_person_joins_even_whom_one_edition_prints_side_by_side() -> None:
    old, new = (who("nord", f"Anna {name}", f"{name.lower()}@umea.example.se") for name in ("Exempelsson", "Provqvist"))
    history = [Printed(f"e{year}", f"202{year}-01-01", [old, new]) for year in (1, 2, 3)]
    join = decide("same_person", "anna-exempelsson", None, None, "anna-provqvist")
    tables = reconcile(*history, decisions=[join])
    assert list(tables["people"]["person_id"]) == ["anna-exempelsson"]
    assert "unsure_identity" not in set(tables["review_items"]["kind"])


def test_a_merge_leaves_a_trail_and_deleting_its_row_undoes_it() -> None:
    before = reconcile(FIRST, SECOND)
    join = decide("same_person", "anna-exempelsson", None, None, "annika-provqvist")
    merged = reconcile(FIRST, SECOND, decisions=[join], known_ids=before[KNOWN_IDS_TABLE])
    kept = merged["people"]["person_id"].iloc[0]
    trail = merged[KNOWN_IDS_TABLE].query("entity_type == 'person' and status == 'merged'")
    assert set(trail["successor_id"]) == {kept}
    again = reconcile(FIRST, SECOND, decisions=[join], known_ids=merged[KNOWN_IDS_TABLE])
    assert list(again["people"]["person_id"]) == [kept]
    assert outcome(again)[0] == "applied"
    undone = reconcile(FIRST, SECOND, known_ids=again[KNOWN_IDS_TABLE])
    assert as_text(undone["people"], ["person_id", "name"]) == as_text(before["people"], ["person_id", "name"])


def test_different_person_parts_one() -> None:
    history = [FIRST, Printed("e2", "2021-01-01", [ANNA])]
    mentions = reconcile(*history)[KNOWN_IDS_TABLE].query("entity_type == 'person'")["mention_id"]
    part = decide("different_person", mentions.iloc[0], None, None, mentions.iloc[1])
    tables = reconcile(*history, decisions=[part])
    assert len(tables["people"]) == 2
    assert tables["people"]["person_id"].is_unique


def test_correct_value_replaces_and_is_told_as_a_conflict() -> None:
    correct = decide("correct_value", "anna-exempelsson", "phone", "+46701740605", "070-174 06 99")
    tables = reconcile(FIRST, decisions=[correct])
    assert set(tables["contact_points"].query("channel == 'phone'")["value"]) == {"+46701740699"}
    conflict = tables["conflicts"].iloc[0]
    assert (conflict["rule"], conflict["winner"], conflict["loser"]) == ("decision", "+46701740699", "+46701740605")
    said = tables["statements"].query("property == 'phone'").iloc[0]
    assert (said["value"], said["raw_text"], said["rule"]) == ("+46701740699", "070-174 06 05", "decision d1")


def test_a_corrected_name_is_told_under_the_id_that_it_makes() -> None:
    correct = decide("correct_value", "anna-exempelsson", "name", "Anna Exempelsson", "Anna Provqvist")
    tables = reconcile(FIRST, decisions=[correct])
    assert list(tables["people"]["person_id"]) == list(tables["conflicts"]["entity_id"]) == ["anna-provqvist"]
    assert str(tables["conflicts"]["conflict_id"].iloc[0]).startswith("anna-provqvist-name-")
    undone = reconcile(FIRST, known_ids=tables[KNOWN_IDS_TABLE])
    assert list(undone["people"]["name"]) == ["Anna Exempelsson"]


def test_reject_value_unpublishes() -> None:
    tables = reconcile(FIRST, decisions=[decide("reject_value", "anna-exempelsson", "phone", "+46701740605")])
    assert set(tables["contact_points"]["channel"]) == {"email"}
    assert set(tables["statements"].query("property == 'phone'")["status"]) == {"rejected"}


@pytest.mark.parametrize("written", ["070-174 06 05", "+46701740605", "0701740605", "+46 70 174 06 05"])
def test_the_value_is_expected_however_it_is_written(written: str) -> None:
    tables = reconcile(FIRST, decisions=[decide("reject_value", "anna-exempelsson", "phone", written)])
    assert outcome(tables)[0] == "applied"


def test_a_date_after_which_an_edition_would_begin_later_than_it_ends_is_stale() -> None:
    tables = reconcile(FIRST, decisions=[decide("set_date", "e1", "dated_from", "2020-01-01", "2030-01-01")])
    assert outcome(tables) == ("stale", "it would date the edition from 2030-01-01 to 2020-01-01")
    assert set(tables["review_items"]["kind"]) == {"stale_decision"}
    assert str(tables["editions"].iloc[0]["dated_from"])[:10] == "2020-01-01"


def test_set_date_moves_an_edition() -> None:
    tables = reconcile(FIRST, decisions=[decide("set_date", "e1", None, "2020-01-01", "2020-03-01")])
    assert as_text(tables["people"], ["first_seen", "last_seen"]) == [("2020-03-01", "2020-03-01")]
    assert tables["editions"].iloc[0]["date_basis"] == "declared"


def test_a_world_that_moved_on_makes_a_decision_stale() -> None:
    stale = [
        decide("correct_value", "anna-exempelsson", "phone", "+46701740611", "070-174 06 99"),
        decide("set_date", "e1", "dated_from", "2019-01-01", "2020-03-01"),
        decide("same_person", "anna-exempelsson", "phone", "+46701740611", "annika-provqvist"),
    ]
    plain = reconcile(FIRST, SECOND)
    for decision in stale:
        tables = reconcile(FIRST, SECOND, decisions=[decision])
        assert outcome(tables)[0] == "stale", decision
        assert "stale_decision" in set(tables["review_items"]["kind"])
        assert as_text(tables["people"], ["person_id", "first_seen"]) == as_text(
            plain["people"], ["person_id", "first_seen"]
        )
        assert as_text(tables["contact_points"], ["value"]) == as_text(plain["contact_points"], ["value"])


def test_a_subject_that_nobody_knows_is_unmatched() -> None:
    tables = reconcile(FIRST, decisions=[decide("reject_value", "nobody", "phone", "x")])
    assert outcome(tables)[0] == "unmatched"


def test_the_row_that_a_review_item_asks_for_settles_it() -> None:
    wrong = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 06")
    history = [FIRST, Printed("e2", "2021-01-01", [wrong])]
    item = reconcile(*history)["review_items"].iloc[0]
    row = decide(item["decision_kind"], item["subject"], item["property"], item["expected"], item["decision_value"])
    tables = reconcile(*history, decisions=[row])
    assert outcome(tables)[0] == "applied"
    assert set(tables["review_items"]["status"]) <= {"decided"}
    phones = tables["contact_points"].query("channel == 'phone'")
    # The misprint counts as a sighting of the right number, so no day is lost.
    assert as_text(phones, ["value", "first_seen", "last_seen", "gone_by"]) == [
        (item["suggestion"], "2020-01-01", "2021-01-01", "")
    ]


def test_the_row_for_a_county_in_two_regions_settles_it() -> None:
    both = Printed("e1", "2020-01-01", [ANNA], counties={"nord": ("Jämtland",), "mitt": ("Uppsala", "Jämtland")})
    item = reconcile(both)["review_items"].iloc[0]
    assert (item["property"], item["expected"]) == ("county_code", "23")
    row = decide(item["decision_kind"], item["subject"], item["property"], item["expected"])
    tables = reconcile(both, decisions=[row])
    assert outcome(tables)[0] == "applied"
    assert as_text(tables["region_counties"].query("county_code == '23'"), ["region_id"]) == [(item["suggestion"],)]
    assert len(tables["review_items"]) == 0


def test_accept_marks_an_item_decided() -> None:
    history = Printed("e1", "2020-01-01", [who("Region Fjäll", "Gun Ny", "gun.ny@umea.example.se")])
    item = reconcile(history)["review_items"].iloc[0]
    for subject in (item["review_id"], item["subject"]):
        tables = reconcile(history, decisions=[decide("accept", subject, item["property"], item["expected"])])
        assert list(tables["review_items"]["status"]) == ["decided"]
        assert outcome(tables)[0] == "applied"


def test_a_new_name_that_a_person_confirmed_is_asked_about_no_more() -> None:
    married = who("nord", "Anna Nygift", "anna.nygift@umea.example.se", "070-174 06 05")
    history = [FIRST, Printed("e2", "2021-01-01", [married])]
    item = reconcile(*history)["review_items"].iloc[0]
    verdicts: tuple[tuple[DecisionKind, int], ...] = (("same_person", 1), ("different_person", 2))
    for kind, people in verdicts:
        row = decide(kind, item["subject"], item["property"], item["expected"], item["decision_value"])
        tables = reconcile(*history, decisions=[row])
        assert outcome(tables)[0] == "applied"
        assert len(tables["people"]) == people
        assert "open" not in set(tables["review_items"]["status"])


def test_what_a_steward_decided_of_one_edition_is_not_outvoted_by_the_others() -> None:
    correct = decide("correct_value", "e3/1.2", "phone", "+46701740605", "070-174 06 06")
    history = [Printed(f"e{year}", f"202{year}-01-01", [ANNA]) for year in (1, 2, 3)]
    tables = reconcile(*history, decisions=[correct])
    phones = tables["contact_points"].query("channel == 'phone'")
    assert as_text(phones, ["value", "first_seen"]) == [("+46701740605", "2021-01-01"), ("+46701740606", "2023-01-01")]
    assert set(tables["conflicts"]["rule"]) == {"decision"}
