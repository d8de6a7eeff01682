"""Several tables below each other between rules that are all as wide: each has a title, and columns of its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

from pipeline.extract.readers.printed import Strip, rows_of_strips
from pipeline.extract.readers.rules import EVEN
from pipeline.extract.readers.shapes import has_detail
from pipeline.extract.wording.region_names import read_region
from pipeline.vocabulary import match_label

_WHITE = 0.4  # of the type size: above a title, and none between its lines
_BIGGER = 1.12  # times the size of most lines: a heading
_NAME_END = re.compile(r"\s*(?:[:(,]|\s[–—-]\s)")

Slice = list[Strip]


def part_tables(slices: Sequence[Slice]) -> list[list[Slice]]:
    """Part what stands between rules to tables, each with the lines of its title and its header as slices of their own.

    Args:
        slices: The strips between two rules each, from the top down.
    """
    tables: list[list[Slice]] = [[]]
    for part in slices:
        rows = rows_of_strips(part)
        begin, end = _find_title(rows)
        if begin == end:
            tables[-1].append(part)
            continue
        if begin:
            tables[-1].append(_join(rows[:begin]))
        if tables[-1]:
            tables.append([])
        header = end + (end < len(rows) and _is_header(rows[end]))
        tables[-1].extend(rows[begin:header])
        if header < len(rows):
            tables[-1].append(_join(rows[header:]))
    return tables


def part_header(part: Slice, following: Sequence[Slice] = ()) -> list[Slice]:
    """Part the header, words that are known as labels, from a row that no rule parts from it.

    Words with which a cell of the rows that follow begins as well, as `Region` above each name, are no header.
    """
    first, *rest = rows_of_strips(part)
    if not rest or not _is_header(first) or any(_begins_alike(first, other) for other in following):
        return [part]
    return [first, _join(rest)]


def _begins_alike(row: Sequence[Strip], part: Slice) -> bool:
    begun = rows_of_strips(part)[0]
    return any(a.text == b.text and abs(a.x0 - b.x0) < EVEN for a in row for b in begun)


def _find_title(rows: Sequence[Slice]) -> tuple[int, int]:
    """Where the title of a table begins and ends among the rows between two rules.

    It is lines alone at the left, below white, that begin with a region's name or stand above a header.
    """
    left = min(strip.x0 for row in rows for strip in row)
    alone = [len(row) == 1 and row[0].x0 < left + EVEN and not has_detail(row[0].text) for row in rows]
    size = median(strip.size for row in rows for strip in row)
    for begin, row in enumerate(rows):
        if not alone[begin] or (begin and not _is_below_white(rows[begin - 1], row)):
            continue
        is_bigger, end = row[0].size > _BIGGER * size, begin + 1
        while end < len(rows) and alone[end] and (is_bigger or not _is_below_white(rows[end - 1], rows[end])):
            end += 1
        if end == len(rows) and is_bigger:
            break  # the rule is its own, and no table's
        is_headed = end < len(rows) and _is_header(rows[end])
        if (is_headed or _names_region(row[0].text)) and end - begin < len(rows):
            return begin, end
    return 0, 0


def _is_below_white(above: Slice, row: Slice) -> bool:
    return row[0].top - max(strip.bottom for strip in above) > _WHITE * row[0].size


def _names_region(text: str) -> bool:
    region = read_region(_NAME_END.split(text, maxsplit=1)[0])
    return region is not None and bool(region.region_id)


def _is_header(row: Sequence[Strip]) -> bool:
    labels = sum(match_label(strip.text, is_fuzzy=False) is not None for strip in row)
    return 2 * labels >= max(len(row), 2)


def _join(rows: Sequence[Slice]) -> Slice:
    return list(itertools.chain.from_iterable(rows))
