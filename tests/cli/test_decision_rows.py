"""Decisions through `nmt review` and by hand: what applies, what is undone with its row, what stops a refresh."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Nmt, Place

REGIONS = ("Nord", "Mitt", "Stockholm", "Väst", "Syd")
GIVEN = ("Ada", "Bodil", "Cia", "Dan", "Eli")
HEAD = "decision_id,kind,subject,property,expected,value,reason,decided_by,decided_on\n"


def _print_list(day: str, *regions: str) -> str:
    people = dict(zip(REGIONS, GIVEN, strict=True))
    blocks = [
        f"Region {region}\n\n{people[region]} Exempelsson\n{people[region].lower()}.exempelsson@example.se\n"
        f"070-174 06 1{REGIONS.index(region)}\n"
        for region in regions
    ]
    return "\n".join(["Regionkoordinatorer", f"Senast uppdaterad: {day}\n", *blocks])


@pytest.fixture
def small(tmp_path: Path, nmt: Nmt) -> Place:
    """Two lists, the later one of two regions of five, and the release made from them."""
    place = Place(tmp_path / "raw", tmp_path / "outputs")
    place.raw.mkdir()
    lines = ["edition_id,file,title,kind,publisher,url,retrieved_on,dated_from,dated_to,sha256"]
    for number, text in enumerate((_print_list("4 mars 2019", *REGIONS), _print_list("5 maj 2021", *REGIONS[:2])), 1):
        path = place.raw / f"e{number}.txt"
        path.write_text(text, encoding="utf-8")
        lines.append(
            f"e{number},{path.name},Lista,web_page,Exempel,,,,,{hashlib.sha256(path.read_bytes()).hexdigest()}"
        )
    place.registry.write_text("\n".join([*lines, ""]), encoding="utf-8")
    (place.raw / "decisions.csv").write_text(HEAD, encoding="utf-8")
    assert _refresh(nmt, place) == 0
    return place


def _refresh(nmt: Nmt, place: Place) -> int:
    return nmt("refresh", "--engine", "direct", *place.options).code


def _read(place: Place, name: str) -> list[dict[str, str]]:
    with (place.outputs / "latest" / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _former(place: Place) -> set[str]:
    return {row["region_id"] for row in _read(place, "appointments") if row["status"] == "former"}


TABLES = ("people", "appointments", "contact_points", "events", "edition_coverage", "conflicts")


def test_an_answer_to_the_queue_applies_is_told_of_and_is_undone_with_its_row(nmt: Nmt, small: Place) -> None:
    before = {name: _read(small, name) for name in TABLES}
    assert not _former(small)
    items = json.loads(nmt("review", "--json", *small.options).out)["items"]
    (asked,) = (item for item in items if item["kind"] == "partial_list")
    assert (asked["subject"], asked["decision_kind"]) == ("e2", "correct_value")
    told = nmt("review", "--accept", asked["review_id"], "--reason", "rang och frågade", "--yes", *small.options)
    assert told.code == 0
    assert _refresh(nmt, small) == 0
    assert _former(small) == {"stockholm", "vast", "syd"}
    (row,) = _read(small, "decisions")
    assert (row["status"], row["effect"]) == ("applied", "the list of coordinators of e2 counts as full")
    changes = (small.outputs / "latest" / "CHANGES.md").read_text(encoding="utf-8")
    assert "## Decisions: 1" in changes
    assert "counts as full" in changes
    (small.raw / "decisions.csv").write_text(HEAD, encoding="utf-8")
    assert _refresh(nmt, small) == 0
    assert {name: _read(small, name) for name in TABLES} == before


BY_HAND = """\
a1,correct_value,e2,coverage,partial,full,rang,steward,2024-01-01
a2,reject_value,ada-exempelsson,phone,070-174 06 10,,fel,steward,2024-01-01
a3,set_date,e2,dated_from,2021-05-05,2021-04-01,kuvert,steward,2024-01-01
a4,different_person,e1/1.6,name,Ada Exempelsson,e2/1.6,två,steward,2024-01-01
s1,correct_value,e1,coverage,partial,full,rang,steward,2024-01-01
s2,correct_value,ada-exempelsson,phone,070-174 06 99,070-174 06 98,fel,steward,2024-01-01
s3,set_date,e2,,2020-01-01,2021-04-01,kuvert,steward,2024-01-01
s4,same_person,ada-exempelsson,name,Ada Provberg,dan-exempelsson,samma,steward,2024-01-01
u1,correct_value,e9,coverage,partial,full,rang,steward,2024-01-01
"""


def test_rows_by_hand_apply_or_are_stale_each_with_its_effect(nmt: Nmt, small: Place) -> None:
    (small.raw / "decisions.csv").write_text(HEAD + BY_HAND, encoding="utf-8")
    assert _refresh(nmt, small) == 0
    rows = _read(small, "decisions")
    outcomes = {"a": "applied", "s": "stale", "u": "unmatched"}
    assert {row["decision_id"]: row["status"] for row in rows} == {
        line.partition(",")[0]: outcomes[line[0]] for line in BY_HAND.splitlines()
    }
    assert all(row["effect"] for row in rows)
    stale = [row for row in _read(small, "review_items") if row["kind"] == "stale_decision"]
    assert len(stale) == 5


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("d1,merge,ada-exempelsson,,,bodil-exempelsson,x,y,2024-01-01", "kind is not one of"),
        ("d1,accept,ada-exempelsson,,,,x,y,1 januari 2024", "decided_on is not a date"),
        ("d1,accept,,,,,x,y,2024-01-01", "subject is blank"),
        (",accept,ada-exempelsson,,,,x,y,2024-01-01", "decision_id is blank"),
        ("d1,same_person,ada-exempelsson,name,Ada Exempelsson,,x,y,2024-01-01", "value is blank"),
        ("d1,correct_value,ada-exempelsson,phone,+46701740610,,x,y,2024-01-01", "value is blank"),
        ("d1,accept,ada-exempelsson,x,y,2024-01-01", "the row has 6 cells"),
        ("d1,accept,a,,,,x,y,2024-01-01\nd1,accept,b,,,,x,y,2024-01-01", "d1"),
    ],
)
def test_a_row_that_is_none_stops_the_refresh_with_one_line(nmt: Nmt, small: Place, row: str, told: str) -> None:
    held = small.releases()
    (small.raw / "decisions.csv").write_text(f"{HEAD}{row}\n", encoding="utf-8")
    answer = nmt("refresh", "--engine", "direct", *small.options)
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert told in answer.err
    assert "decisions.csv" in answer.err
    assert small.releases() == held
