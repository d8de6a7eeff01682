"""Cells of a table that nearly touch: parted where a word begins exactly where cells of the rows around it begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.extract.readers.printed import Strip, strip_of

_LEAST = 3  # rows in which a cell begins at a place
_NEAR = 2  # rows above and below a row in most of which a word begins there too
_SCALE = 2  # places are told apart by half points


def part_aligned(rows: Sequence[Sequence[Strip]]) -> list[Strip]:
    """Give all strips, each parted before the words that are aligned with cells above and below.

    Args:
        rows: The strips of each printed row, from the top down.
    """
    begins = [frozenset(round(_SCALE * strip.x0) for strip in row[1:]) for row in rows]
    counts = Counter(place for row in begins for place in row)
    places = {place for place, count in counts.items() if count >= _LEAST}
    if not places:
        return [strip for row in rows for strip in row]
    words = [frozenset(round(_SCALE * word.x0) for strip in row for word in strip.words) for row in rows]
    parted: list[Strip] = []
    for at, row in enumerate(rows):
        around = [*words[max(at - _NEAR, 0) : at], *words[at + 1 : at + 1 + _NEAR]]
        for strip in row:
            parted.extend(_part(strip, places, around))
    return parted


def _part(strip: Strip, places: set[int], around: Sequence[frozenset[int]]) -> list[Strip]:
    words, start, parts = strip.words, 0, []
    for at in range(1, len(words)):
        place = round(_SCALE * words[at].x0)
        if place in places and 2 * sum(place in row for row in around) >= max(len(around), 2):
            parts.append(strip_of(words[start:at]))
            start = at
    if not parts:
        return [strip]
    cells = [*parts[1:], strip_of(words[start:])]
    for cell in cells:
        cell.is_cell = True
    return [parts[0], *cells]
