"""`nmt review` at the command line: lists the queue, walks a person through it, or records answers given as options."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from pipeline.cli.review import Answer, ReviewItem, answer_items, list_review, walk_review
from pipeline.cli.talk import answer_json, insist
from pipeline.domain.decision import Decision


@dataclass(frozen=True, slots=True)
class Answers:
    """What the options answer: ids to accept, ids to reject, and `ID=VALUE` for another value."""

    accept: Sequence[str] = ()
    reject: Sequence[str] = ()
    values: Sequence[str] = ()

    def to_list(self) -> list[Answer]:
        """One answer each.

        Raises:
            typer.BadParameter: A value without an id.
        """
        answers = [Answer(review_id, "accept") for review_id in self.accept]
        answers += [Answer(review_id, "reject") for review_id in self.reject]
        for text in self.values:
            review_id, mark, value = text.partition("=")
            if not mark or not value:
                raise typer.BadParameter(f"--set takes ID=VALUE: {text!r}")
            answers.append(Answer(review_id, "value", value))
        return answers


def run_review(
    raw: Path,
    outputs: Path,
    given: Answers,
    *,
    by: str | None = None,
    reason: str | None = None,
    all_items: bool = False,
    yes: bool = False,
    as_json: bool = False,
) -> None:
    """Show what needs a person, and record what was decided.

    Args:
        raw: Where decisions go.
        outputs: Where the newest release is.
        given: Answers from the command line; where there are none and a person is there, they are asked.
        by: Who decides; the user's login where it is not given.
        reason: Why.
        all_items: List settled items too.
        yes: Record the answers given without asking once more; it answers nothing by itself.
        as_json: Answer in JSON.

    Raises:
        InputError: An answer is to no item, or an item cannot be answered so.
        KeyboardInterrupt: The person at the terminal does not want the answers recorded after all.
        ReleaseError: There is no release yet.
        typer.BadParameter: A value without an id; told before anything is looked at.
    """
    answers = given.to_list()
    items = list_review(outputs, all_items=all_items)
    who = by or getpass.getuser()
    decided: tuple[Decision, ...] = ()
    if answers:
        insist(f"Record {len(answers)} answers in decisions.csv?", yes=yes)
        decided = answer_items(raw, items, answers, by=who, reason=reason or "reviewed")
    elif not as_json and items and sys.stdin.isatty() and sys.stdout.isatty():
        from rich.console import Console

        decided = walk_review(raw, items, by=who, console=Console(), ask=input)
    elif not as_json:
        _list_items(items)
    _tell(items, decided, as_json=as_json)


def _list_items(items: Sequence[ReviewItem]) -> None:
    for item in items:
        print(f"{item.review_id}  {item.kind}")
        print(f"    {item.question}")
        if item.suggestion:
            print(f"    suggested: {item.suggestion}")
        print(f"    evidence:  {item.evidence}")


def _tell(items: Sequence[ReviewItem], decided: Sequence[Decision], *, as_json: bool) -> None:
    if as_json:
        answer_json({"items": [asdict(item) for item in items], "decided": [asdict(row) for row in decided]})
    elif decided:
        told = "1 decision" if len(decided) == 1 else f"{len(decided)} decisions"
        print(f"Recorded {told} in decisions.csv; nmt refresh applies what is recorded")
    else:
        told = "1 question waits" if len(items) == 1 else f"{len(items)} questions wait"
        print(f"{told}; answer with --accept ID, --reject ID or --set ID=VALUE, or on a terminal")
