"""Counting words and pairs in running text, and mixing the counts of several sources into one probability."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

WORD = re.compile(r"[^\W\d_]+")
PIECE = re.compile(r"[^\W\d_]+|\d+|[.!?;:(),]")
BREAK, NUMBER = "|", "#"


def count_words(paragraphs: Iterable[str]) -> Counter[str]:
    """Count lower-cased words."""
    counts: Counter[str] = Counter()
    for text in paragraphs:
        counts.update(WORD.findall(text.lower()))
    return counts


def count_pairs(paragraphs: Iterable[str]) -> Counter[tuple[str, str]]:
    """Count neighbouring lower-cased words; punctuation counts as a break."""
    counts: Counter[tuple[str, str]] = Counter()
    for text in paragraphs:
        words = [BREAK, *map(_kind, PIECE.findall(text.lower())), BREAK]
        counts.update(itertools.pairwise(words))
    return counts


def _kind(piece: str) -> str:
    return piece if piece[0].isalpha() else NUMBER if piece[0].isdigit() else BREAK


def mix_probabilities(sources: Iterable[tuple[float, Mapping[str, float]]]) -> dict[str, float]:
    """Mix word counts (or frequencies) of several sources, each with its weight, into one distribution."""
    mixed: dict[str, float] = {}
    for weight, counts in sources:
        total = sum(counts.values())
        for word, count in counts.items():
            mixed[word] = mixed.get(word, 0.0) + weight * count / total
    return mixed


def association(joint: float, expected: float, smoothing: float = 0.5) -> float:
    """How much more often two words meet than by chance, in nats, drawn towards 0 where counts are small."""
    return math.log((joint + smoothing) / (expected + smoothing))
