"""Headings in the middle of a page: one line each, whatever column of a table below them they stand over by chance."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.readers.printed import Strip
from pipeline.extract.readers.shapes import has_detail

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
    found: list[int] = []
    for at in heads:
        found.append(at)
        for below in range(at + 1, min(at + 1 + _MOST_BELOW, len(rows))):
            if below in heads or not _is_text(rows[below]) or not _is_even(rows[below][0], rows[at][0]):
                break
            found.append(below)
    return found


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
