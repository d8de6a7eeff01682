"""What reconciliation was not sure of, and the making of one question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.domain.edition import DateRange
from pipeline.reconcile.corpus import Record
from pipeline.reconcile.decisions import Effect
from pipeline.reconcile.events import Facts
from pipeline.reconcile.fullness import Fullness
from pipeline.reconcile.ids import hash_text
from pipeline.reconcile.people import PairDecisions
from pipeline.reconcile.placement import Placement
from pipeline.reconcile.rows import ConflictRow, ReviewRow


@dataclass(frozen=True, slots=True)
class Doubts:
    """Everything that reconciliation was not sure of."""

    facts: Facts
    owner_of: Mapping[str, str]
    conflicts: Sequence[ConflictRow]
    placements: Sequence[Placement]
    pairs: PairDecisions
    effects: Sequence[Effect]
    lists: Fullness
    dated: Mapping[str, DateRange]


def make_item(
    kind: str,
    question: str,
    subject: str,
    evidence: str,
    *,
    property_: str | None = None,
    expected: str | None = None,
    suggestion: str | None = None,
    decision: tuple[str, str | None] = ("accept", None),
    record: Record | None = None,
) -> ReviewRow:
    """Make a question with an id from what it asks.

    Args:
        kind: Kind of question.
        question: The question in words.
        subject: Whom it is about, as the decision that settles it says.
        evidence: On what grounds it is asked.
        property_: The property that it is about.
        expected: What the decision expects the editions to say.
        suggestion: What the evidence speaks for.
        decision: Kind and value of the decision that saying yes makes.
        record: The print to look at.
    """
    place = record.statement.place if record else None
    return ReviewRow(
        review_id=f"{kind.replace('_', '-')}-{hash_text(kind, subject, property_, expected, decision[1])}",
        kind=kind,
        question=question,
        suggestion=suggestion,
        subject=subject,
        property=property_,
        expected=expected,
        evidence=evidence,
        status="open",
        decision_kind=decision[0],
        decision_value=decision[1],
        edition_id=record.edition_id if record else None,
        page=place.page if place else None,
        line=place.line if place else None,
    )
