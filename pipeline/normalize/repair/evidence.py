"""What clean documents of the same run teach: their words, their neighbours, and the names that they print."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.normalize.repair.lexicon import Entry, fold_word

_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"[^\W\d_]+|\d+|[.!?;:(),]")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n\s*(?=[^\W\d_])")
SHARE = 0.25  # how much the documents of the run weigh against the lexicon


class Evidence:
    """In-domain evidence, built from clean documents of the same run; empty when there are none."""

    def __init__(self) -> None:
        self.words: Counter[str] = Counter()
        self.pairs: Counter[str] = Counter()
        self.names: frozenset[str] = frozenset()
        self._by_fold: dict[str, list[str]] = {}
        self._total = 0

    @classmethod
    def from_texts(cls, texts: Iterable[str], names: Iterable[str] = ()) -> Evidence:
        """Learn from clean texts.

        Args:
            texts: Clean documents, each as one string.
            names: People's names that clean documents print.

        >>> Evidence.from_texts(["Människohandel i Jönköping"]).words["jönköping"]
        1
        """
        evidence = cls()
        for text in texts:
            whole = _BROKEN.sub("", text).lower()
            evidence.words.update(_WORD.findall(whole))
            pieces = [p if p[0].isalpha() else "#" if p[0].isdigit() else "|" for p in _PIECE.findall(whole)]
            evidence.pairs.update(map(" ".join, itertools.pairwise(pieces)))
        evidence.names = frozenset(" ".join(name.split()) for name in names)
        grouped: dict[str, list[str]] = defaultdict(list)
        for word in sorted(evidence.words):
            grouped[fold_word(word)].append(word)
        evidence._by_fold = dict(grouped)
        evidence._total = sum(evidence.words.values())
        return evidence

    def blend(self, folded: str, listed: list[Entry]) -> list[Entry]:
        """The words that fold to a form, lexicon and documents together, with blended costs."""
        seen = self._by_fold.get(folded)
        if not seen:
            return listed
        known = {entry.word: entry for entry in listed}
        blended = []
        for word in known.keys() | set(seen):
            entry = known.get(word)
            general = math.exp(-entry.cost) if entry else 0.0
            chance = (1 - SHARE) * general + SHARE * self.words.get(word, 0) / self._total
            blended.append(Entry(word, -math.log(chance), entry.flags if entry else 1))
        return sorted(blended, key=lambda entry: entry.word)

    def pair_bonus(self, first: str, second: str) -> float:
        """Extra score, in nats, of two words that the documents print side by side."""
        if not self.pairs:
            return 0.0
        count = self.pairs.get(f"{first} {second}", 0)
        return min(3.0, math.log1p(count)) if count else 0.0
