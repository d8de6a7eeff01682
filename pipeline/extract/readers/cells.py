"""Printed rows of a table without rules, put together to the rows that they belong to.

A cell can have several printed lines; where no rule parts rows, white does, or the first cell, or a second mail
address.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.readers.printed import Strip, strip_of
from pipeline.extract.readers.shapes import has_detail

Row = list[Strip]


def merge_rows(rows: list[list[Row]]) -> list[list[list[Strip]]]:
    """Put printed rows that belong to one row of the table together: by white between rows, else by the first cell."""
    gaps = _gaps(rows)
    limit = 0.0
    if len(gaps) > 1 and max(gaps) > 2 * max(min(gaps), 0) + 2 and not all(row[0] for row in rows):
        limit = 2 * max(min(gaps), 0) + 2
    merged: list[list[list[Strip]]] = []
    for index, row in enumerate(rows):
        cells = [[strip_of([w for s in cell for w in s.words])] if cell else [] for cell in row]
        is_new = gaps[index - 1] > limit if index and limit else bool(row[0]) or _has_own_details(row)
        if merged and index and not is_new and not _holds_two_mails(merged[-1], cells):
            for cell, more in zip(merged[-1], cells, strict=True):
                cell.extend(more)
        else:
            merged.append(cells)
    return merged


def _holds_two_mails(cells: Sequence[Sequence[Strip]], more: Sequence[Sequence[Strip]]) -> bool:
    """Whether rows put together would have two mail addresses in one cell: those are two people."""
    return any(
        any("@" in strip.text for strip in cell) and any("@" in strip.text for strip in added)
        for cell, added in zip(cells, more, strict=True)
    )


def _gaps(rows: Sequence[Sequence[Row]]) -> list[float]:
    gaps, bottom = [], 0.0
    for index, row in enumerate(rows):
        strips = [strip for cell in row for strip in cell]
        if index:
            gaps.append(min(strip.top for strip in strips) - bottom)
        bottom = max(bottom, *(strip.bottom for strip in strips))
    return gaps


def _has_own_details(row: Sequence[Row]) -> bool:
    """Whether a row without a first cell is a row of its own: a name and its details, under a spanning first cell."""
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and any(has_detail(strip.text) for cell in filled for strip in cell)
