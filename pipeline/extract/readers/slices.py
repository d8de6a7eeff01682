"""Several people between two rules of a table: each has the lines of every column that stand beside their mails."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.extract.readers.printed import Strip

_NEAR = 0.6  # of the type size: how far a cell may stand from where it would beside a mail


def part_people(cells: Sequence[list[Strip]]) -> list[list[list[Strip]]]:
    """Part the cells of a group to rows of one person each; the first cell is that of all, and stands in each row.

    Args:
        cells: The strips of each column of a group.

    Returns:
        The rows; none where there is one person, or a column does not part as the mails do.
    """
    people = _part_mails(cells)
    if len(people) < 2:
        return []
    rows: list[list[list[Strip]]] = [[list(cells[0])] for _ in people]
    for column in cells[1:]:
        parted = _part_evenly(column, len(people)) or _part_beside(column, people)
        if not all(not cell or _is_beside(cell, mails) for cell, mails in zip(parted, people, strict=True)):
            parted = _part_beside(column, people)
        for row, strips in zip(rows, parted, strict=True):
            row.append(strips)
    return rows


def _part_mails(cells: Sequence[list[Strip]]) -> list[list[Strip]]:
    """The mails of a group, those of one person together: they begin alike."""
    people: list[list[Strip]] = []
    mails = (strip for cell in cells for strip in cell if "@" in strip.text)
    for strip in sorted(mails, key=lambda strip: strip.top):
        name = strip.text.partition("@")[0].casefold()
        if people and people[-1][0].text.partition("@")[0].casefold() == name:
            people[-1].append(strip)
        else:
            people.append([strip])
    return people


def _part_evenly(strips: Sequence[Strip], count: int) -> list[list[Strip]]:
    """Part a column at its widest white to as many cells as there are people; nothing where it has fewer lines."""
    lines = sorted(strips, key=lambda strip: (strip.top, strip.x0))
    gaps = [below.top - above.bottom for above, below in itertools.pairwise(lines)]
    if len(lines) < count:
        return []
    widest = sorted(sorted(range(len(gaps)), key=lambda at: -gaps[at])[: count - 1])
    ends = [0, *(at + 1 for at in widest), len(lines)]
    return [lines[start:end] for start, end in itertools.pairwise(ends)]


def _part_beside(strips: Sequence[Strip], people: Sequence[Sequence[Strip]]) -> list[list[Strip]]:
    """Give each line to the last one whose mails begin beside it or above it."""
    cells: list[list[Strip]] = [[] for _ in people]
    tops = [min(mail.top for mail in mails) for mails in people]
    for strip in sorted(strips, key=lambda strip: (strip.top, strip.x0)):
        above = sum(top <= strip.top + _NEAR * strip.size for top in tops)
        cells[max(above - 1, 0)].append(strip)
    return cells


def _is_beside(cell: Sequence[Strip], mails: Sequence[Strip]) -> bool:
    """Whether lines begin where somebody's mails do, or have their middle there."""
    near = _NEAR * mails[0].size
    tops = min(strip.top for strip in cell) - min(strip.top for strip in mails)
    bottoms = max(strip.bottom for strip in cell) - max(strip.bottom for strip in mails)
    return abs(tops) < near or abs(tops + bottoms) / 2 < near
