"""Each kind of decision, written in `raw/decisions.csv` by hand as the pages for stewards say, and the next refresh."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Nmt, Place

Rows = list[dict[str, str]]
Read = Callable[[str], Rows]

DECIDED = """\
d-same,same_person,sara-olsson,name,Sara Olsson,lisa-green,made up,steward,2026-11-22
d-parted,different_person,{anna_then},name,Anna Runesson,{anna_now},made up,steward,2026-11-22
d-right,correct_value,eva-norlin,phone,+46703284869,070-174 06 05,made up,steward,2026-11-22
d-not,reject_value,jenny-selenius,phone,08-508 43 726,,made up,steward,2026-11-22
d-day,set_date,nmt-brochure,dated_to,2018-11-30,2018-06-30,made up,steward,2026-11-22
d-fine,accept,{question},,,,made up,steward,2026-11-22
"""
STALE = """\
s-value,correct_value,eva-norlin,phone,+46701740606,070-174 06 05,made up,steward,2026-11-22
s-day,set_date,nmt-brochure,dated_to,2018-07-31,2018-06-30,made up,steward,2026-11-22
s-same,same_person,sara-olsson,name,Sara Provberg,lisa-green,made up,steward,2026-11-22
s-nobody,reject_value,ada-exempelsson,phone,+46701740605,,made up,steward,2026-11-22
s-fine,accept,nothing-asked,,,,made up,steward,2026-11-22
"""


@pytest.fixture
def read(place: Place) -> Read:
    """Reads a table of the newest release."""

    def read_table(name: str) -> Rows:
        with (place.outputs / "latest" / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read_table


def decide(path: Path, rows: str) -> None:
    head = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text(f"{head}\n{rows}", encoding="utf-8")


def phones_of(read: Read, owner: str) -> set[str]:
    return {row["value"] for row in read("contact_points") if (row["owner_id"], row["channel"]) == (owner, "phone")}


def test_a_row_of_each_kind_applies_and_its_deletion_undoes_it(nmt: Nmt, place: Place, read: Read) -> None:
    before = {name: read(name) for name in ("people", "contact_points", "appointments", "events", "review_items")}
    then, now = (
        row["mention_id"] for row in read("entity_ids") if row["entity_id"] == "anna-runesson" and row["mention_id"]
    )
    decide(
        place.raw / "decisions.csv",
        DECIDED.format(anna_then=then, anna_now=now, question=before["review_items"][0]["review_id"]),
    )
    assert nmt("refresh", "--engine", "direct", *place.options).code == 0
    assert {row["decision_id"]: row["status"] for row in read("decisions")} == dict.fromkeys(
        ("d-same", "d-parted", "d-right", "d-not", "d-day", "d-fine"), "applied"
    )
    names = [row["name"] for row in read("people")]
    assert names.count("Anna Runesson") == 2
    assert len({"Sara Olsson", "Lisa Green"} & set(names)) == 1
    assert phones_of(read, "eva-norlin") == {"+46701740605"}
    assert phones_of(read, "jenny-selenius") == {"+46761243726"}
    assert {row["dated_to"] for row in read("editions") if row["edition_id"] == "nmt-brochure"} == {"2018-06-30"}
    assert before["review_items"][0]["review_id"] not in {
        row["review_id"] for row in read("review_items") if row["status"] == "open"
    }
    decide(place.raw / "decisions.csv", "")
    assert nmt("refresh", "--engine", "direct", *place.options).code == 0
    assert {name: read(name) for name in before} == before


def test_a_row_that_the_editions_no_longer_bear_out_is_told_and_changes_nothing(
    nmt: Nmt, place: Place, read: Read
) -> None:
    before = {name: read(name) for name in ("people", "contact_points", "appointments", "events", "editions")}
    decide(place.raw / "decisions.csv", STALE)
    assert nmt("refresh", "--engine", "direct", *place.options).code == 0
    assert {row["decision_id"]: row["status"] for row in read("decisions")} == {
        "s-value": "stale", "s-day": "stale", "s-same": "stale", "s-nobody": "unmatched", "s-fine": "unmatched",
    }  # fmt: skip
    assert [row["kind"] for row in read("review_items")].count("stale_decision") == 5
    assert {name: read(name) for name in before} == before
