"""Neighbours on disk: how much more often two words stand side by side than by chance; mapped, never parsed.

The file is a table of hashes: where each of 65,536 buckets begins (by the upper half of the CRC-32 of `first second`),
the lower halves, sorted within each bucket, and one signed byte of score for each. Made by `scripts/build_lexicon.py`.
"""

from __future__ import annotations

import mmap
import zlib
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

PAIR_SCALE = 16.0
ENDING_WEIGHT = 0.5
BUCKETS = 1 << 16
_STARTS = 4 * (BUCKETS + 1)  # bytes
WORDS_KEPT = 50_000


def ending(word: str) -> str:
    """The ending of a word, which stands in for words not seen in a pair.

    >>> ending("kommunerna")
    '~rna'
    """
    return f"~{word[-3:]}"


@lru_cache(WORDS_KEPT)
def _hash_first(word: str) -> tuple[int, int]:
    """The hashes of a first word and of its ending; that of a pair goes on from them."""
    return zlib.crc32(f"{word} ".encode()), zlib.crc32(f"{ending(word)} ".encode())


@lru_cache(WORDS_KEPT)
def _encode_second(word: str) -> tuple[bytes, bytes]:
    return word.encode(), ending(word).encode()


class PairTable:
    """Read access to `pairs.bin`."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            table = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        size = (len(table) - _STARTS) // 3
        self._starts = table[:_STARTS].cast("I")
        self._lows = table[_STARTS : _STARTS + 2 * size].cast("H")
        self._scores = table[_STARTS + 2 * size :].cast("b")

    def score(self, first: str, second: str) -> float:
        """How much more often two words stand side by side than by chance, in nats; 0 where nothing is known."""
        whole, end = _hash_first(first)
        word, word_end = _encode_second(second)
        score = self._find(zlib.crc32(word, whole))
        if score is not None:
            return score
        before, after = self._find(zlib.crc32(word, end)), self._find(zlib.crc32(word_end, whole))
        return ENDING_WEIGHT * ((before or 0.0) + (after or 0.0))

    def _find(self, key: int) -> float | None:
        bucket, low = key >> 16, key & 0xFFFF
        stop = self._starts[bucket + 1]
        place = bisect_left(self._lows, low, self._starts[bucket], stop)
        return self._scores[place] / PAIR_SCALE if place < stop and self._lows[place] == low else None
