"""Cells of a table: told, and parted where they nearly touch, where cells of the rows around them begin.

Around a row that tells a mail or a number are others that do so: the name of a group between them parts no table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from pipeline.extract.readers.printed import Strip, strip_of
from pipeline.extract.readers.shapes import has_detail

_LEAST = 3  # rows in which a cell begins at a place
_NEAR = 2  # rows above and below a row in most of which a word begins there too
_SCALE = 2  # places are told apart by half points


def part_aligned(rows: Sequence[Sequence[Strip]]) -> list[Strip]:
    """Give all strips, each parted before the words that are aligned with cells above and below, and told as cells.

    Args:
        rows: The strips of each printed row, from the top down.
    """
    begins = [frozenset(round(_SCALE * strip.x0) for strip in row[1:]) for row in rows]
    counts = Counter(place for row in begins for place in row)
    places = {place for place, count in counts.items() if count >= _LEAST}
    if not places:
        return [strip for row in rows for strip in row]
    words = [frozenset(round(_SCALE * word.x0) for strip in row for word in strip.words) for row in rows]
    told = [at for at, row in enumerate(rows) if len(row) > 1 and any(has_detail(strip.text) for strip in row)]
    parted: list[Strip] = []
    for at, row in enumerate(rows):
        own = bisect_left(told, at)
        is_told = own < len(told) and told[own] == at
        around = [words[other] for other in (_near(told, own) if is_told else _near(range(len(rows)), at))]
        for strip in row:
            strip.is_cell = is_told and _is_aligned(round(_SCALE * strip.x0), places, around)
            parted.extend(_part(strip, places, around))
    return parted


def _near(rows: Sequence[int], at: int) -> Sequence[int]:
    """The rows right above and below one of them."""
    return [*rows[max(at - _NEAR, 0) : at], *rows[at + 1 : at + 1 + _NEAR]]


def _is_aligned(place: int, places: set[int], around: Sequence[frozenset[int]]) -> bool:
    """Whether cells begin at a place, and a word does so in most rows around."""
    return place in places and 2 * sum(place in row for row in around) >= max(len(around), 2)


def _part(strip: Strip, places: set[int], around: Sequence[frozenset[int]]) -> list[Strip]:
    words, start, parts = strip.words, 0, []
    for at in range(1, len(words)):
        if _is_aligned(round(_SCALE * words[at].x0), places, around):
            parts.append(strip_of(words[start:at]))
            start = at
    if not parts:
        return [strip]
    cells = [*parts[1:], strip_of(words[start:])]
    for cell in cells:
        cell.is_cell = True
    parts[0].is_cell = strip.is_cell
    return [parts[0], *cells]
