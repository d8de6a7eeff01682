"""Lists that stand side by side, each with a column of regions before its people: they are read one after the other.

So does a list flow that is set as a table in columns of print: its rows go on at the top of the next column.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.extract.readers.cell_texts import lines_of, tells_detail, texts_of
from pipeline.extract.readers.printed import Strip
from pipeline.vocabulary import match_region

Columns = Sequence[Sequence[Sequence[Strip]]]


def part_sides(columns: Columns) -> list[list[Strip]]:
    """Give the strips of each list, from left to right; nothing where a band is not several of them.

    Args:
        columns: For each printed row of a band, the strips in each column.
    """
    ends = [0, *(gutter + 1 for gutter in find_sides(columns)), len(columns[0])]
    sides = [[strip for at in range(a, b) for row in columns for strip in row[at]] for a, b in itertools.pairwise(ends)]
    return sides if len(sides) > 1 else []


def find_sides(columns: Columns) -> list[int]:
    """Give the gutters of a band that part such lists, counted from the left; none where it is not several of them.

    A list begins with a column that names regions and tells no mail or number, before one that does. No region is named
    in two of them: rows of one table may name theirs twice.

    Args:
        columns: For each printed row of a band, the strips in each column.
    """
    listed = [[strip for row in columns for strip in row[at]] for at in range(len(columns[0]))]
    if len(listed) < 4:
        return []
    named = [_find_regions(column) for column in listed]
    told = [any(map(tells_detail, column)) for column in listed]
    begins = [at for at in range(len(listed)) if named[at] and not told[at]]
    ends = [*begins[1:], len(listed)]
    if len(begins) < 2 or begins[0] or any(not any(told[a + 1 : b]) for a, b in zip(begins, ends, strict=True)):
        return []
    if any(named[a] & named[b] for a, b in itertools.combinations(begins, 2)):
        return []
    return [at - 1 for at in begins[1:]]


def are_lists(columns: Columns, gutters: Sequence[int]) -> bool:
    """Whether gutters part lists: between them stand regions in a first column and mails; no region is in two.

    Args:
        columns: For each printed row of a band, the strips in each column.
        gutters: Some of those between the columns, counted from the left.
    """
    ends = [0, *(gutter + 1 for gutter in gutters), len(columns[0])]
    sides = [[s for row in columns for cell in row[a:b] for s in cell] for a, b in itertools.pairwise(ends)]
    named = [_find_regions([strip for row in columns for strip in row[at]]) for at in ends[:-1]]
    are_apart = not any(a & b for a, b in itertools.combinations(named, 2))
    return (
        bool(gutters)
        and are_apart
        and all(named)
        and all(any("@" in text for text in texts_of(side)) for side in sides)
    )


def _find_regions(strips: Sequence[Strip]) -> set[str]:
    found = (match_region(line, is_fuzzy=False) for line in lines_of(strips))
    return {match.entry.region_id for match in found if match is not None}
