"""Text layers that do not lie on their image: of a page that was cropped, or moved, after it was read.

Words that both readings have, and each only once, tell how far. A layer that is not moved back would say everything
twice, and no digit of it would be held against the image.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipeline.extract.readers.printed import PrintedWord
from pipeline.vocabulary import fold

_TELLING = 5  # letters of a word that stands once in a page
_LEAST = 6  # such words
_STEADY = 2.0  # points from the usual shift that most words lie within
_MOST_APART = 0.25  # of the words may lie further
_NOTHING = 1.0  # points: less is no shift


def move_back(layer: Sequence[PrintedWord], words: Sequence[PrintedWord]) -> list[PrintedWord]:
    """Give the words of a layer where those of its image stand; as they are where they lie there, or nothing tells.

    >>> def read(shift):
    ...     texts = ("Kontakter", "Luleå", "Umeå kommun", "Norrbotten", "Gävleborg", "Stockholm", "Kalmar", "Skåne")
    ...     return [PrintedWord(t, 40, 20 * n + shift, 90, 20 * n + 8 + shift, 20 * n + 7 + shift, 10)
    ...             for n, t in enumerate(texts)]
    >>> move_back(read(9), read(0)) == read(0)
    True
    """
    told = _find_once(layer)
    pairs = [(told[text], word) for text, word in _find_once(words).items() if text in told]
    if len(pairs) < _LEAST:
        return list(layer)
    right = [word.x0 - mine.x0 for mine, word in pairs]
    down = [word.baseline - mine.baseline for mine, word in pairs]
    dx, dy = median(right), median(down)
    apart = sum(abs(x - dx) > _STEADY or abs(y - dy) > _STEADY for x, y in zip(right, down, strict=True))
    if apart > _MOST_APART * len(pairs) or max(abs(dx), abs(dy)) < _NOTHING:
        return list(layer)
    return [_move(word, dx, dy) for word in layer]


def _find_once(words: Sequence[PrintedWord]) -> dict[str, PrintedWord]:
    """The longer words that stand once in a reading, by their text without accents."""
    counts = Counter(fold(word.text) for word in words)
    return {text: w for w in words if counts[text := fold(w.text)] == 1 and sum(map(str.isalpha, text)) >= _TELLING}


def _move(word: PrintedWord, dx: float, dy: float) -> PrintedWord:
    return replace(
        word, x0=word.x0 + dx, x1=word.x1 + dx, top=word.top + dy, bottom=word.bottom + dy, baseline=word.baseline + dy
    )
