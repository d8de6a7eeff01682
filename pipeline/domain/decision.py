"""A steward's decision: one row of `raw/decisions.csv`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

DecisionKind = Literal["same_person", "different_person", "correct_value", "reject_value", "set_date", "accept"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, and the value that was expected to be found.

    Attributes:
        decision_id: Key of the row.
        kind: What the decision does.
        subject: Id of the entity, mention, edition or review item that it speaks of.
        property: The property decided on, where one is.
        expected: The value that the editions must still say for the decision to apply; else it is `stale`.
        value: The value to use instead, or the other subject of `same_person` and `different_person`.
        reason: Why, in the steward's words.
        decided_by: Who decided.
        decided_on: When.
    """

    decision_id: str
    kind: DecisionKind
    subject: str
    property: str | None
    expected: str | None
    value: str | None
    reason: str
    decided_by: str
    decided_on: dt.date | None

    def is_on_coverage(self) -> bool:
        """Whether it says of an edition if its list of coordinators is full or a part."""
        return self.kind == "correct_value" and self.property == "coverage"

    def place(self) -> dt.date:
        """Its place among others: of two on one matter the later holds, of one day the lower row of the file."""
        return self.decided_on or dt.date.min
