"""Where values come from: editions, statements, repairs, and what was not understood."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class EditionRow(NamedTuple):
    """`editions`: one dated state of a source."""

    edition_id: str
    source_id: str
    title: str | None
    kind: str | None
    publisher: str | None
    url: str | None
    file_name: str
    media_type: str | None
    sha256: str
    pages: int | None
    dated_from: dt.date | None
    dated_to: dt.date | None
    date_basis: str | None
    date_evidence: str | None
    damage_rate: float | None
    status: str


class CoverageRow(NamedTuple):
    """`edition_coverage`: a list that an edition gives in full."""

    edition_id: str
    list_name: str
    evidence: str


class StatementRow(NamedTuple):
    """`statements`: one printed value with its place, and what it came to."""

    statement_id: str
    edition_id: str
    mention_id: str
    entity_type: str
    entity_id: str | None
    property: str
    value: str
    raw_text: str
    page: int
    line: int
    char_start: int
    char_end: int
    x0: float | None
    y0: float | None
    x1: float | None
    y1: float | None
    repaired: bool
    confidence: float
    status: str
    list_name: str | None
    display: str
    rule: str
    evidence: str


class RepairRow(NamedTuple):
    """`repairs`: one changed character run."""

    repair_id: str
    edition_id: str
    page: int
    line: int
    char_start: int
    char_end: int
    before: str
    after: str
    field: str
    evidence: str
    confidence: float


class QuarantineRow(NamedTuple):
    """`quarantine`: what was not understood, with its place and reason."""

    quarantine_id: str
    edition_id: str
    page: int | None
    line: int | None
    raw_text: str
    reason_code: str
    detail: str
