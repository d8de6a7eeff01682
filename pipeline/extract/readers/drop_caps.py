"""Large first letters of a paragraph, over several of its lines: each belongs to the word right of it in the first.

Its size says nothing of rows: left as it is, it would take the lines beside it, over all columns, for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.readers.printed import PrintedWord

_LARGE = 1.9  # times the type beside it
_NEAR = 1.0  # of the type beside it: the white between the letter and its word
_LEAST_LINES = 2  # that begin right of it
_WORDS = frozenset("IÅÖ")  # letters that are words of their own


def join_drop_caps(words: Sequence[PrintedWord]) -> Sequence[PrintedWord]:
    """Put each such letter to its word, in the type of the word.

    Args:
        words: What is printed on a page, in any order.

    Returns:
        The words as they were, where there is no such letter.
    """
    caps = {}
    for letter in words:
        if len(letter.text) == 1 and letter.text.isupper() and (word := _word_beside(letter, words)) is not None:
            caps[id(letter)] = (letter, word)
    if not caps:
        return words
    whole = {id(word): _join(letter, word) for letter, word in caps.values()}
    return [joined for word in words if id(word) not in caps for joined in whole.get(id(word), [word])]


def _word_beside(letter: PrintedWord, words: Sequence[PrintedWord]) -> PrintedWord | None:
    """The first word right of a letter, where it stands before two lines and more of small type."""
    beside = [
        word
        for word in words
        if letter.size > _LARGE * word.size
        and -0.2 * word.size < word.x0 - letter.x1 < _NEAR * word.size
        and letter.top - 0.5 * word.size < word.top
        and word.baseline < letter.baseline + 0.5 * word.size
    ]
    if len(beside) < _LEAST_LINES:
        return None
    first = min(beside, key=lambda word: word.baseline)
    return first if first.text[0].isalpha() else None


def _join(letter: PrintedWord, word: PrintedWord) -> list[PrintedWord]:
    if letter.text in _WORDS or word.text[0].isupper():
        alone = replace(word, text=letter.text, x0=letter.x0, x1=min(letter.x1, word.x0), is_open=False)
        return [alone, word]
    return [replace(word, text=letter.text + word.text, x0=letter.x0)]
