"""The lexicon on disk: words by their folded form, English words, and pairs of neighbours; mapped, never parsed.

A word is found by its *folded* form, in which å and ä are a, ö is o, é and è are e: what an English OCR model leaves
of it when nothing else goes wrong. Files are made by `scripts/build_lexicon.py`; see `docs/data.md`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from pipeline.normalize.repair.pairs import PairTable

DATA = Path(__file__).parent / "data"
SCALE = 12.0
ACCENT_CODES = {"å": 0, "ä": 1, "ö": 2, "é": 3, "è": 3}
ACCENTED = "åäöé"
_FOLD = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "è": "e"})
CURATED, COMPOUND_ONLY, NAME, HEAD, TAIL, SETTLED = 1, 2, 4, 8, 16, 32


def fold_word(word: str) -> str:
    """The form of a word without its accents.

    >>> fold_word("människohandel")
    'manniskohandel'
    """
    return word if word.isascii() else word.translate(_FOLD)


class Entry(NamedTuple):
    """A word of the lexicon: its spelling, its cost (-ln of its frequency) and what is known of it."""

    word: str
    cost: float
    flags: int


class Lexicon:
    """Read access to the files; cheap to open, shared by all."""

    def __init__(self, folder: Path = DATA) -> None:
        self._words = marisa_trie.BytesTrie()
        self._words.mmap(str(folder / "words.marisa"))
        self._english = marisa_trie.BytesTrie()
        self._english.mmap(str(folder / "english.marisa"))
        self._foreign = marisa_trie.BytesTrie()
        self._foreign.mmap(str(folder / "foreign.marisa"))
        self.pair_score = PairTable(folder / "pairs.bin").score

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
