"""Lines that are spread to fill a column: the white in them parts nothing."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.extract.readers.printed import PrintedWord, Strip, strip_of
from pipeline.extract.readers.shapes import has_detail

Row = list[Strip]

_LEAST_WORDS = 3
_LEAST_BESIDE_TWO = 2  # flush lines near two words alone, which may as well be two cells
_SAME_WHITE = 0.05  # of the type size: how much the white in a spread line may differ
_FLUSH = 0.1  # of the type size
_NEAR = 6  # rows


def is_justified(rows: Sequence[Row], index: int, size: float) -> bool:
    """Whether a row ends flush with one beside it: then the white in it only fills the line."""
    near = [*rows[max(0, index - 1) : index], *rows[index + 1 : index + 2]]
    row = rows[index]
    return any(abs(n[0].x0 - row[0].x0) < 0.3 * size and abs(n[-1].x1 - row[-1].x1) < 0.3 * size for n in near)


def is_filled(rows: Sequence[Row], index: int, size: float) -> bool:
    """Whether a row is a line of a justified paragraph: it and those above it end flush with an unbroken one."""
    row = rows[index]
    if len(row) < 2 or any(strip.inset is not None for strip in row):
        return False
    for way in (-1, 1):
        for near in rows[index - 1 : max(index - 4, 0) : -1] if way < 0 else rows[index + 1 : index + 4]:
            if abs(near[0].x0 - row[0].x0) >= 0.1 * size or abs(near[-1].x1 - row[-1].x1) >= 0.1 * size:
                break
            if len(near) == 1:
                return near[0].inset is None
    return False


def join_spread(rows: Sequence[Row]) -> list[Row]:
    """Join the words of lines that are spread so wide that words stand by themselves.

    The white between them is the same throughout, as no table has it, and the line ends flush, on both sides, with a
    line near it that is whole or is spread as well.
    """
    return [_join_row(rows, index) if len(row) > 1 else row for index, row in enumerate(rows)]


def _join_row(rows: Sequence[Row], index: int) -> Row:
    row, joined, at = rows[index], list[Strip](), 0
    while at < len(row):
        longest = _end_of_spread(row, at)  # by chance over the white between two columns too
        end = next((end for end in range(longest, at + 1, -1) if _is_spread_line(rows, index, row[at:end])), at + 1)
        joined.append(row[at] if end == at + 1 else strip_of(_words_of(row[at:end])))
        at = end
    return joined


def _words_of(row: Row) -> list[PrintedWord]:
    return [word for strip in row for word in strip.words]


def _end_of_spread(row: Row, start: int) -> int:
    """Where a run of strips ends whose words all have the same white between them."""
    end, words = start, list[PrintedWord]()
    while end < len(row) and row[end].inset is None and not row[end].is_cell:
        words.extend(row[end].words)
        gaps = [after.x0 - word.x1 for word, after in itertools.pairwise(words)]
        if gaps and max(gaps) - min(gaps) > _SAME_WHITE * row[start].size:
            break
        end += 1
    return max(end, start + 1)


def _is_spread_line(rows: Sequence[Row], index: int, strips: Row) -> bool:
    """Whether strips with the same white between their words are a line of a justified column."""
    words = _words_of(strips)
    if len(words) >= _LEAST_WORDS:
        return _count_flush_lines(rows, index, strips) > 0
    if any(has_detail(word.text) for word in words):
        return False
    return _count_flush_lines(rows, index, strips) >= _LEAST_BESIDE_TWO


def _count_flush_lines(rows: Sequence[Row], index: int, strips: Row) -> int:
    """How many lines near some strips begin and end where they do, and are whole, or spread as well."""
    near = [*rows[max(0, index - _NEAR) : index], *rows[index + 1 : index + 1 + _NEAR]]
    return sum(any(_is_flush(row, at, strips[0], strips[-1]) for at in range(len(row))) for row in near)


def _is_flush(row: Row, at: int, first: Strip, last: Strip) -> bool:
    if abs(row[at].x0 - first.x0) > _FLUSH * first.size:
        return False
    return any(
        abs(row[end - 1].x1 - last.x1) <= _FLUSH * first.size and len(_words_of(row[at:end])) >= _LEAST_WORDS
        for end in range(at + 1, _end_of_spread(row, at) + 1)
    )
