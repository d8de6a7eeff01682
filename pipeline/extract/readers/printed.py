"""Words with a place on a page, whether a PDF draws them or OCR finds them, and the lines that they stand in.

Coordinates are points from the top left of the page. Text that runs up, down or upside down is turned first, so that
everything here reads from left to right.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

_ROW_TOLERANCE = 0.35  # of the type size: how far baselines of one row may lie apart (superscripts)
_SPLIT_GAP = 0.8  # of the type size: a wider gap may part columns
_MONO_GAP = 1.1  # the same in type whose letters are all as wide, a comma and a blank too
_LONG, _LEAST_LONG = 6, 10  # letters of a word, and such words, that show whether all letters are as wide
_AS_WIDE, _MOSTLY = 0.05, 0.85  # of their usual width that letters may differ by, and of the words that do not
_TOUCH_GAP = 0.12  # of the type size: a narrower gap parts nothing
_LEAST_SPACED = 3  # letters of a word whose letters are set apart; so few are capitals, and no blank is drawn in it
_WIDEST_SPACED = 1.5  # of the type size: white between such words
_WORD_SPACED = 1.5  # times the white between such letters: more of it parts words
_OVERPRINT = 1.25  # times the type of what a large line is printed over
_ALIKE = 1.1  # times the type of words of one line
_EDGE = 1.0  # points that words may reach into the edge of a table
_BULLETS = frozenset("•●○◦▪■□–—-*»›·o")


@dataclass(slots=True)
class PrintedWord:
    """A word as drawn.

    `is_open` tells that no blank was drawn after it, so that the next piece may belong to it; `other` is what a second
    reading of a scan saw in its place, where there was one.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    is_bold: bool = False
    is_open: bool = False
    other: str | None = None


@dataclass(slots=True)
class Strip:
    """Words of one row that stand close together: the smallest piece that never crosses a column.

    `inset` is set for a strip that stands for something taller, a ruled table or a framed box, laid out by itself;
    `is_cell` tells that it is a cell, parted from what stands before it: cells above and below begin at the same place.
    """

    words: list[PrintedWord]
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    inset: object | None = field(default=None)
    is_cell: bool = False

    @property
    def text(self) -> str:
        """Its words, parted by single blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.is_bold for word in self.words)


@dataclass(frozen=True, slots=True)
class Gutter:
    """An upright gap of white between two columns."""

    x0: float
    x1: float


def strip_of(words: list[PrintedWord]) -> Strip:
    """The strip that words of one row make, from left to right."""
    main = max(words, key=lambda word: (len(word.text), word.size))
    return Strip(
        words,
        words[0].x0,
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
        main.baseline,
        main.size,
    )


def make_rows(words: Sequence[PrintedWord]) -> list[list[Strip]]:
    """Part the words of a page into rows of strips, in order of their baselines."""
    rows: list[list[Strip]] = []
    gap = _MONO_GAP if is_monospaced(words) else _SPLIT_GAP
    for row in _rows_of_words(words):
        row.sort(key=lambda word: word.x0)
        rows.extend(_split_row(_join_pieces(join_spaced(level)), gap) for level in part_overprinted(row))
    return rows


def part_overprinted(row: list[PrintedWord]) -> list[list[PrintedWord]]:
    """Part a row of words, from left to right, where a large line is printed over others: it is a row of its own."""
    smallest = min(word.size for word in row)
    if max(word.size for word in row) < _OVERPRINT * smallest:
        return [row]
    for before, word in itertools.pairwise(row):
        large, small = max(before.size, word.size), min(before.size, word.size)
        if large >= _OVERPRINT * small and word.x0 < before.x1 - small and len(before.text) > 1 < len(word.text):
            title = [other for other in row if other.size >= large / _ALIKE]
            return [title, [other for other in row if other.size < large / _ALIKE]]
    return [row]


def is_monospaced(words: Sequence[PrintedWord]) -> bool:
    """Whether all letters of a page's type are as wide, as in a text that was typed: long words show it.

    >>> typed = [PrintedWord("x" * n, 0, 0, 6 * n - 1, 10, 8, 10) for n in range(8, 20)]
    >>> printed = [PrintedWord("x" * n, 0, 0, (5 + n % 3) * n, 10, 8, 10) for n in range(8, 20)]
    >>> is_monospaced(typed), is_monospaced(printed)
    (True, False)
    """
    widths = [(word.x1 - word.x0) / (len(word.text) * word.size) for word in words if len(word.text) >= _LONG]
    if len(widths) < _LEAST_LONG:
        return False
    usual = median(widths)
    return sum(abs(width - usual) < _AS_WIDE * usual for width in widths) >= _MOSTLY * len(widths)


def join_words(words: Sequence[PrintedWord]) -> list[PrintedWord]:
    """The whole words of a page, row by row: what was drawn in pieces is put together once, before it is laid out."""
    return [word for row in make_rows(words) for strip in row for word in strip.words]


def join_spaced(row: list[PrintedWord]) -> list[PrintedWord]:
    """Join letters that are set apart from each other to words: three and more with the same white between them.

    Where no blank is drawn between words, more white than between letters parts them.
    """
    if sum(word.is_open for word in row) < _LEAST_SPACED - 1 or sum(len(w.text) == 1 for w in row) < _LEAST_SPACED:
        return row
    joined: list[PrintedWord] = []
    at = 0
    while at < len(row):
        end = _end_of_spaced(row, at)
        if end - at > _LEAST_SPACED or _is_short_spaced(row[at:end]):
            joined.extend(_join_letters(row[at:end]))
        else:
            joined.extend(row[at:end])
        at = end
    return joined


def _is_short_spaced(letters: Sequence[PrintedWord]) -> bool:
    """Whether three letters are one word, as `ÖST`: capitals with even white between them, and no blank drawn."""
    if len(letters) != _LEAST_SPACED or not all(len(word.text) == 1 and word.text.isupper() for word in letters):
        return False
    first, second = (after.x0 - word.x1 for word, after in itertools.pairwise(letters))
    return all(word.is_open for word in letters[:-1]) and abs(first - second) < _TOUCH_GAP * letters[0].size


def _end_of_spaced(row: Sequence[PrintedWord], start: int) -> int:
    """Where a run of letters that begins at a place ends: at a longer word, or a wide gap of white."""
    end = start + 1
    while end < len(row) and len(row[end].text) <= 2 and len(row[end - 1].text) <= 2:
        if row[end].x0 - row[end - 1].x1 > _WIDEST_SPACED * row[end].size:
            break
        end += 1
    return end


def _join_letters(letters: Sequence[PrintedWord]) -> list[PrintedWord]:
    gaps = sorted(after.x0 - word.x1 for word, after in itertools.pairwise(letters))
    usual = gaps[len(gaps) // 2]
    words = [letters[0]]
    for before, letter in itertools.pairwise(letters):
        last = words[-1]
        if before.is_open and letter.x0 - before.x1 < _WORD_SPACED * usual + 0.05 * letter.size:
            last.text += letter.text
            last.x1, last.is_open = letter.x1, letter.is_open
            last.top, last.bottom = min(last.top, letter.top), max(last.bottom, letter.bottom)
        else:
            words.append(letter)
    return words


def rows_of_strips(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Group strips that share a baseline, from the top down; within a row from left to right."""
    rows: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda strip: strip.baseline):
        last = rows[-1] if rows else None
        if last and _is_on(strip, last[0]) and not _is_right_below(strip, last) and not _is_overprinted(strip, last):
            last.append(strip)
        else:
            rows.append([strip])
    for row in rows:
        row.sort(key=lambda strip: strip.x0)
    return rows


