"""Where a band of columns ends: at a heading over the full width, and before rows that stand below it by themselves."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence

from pipeline.extract.readers.flowing import is_line_of_column
from pipeline.extract.readers.printed import Gutter, Strip
from pipeline.extract.readers.shapes import has_detail, heading_level
from pipeline.vocabulary import match_region

Row = list[Strip]

_HEAD = 1.5  # times the type size: a heading's
_LEAST_HEADS = 3  # regions with a row of cards each
_NEAR_BY = 6  # rows


def starts_anew(rows: Sequence[Row], start: int, index: int, gutters: Sequence[Gutter]) -> bool:
    """Whether a row begins something below the columns: a heading at their left, with white over the whole width.

    Below a row of cells the white is held against their type, however big the heading is.

    It is set bigger than the first column is, where that stands beside others: names that are bigger than the mail
    above them are lines of the column, as are names that are set as others with one of the next column beside them.
    """
    row, before = rows[index], rows[index - 1]
    if len(row) > 1 or row[0].x0 >= gutters[0].x1 or row[0].inset is not None:
        return False
    if _heads_rows_of_cards(rows, index, gutters[0]):
        return True
    gap = row[0].top - max(strip.bottom for strip in before)
    following = rows[index + 1 : index + 4]
    column = _beside_others(rows[start:index], gutters[0])
    is_bigger = row[0].size > 1.12 * max(strip.size for strip in (*before, *column))
    is_smaller = 1.12 * row[0].size < min(strip.size for strip in before)
    is_heading = is_bigger or row[0].is_bold or 0 < heading_level([row[0].text], has_text_after=True) < 3
    if is_smaller and not row[0].is_bold:  # a name in small capitals
        return False
    beside = any(strip.x0 >= gutters[0].x1 for near in following[:1] for strip in near)
    recent = max((s.bottom for r in rows[max(0, index - 6) : index] for s in r if s.x0 >= gutters[0].x1), default=0.0)
    text = max(strip.size for strip in before) if len(before) > 1 else row[0].size
    is_white = row[0].top - recent > 0.8 * min(row[0].size, _HEAD * text)
    if not is_bigger and (is_beside_labels(rows[start:index], gutters[0]) or _is_small_label(row[0], column)):
        return False
    if not is_bigger and not _names_region(row[0]) and _is_set_in_both(rows[start:index], row[0], gutters[0]):
        return False
    is_last = len(following) == 1 and not _is_set_alike(row[0], column)
    if not (is_heading and is_white and gap > 0.6 * row[0].size and (is_bigger or beside or is_last)):
        return False
    return not is_line_of_column(rows, start, index, gutters[0])


def _heads_rows_of_cards(rows: Sequence[Row], index: int, gutter: Gutter) -> bool:
    """Whether a region's name heads a row of cards: all of them stand at the left, below white over the whole width."""
    if not _names_region(rows[index][0]):
        return False
    named = [(at, strip) for at, row in enumerate(rows) for strip in row if _names_region(strip)]
    named = [(at, s) for at, s in named if not any(other == at - 1 for other, _ in named)]  # else a county of its name
    if len(named) < _LEAST_HEADS or any(strip.x0 >= gutter.x0 or len(rows[at]) > 1 for at, strip in named):
        return False
    return all(at == 0 or _is_below_white(rows, at) for at, _ in named)


def _names_region(strip: Strip) -> bool:
    return strip.inset is None and match_region(strip.text, is_fuzzy=False) is not None


def _is_below_white(rows: Sequence[Row], at: int) -> bool:
    """Whether more white stands above a row than there is between lines, over the whole width."""
    heading, above = rows[at][0], rows[max(0, at - _NEAR_BY) : at]
    usual = statistics.median_low([strip.size for row in above for strip in row])
    return heading.top - max(strip.bottom for row in above for strip in row) > 0.8 * usual


