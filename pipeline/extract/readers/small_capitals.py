"""Small capitals that a typesetter makes of capitals in smaller type: they stand for small letters.

The glyphs are those of capitals, and which letter a PDF says for one depends on where it was first used in the
document (`KriStiNa`); their size alone tells. Fonts that have small capitals of their own say the right letters.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from pipeline.extract.readers.printed import PrintedWord

SMALLER = 0.92  # of the size of the capital before them: what is larger is of one size with it
_SMALLEST = 0.6  # what is smaller is a mark, or stands behind the large first letter of a paragraph
_LONGEST_PARTICLE = 3  # letters of a word of a name that has no capital: af, von, de
_ALIKE = 0.03  # of the size


def spell_capital(word: PrintedWord, letter: str, size: float, small: dict[int, float]) -> str:
    """Spell a letter that goes on a word in smaller type, or behind such letters, and the capital before it.

    Args:
        word: The word so far; its size is that of its first letter.
        letter: What the PDF says for the glyph.
        size: The height of its type in points.
        small: The size of the small capitals of each word that has some, by its id; the word is put in.

    Returns:
        The letter, small where it is a small capital; as it was where it is none.
    """
    if not letter.isalpha() or size < _SMALLEST * word.size:
        return letter
    if id(word) in small:
        return letter.lower() if size < SMALLER * word.size else letter.upper()
    if word.text[-1].isalpha() and not word.text[-2:-1].isalpha():
        small[id(word)] = size
        word.text = word.text[:-1] + word.text[-1].upper()
        return letter.lower()
    return letter


def spell_particles(words: Sequence[PrintedWord], sizes: Mapping[int, float]) -> None:
    """Spell the short words that stand in small capitals alone behind a word that has some, as `Åsa af Ek` does.

    Args:
        words: Words in drawing order.
        sizes: The type size of the small capitals of a word, by its id.
    """
    for word, after in itertools.pairwise(words):
        size = sizes.get(id(word))
        if size is None or not after.text.isalpha() or len(after.text) > _LONGEST_PARTICLE:
            continue
        if abs(after.size - size) < _ALIKE * size and abs(after.baseline - word.baseline) < _ALIKE * size:
            after.text = after.text.lower()