def _is_on(strip: Strip, first: Strip) -> bool:
    return strip.baseline - first.baseline <= _ROW_TOLERANCE * max(strip.size, first.size)


def _is_overprinted(strip: Strip, row: Sequence[Strip]) -> bool:
    """Whether a large line of a row is printed over a strip."""
    return strip.inset is None and any(
        title.inset is None
        and title.size >= _OVERPRINT * strip.size
        and min(title.x1, strip.x1) - max(title.x0, strip.x0) > strip.size
        for title in row
    )


def _is_right_below(strip: Strip, row: Sequence[Strip]) -> bool:
    """Whether a table or box begins where the words of a row end: its top edge is no baseline."""
    return strip.inset is not None and all(
        above.inset is None and above.bottom <= strip.top + _EDGE and above.x0 < strip.x1 and strip.x0 < above.x1
        for above in row
    )


def _rows_of_words(words: Sequence[PrintedWord]) -> list[list[PrintedWord]]:
    rows: list[list[PrintedWord]] = []
    reach = base = 0.0
    for word in sorted(words, key=lambda word: word.baseline):
        if rows and word.baseline - base <= _ROW_TOLERANCE * max(word.size, reach):
            rows[-1].append(word)
            reach = max(reach, word.size)
        else:
            rows.append([word])
            base, reach = word.baseline, word.size
    return rows


def _join_pieces(row: list[PrintedWord]) -> list[PrintedWord]:
    """Join pieces of one word that were drawn one by one, and drop a word drawn twice to look bold."""
    joined = [row[0]]
    for word in row[1:]:
        last = joined[-1]
        if word.text == last.text and abs(word.x0 - last.x0) < 0.15 * word.size:
            last.is_bold = True
        elif last.is_open and -0.3 * word.size < word.x0 - last.x1 < _TOUCH_GAP * word.size:
            last.text += word.text
            last.x1, last.is_open = max(last.x1, word.x1), word.is_open
            last.top, last.bottom = min(last.top, word.top), max(last.bottom, word.bottom)
        else:
            joined.append(word)
    return joined


def _split_row(row: list[PrintedWord], gap: float) -> list[Strip]:
    strips, start = [], 0
    for index in range(1, len(row)):
        before, word = row[index - 1], row[index]
        if word.x0 - before.x1 > gap * max(word.size, before.size) and not _is_bullet(row[start:index]):
            strips.append(strip_of(row[start:index]))
            start = index
    strips.append(strip_of(row[start:]))
    return strips


def _is_bullet(words: list[PrintedWord]) -> bool:
    """Whether words are nothing but a bullet or the number of an item, which belongs to what follows."""
    text = words[0].text
    return len(words) == 1 and (text in _BULLETS or (text[:-1].isdigit() and len(text) <= 3 and text[-1] in ".)"))