def trim_band(rows: Sequence[Row], start: int, end: int, gutters: Sequence[Gutter]) -> int:
    """Leave out rows at the end that stand in the first column alone, below more white than is in that column."""
    reach = max(strip.bottom for row in rows[start:end] for strip in row if strip.x0 >= gutters[0].x1 - 0.01)
    last = max(
        index
        for index in range(start, end)
        if rows[index][0].bottom <= reach or rows[index][-1].x0 >= gutters[0].x1 - 0.01
    )
    column = [row for row in rows[start : last + 1] if row[0].x0 < gutters[0].x1]
    usual = max((white_between(above, below) for above, below in itertools.pairwise(column)), default=0.0)
    biggest = max((strip.size for row in column for strip in row if strip.x0 < gutters[0].x1), default=0.0)
    white = 1.5 * max(usual, 0.9 * rows[end - 1][0].size)
    for index in range(max(last, start) + 1, end):
        size = rows[index][0].size
        is_bigger = size > 1.12 * max(rows[index - 1][0].size, biggest)
        is_apart = white_between(rows[index - 1], rows[index]) > 1.5 * max(usual, 0.9 * size)
        if is_bigger or (is_apart and not _go_on(_block(rows[index:end], white), [row[0] for row in column])):
            return index
    return end


def _block(rows: Sequence[Row], white: float) -> Sequence[Row]:
    """The first of some rows, up to more white than a block has."""
    ends = (at for at in range(1, len(rows)) if white_between(rows[at - 1], rows[at]) > white)
    return rows[: next(ends, len(rows))]


def is_beside_labels(rows: Sequence[Row], gutter: Gutter) -> bool:
    """Whether what stands left of a gutter are words on a map: few beside the column, and no mail or number in them."""
    left = [strip for row in rows for strip in row if strip.x1 <= gutter.x0 + 0.01]
    right = sum(strip.x0 >= gutter.x1 - 0.01 for row in rows for strip in row)
    return 2 * len(left) < right and not any(has_detail(strip.text) for strip in left)


def white_between(above: Row, below: Row) -> float:
    """The white between two rows, in points; negative where they reach into each other."""
    return min(strip.top for strip in below) - max(strip.bottom for strip in above)


def _is_set_alike(heading: Strip, column: Sequence[Strip]) -> bool:
    """Whether a heading is one of those of a column, bigger than all else in it."""
    usual = statistics.median_low([strip.size for strip in column]) if column else heading.size
    return heading.size > 1.12 * usual and any(_are_set_alike(strip, heading) for strip in column)


def _is_small_label(line: Strip, column: Sequence[Strip]) -> bool:
    """Whether a line is smaller than most of a column and set as others in it are, as titles above names may be."""
    usual = statistics.median_low([strip.size for strip in column]) if column else line.size
    return 1.12 * line.size < usual and any(_are_set_alike(strip, line) for strip in column)


def _is_set_in_both(rows: Sequence[Row], line: Strip, gutter: Gutter) -> bool:
    """Whether lines side by side in the first two columns are set as a line is."""
    alike = [[s for s in row if abs(s.size - line.size) < 0.1 and s.is_bold == line.is_bold] for row in rows]
    return any(
        any(abs(s.x0 - line.x0) < 1 for s in strips) and any(abs(s.x0 - gutter.x1) < 1 for s in strips)
        for strips in alike
    )


def _beside_others(rows: Sequence[Row], gutter: Gutter) -> list[Strip]:
    """What stands in the first column from where another column begins."""
    first = next((at for at, row in enumerate(rows) if row[-1].x0 >= gutter.x1 - 0.01), len(rows))
    return [strip for row in rows[first:] for strip in row if strip.x0 < gutter.x1]


def _go_on(rows: Sequence[Row], column: Sequence[Strip]) -> bool:
    """Whether rows below what stands beside a column are a name and a mail below it, set as its own lines are."""
    below = [row[0] for row in rows if len(row) == 1]
    if len(below) < len(rows) or len(below) < 2 or has_detail(below[0].text):
        return False
    are_told = all(any("@" in strip.text for strip in strips) for strips in (below, column))
    return are_told and all(any(_are_set_alike(strip, own) for own in column) for strip in below)


def _are_set_alike(strip: Strip, other: Strip) -> bool:
    return abs(strip.x0 - other.x0) < 1 and abs(strip.size - other.size) < 0.1
