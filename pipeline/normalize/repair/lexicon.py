"""The lexicon on disk: words by their folded form, English words, and pairs of neighbours; mapped, never parsed.

A word is found by its *folded* form, in which å and ä are a, ö is o, é and è are e: what an English OCR model leaves
of it when nothing else goes wrong. Files are made by `scripts/build_lexicon.py`; see `docs/data.md`.
"""

from __future__ import annotations

import mmap
import zlib
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import NamedTuple

import marisa_trie

DATA = Path(__file__).parent / "data"
SCALE = 12.0
PAIR_SCALE = 16.0
ENDING_WEIGHT = 0.5
ACCENT_CODES = {"å": 0, "ä": 1, "ö": 2, "é": 3, "è": 3}
ACCENTED = "åäöé"
_FOLD = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "è": "e"})
CURATED, COMPOUND_ONLY, NAME, HEAD, TAIL = 1, 2, 4, 8, 16


def fold_word(word: str) -> str:
    """The form of a word without its accents.

    >>> fold_word("människohandel")
    'manniskohandel'
    """
    return word.translate(_FOLD)


def ending(word: str) -> str:
    """The ending of a word, which stands in for words not seen in a pair.

    >>> ending("kommunerna")
    '~rna'
    """
    return f"~{word[-3:]}"


class Entry(NamedTuple):
    """A word of the lexicon: its spelling, its cost (-ln of its frequency) and what is known of it."""

    word: str
    cost: float
    flags: int


class Lexicon:
    """Read access to the three files; cheap to open, shared by all."""

    def __init__(self, folder: Path = DATA) -> None:
        self._words = marisa_trie.BytesTrie()
        self._words.mmap(str(folder / "words.marisa"))
        self._english = marisa_trie.BytesTrie()
        self._english.mmap(str(folder / "english.marisa"))
        self._foreign = marisa_trie.BytesTrie()
        self._foreign.mmap(str(folder / "foreign.marisa"))
        with (folder / "pairs.bin").open("rb") as file:
            table = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        self._size = len(table) // 5
        self._pair_keys = table[: self._size * 4].cast("I")
        self._pair_scores = table[self._size * 4 :].cast("b")

    def variants(self, folded: str) -> list[Entry]:
        """The words that fold to this form."""
        found = self._words.get(folded)
        return [] if found is None else [decode_entry(folded, payload) for payload in found]

    def beginnings(self, folded: str) -> list[str]:
        """The folded words that a form begins with, shortest first.

        >>> "barn" in load_lexicon().beginnings("barnhem")
        True
        """
        found: list[str] = self._words.prefixes(folded)
        return found

    def reach(self, folded: str) -> int:
        """How many of a form's first letters some folded word begins with."""
        low, high = 0, len(folded)
        while low < high:
            middle = (low + high + 1) // 2
            if next(self._words.iterkeys(folded[:middle]), None) is None:
                high = middle - 1
            else:
                low = middle
        return low

    def english_cost(self, word: str) -> float | None:
        """The cost of an English word (lower case), or None."""
        found = self._english.get(word)
        return None if found is None else found[0][0] / SCALE

    def foreign_cost(self, word: str) -> float | None:
        """The cost of a common word (lower case) in the neighbouring language where it is commonest, or None."""
        found = self._foreign.get(word)
        return None if found is None else found[0][0] / SCALE

    def pair_score(self, first: str, second: str) -> float:
        """How much more often two words stand side by side than by chance, in nats; 0 where nothing is known."""
        score = self._score(first, second)
        if score is not None:
            return score
        before, after = self._score(ending(first), second), self._score(first, ending(second))
        return ENDING_WEIGHT * ((before or 0.0) + (after or 0.0))

    def _score(self, first: str, second: str) -> float | None:
        key = zlib.crc32(f"{first} {second}".encode())
        place = bisect_left(self._pair_keys, key)
        if place < self._size and self._pair_keys[place] == key:
            return self._pair_scores[place] / PAIR_SCALE
        return None


def decode_entry(folded: str, payload: bytes) -> Entry:
    """The word that a payload of the word trie stands for: its cost, its flags, then one byte for each accent."""
    if len(payload) == 2:
        return Entry(folded, payload[0] / SCALE, payload[1])
    letters = list(folded)
    for code in payload[2:]:
        letters[code >> 2] = ACCENTED[code & 3]
    return Entry("".join(letters), payload[0] / SCALE, payload[1])


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships, opened once."""
    return Lexicon()
