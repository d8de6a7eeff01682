"""On what grounds: conflicts, what a person must decide or decided, ids, and the evidence."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class ConflictRow(NamedTuple):
    """`conflicts`: two incompatible values, which one is published and by what rule."""

    conflict_id: str
    entity_type: str
    entity_id: str
    property: str
    winner: str
    loser: str
    winner_edition_id: str | None
    loser_edition_id: str
    rule: str
    margin: float
    status: str
    evidence: str


class ReviewRow(NamedTuple):
    """`review_items`: what a person must decide, and the decision row that would settle it."""

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


class DecisionRow(NamedTuple):
    """`decisions`: each steward's decision and its effect on this release."""

    decision_id: str
    kind: str
    subject: str
    property: str | None
    expected: str | None
    value: str | None
    reason: str
    decided_by: str
    decided_on: dt.date | None
    status: str
    effect: str


class EntityIdRow(NamedTuple):
    """`entity_ids`: which mentions stand behind an id; ids that were merged away or split stay here."""

    entity_type: str
    entity_id: str
    mention_id: str
    status: str
    successor_id: str | None


class IdentityRow(NamedTuple):
    """`identity_evidence`: why two mentions are held to be one person, two, or in doubt."""

    left_mention_id: str
    right_mention_id: str
    verdict: str
    score: float
    evidence: str


class EvidenceRow(NamedTuple):
    """`evidence`: the statements behind a row of another table."""

    table_name: str
    row_key: str
    statement_id: str
