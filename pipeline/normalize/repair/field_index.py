"""The fields of a document by line, to ask which one a word stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from pipeline.normalize.repair.tokens import Unit
from pipeline.normalize.repair.types import Field


class FieldIndex:
    """Fields by line, to ask which one a unit stands in."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._by_line: dict[int, list[Field]] = {}
        for field in sorted(fields, key=lambda f: (f.line, f.start)):
            self._by_line.setdefault(field.line, []).append(field)

    def find_lines(self, kind: str) -> list[int]:
        """The lines that have a field of a kind."""
        return [line for line, fields in self._by_line.items() if any(field.kind == kind for field in fields)]

    def find_names(self) -> list[Field]:
        """The fields that are names."""
        return [field for fields in self._by_line.values() for field in fields if field.kind == "name"]

    def is_name(self, unit: Unit) -> bool:
        """Whether a unit stands in a name."""
        field = self.find(unit)
        return field is not None and field.kind == "name"

    def find(self, unit: Unit) -> Field | None:
        """The field that holds a unit's first character."""
        piece = unit.pieces[0]
        fields = self._by_line.get(piece.line)
        if not fields:
            return None
        place = bisect_right([field.start for field in fields], piece.start) - 1
        return fields[place] if place >= 0 and piece.start < fields[place].end else None
