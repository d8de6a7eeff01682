"""Rows of a table that are left white between coloured ones: their cells are those of the rows around them.

The boxes of the coloured rows end above such a row and begin again below it, at the same places; what stands between
them begins where the cells of the coloured rows begin.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.readers.open_tables import SNAP, Edge, make_edge
from pipeline.extract.readers.printed import PrintedWord

_LEAST = 3  # upright edges of a row of two and more cells
_LEAST_BEGUN = 2  # cells that begin as those of coloured rows do
_HIGHEST = 80.0  # points of a white row
_NEAR = 1.5  # points


def bridge_white_rows(edges: Sequence[Edge], words: Sequence[PrintedWord]) -> list[Edge]:
    """The edges of the white rows of a table, also of one below its last coloured row.

    Args:
        edges: The edges of its coloured rows, put together where they touch.
        words: What is printed on the page.
    """
    ends: defaultdict[int, list[Edge]] = defaultdict(list)
    begins: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge["orientation"] == "v":
            ends[round(edge["bottom"])].append(edge)
            begins[round(edge["top"])].append(edge)
    found: list[Edge] = []
    for bottom in sorted(ends):
        top = min((y for y in begins if bottom + SNAP < y < bottom + _HIGHEST), default=None)
        if top is None or not words:
            continue
        above, below = _places(ends[bottom]), _places(begins[top])
        xs = max(above, below, key=len)
        is_one = abs(above[0] - below[0]) < SNAP and abs(above[-1] - below[-1]) < SNAP
        if is_one and len(xs) >= _LEAST and _is_row(xs, bottom, top, words):
            y0, y1 = ends[bottom][0]["bottom"], begins[top][0]["top"]
            found.extend(make_edge("v", x, y0, x, y1) for x in xs)
    return [*found, *_close_last(found, ends, words)] if found else []


def _close_last(
    found: Sequence[Edge], ends: Mapping[int, Sequence[Edge]], words: Sequence[PrintedWord]
) -> Iterator[Edge]:
    """The edges of a white row below the last coloured one: it is as high as that."""
    last = max(ends)
    xs = _places(ends[last])
    if last <= max(edge["bottom"] for edge in found) or len(xs) < _LEAST:
        return
    y0 = ends[last][0]["bottom"]
    y1 = y0 + min(edge["bottom"] - edge["top"] for edge in ends[last])
    if y1 - y0 < _HIGHEST and _is_row(xs, y0, y1, words):
        yield from (make_edge("v", x, y0, x, y1) for x in xs)
        yield make_edge("h", xs[0], y1, xs[-1], y1)


def _places(edges: Sequence[Edge]) -> list[float]:
    """Where some upright edges stand, from left to right, those that nearly touch as one."""
    places: list[float] = []
    for x in sorted(edge["x0"] for edge in edges):
        if not places or x - places[-1] > SNAP:
            places.append(x)
    return places


def _is_row(xs: Sequence[float], top: float, bottom: float, words: Sequence[PrintedWord]) -> bool:
    """Whether words between two heights stand in the columns, and begin where words near them do."""
    row, near = list[PrintedWord](), list[PrintedWord]()
    for word in words:
        middle = (word.top + word.bottom) / 2
        if top < middle < bottom:
            row.append(word)
        elif top - _HIGHEST < middle < bottom + _HIGHEST:
            near.append(word)
    if any(word.x0 < x - _NEAR and word.x1 > x + _NEAR for word in row for x in xs):
        return False
    begun = 0
    for left, right in itertools.pairwise(xs):
        first = min((word.x0 for word in row if left <= word.x0 < right), default=None)
        begun += first is not None and any(abs(word.x0 - first) < _NEAR for word in near)
    return begun >= _LEAST_BEGUN
