"""Regions that a narrow cell of a table cut, where OCR wrote the row as one line: the word first, the name below.

Region Asa Exempel Solna stad 070-174 06 05 asa.exempel@solna.example.se
Stockholm
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.classify import classify_part
from pipeline.extract.meaning.flat_rows import FLAT

_CUT = re.compile(r"[Rr]egion(?:\s+|$)")
_REACHED = frozenset({"phone", "email"})


def join_cut_regions(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Set each bare name of a region into the row above that begins with the word region and names none.

    Args:
        facts: All facts of a document in reading order.
    """
    lines: list[list[Fact]] = []
    for fact in facts:
        if not lines or lines[-1][0].row.index != fact.row.index:
            lines.append([])
        lines[-1].append(fact)
    joined: list[Fact] = []
    at = 0
    while at < len(lines):
        below = lines[at + 1] if at + 1 < len(lines) else []
        if _is_cut(lines[at]) and _is_bare(below):
            joined += _join(lines[at], below[0])
            at += 2
        else:
            joined += lines[at]
            at += 1
    return tuple(joined)


def _is_cut(line: Sequence[Fact]) -> bool:
    """Whether a line tells how to reach somebody, and begins with the word region but with no region's name."""
    begins = line[0].kind in ("text", "name", "title", "employer") and _CUT.match(line[0].text) is not None
    is_placed = any(fact.kind == "region" for fact in line)
    return begins and not is_placed and any(fact.kind in _REACHED for fact in line)


def _is_bare(line: Sequence[Fact]) -> bool:
    """Whether a line is the name of a known region and nothing else, the word region neither."""
    return len(line) == 1 and line[0].kind == "region" and bool(line[0].value) and not _CUT.match(line[0].text)


def _join(line: Sequence[Fact], region: Fact) -> Iterator[Fact]:
    first = line[0]
    start = len(first.text) - len(_CUT.sub("", first.text, count=1))
    for piece in classify_part(first.text[start:], "") if start < len(first.text) else ():
        begin = first.start + start + piece.start
        yield replace(
            first,
            kind=piece.kind,
            start=begin,
            end=begin + len(piece.text),
            text=piece.text,
            confidence=piece.confidence,
            evidence=piece.evidence,
            value=piece.value,
        )
    yield from line[1:]
    yield replace(region, row=replace(first.row, line=region.row.line), confidence=0.9, evidence=FLAT)
