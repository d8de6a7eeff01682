"""Cutting lines into words, with everything left out that repair must never touch.

Mail addresses, web addresses and numbers are not words. A word broken at a line's end is one unit with two pieces, also
across blank lines and pages; a suspended hyphen (`skydds- och stödprocess`) is not a break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# What runs on for a thousand characters without a space is no word, and each part of it need not be tried.
PROTECTED = re.compile(
    r"(?<!\S)\S{1000,}|\S*@[^\S\n]?\S*|\S*[(\[{]\s?(?:at|a|snabel-?a)\s?[)\]}]\S*|\S+ snabel-?a \S+|(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:se|com|org|net|eu|nu|fi|no|dk|gov|info|io)\b(?:/\S*)?|\b\w+\.[a-z]{1,4}\b|(?-i:\b[a-z]+(?:-[a-z]+)?\.[a-z]+\b)|\w*_\w*|<[^<>\s]+>",
    re.IGNORECASE,
)
# Letters, with the signs that an English model gives for a letter inside a word, or a program that could not write it:
# `f6r`, `&ndamal`, `f|era`, `S?der`.
TOKEN = re.compile(
    r"[^\W_][^\W_&|]*(?:[&|?\ufffd](?=[^\W\d_])[^\W_&|]*)*(?:(?<=[a-z])[&¢](?![^\s,.;:!?)-]))?"
    r"|[&|?\ufffd](?=[^\W\d_])[^\W_&|]*(?:[?\ufffd](?=[^\W\d_])[^\W_&|]*)*|[|&]"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_STRANGE = re.compile(r"[1-3579]|(?<!^)0|8(?!$)")
_MARRED = re.compile(r"[^\W\d_]+[0-9|][0-9|]?[^\W\d_]+|[^\W\d_]{2,}[0-9|]{1,2}(?!\w)")
_BEGINS = re.compile(r"0[a-zåäöé]{2}")  # of an Ö: no footnote is 0
# Words where an 8 at the end is an å; at the end of others it is the number of a footnote.
_ENDS_IN_RING = re.compile(r"(?:[Ssp]|f|g|[Oo]cks|[Aa]llts|(?:an|be|fram|upp|till)?st)8")
_NOT_BROKEN = frozenset({"och", "eller", "samt", "resp", "respektive", "men", "till"})
_OPENERS = frozenset(".!?:»”\"'•-–")
# Words of two letters of which one became a digit or sign; other such pairs are numbering.
_SHORT = frozenset(
    (
        "&r",
        "&t",
        "&n",
        "4r",
        "4n",
        "s4",
        "s&",
        "p4",
        "p&",
        "s8",
        "p8",
        "f8",
        "g8",
        "f4",
        "f&",
        "g4",
        "g&",
        "d4",
        "d&",
        "m6",
    )
)
_LONGEST = 200  # characters of a word; the longest in Swedish print have some 60
_BLOCK = 12  # lines that a broken word may reach over


class Piece(NamedTuple):
    """Characters `start` to `end` of line `line`."""

    line: int
    start: int
    end: int


@dataclass(slots=True)
class Unit:
    """A word: its text as read, joined over a line's end where it is broken, and where its pieces stand.

    Attributes:
        text: As read.
        pieces: One, or two for a word broken at a line's end.
        opens: Whether a sentence, line or bracket opens before it.
        gap: Whether something other than a space stands between it and the word before.
        after_number: Whether a number stands right before it.
    """

    text: str
    pieces: tuple[Piece, ...]
    opens: bool
    gap: bool
    after_number: bool = False


def protected_spans(line: str) -> list[tuple[int, int]]:
    """The spans of a line that are addresses."""
    if "@" not in line and "." not in line and "_" not in line and "<" not in line:
        return []
    return [match.span() for match in PROTECTED.finditer(line)]


class _Spans:
    """Spans in order, asked about places in order."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._next = 0

    def overlap(self, start: int, end: int) -> bool:
        """Whether characters `start` to `end` overlap a span."""
        while self._next < len(self._spans) and self._spans[self._next][1] <= start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < end


