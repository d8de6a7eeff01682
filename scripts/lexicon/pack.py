"""Packing the lexicon into files that are mapped into memory: tries and one table of hashed pairs."""

from __future__ import annotations

import array
import math
import zlib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import marisa_trie

from pipeline.normalize.repair.lexicon import ACCENT_CODES, SCALE, fold_word
from pipeline.normalize.repair.pairs import BUCKETS, PAIR_SCALE, ending
from scripts.lexicon.counts import BREAK, association

MAX_WORD = 60
MIN_JOINT, MIN_EXPECTED, MIN_ENDING, MIN_SCORE = 2.0, 3.0, 6.0, 0.5


def cost_byte(probability: float) -> int:
    """The cost -ln p in steps of 1/SCALE nat, as one byte."""
    return min(255, round(-math.log(probability) * SCALE))


def pack_words(path: Path, probabilities: Mapping[str, float], flags: Mapping[str, int]) -> int:
    """Write the word trie: folded form -> cost, flags and accents of each word that folds to it."""
    items = []
    for word, probability in probabilities.items():
        folded = fold_word(word)
        if len(folded) != len(word) or len(word) > MAX_WORD:
            continue
        accents = bytes(
            (place << 2) | ACCENT_CODES[letter] for place, letter in enumerate(word) if letter in ACCENT_CODES
        )
        items.append((folded, bytes((cost_byte(probability), flags.get(word, 0))) + accents))
    trie = marisa_trie.BytesTrie(items, order=marisa_trie.LABEL_ORDER)
    trie.save(str(path))
    return len(items)


def pack_language(path: Path, probabilities: Mapping[str, float], size: int) -> None:
    """Write the trie of the most frequent words of other languages with their costs."""
    words = sorted((w for w in probabilities if w.isalpha()), key=lambda w: (-probabilities[w], w))[:size]
    trie = marisa_trie.BytesTrie((w, bytes((cost_byte(probabilities[w]),))) for w in words)
    trie.save(str(path))


def ambiguous_words(counts: Mapping[str, float], minimum: float) -> set[str]:
    """Words that share their folded form with another word that also occurs, so that context must tell."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= minimum:
            groups[fold_word(word)].append(word)
    return {word for group in groups.values() if len(group) > 1 for word in group}


def choose_pairs(
    pairs: Mapping[tuple[str, str], float], words: Mapping[str, float], ambiguous: set[str]
) -> dict[str, float]:
    """Score the pairs that help to choose: those seen often enough, and those that should have been seen.

    Pairs with the ending of a neighbour (`vara ~rna`) stand in for neighbours that were not seen with the word.
    """
    total = sum(words.values())
    chosen: dict[str, float] = {}
    for (first, second), joint in pairs.items():
        if joint >= MIN_JOINT and (first in ambiguous or second in ambiguous):
            _keep(chosen, first, second, joint, words[first] * words[second] / total)
    frequent = sorted(words, key=lambda w: -words[w])[:4000]
    for first in frequent:
        for second in frequent:
            expected = words[first] * words[second] / total
            if expected < MIN_EXPECTED:
                break
            if (first in ambiguous or second in ambiguous) and pairs.get((first, second), 0) < MIN_JOINT:
                _keep(chosen, first, second, pairs.get((first, second), 0), expected)
    endings: Counter[str] = Counter()
    for word, count in words.items():
        endings[ending(word)] += count  # type: ignore[assignment]
    before: dict[tuple[str, str], float] = defaultdict(float)
    for (first, second), joint in pairs.items():
        if first in ambiguous:
            before[first, ending(second)] += joint
        if second in ambiguous:
            before[ending(first), second] += joint
    for (first, second), joint in before.items():
        expected = (words.get(first) or endings[first]) * (words.get(second) or endings[second]) / total
        if joint >= MIN_ENDING or expected >= MIN_ENDING:
            _keep(chosen, first, second, joint, expected)
    return chosen


def _keep(chosen: dict[str, float], first: str, second: str, joint: float, expected: float) -> None:
    score = association(joint, expected)
    if abs(score) >= MIN_SCORE:
        chosen[f"{first} {second}"] = score


def pack_pairs(path: Path, chosen: Mapping[str, float]) -> int:
    """Write the scores of pairs by the CRC-32 of `first second`; gives how many there are."""
    table: dict[int, int] = {}
    for pair, score in chosen.items():
        table[zlib.crc32(pair.encode())] = max(-127, min(127, round(score * PAIR_SCALE)))
    write_pairs(path, table)
    return len(table)


def write_pairs(path: Path, table: Mapping[int, int]) -> None:
    """Write scores by their 32-bit keys as `pairs.bin`."""
    keys = sorted(table)
    starts = [bisect_left(keys, bucket << 16) for bucket in range(BUCKETS + 1)]
    with path.open("wb") as out:
        out.write(array.array("I", starts).tobytes())
        out.write(array.array("H", (key & 0xFFFF for key in keys)).tobytes())
        out.write(array.array("b", (table[key] for key in keys)).tobytes())


def words_of_pairs(pairs: Mapping[tuple[str, str], float]) -> Counter[str]:
    """How often each word stands first in a pair."""
    counts: Counter[str] = Counter()
    for (first, _), count in pairs.items():
        counts[first] += int(count)
    counts[BREAK] += 0
    return counts


def merge_counts(parts: Iterable[tuple[float, Mapping[tuple[str, str], int]]]) -> dict[tuple[str, str], float]:
    """Add weighted pair counts."""
    merged: dict[tuple[str, str], float] = {}
    for weight, counts in parts:
        for pair, count in counts.items():
            merged[pair] = merged.get(pair, 0.0) + weight * count
    return merged
