"""Coloured rows of a table: boxes that hold nothing together, for the columns in them go on above and below."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from pipeline.domain.layout import Box
from pipeline.extract.readers.printed import PrintedWord

_APART = 0.8  # of the type size: white before the first word of a cell
_LEAST = 3  # columns, of which the first words stand below each other
_NEAR = 1.0  # points
_REACH = 2.5  # heights of a box above and below it, in which its neighbours stand


def is_stripe(box: Box, frames: Collection[Box], words: Sequence[PrintedWord]) -> bool:
    """Whether a box is a row of a table without rules: three of its columns begin where those of its neighbours do.

    Its neighbours are what stands above and below it in no box, or in a box that touches it and is as wide. Of a row
    whose cells are coloured one by one, two will do.

    Args:
        box: A filled or framed box.
        frames: All boxes.
        words: All words of the page.
    """
    cells = _cells_of_row(box, frames)
    least = _LEAST if len(cells) == 1 else len(cells)
    box = Box(min(cell.x0 for cell in cells), box.y0, max(cell.x1 for cell in cells), box.y1)
    height = box.y1 - box.y0
    near = [
        word
        for word in words
        if box.x0 <= word.x0 < box.x1 and box.y0 - _REACH * height < word.top < box.y1 + _REACH * height
    ]
    inside = [word for word in near if box.y0 <= _middle(word) < box.y1]
    begins = _begins(inside)
    if len(begins) < least:
        return False
    rest = [other for other in frames if other not in cells and not _touches(other, box)]
    outside = [
        word for word in near if not box.y0 <= _middle(word) < box.y1 and not any(_holds(other, word) for other in rest)
    ]
    around = _begins(outside)
    shared = sum(any(abs(x0 - other) < _NEAR for other in around) for x0 in begins)
    return shared >= max(least, 0.7 * len(begins))


def _cells_of_row(box: Box, frames: Collection[Box]) -> list[Box]:
    """A box with those of its height that touch it, one beside the other."""
    level = sorted(
        (other for other in frames if abs(other.y0 - box.y0) < _NEAR and abs(other.y1 - box.y1) < _NEAR),
        key=lambda other: other.x0,
    )
    at = level.index(box)
    first, last = at, at
    while first > 0 and abs(level[first - 1].x1 - level[first].x0) < _NEAR:
        first -= 1
    while last + 1 < len(level) and abs(level[last].x1 - level[last + 1].x0) < _NEAR:
        last += 1
    return level[first : last + 1]


def _begins(words: Iterable[PrintedWord]) -> list[float]:
    """Where cells begin: words with nothing right before them in their line."""
    found: list[float] = []
    last: PrintedWord | None = None
    for word in sorted(words, key=lambda word: (round(word.baseline), word.x0)):
        is_first = last is None or abs(word.baseline - last.baseline) > 1 or word.x0 - last.x1 > _APART * word.size
        if is_first and not any(abs(word.x0 - other) < _NEAR for other in found):
            found.append(word.x0)
        last = word
    return found


def _touches(other: Box, box: Box) -> bool:
    is_as_wide = abs(other.x0 - box.x0) < _NEAR and abs(other.x1 - box.x1) < _NEAR
    return is_as_wide and (abs(other.y1 - box.y0) < _NEAR or abs(other.y0 - box.y1) < _NEAR)


def _holds(box: Box, word: PrintedWord) -> bool:
    return box.x0 <= word.x0 < box.x1 and box.y0 <= _middle(word) < box.y1


def _middle(word: PrintedWord) -> float:
    return (word.top + word.bottom) / 2
