"""The review queue read from a release, answered, and written as decisions."""

from __future__ import annotations

import csv
import datetime as dt
import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.cli.review import (
    Answer,
    ReviewItem,
    answer_items,
    list_review,
    make_decision,
    record_decision,
    walk_review,
)
from pipeline.errors import InputError, ReleaseError
from pipeline.ingest import read_decisions
from pipeline.publish.types import ReleaseInfo

ITEM = ReviewItem(
    "conflict-1", "conflict", "Is the phone ... a misprint?", "+46701740605", "anna-exempelsson", "phone",
    "+46701740606", "printed so in e1", "open", "correct_value", "+46701740605", "e2", 1, 4,
)  # fmt: skip
PAIR = replace(
    ITEM, review_id="unsure-1", property="name", expected="Anna Exempelsson", decision_kind="same_person",
    decision_value="anna-provberg",
)  # fmt: skip
NUMBER = replace(ITEM, review_id="invalid-1", decision_kind="correct_value", decision_value=None, suggestion=None)
COUNTY = replace(ITEM, review_id="conflict-2", decision_kind="reject_value", decision_value=None)
TODAY = dt.date(2024, 1, 1)


def write_queue(outputs: Path, *items: ReviewItem) -> None:
    folder = outputs / "latest" / "csv"
    folder.mkdir(parents=True)
    facts = dict.fromkeys(ReleaseInfo.__slots__, "") | {"sequence": 1, "rows": {}, "withdrawn": [], "redacted": []}
    (outputs / "latest" / "release.json").write_text(json.dumps(facts), encoding="utf-8")
    with (folder / "review_items.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, asdict(ITEM))
        writer.writeheader()
        writer.writerows(asdict(item) for item in items)


def test_queue_is_what_is_open(tmp_path: Path) -> None:
    write_queue(tmp_path, ITEM, replace(PAIR, status="decided"))
    assert list_review(tmp_path) == (ITEM,)
    assert len(list_review(tmp_path, all_items=True)) == 2


def test_without_a_release_there_is_no_queue(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="no release yet"):
        list_review(tmp_path)


@pytest.mark.parametrize("lost", ["release.json", "csv/review_items.csv"])
def test_a_release_that_cannot_be_read_has_no_queue(tmp_path: Path, lost: str) -> None:
    write_queue(tmp_path)
    (tmp_path / "latest" / lost).write_bytes(b"\xff")
    with pytest.raises(ReleaseError, match=f"{lost}: this release cannot be read"):
        list_review(tmp_path)


@pytest.mark.parametrize(
    ("item", "answer", "kind", "expected", "value"),
    [
        (ITEM, Answer("conflict-1", "accept"), "correct_value", "+46701740606", "+46701740605"),
        (ITEM, Answer("conflict-1", "reject"), "correct_value", "+46701740605", "+46701740606"),
        (COUNTY, Answer("conflict-2", "accept"), "reject_value", "+46701740606", None),
        (ITEM, Answer("conflict-1", "value", "070-174 06 07"), "correct_value", "+46701740606", "070-174 06 07"),
        (PAIR, Answer("unsure-1", "accept"), "same_person", "Anna Exempelsson", "anna-provberg"),
        (PAIR, Answer("unsure-1", "reject"), "different_person", "Anna Exempelsson", "anna-provberg"),
        (NUMBER, Answer("invalid-1", "reject"), "reject_value", "+46701740606", None),
    ],
)
def test_an_answer_makes_the_row_that_settles_it(
    item: ReviewItem, answer: Answer, kind: str, expected: str, value: str | None
) -> None:
    decision = make_decision(item, answer, by="A. Exempel", reason="rang och frågade", on=TODAY)
    assert (decision.kind, decision.subject, decision.expected, decision.value) == (
        kind, "anna-exempelsson", expected, value,
    )  # fmt: skip


def test_a_question_that_asks_for_a_value_cannot_be_accepted() -> None:
    with pytest.raises(InputError, match="asks for a value"):
        make_decision(NUMBER, Answer("invalid-1", "accept"), by="", reason="", on=TODAY)


def test_decisions_are_added_once_and_read_back(tmp_path: Path) -> None:
    first = make_decision(ITEM, Answer("conflict-1", "accept"), by="A. Exempel", reason='sade "ja", tydligt', on=TODAY)
    second = make_decision(PAIR, Answer("unsure-1", "reject"), by="Å. Prov", reason="två personer", on=TODAY)
    for decision in (first, second, first):
        record_decision(tmp_path, decision)
    assert read_decisions(tmp_path) == (first, second)
    assert [path.name for path in tmp_path.iterdir()] == ["decisions.csv"]


def test_an_answer_to_nothing_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such review item"):
        answer_items(tmp_path, [ITEM], [Answer("conflict-1", "accept"), Answer("x", "accept")], by="", reason="")
    assert not (tmp_path / "decisions.csv").exists()


def test_a_person_is_walked_through_the_queue(tmp_path: Path) -> None:
    (tmp_path / "editions.csv").write_text(
        "edition_id,file,title,kind,publisher,url,retrieved_on,dated_from,dated_to,sha256\n"
        f"e2,e2.txt,,web_page,,,,,,{'0' * 64}\n",
        encoding="utf-8",
    )
    (tmp_path / "e2.txt").write_text("Nord\n\nAnna Exempelsson\n070-174 06 06\n", encoding="utf-8")
    console = Console(record=True, width=100)
    answers = iter(["a", "ringde", "", "q"])
    decided = walk_review(tmp_path, [ITEM, PAIR, NUMBER], by="A. Exempel", console=console, ask=lambda _: next(answers))
    shown = console.export_text()
    assert [decision.reason for decision in decided] == ["ringde"]
    assert ">    4 070-174 06 06" in shown
    assert "1 of 3" in shown


def test_a_question_on_who_is_who_shows_both_prints(tmp_path: Path) -> None:
    (tmp_path / "editions.csv").write_text(
        "edition_id,file,title,kind,publisher,url,retrieved_on,dated_from,dated_to,sha256\n"
        + "".join(f"{name},{name}.txt,,web_page,,,,,,{'0' * 64}\n" for name in ("e1", "e2")),
        encoding="utf-8",
    )
    (tmp_path / "e1.txt").write_text("Nord\n\nAnna Exempelsson\n070-174 06 06\n", encoding="utf-8")
    (tmp_path / "e2.txt").write_text("Syd\n\nUmeå\nAnna Nygift\n070-174 06 06\n", encoding="utf-8")
    item = replace(PAIR, subject="e1/1.3", decision_value="e2/1.4")
    console = Console(record=True, width=100)
    walk_review(tmp_path, [item], by="A. Exempel", console=console, ask=lambda _: "")
    shown = console.export_text()
    assert shown.index(">    3 Anna Exempelsson") < shown.index(">    4 Anna Nygift")
