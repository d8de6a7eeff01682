"""Words as parts: what a form can be by itself and at either end of a compound, and compounds made of them."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.normalize.repair.evidence import Evidence
from pipeline.normalize.repair.lexicon import CURATED, HEAD, TAIL, Entry, Lexicon

COMPOUND_COST, PART_WEIGHT, HEAD_MAX = 2.0, 0.75, 14.0  # a compound is likelier than its parts by chance
MIN_PART = 3
PARTS_KEPT = 30_000
Parts = tuple[list[Entry], list[Entry], list[Entry]]  # words, those that can begin a compound, those that can end one
NO_PARTS: Parts = ([], [], [])


class PartFinder:
    """Looks words up as parts and joins them; remembers those that it has seen."""

    def __init__(self, lexicon: Lexicon, evidence: Evidence) -> None:
        self._lexicon = lexicon
        self._evidence = evidence
        self.variants: Callable[[str], list[Entry]] = self._blend if evidence.words else lexicon.variants
        self._parts: dict[str, Parts] = {}
        self._made: dict[tuple[str, int], list[Entry]] = {}

    def find(self, folded: str) -> Parts:
        """The words that fold to a form; those of them that can begin a compound; those that can end one."""
        part = self._parts.get(folded)
        if part is None:
            if len(self._parts) > PARTS_KEPT:
                self._parts.clear()
            entries = self.variants(folded)
            part = self._parts[folded] = _sort_parts(entries) if entries else NO_PARTS
        return part

    def _blend(self, folded: str) -> list[Entry]:
        return self._evidence.blend(folded, self._lexicon.variants(folded))

    def compose(self, folded: str, depth: int) -> list[Entry]:
        """The cheapest words made of two or more parts that fold to this form."""
        made = self._made.get((folded, depth))
        if made is None:
            if len(self._made) > PARTS_KEPT:
                self._made.clear()
            made = self._made[folded, depth] = self._compose(folded, depth)
        return made

    def _compose(self, folded: str, depth: int) -> list[Entry]:
        found: list[Entry] = []
        for head in self._lexicon.beginnings(folded):
            if not MIN_PART <= len(head) <= len(folded) - MIN_PART:
                continue
            heads = self.find(head)[1]
            if not heads:
                continue
            rest = folded[len(head) :]
            tails = self.find(rest)[2]
            if depth > 2 and len(rest) >= 2 * MIN_PART:
                tails = tails + self.compose(rest, depth - 1)
            # `natt` + `traktamente` is written `nattraktamente`: three of a kind become two.
            merged = self.find(head[-1] + rest)[2] if head[-1] == head[-2] else []
            for first in heads:
                for second, overlap in [(tail, 0) for tail in tails] + [(tail, 1) for tail in merged]:
                    cost = (min(first.cost, HEAD_MAX) + second.cost) * PART_WEIGHT + COMPOUND_COST
                    found.append(Entry(first.word + second.word[overlap:], cost, CURATED | TAIL))
        found.sort(key=lambda entry: (entry.cost, entry.word))
        return found[:4]


def _sort_parts(entries: list[Entry]) -> Parts:
    return entries, [e for e in entries if e.flags & HEAD], [e for e in entries if e.flags & TAIL]
