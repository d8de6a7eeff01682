"""Headings and names within a column of print: white may stand beside one by chance, and the columns go on there."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from pipeline.extract.readers.printed import Gutter, Strip

_ALIKE = 1.3  # times the white above lines that are set alike
_NEAR = 1.0  # points


def is_line_of_column(rows: Sequence[Sequence[Strip]], start: int, index: int, gutter: Gutter) -> bool:
    """Whether a line at the left is set, and stands below what is above it, as others that have text beside them.

    Those others are no cells of a row: no line beside them has their baseline. So columns run that are filled one after
    the other, each in its own lines.

    Args:
        rows: The rows of a page or a part of it.
        start: The row at which the columns begin.
        index: The row of the line, which stands alone in it.
        gutter: The white between the first column and the next.
    """
    line = rows[index][0]
    beside = [strip for row in rows[start:] for strip in row if strip.x0 >= gutter.x1 - 0.01]
    column = [row[0] for row in rows[start:] if row[0].x0 < gutter.x0]
    own_white = next((white for strip, white in _white_above(column) if strip is line), None)
    alone = {id(row[0]) for row in rows[start:] if len(row) == 1}
    return own_white is not None and any(
        id(other) in alone
        and own_white <= _ALIKE * white
        and _are_set_alike(other, line)
        and any(strip.top < other.bottom and other.top < strip.bottom for strip in beside)
        for other, white in _white_above(column)
        if other is not line
    )


def _white_above(column: Sequence[Strip]) -> Iterator[tuple[Strip, float]]:
    return ((below, below.top - above.bottom) for above, below in itertools.pairwise(column))


def _are_set_alike(strip: Strip, other: Strip) -> bool:
    is_same_type = abs(strip.size - other.size) < 0.1 and strip.is_bold == other.is_bold
    return is_same_type and abs(strip.x0 - other.x0) < _NEAR
