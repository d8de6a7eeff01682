"""What a section is, and the facts of one row: what the parting of a document into sections hands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Container, Row

ScopeKind = Literal["region", "agency", "coordinators", "noise", "none"]


@dataclass(slots=True, eq=False)
class Section:
    """A stretch of facts under one heading.

    Attributes:
        kind: What the heading makes of it.
        heading: The fact that names the region or agency.
        list_heading: The heading of the whole list of coordinators, where one stands above.
        head: Other facts of the heading's own line.
        facts: What stands under it, in reading order.
        level: Level of the heading, 0 where it has none.
        unit: The card or item that holds the heading and more, at whose end the section ends.
    """

    kind: ScopeKind
    heading: Fact | None = None
    list_heading: Fact | None = None
    head: list[Fact] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    level: int = 0
    unit: Container | None = None


@dataclass(frozen=True, slots=True)
class RowFacts:
    """The facts of one row."""

    row: Row
    facts: tuple[Fact, ...]

    def has(self, *kinds: str) -> bool:
        """Whether any fact is of one of the kinds."""
        return any(fact.kind in kinds for fact in self.facts)

    def is_only(self, *kinds: str) -> bool:
        """Whether all its facts are of these kinds."""
        return all(fact.kind in kinds for fact in self.facts)

    def first(self, kind: str) -> Fact | None:
        """The first fact of a kind."""
        return next((fact for fact in self.facts if fact.kind == kind), None)
