"""`nmt review`: what needs a person, and the decision row that a person's answer makes.

The queue is the table `review_items` of the newest release; an answer is a row at the end of `raw/decisions.csv`, which
the next refresh applies. Nothing else is kept of it, so deleting the row undoes it.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from pipeline.cli.printed import PrintedLine, read_lines
from pipeline.domain.decision import Decision, DecisionKind
from pipeline.errors import InputError, ReleaseError
from pipeline.files import swap_in
from pipeline.ingest.registry import DECISION_COLUMNS, DECISIONS_FILE, read_decisions

if TYPE_CHECKING:
    from rich.console import Console

Verdict = Literal["accept", "reject", "value"]
# What is said no to stays what the edition says.
_LEFT_AS_IS = frozenset({"partial_list", "lost_dot", "lost_accent", "misspelt_mail", "near_number"})
_TAKE_VALUE = frozenset({"correct_value", "set_date"})
_OPPOSITE = {"same_person": "different_person", "different_person": "same_person"}


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One question of the queue; see the table `review_items`."""

    review_id: str
    kind: str
    question: str
    suggestion: str | None
    subject: str
    property: str | None
    expected: str | None
    evidence: str
    status: str
    decision_kind: str | None
    decision_value: str | None
    edition_id: str | None
    page: int | None
    line: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's answer to one item: yes to its suggestion, no, or another value."""

    review_id: str
    verdict: Verdict
    value: str | None = None


def list_review(outputs: Path, *, all_items: bool = False) -> tuple[ReviewItem, ...]:
    """Read the queue of the newest release.

    Args:
        outputs: Where releases are.
        all_items: Whether items that are decided already are given too.

    Raises:
        ReleaseError: There is no release yet, or it cannot be read.
    """
    from pipeline.publish.shelf import latest_release

    release = latest_release(outputs)
    if release is None:
        raise ReleaseError("there is no release yet; nmt refresh", document=str(outputs))
    path = release.path / "csv" / "review_items.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [{key: value or None for key, value in row.items()} for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError) as error:
        raise ReleaseError("this release cannot be read", document=str(path)) from error
    return tuple(item for item in map(_read_item, rows) if all_items or item.status == "open")


def _read_item(row: Mapping[str, str | None]) -> ReviewItem:
    def text(name: str) -> str:
        return row.get(name) or ""

    def number(name: str) -> int | None:
        return int(text(name)) if text(name) else None

    return ReviewItem(
        text("review_id"), text("kind"), text("question"), row.get("suggestion"), text("subject"), row.get("property"),
        row.get("expected"), text("evidence"), text("status"), row.get("decision_kind"), row.get("decision_value"),
        row.get("edition_id"), number("page"), number("line"),
    )  # fmt: skip


def make_decision(item: ReviewItem, answer: Answer, *, by: str, reason: str, on: dt.date) -> Decision:
    """Turn an answer into the decision row that settles an item.

    Raises:
        InputError: The item cannot be answered so, such as yes to a question that asks for a value.
    """
    kind, expected, value = _decide(item, answer)
    key = "\x1f".join((item.review_id, kind, item.subject, expected or "", value or ""))
    digest = hashlib.blake2b(key.encode(), digest_size=4).hexdigest()
    return Decision(f"{on.isoformat()}-{digest}", kind, item.subject, item.property, expected, value, reason, by, on)


def _decide(item: ReviewItem, answer: Answer) -> tuple[DecisionKind, str | None, str | None]:
    kind = item.decision_kind or "accept"
    if answer.verdict == "value":
        if kind in _OPPOSITE:
            raise _cannot(item, "it asks who is who: accept or reject it")
        if item.kind == "partial_list":
            raise _cannot(item, "it asks whether a list is whole: accept or reject it")
        if item.kind == "unlisted_people":
            raise _cannot(item, "it asks whether they are nobody of the lists: accept it")
        if item.kind == "unplaced_coordinator" and item.property == "name":
            raise _cannot(item, "no region is printed that could be another; accept it")
        if item.kind == "stale_decision":
            raise _cannot(item, "it asks whether a row should go: accept it, and delete the row")
        if kind == "set_date":
            return "set_date", item.expected, _read_day(item, answer.value)
        return "correct_value", item.expected, answer.value
    if answer.verdict == "accept":
        if kind in _TAKE_VALUE and item.decision_value is None:
            raise _cannot(item, "it asks for a value: --set ID=VALUE, or reject what is printed")
        return cast(DecisionKind, kind), item.expected, item.decision_value
    if kind in _OPPOSITE:
        return cast(DecisionKind, _OPPOSITE[kind]), item.expected, item.decision_value
    if item.kind in _LEFT_AS_IS or kind == "set_date":
        return "accept", item.expected, None
    if kind == "correct_value":
        if item.decision_value is None:
            return "reject_value", item.expected, None
        return "correct_value", item.decision_value, item.expected
    raise _cannot(item, "there is nothing to reject; give a value, or accept it")


