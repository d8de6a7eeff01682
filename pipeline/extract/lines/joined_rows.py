"""Rows put together of several printed lines, which keep the place of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from msgspec.structs import replace as replace_line

from pipeline.domain.layout import Line, Link, Word
from pipeline.extract.lines.rows import Row


def join_rows(block: Sequence[Row], start: int, end: int) -> Row:
    """Make characters `start` to `end` of rows one row.

    Args:
        block: Rows of one block that follow each other.
        start: First character, counted over their texts with one character for each line end.
        end: Behind the last one.
    """
    begins = list(accumulate((len(row.line.text) + 1 for row in block), initial=0))
    found = list(_cut_parts(block, begins, start, end))
    parts = tuple((at, line) for at, line, _ in found)
    first = parts[0][1]
    if len(parts) == 1:
        return replace(block[0], line=first, parts=(), indents=())
    text = " ".join(part.text for _, part in parts)
    links = tuple(Link(link.href, link.start + at, link.end + at) for at, part in parts for link in part.links)
    line = replace_line(first, text=text, words=(), links=links)
    return replace(block[0], line=line, parts=parts, indents=tuple(indent for *_, indent in found))


def unindent(row: Row) -> Row:
    """A row without the blanks that its line begins with."""
    text = row.line.text
    blank = len(text) - len(text.lstrip())
    if not 0 < blank < len(text) or row.parts:
        return row
    return replace(row, line=_cut_line(row.line, blank, len(text)), indents=(text[:blank],))


def _cut_parts(block: Sequence[Row], begins: Sequence[int], start: int, end: int) -> Iterator[tuple[int, Line, str]]:
    """The part of each row that has one: where it begins in the whole, its line, and the blanks left out before it."""
    for row, begin in zip(block, begins, strict=False):
        first, last = max(start - begin, 0), min(end - begin, len(row.line.text))
        if first < last:
            yield begin + first - start, _cut_line(row.line, first, last), "".join(row.indents[:1])


def _cut_line(line: Line, start: int, end: int) -> Line:
    words = tuple(Word(w.text, w.start - start, w.end - start, w.box) for w in line.words if start <= w.start < end)
    links = tuple(Link(k.href, k.start - start, k.end - start) for k in line.links if start <= k.start < end)
    return replace_line(line, text=line.text[start:end], words=words, links=links, offset=line.offset + start)
