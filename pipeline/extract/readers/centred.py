"""Headings in the middle of a page: one line each, whatever column of a table below them they stand over by chance."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.readers.printed import Strip
from pipeline.extract.readers.shapes import has_detail
from pipeline.vocabulary import match_region

_EVEN = 2.0  # points between the middles of lines that are set alike
_ALIKE = 0.5  # points between the sizes of such headings
_MOST_BELOW = 3

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
    """Whether a line goes on in the middle one of several columns, the others of which have ended.

    It names no region, stands under a cell of that column, and mail or number stand right below it.
    """
    head, above = rows[at][0], rows[at - 1] if at else ()
    while at > 1 and len(above) == 1 and _is_even(above[0], head):
        at -= 1
        above = rows[at - 1]
    is_under = len(above) > 1 and any(_is_even(strip, head) for strip in above)
    return is_under and match_region(head.text, is_fuzzy=False) is None and _leads_to_detail(rows, head)


def _leads_to_detail(rows: Sequence[Row], head: Strip) -> bool:
    """Whether mail or number stand in the lines of one strip below a heading that have its middle."""
    start = next(at for at, row in enumerate(rows) if row[0] is head) + 1
    for row in rows[start : start + _MOST_BELOW]:
        if len(row) > 1 or row[0].inset is not None or not _is_even(row[0], head):
            return False
        if has_detail(row[0].text):
            return True
    return False


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
