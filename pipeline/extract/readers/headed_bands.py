"""Columns of lists side by side, each below a heading of its own that reaches up to the next column.

Such a heading leaves no gap beside it, and yet it crosses none: where the columns below begin tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.readers.gutters import find_band
from pipeline.extract.readers.printed import Gutter, Strip

_MOST = 4  # headings, or lines of them
_NEAR = 1.0  # points


def find_headed_band(rows: Sequence[Sequence[Strip]], start: int) -> tuple[int, list[Gutter]]:
    """Find the band that begins with the headings of its columns, one to a row.

    Args:
        rows: The rows of a page or a part of it.
        start: The row of the first heading.

    Returns:
        The row that the band ends before, and its gutters; none where no such headings stand there.
    """
    heads: list[Strip] = []
    for row in rows[start : start + _MOST + 1]:
        if len(row) > 1 or row[0].inset is not None:
            break
        heads.append(row[0])
    body = start + len(heads)
    if (
        not 2 <= len(heads) <= _MOST
        or body == len(rows)
        or any((h.size, h.is_bold) != (heads[0].size, heads[0].is_bold) for h in heads)
    ):
        return start, []
    end, gutters = find_band([list(row) for row in rows], body)
    headed = [narrow for gutter in gutters if (narrow := _narrow(gutter, heads)) is not None]
    return (end, headed) if headed else (start, [])


def _narrow(gutter: Gutter, heads: Sequence[Strip]) -> Gutter | None:
    """What headings leave of a gap between columns; None where it has none at a side, or one crosses it."""
    left = [head.x1 for head in heads if head.x0 < gutter.x1 - _NEAR]
    right = [head for head in heads if abs(head.x0 - gutter.x1) < _NEAR]
    if not left or not right or max(left) >= gutter.x1:
        return None
    return Gutter(max(gutter.x0, *left), gutter.x1)
