"""Columns of a table in plain text that a line of strokes rules: each stroke says where a column begins and ends.

`====== =====` of reStructuredText and `------  -----` below the heads of a listing tell columns that a single blank
parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.domain.layout import Line
from pipeline.extract.readers.text_cells import Cell

_RULER = re.compile(r"\s*(?:={3,}(?: +={2,})+|-{3,}(?: +-{2,})+)\s*")
_STROKE = re.compile("[=-]+")
_LEAST = 3  # columns


@dataclass(frozen=True, slots=True)
class Ruler:
    """Where columns begin, in characters."""

    starts: tuple[int, ...]

    def cut(self, text: str) -> list[Cell]:
        """Cut a line at the columns, empty cells kept; nothing where its text runs over one, or is of the first only.

        >>> [cell.text for cell in Ruler((0, 11, 20)).cut("Bergslagen Eva Ek   070-174 06 05")]
        ['Bergslagen', 'Eva Ek', '070-174 06 05']
        >>> Ruler((0, 11, 20)).cut("Regionkoordinatorer mot människohandel")
        []
        """
        if is_ruler(text) or any(text[start - 1 : start].strip() for start in self.starts[1:]):
            return []
        cells = []
        for start, end in zip(self.starts, (*self.starts[1:], len(text)), strict=True):
            own = text[start:end]
            cells.append(Cell(start + len(own) - len(own.lstrip()), own.strip()))
        return cells if any(cell.text for cell in cells[1:]) else []


def is_ruler(text: str) -> bool:
    """Whether a line is strokes that rule columns.

    >>> is_ruler("====== ========="), is_ruler("================"), is_ruler("Eva --- 070")
    (True, False, False)
    """
    return _RULER.fullmatch(text) is not None


def find_ruler(lines: Sequence[Line]) -> Ruler | None:
    """Find the ruler of a group of lines, if it has one and no other that says something else."""
    found = {tuple(m.start() for m in _STROKE.finditer(line.text)) for line in lines if is_ruler(line.text)}
    return Ruler(starts) if len(found) == 1 and len(starts := found.pop()) >= _LEAST else None
