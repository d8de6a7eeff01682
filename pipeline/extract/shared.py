"""Records while they are put together, and what several of them share: a number, or a number of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.facts import Fact


@dataclass(slots=True, eq=False)
class Record:
    """What one block says of one person.

    Attributes:
        name: The name.
        facts: All else, in reading order.
        run: The records whose names stand together with this one, before anything else, this one included.
    """

    name: Fact | None
    facts: list[Fact] = field(default_factory=list)
    run: list[Record] = field(default_factory=list)

    def of(self, kind: str) -> list[Fact]:
        """Its facts of one kind."""
        return [fact for fact in self.facts if fact.kind == kind]


def share_prefix(before: Sequence[Record], records: Sequence[Record], prefix: Sequence[Fact]) -> None:
    """Give what stands in a unit before its first name: to that name, or to the record before, which lacks it.

    A number above a name is the record before's where that has none and this one has its own.
    """
    first = records[0]
    for fact in prefix:
        is_taken = fact.kind == "phone" and first.of("phone") and before and not before[-1].of("phone")
        target = before[-1] if is_taken else first
        evidence = "line after a contact without a number, above one that has its own" if is_taken else fact.evidence
        target.facts.append(fact.explained(evidence, 0.7 if is_taken else fact.confidence))


def share_phones(records: Sequence[Record]) -> None:
    """Give a number that stands after several names to all of them, where none of them has another."""
    for record in records:
        run = record.run
        if len(run) < 2 or record is not run[0]:
            continue
        owners = [other for other in run if other.of("phone")]
        if len(owners) != 1 or owners[0] is not run[-1]:
            continue
        for other in run[:-1]:
            other.facts.extend(
                fact.explained("a line shared with the other names above it", 0.85) for fact in run[-1].of("phone")
            )
