"""Outcomes of checks, and the `checks` table that they become."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

Severity = Literal["error", "warning"]
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check found.

    Attributes:
        check_id: Readable id, `table.rule`.
        table_name: Table that it is about.
        rule: What must hold, in a sentence.
        severity: Whether a failure stops the release.
        failures: Number of rows that fail.
        detail: Which ones; the first few.
    """

    check_id: str
    table_name: str
    rule: str
    severity: Severity
    failures: int
    detail: str | None

    @property
    def status(self) -> Literal["passed", "failed"]:
        """`failed` where any row fails."""
        return "failed" if self.failures else "passed"


def judge(check_id: str, rule: str, failing: Iterable[str], severity: Severity = "error") -> Outcome:
    """Make an outcome from the ids of the rows that fail, in a steady order."""
    rows: Sequence[str] = sorted(str(row) for row in failing)
    more = f"; and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    detail = "; ".join(rows[:SHOWN]) + more if rows else None
    return Outcome(check_id, check_id.split(".")[0], rule, severity, len(rows), detail)


def to_frame(outcomes: Iterable[Outcome]) -> pd.DataFrame:
    """The `checks` table."""
    rows = [(o.check_id, o.table_name, o.rule, o.severity, o.status, o.failures, o.detail) for o in outcomes]
    columns = ["check_id", "table_name", "rule", "severity", "status", "failures", "detail"]
    return pd.DataFrame(rows, columns=columns)
