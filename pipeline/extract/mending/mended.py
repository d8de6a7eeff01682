"""The facts of a document while pieces of several rows become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Row

_NEAR = 8  # rows around a broken mail in which a name tells how it goes on


class Mended:
    """The facts of a document by row, while pieces of two rows become one."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._rows: dict[int, list[Fact]] = {}
        for fact in facts:
            self._rows.setdefault(fact.row.index, []).append(fact)
        self._ends: dict[int, int] = {}

    def of(self, row: Row) -> list[Fact]:
        """The facts of a row."""
        return self._rows.get(row.index, [])

    def is_used(self, row: Row) -> bool:
        """Whether a row's beginning was already joined to the row above it."""
        return row.index in self._ends

    def around(self, row: Row) -> list[Fact]:
        """The facts near a row."""
        return [f for at in range(row.index - _NEAR, row.index + _NEAR + 1) for f in self._rows.get(at, ())]

    def replace(self, whole: tuple[Fact, int], above: Row, below: Row) -> None:
        """Put a fact in the place of those at the end of a row and, up to a character, at the start of the next."""
        fact, end = whole
        self._rows[above.index] = [_cut_at(f, fact.start) for f in self.of(above) if f.start < fact.start]
        self._rows[above.index].append(fact)
        self._rows[below.index] = [f for f in self.of(below) if f.start >= end]
        self._ends[below.index] = end

    def begun_above(self, row: Row) -> Fact | None:
        """What begins in the row above and goes on in a row, whose beginning it has."""
        if not self.is_used(row):
            return None
        return next((fact for fact in reversed(self._rows.get(row.index - 1, ())) if "\n" in fact.text), None)

    def extend(self, fact: Fact, longer: Fact, below: Row, end: int) -> None:
        """Put a fact that goes on in one more row in the place of a shorter one."""
        self._rows[fact.row.index] = [longer if own is fact else own for own in self.of(fact.row)]
        self._rows[below.index] = [f for f in self.of(below) if f.start >= end]
        self._ends[below.index] = end

    def put(self, fact: Fact, end: int) -> None:
        """Put a fact in the place of those that touch it, from its start to a character of its row."""
        own = self.of(fact.row)
        before = [_cut_at(f, fact.start) for f in own if f.start < fact.start]
        self._rows[fact.row.index] = [*before, fact, *(f for f in own if f.start >= end)]

    def leave_out(self, row: Row, start: int, end: int) -> None:
        """Leave out what a stretch of a row was taken for; the rest of a fact that begins before it stays."""
        own = (_cut_at(f, start) if f.start < start else f for f in self.of(row) if not start <= f.start < end)
        self._rows[row.index] = [fact for fact in own if fact.text]

    def facts(self) -> tuple[Fact, ...]:
        """All facts in reading order."""
        return tuple(fact for index in sorted(self._rows) for fact in self._rows[index])


def _cut_at(fact: Fact, end: int) -> Fact:
    """The part of a fact before a character of its line."""
    text = fact.text[: end - fact.start].rstrip() if fact.end > end else fact.text
    return replace(fact, text=text, end=fact.start + len(text)) if fact.end > end else fact
