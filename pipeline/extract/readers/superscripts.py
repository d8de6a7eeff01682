"""Marks of footnotes, set small and above the line: each stands in the line of the word that it touches."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.readers.printed import PrintedWord

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALLER = 0.9  # of the type beside it
_LONGEST = 3
_TOUCH = 0.2  # of the type beside it
_APART = 0.8  # of the type beside it: the white between the mark of a footnote and its text


def level_superscripts(words: Sequence[PrintedWord]) -> Sequence[PrintedWord]:
    """Put such marks on the base line of the word before them, or of the footnote's first word behind them.

    Digits are spelt as the small raised ones that they are: they would go on a number or an address else.

    Args:
        words: What is printed on a page, in drawing order.
    """
    levels = dict(_find_levels(words))
    marked = {id(first) for first, second in itertools.pairwise(words) if id(second) in levels}
    return [_level(word, levels.get(id(word)), id(word) in marked) for word in words] if levels else words


def _level(word: PrintedWord, baseline: float | None, is_marked: bool) -> PrintedWord:
    if baseline is not None:
        return replace(word, text=word.text.translate(_RAISED), baseline=baseline, is_open=False)
    return replace(word, is_open=False) if is_marked else word


def _find_levels(words: Sequence[PrintedWord]) -> Iterator[tuple[int, float]]:
    for first, second in itertools.pairwise(words):
        if _is_raised(second, first) and -_TOUCH * first.size < second.x0 - first.x1 < _TOUCH * first.size:
            yield id(second), first.baseline
        elif _is_raised(first, second) and 0 <= second.x0 - first.x1 < _APART * second.size:
            yield id(first), second.baseline


def _is_raised(mark: PrintedWord, word: PrintedWord) -> bool:
    is_mark = len(mark.text) <= _LONGEST and (mark.text.isdigit() or not mark.text.strip("*†‡"))
    return is_mark and mark.size < _SMALLER * word.size and word.top < mark.baseline < word.baseline - 0.1 * word.size
