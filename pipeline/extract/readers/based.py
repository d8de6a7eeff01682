"""Tables whose cells stand on the base of their rows, as a spreadsheet sets them: lines that wrap stand above it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.extract.readers.printed import Strip

_LEAST = 2  # rows with a first cell
_NEARER = 0.5  # points by which a line stands nearer to the base of its row than to the row above

Row = list[Strip]


def find_based_rows(rows: Sequence[Sequence[Row]]) -> list[tuple[int, int]]:
    """Find the rows of a table that end with the printed row on which their first cell stands.

    Each run of lines between first cells stands nearer to the one below it; where one does not, none are found.

    Args:
        rows: For each printed row of a band, the strips in each column.

    Returns:
        The first printed row and the end of each row of the table; nothing where cells stand otherwise, or all have one
        line.
    """
    bases = [at for at, row in enumerate(rows) if row[0]]
    if len(bases) < _LEAST or bases[-1] != len(rows) - 1 or len(bases) == len(rows):
        return []
    steps = _steps(rows)
    starts = [0, *(at + 1 for at in bases[:-1])]
    for start, base in zip(starts, bases, strict=True):
        if start < base and start and steps[start - 1] < max(steps[start:base]) + _NEARER:
            return []
    return [(start, base + 1) for start, base in zip(starts, bases, strict=True)]


def count_begun(rows: Sequence[Sequence[Row]]) -> int:
    """How many printed rows at the end of such a table begin what stands below it: they are nearer to no first cell."""
    last = max((at for at, row in enumerate(rows) if row[0]), default=len(rows) - 1)
    if last == len(rows) - 1 or not (based := find_based_rows(rows[: last + 1])):
        return 0
    steps = _steps(rows)
    inner = max(step for start, end in based for step in steps[start : end - 1])
    return len(rows) - 1 - last if steps[last] >= inner + _NEARER else 0


def _steps(rows: Sequence[Sequence[Row]]) -> list[float]:
    """How far each printed row but the first stands below the one before."""
    baselines = [max(strip.baseline for cell in row for strip in cell) for row in rows]
    return [below - above for above, below in itertools.pairwise(baselines)]