def cut_line(number: int, line: str) -> Iterator[Unit]:
    """Cut one line into units.

    >>> [u.text for u in cut_line(0, "Asa Ekman (sexuella &ndamal) 031-367 93 31, asa@goteborg.se")]
    ['Asa', 'Ekman', 'sexuella', '&ndamal']
    """
    spans = _Spans(protected_spans(line))
    last, indent = 0, len(line) - len(line.lstrip())
    for match in TOKEN.finditer(line):
        start, end = match.span()
        if end - start > _LONGEST or spans.overlap(start, end):
            continue
        text = match[0]
        if not text.isalpha():
            start, end = _trim(line, start, end)
            text = line[start:end]
            if not text or not _is_word(text):
                continue
        between = line[last:start]
        if between == " " and last:
            yield Unit(text, (Piece(number, start, end),), False, False)
        else:
            between = between.strip(" ")
            opens = start <= indent or (bool(between) and between[-1] in _OPENERS)
            counted = bool(between) and between[-1].isdigit() and line[start - 1] == " "
            yield Unit(text, (Piece(number, start, end),), opens, bool(between), counted)
        last = end


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    """Take footnote digits off a word's ends; a 6 or 4 beside letters may be a letter, and a 0 that begins a word."""
    while start < end and line[start].isdigit() and line[start] not in "64" and not _BEGINS.match(line, start, end):
        start += 1
    if _ENDS_IN_RING.fullmatch(line, start, end):
        return start, end
    while end > start and line[end - 1].isdigit() and line[end - 1] not in "64":
        end -= 1
    return start, end


def _is_word(text: str) -> bool:
    letters = sum(map(len, _LETTERS.findall(text)))
    if letters < 2:
        return text.lower() in _SHORT
    return not _STRANGE.search(text) and len(text) - letters <= 2


def cut_marred(number: int, line: str, start: int, end: int) -> Iterator[Unit]:
    """Cut the words of a name that digits have marred; elsewhere these are no words, but codes and footnotes.

    >>> [u.text for u in cut_marred(0, "Hakan B1omqvist, 031-390 06 12", 0, 15)]
    ['B1omqvist']
    """
    for match in _MARRED.finditer(line, start, end):
        if not _is_word(match[0]):
            yield Unit(match[0], (Piece(number, match.start(), match.end()),), False, False)


def cut_lines(lines: Sequence[str], skip: frozenset[int] = frozenset()) -> list[list[Unit]]:
    """Cut lines into units, with words broken at a line's end made one unit of the line where they begin.

    Args:
        lines: As read.
        skip: Lines to pass over (stray marks).
    """
    cut = [[] if number in skip else list(cut_line(number, line)) for number, line in enumerate(lines)]
    for number, units in enumerate(cut):
        if units and _ends_broken(lines[number], units[-1]):
            _join(lines, cut, number)
    return cut


def _ends_broken(line: str, unit: Unit) -> bool:
    end = unit.pieces[-1].end
    return line[end:].rstrip() in {"-", "\u00ad", "¬"} and unit.pieces[-1].end - unit.pieces[-1].start > 1


def _join(lines: Sequence[str], cut: list[list[Unit]], number: int) -> None:
    for following in range(number + 1, min(number + _BLOCK, len(lines))):
        units = cut[following]
        if not units:
            if lines[following].strip() and any(map(str.isalnum, lines[following])):
                return
            continue
        head, first = cut[number][-1], units[0]
        begins = lines[following][: first.pieces[0].start].strip() == ""
        same_case = first.text[0].islower() or first.text[0] in "6&|" or (head.text.isupper() and first.text.isupper())
        if begins and same_case and first.text not in _NOT_BROKEN and len(first.pieces) == 1:
            cut[number][-1] = Unit(head.text + first.text, head.pieces + first.pieces, head.opens, head.gap)
            del units[0]
        return
