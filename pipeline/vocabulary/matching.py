"""Matching a printed text against a vocabulary: exact, folded, then fuzzy; one entry or none.

Known noise takes part as a candidate without an entry, so that a text that is closest to noise matches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from rapidfuzz import fuzz, process

from pipeline.vocabulary.folding import fold, skeleton

T = TypeVar("T")
_LEAST_WORN, _WORN = 7, 92.0
_LEEWAY = 4  # how many times as long as the longest spelling a text may be: marks and spaces do not count in comparing
How = Literal["exact", "folded", "skeleton", "fuzzy"]


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """An entry that a text was matched to, how, and how well (0 to 100)."""

    entry: T
    how: How
    score: float


class Matcher(Generic[T]):
    """A vocabulary ready for matching.

    Args:
        entries: Spellings, each with its entry, or with None where the spelling is known noise.
        cutoff: Lowest fuzzy score that counts.
        margin: By how much the best entry must beat the next one.
        is_worn: Whether a spelling may have lost more than the letters that OCR usually loses.
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, T | None]],
        *,
        cutoff: float = 82.0,
        margin: float = 4.0,
        is_worn: bool = False,
    ) -> None:
        self._cutoff = cutoff
        self._margin = margin
        self._is_worn = is_worn
        self._folded: dict[str, T | None] = {}
        self._skeletons: dict[str, list[T | None]] = {}
        for spelling, entry in entries:
            self._folded.setdefault(fold(spelling), entry)
            known = self._skeletons.setdefault(skeleton(spelling), [])
            if not any(other is entry for other in known):
                known.append(entry)
        self._keys = list(self._folded)
        self._longest = _LEEWAY * max(map(len, self._keys), default=0) + _LEEWAY
        self._near: dict[int, list[str]] = {}  # spellings by the length of texts that could be like them
        self._seen: dict[tuple[str, bool], Match[T] | None] = {}

    def match(self, text: str, *, is_fuzzy: bool = True) -> Match[T] | None:
        """Give the one entry that a text stands for, or None.

        Args:
            text: As printed.
            is_fuzzy: Whether damaged spellings count.
        """
        if len(text) > self._longest:
            return None
        key = (text, is_fuzzy)
        if key not in self._seen:
            if len(self._seen) > 20_000:
                self._seen.clear()
            self._seen[key] = self._find(text, is_fuzzy)
        return self._seen[key]

    def _find(self, text: str, is_fuzzy: bool) -> Match[T] | None:
        folded = fold(text)
        if not folded:
            return None
        if folded in self._folded:
            entry = self._folded[folded]
            return None if entry is None else Match(entry, "folded", 100.0)
        if not is_fuzzy or max(len(folded), len(skeleton(text))) < 3:
            return None
        return self._find_skeleton(text) or self._find_fuzzy(folded) or self._find_worn(text)

    def _find_skeleton(self, text: str) -> Match[T] | None:
        bare = skeleton(text)
        known = self._skeletons.get(bare, []) if len(bare.replace("*", "").replace(" ", "")) >= 2 else []
        entry = known[0] if len(known) == 1 else None
        return None if entry is None else Match(entry, "skeleton", 95.0)

    def _find_fuzzy(self, folded: str) -> Match[T] | None:
        keys = self._find_near(len(folded)) if len(folded) >= 5 else ()
        if not keys:
            return None
        found = process.extract(folded, keys, scorer=fuzz.ratio, score_cutoff=self._cutoff - self._margin, limit=4)
        if not found or found[0][1] < self._cutoff:
            return None
        entry = self._folded[found[0][0]]
        for key, score, _ in found[1:]:
            if self._folded[key] is not entry and found[0][1] - score < self._margin:
                return None
        return None if entry is None else Match(entry, "fuzzy", found[0][1])

    def _find_near(self, length: int) -> list[str]:
        """The spellings that a text of a length can be like at all: the others have too many letters, or too few."""
        if length not in self._near:
            least = self._cutoff - self._margin - 1
            near = [key for key in self._keys if 200 * min(length, len(key)) >= least * (length + len(key))]
            self._near[length] = near
        return self._near[length]

    def _find_worn(self, text: str) -> Match[T] | None:
        """Find the one spelling whose skeleton is all but the same."""
        bare = skeleton(text)
        if not self._is_worn or len(bare) < _LEAST_WORN:
            return None
        found = process.extract(bare, list(self._skeletons), scorer=fuzz.ratio, score_cutoff=_WORN - 6, limit=5)
        known = self._skeletons[found[0][0]] if found and found[0][1] >= _WORN else []
        others = [score for key, score, _ in found[1:] if self._skeletons[key] != known]
        is_clear = len(known) == 1 and known[0] is not None and all(found[0][1] - score >= 6 for score in others)
        return Match(known[0], "fuzzy", 80.0) if is_clear and known[0] is not None else None
