"""Rows of a heading at the left and a note flush with the right margin: one line each, whatever columns stand below."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.readers.printed import Strip
from pipeline.extract.readers.shapes import has_detail

_APART = 4  # times the type size
_EVEN = 0.3


def find_flush_rows(rows: Sequence[Sequence[Strip]]) -> list[int]:
    """Give the rows that are a heading and a note, where two or more are set alike.

    The notes end below each other and begin in different places; the headings are bold or bigger than what follows.

    Args:
        rows: Strips by rows, from the top down.
    """
    found = [at for at, row in enumerate(rows) if len(row) == 2 and _is_headed(row, rows[at + 1 : at + 2])]
    return [at for at in found if any(_are_alike(rows[at], rows[other]) for other in found if other != at)]


def _is_headed(row: Sequence[Strip], below: Sequence[Sequence[Strip]]) -> bool:
    head, note = row
    if head.inset is not None or note.inset is not None or has_detail(head.text) or has_detail(note.text):
        return False
    is_bigger = head.size > 1.12 * max((strip.size for strip in below[0]), default=head.size) if below else False
    return note.x0 - head.x1 > _APART * head.size and (is_bigger or (head.is_bold and not note.is_bold))


def _are_alike(row: Sequence[Strip], other: Sequence[Strip]) -> bool:
    near = _EVEN * row[0].size
    is_even = abs(row[0].x0 - other[0].x0) < near and abs(row[1].x1 - other[1].x1) < near
    return is_even and abs(row[0].size - other[0].size) < near and abs(row[1].x0 - other[1].x0) > near
