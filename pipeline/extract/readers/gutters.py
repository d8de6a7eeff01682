"""Bands of a page: runs of rows that stand in columns, and the upright gaps of white between those."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Collection, Sequence

from pipeline.extract.readers.band_ends import is_beside_labels, starts_anew, trim_band, white_between
from pipeline.extract.readers.gaps import drop_chance, lasts
from pipeline.extract.readers.justified import is_filled, is_justified
from pipeline.extract.readers.printed import Gutter, PrintedWord, Strip, strip_of
from pipeline.extract.readers.sides import are_lists, find_sides

Row = list[Strip]

_MIN_GUTTER = 0.8  # of the type size
_BLOCK = 1.0  # of the type size: white within a block
_TITLE = 1.3  # times the type below it
_LOOK_AHEAD = 6  # rows within which columns have to show


def find_band(rows: Sequence[Row], start: int) -> tuple[int, list[Gutter]]:
    """The end of the band that begins at a row, and its gutters; none where no band begins there."""
    occupied: list[tuple[float, float]] = []
    size = min(max(strip.size for strip in rows[start]), _usual_size(rows[start:]))
    cells: set[int] = set()  # half points at which cells begin that nearly touch those before them
    valid: list[Gutter] = []
    main: list[Gutter] = []  # between lists side by side, whose own columns a heading may cross
    end = start
    for index in range(start, len(rows)):
        if valid and starts_anew(rows, start, index, valid):
            break
        cells.update(round(2 * strip.x0) for strip in rows[index] if strip.is_cell)
        row = [strip_of(_words(rows[index]))] if is_filled(rows, index, size) else rows[index]
        occupied = _occupy(occupied, row, _MIN_GUTTER * size, cells)
        gutters = [Gutter(left[1], right[0]) for left, right in itertools.pairwise(occupied)]
        if not gutters and (index > end or index - start >= _LOOK_AHEAD):
            break
        ends = [*(gutter.x0 for gutter in gutters[1:]), float("inf")]
        so_far = rows[start : index + 1]
        held = [
            gutter for gutter, end_x in zip(gutters, ends, strict=False) if _parts_rows(gutter, end_x, so_far, size)
        ]
        if index == start and is_justified(rows, index, size):
            held = []
        valid = drop_chance(valid, gutters, rows[start:index])
        if not main and held and len(held) < len(valid):
            main = _find_main(split_columns(rows[start:index], valid), valid, held)
            valid = main or valid
        held = [gutter for gutter in held if lasts(gutter, main)] if main else held
        is_short = len(held) < len(valid)
        if not (is_short and held and is_beside_labels(so_far, held[-1])):
            if not all(lasts(gutter, gutters) for gutter in valid) or (is_short and index - end >= _LOOK_AHEAD):
                break
            if is_short:
                continue
        if gutters:
            end = index
            valid = held
        elif index - start >= _LOOK_AHEAD:
            break
    return (trim_band(rows, start, end + 1, valid), valid) if valid else (start + 1, [])


def find_band_below(rows: Sequence[Row], start: int) -> tuple[int, list[Gutter]]:
    """The band that begins with rows of its last columns alone, above what stands in the middle beside them."""
    near = rows[start : start + _LOOK_AHEAD]
    if not near or near[0][0].x0 - min(row[0].x0 for row in near) < 4 * near[0][0].size:
        return start, []
    for below in range(start + 1, start + len(near)):
        above, row = rows[below - 1], rows[below]
        if white_between(above, row) > _BLOCK * row[0].size:
            break
        end, gutters = find_band(rows, below)
        if gutters:
            is_inside = all(row[0].x0 >= gutters[0].x1 - 0.01 for row in rows[start:below])
            return (end, gutters) if is_inside else (start, [])
    return start, []


def _find_main(columns: Sequence[Sequence[Row]], gutters: Sequence[Gutter], left: Sequence[Gutter]) -> list[Gutter]:
    """The gutters between lists side by side, where further rows leave them; those within a list may be crossed."""
    lasting = [at for at, gutter in enumerate(gutters) if lasts(gutter, left)]
    sides = find_sides(columns)
    if sides and set(sides) <= set(lasting):
        return [gutters[at] for at in sides]
    ways = (way for count in range(len(lasting), 0, -1) for way in itertools.combinations(lasting, count))
    return [gutters[at] for at in next((way for way in ways if are_lists(columns, way)), ())]


def _usual_size(rows: Sequence[Row]) -> float:
    """The type size of the rows to come: a band may begin with a heading in one of its columns."""
    return statistics.median_low([strip.size for row in rows[: 3 * _LOOK_AHEAD] for strip in row])


def _occupy(
    occupied: list[tuple[float, float]], row: Row, gap: float, cells: Collection[int]
) -> list[tuple[float, float]]:
    """The stretches of the page that rows so far cover, with one more row."""
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted([*occupied, *((strip.x0, strip.x1) for strip in row)]):
        if merged and x0 - merged[-1][1] < (0.0 if round(2 * x0) in cells else gap):
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _parts_rows(gutter: Gutter, end: float, rows: Sequence[Row], size: float) -> bool:
    """Whether a gap of white truly parts columns: rows on both sides, beside each other, and it is wide or even.

    It is even where the lines of the column at its right, which ends at `end`, begin below each other; cells that begin
    where those of the rows around do, and lines below them, need no more than to stand beside others.
    """
    left = [strip for row in rows for strip in row if strip.x1 <= gutter.x0 + 0.01]
    right = [strip for row in rows for strip in row if strip.x0 >= gutter.x1 - 0.01]
    if not left or not right:
        return False
    overlap = min(max(s.bottom for s in left), max(s.bottom for s in right)) - max(
        min(s.top for s in left), min(s.top for s in right)
    )
    if overlap < 0.5 * size:
        return False
    width = gutter.x1 - gutter.x0
    if any(strip.inset is not None for strip in (*left, *right)):
        return True
    beside = [[s for s in row if gutter.x1 - 0.01 <= s.x0 < end] for row in rows]
    firsts = [strips[0] for strips in beside if strips]
    cells = {round(2 * strip.x0) for strip in firsts if strip.is_cell}
    if all(round(2 * strip.x0) in cells for strip in firsts):
        return True
    rows_beside = min(len(left), len(right))
    if rows_beside < 2:
        return width >= 4 * size
    nearest = [strips[0].x0 for strips in beside if strips]
    even = sum(x0 - min(nearest) < 0.3 * size for x0 in nearest) >= 0.6 * len(nearest)
    return (even and (rows_beside > 3 or width >= 1.2 * size)) or width >= 1.5 * size


def _words(row: Row) -> list[PrintedWord]:
    return [word for strip in row for word in strip.words]


def skip_title(rows: Sequence[Row], start: int, end: int, gutters: Sequence[Gutter]) -> int:
    """The first row of a band that stands in columns; a title above them stands in the first one by chance."""
    first = next(index for index in range(start, end) if rows[index][-1].x0 >= gutters[0].x1 - 0.01)
    if first == start or rows[start][0].x0 >= gutters[0].x1:
        return start
    title, head = rows[first - 1], rows[first]
    is_apart = white_between(title, head) > 0.9 * head[0].size or title[0].size > 1.12 * head[0].size
    return first if is_apart and title[0].top < head[0].top else start


def skip_crossing(rows: Sequence[Row], start: int, end: int, gutters: Sequence[Gutter]) -> int:
    """The first row of a band with pieces side by side, if more columns show from there on than from its start.

    A line above that row at the right of a gap, close above another one, heads its column, whatever stands in that.
    """
    if _is_title_aside(rows, start, end, gutters):
        return start + 1
    first = next((index for index in range(start, end) if len(rows[index]) > 1), start)
    begun = (sum(abs(row[-1].x0 - gutter.x1) < 1 for row in rows[start:first]) for gutter in gutters)
    if first == start or any(count > 1 for count in begun):
        return start  # a further column has begun
    if any(_heads_column(rows[start:end], at, gutter) for at in range(first - start) for gutter in gutters):
        return start
    return first if len(find_band(rows, first)[1]) > len(gutters) else start


def _heads_column(rows: Sequence[Row], at: int, gutter: Gutter) -> bool:
    """Whether a row stands alone at the right of a gap, close above a line that begins where it does."""
    head = rows[at][0]
    below = (strip for row in rows[at + 1 :] for strip in row if abs(strip.x0 - head.x0) < 1)
    first = next(below, None)
    return abs(head.x0 - gutter.x1) < 1 and first is not None and first.top - head.bottom < _BLOCK * head.size


def _is_title_aside(rows: Sequence[Row], start: int, end: int, gutters: Sequence[Gutter]) -> bool:
    """Whether a title over the last column stands in larger type above a band that goes on further without it."""
    if start + 1 >= end or len(rows[start]) != 1 or rows[start][0].x0 < gutters[-1].x1 - 0.01:
        return False
    (title,), below = rows[start], rows[start + 1]
    is_larger = title.size > _TITLE * max(strip.size for strip in below)
    return is_larger and white_between([title], below) > _BLOCK * below[0].size and find_band(rows, start + 1)[0] > end


def split_columns(rows: Sequence[Row], gutters: Sequence[Gutter]) -> list[list[Row]]:
    """Each row as one list of strips for each column."""
    columns: list[list[Row]] = []
    for row in rows:
        cells: list[Row] = [[] for _ in range(len(gutters) + 1)]
        for strip in row:
            cells[sum(strip.x0 >= gutter.x1 - 0.01 for gutter in gutters)].append(strip)
        columns.append(cells)
    return columns
