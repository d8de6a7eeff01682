"""Headings in the middle of a page: one line each, whatever column of a table below them they stand over by chance."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from pipeline.extract.readers.printed import Strip
from pipeline.extract.readers.shapes import has_detail
from pipeline.vocabulary import match_region

_EVEN = 2.0  # points between the middles of lines that are set alike
_ALIKE = 0.5  # points between the sizes of such headings
_MOST_BELOW = 3
_NEAR_BY = 6  # rows in which columns stand beside each other

Row = Sequence[Strip]


def find_centred_rows(rows: Sequence[Row]) -> list[int]:
    """Give the rows that are a heading in the middle, with the lines right below it.

    Its middle is that of another such heading or of the line below it, which begin elsewhere; other rows reach over it
    on both sides.

    Args:
        rows: Strips by rows, from the top down.
    """
    wide = [row for row in rows if len(row) > 1]
    bold = [at for at in range(len(rows) - 1) if len(rows[at]) == 1 and _is_head(rows[at][0], rows[at + 1])]
    heads = [at for at in bold if wide and _is_centred(rows[at][0], rows[at + 1], [rows[other][0] for other in bold])]
    heads = [at for at in heads if _is_text(rows[at]) and any(_reaches_over(row, rows[at][0]) for row in wide)]
    heads = [at for at in heads if not _is_in_column(rows, at)]
    found: list[int] = []
    for at in heads:
        found.append(at)
        for below in range(at + 1, min(at + 1 + _MOST_BELOW, len(rows))):
            if below in heads or not _is_text(rows[below]) or not _is_even(rows[below][0], rows[at][0]):
                break
            found.append(below)
    return found


def _is_in_column(rows: Sequence[Row], at: int) -> bool:
    """Whether a line goes on in one of several columns, whose lines may stand out of step or have ended.

    It names no region, stands under a line of that column, and mail or number stand right below it.
    """
    head = rows[at][0]
    near = rows[max(at - _NEAR_BY, 0) : at + _NEAR_BY]
    if match_region(head.text, is_fuzzy=False) or not any(
        strip.x1 < head.x0 or strip.x0 > head.x1 for r in near for strip in r
    ):
        return False
    above = next(_in_way(rows[:at][::-1], head), None)
    if above is None or not _is_even(above, head):
        return False
    below = itertools.takewhile(
        lambda strip: _is_even(strip, head), itertools.islice(_in_way(rows[at + 1 :], head), _MOST_BELOW)
    )
    return any(has_detail(strip.text) for strip in below)


def _in_way(rows: Sequence[Row], head: Strip) -> Iterator[Strip]:
    """The strips of rows, one after the other, that stand straight above or below a heading."""
    return (strip for row in rows for strip in row if strip.x0 < head.x1 and strip.x1 > head.x0)


def _is_text(row: Row) -> bool:
    """Whether a row is one line that tells no mail or number."""
    return len(row) == 1 and row[0].inset is None and not has_detail(row[0].text)


def _is_head(strip: Strip, below: Row) -> bool:
    """Whether a line is bold or bigger, and what stands below it is neither."""
    is_bold = strip.is_bold and not all(other.is_bold for other in below if other.words)
    return is_bold or strip.size > 1.12 * max(other.size for other in below)


def _is_centred(head: Strip, below: Row, heads: Sequence[Strip]) -> bool:
    """Whether another heading of its size, or the one line below it, begins elsewhere and has its middle."""
    others = [*(other for other in heads if abs(other.size - head.size) < _ALIKE), *(below if len(below) == 1 else ())]
    return any(_is_even(head, other) and abs(head.x0 - other.x0) > _EVEN for other in others)


def _is_even(strip: Strip, other: Strip) -> bool:
    return abs(strip.x0 + strip.x1 - other.x0 - other.x1) < 2 * _EVEN


def _reaches_over(row: Row, strip: Strip) -> bool:
    return row[0].x0 < strip.x0 - _EVEN and row[-1].x1 > strip.x1 + _EVEN