def _read_day(item: ReviewItem, value: str | None) -> str:
    try:
        return dt.date.fromisoformat(value or "").isoformat()
    except ValueError as error:
        raise _cannot(item, f"it asks for a day such as 2021-09-08, not {value!r}") from error


def _cannot(item: ReviewItem, why: str) -> InputError:
    return InputError(f"{item.review_id} cannot be answered so; {why}")


def record_decision(raw: Path, decision: Decision) -> Decision:
    """Write a decision at the end of `raw/decisions.csv`; the file is replaced whole.

    Args:
        raw: Where the registry and the decisions are.
        decision: What was decided. A row of the same id is written once.

    Raises:
        InputError: The file that is there cannot be read.
        OSError: It cannot be written, and is as it was.
    """
    known = read_decisions(raw)
    if any(other.decision_id == decision.decision_id for other in known):
        return decision
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(DECISION_COLUMNS)
    for row in (*known, decision):
        cells = asdict(row)
        writer.writerow(["" if cells[name] is None else str(cells[name]) for name in DECISION_COLUMNS])
    swap_in(raw / DECISIONS_FILE, text.getvalue().encode())
    return decision


def answer_items(
    raw: Path, items: Iterable[ReviewItem], answers: Sequence[Answer], *, by: str, reason: str
) -> tuple[Decision, ...]:
    """Record the answers to some items; all are checked before the first is written.

    Raises:
        InputError: An answer is to no item of the queue, or an item cannot be answered so.
    """
    by_id = {item.review_id: item for item in items}
    unknown = [answer.review_id for answer in answers if answer.review_id not in by_id]
    if unknown:
        raise InputError("no such review item in the queue", value=", ".join(unknown))
    today = dt.date.today()
    decisions = [make_decision(by_id[a.review_id], a, by=by, reason=reason, on=today) for a in answers]
    return tuple(record_decision(raw, decision) for decision in decisions)


def walk_review(
    raw: Path, items: Sequence[ReviewItem], *, by: str, console: Console, ask: Callable[[str], str]
) -> tuple[Decision, ...]:
    """Walk a person through the queue, with the evidence and the page's lines before them.

    Args:
        raw: Where captures are, and where answers go.
        items: The queue.
        by: Who decides.
        console: Where to show it.
        ask: Asks a question and gives the answer; an empty one skips the item.
    """
    decided: list[Decision] = []
    for position, item in enumerate(items, start=1):
        _show(console, item, read_lines(raw, item), f"{position} of {len(items)}")
        answer = _read_answer(item, ask("[a]ccept, [r]eject, =VALUE, [q]uit, or Enter to skip: ").strip())
        if answer == "quit":
            break
        if answer is None:
            continue
        try:
            decided += answer_items(raw, [item], [answer], by=by, reason=ask("Why? ").strip() or "reviewed")
        except InputError as error:
            console.print(str(error), style="red")
    return tuple(decided)


def _read_answer(item: ReviewItem, said: str) -> Answer | Literal["quit"] | None:
    if said.startswith("=") and said[1:].strip():
        return Answer(item.review_id, "value", said[1:].strip())
    verdicts: Mapping[str, Verdict] = {"a": "accept", "r": "reject"}
    if said[:1].lower() == "q":
        return "quit"
    verdict = verdicts.get(said[:1].lower())
    return Answer(item.review_id, verdict) if verdict else None


def _show(console: Console, item: ReviewItem, lines: Iterable[PrintedLine], position: str) -> None:
    from rich.text import Text

    console.print(Text(f"\n{position}  {item.kind.replace('_', ' ')}", style="dim"))
    console.print(Text(item.question, style="bold"))
    if item.suggestion:
        console.print(Text(f"  suggested: {item.suggestion}", style="green"))
    console.print(Text(f"  {item.evidence}", style="dim"))
    for edition_id, printed in groupby(lines, lambda line: line.edition_id):
        console.print(Text(f"  {edition_id}", style="dim"))
        for line in printed:
            mark, style = ("> ", "yellow") if line.is_meant else ("  ", "dim")
            console.print(Text(f"  {mark}{line.number:>4} {line.text}", style=style))
