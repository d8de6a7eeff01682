"""Upright gaps of white between columns, and which of them further rows leave."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.readers.printed import Gutter, Strip


def drop_chance(valid: list[Gutter], left: Sequence[Gutter], rows: Sequence[Sequence[Strip]]) -> list[Gutter]:
    """The gaps so far without one that a further row crosses and one row alone shows: a sign lost between two words.

    It is such a blank within one of two columns, and not in their first row, which may be the header of a table.
    """
    kept = [gutter for gutter in valid if lasts(gutter, left)]
    if len(kept) != 1 or len(kept) == len(valid):
        return valid
    bounds = [(0.0, 0.0), *((gutter.x0, gutter.x1) for gutter in valid), (float("inf"), float("inf"))]
    for before, gutter, after in zip(bounds, valid, bounds[2:], strict=False):
        parted = [
            at
            for at, row in enumerate(rows)
            if any(before[1] <= s.x0 and s.x1 <= gutter.x0 + 0.01 for s in row)
            and any(gutter.x1 - 0.01 <= s.x0 < after[0] for s in row)
        ]
        if gutter not in kept and (len(parted) > 1 or 0 in parted):
            return valid
    return kept


def lasts(gutter: Gutter, left: Sequence[Gutter]) -> bool:
    """Whether something of a gap of white is among those that further rows leave."""
    return any(other.x0 < gutter.x1 and other.x1 > gutter.x0 for other in left)
