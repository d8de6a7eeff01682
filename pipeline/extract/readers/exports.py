"""Exports of sheets (RFC 4180) in which a quoted field goes on over several lines of the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from pipeline.domain.layout import Block, Line
from pipeline.extract.readers.text_cells import Lines, make_table

_FIELDS = {
    mark: re.compile(rf'[^\S\n]*(?:"(?P<quoted>(?:[^"]|"")*)"[^\S\n]*|(?P<bare>[^"{mark}\n]*))(?P<end>{mark}|\n|$)')
    for mark in ";,\t"
}
_LEAST_FIELDS = 3


def read_export(lines: Sequence[Line]) -> Block | None:
    """Read lines as one table, if they are an export of which a field has several lines; else None.

    Args:
        lines: Lines that follow each other.
    """
    if not any(line.text.count('"') % 2 for line in lines):
        return None
    for mark in _FIELDS:
        rows = list(_parse(lines, mark))
        if rows and len(rows) < len(lines) and {len(row) for row in rows} == {max(_LEAST_FIELDS, len(rows[0]))}:
            return make_table(rows)
    return None


def join_quoted(groups: Iterable[list[Line]]) -> Iterator[list[Line]]:
    """Join groups of lines that blank lines part within a quoted field, where together they are an export.

    Args:
        groups: Lines between blank lines, in order.
    """
    held: list[list[Line]] = []
    is_open = False
    for group in groups:
        held.append(group)
        is_open ^= sum(line.text.count('"') for line in group) % 2 == 1
        if not is_open:
            yield from _join_held(held)
            held = []
    yield from held


def _join_held(held: list[list[Line]]) -> list[list[Line]]:
    whole = [line for group in held for line in group]
    return [whole] if len(held) > 1 and read_export(whole) is not None else held


def _parse(lines: Sequence[Line], mark: str) -> Iterator[list[Lines]]:
    """Part lines into rows of fields; where they are no export, the row that breaks off is short."""
    text = "\n".join(line.text for line in lines)
    starts = _starts(lines)
    row: list[Lines] = []
    at = 0
    while match := _FIELDS[mark].match(text, at):
        name = "quoted" if match["quoted"] is not None else "bare"
        row.append(_field_lines(lines, starts, *match.span(name)))
        at = match.end()
        if match["end"] != mark:
            yield row
            row = []
        if at == len(text) and match["end"] != mark:
            return
    yield row


def _starts(lines: Sequence[Line]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1
    return starts


def _field_lines(lines: Sequence[Line], starts: Sequence[int], first: int, last: int) -> Lines:
    """Give the characters of a field as parts of the lines that they stand on."""
    parts = []
    for at in range(bisect_right(starts, first) - 1, bisect_left(starts, last)):
        line, begin = lines[at], max(first - starts[at], 0)
        bare = line.text[begin : last - starts[at]]
        if bare.strip():
            offset = begin + len(bare) - len(bare.lstrip())
            parts.append(structs.replace(line, text=bare.strip(), offset=offset))
    return tuple(parts)
