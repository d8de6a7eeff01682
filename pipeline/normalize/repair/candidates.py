"""Candidates for one damaged word: whole words of the lexicon, then compounds of its words, each with its cost.

The cost of a candidate is -ln of (its frequency times the chance that print became what was read). Decisions about a
word do not depend on where it stands, so they are made once for each form and kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.normalize.repair.changes import Change, build_changes
from pipeline.normalize.repair.channel import MUST_CHANGE, Reading, Slip, combine_slips, spell
from pipeline.normalize.repair.compounds import MIN_PART, PartFinder
from pipeline.normalize.repair.evidence import Evidence
from pipeline.normalize.repair.lexicon import COMPOUND_ONLY, NAME, SETTLED, Entry, Lexicon, fold_word

LIMIT = 9.5  # the costliest slips of interest
MARGIN = 3.5  # a candidate this much worse than the best cannot be chosen by context
# The cost of the commonest word by its number of letters: no candidate of that length can be cheaper.
CHEAPEST = (3.0, 3.0, 3.5, 3.5, 4.4, 5.0, 5.5, 6.0, 6.8, 7.2, 7.6, 8.0)
KEEP = 6
PAIRS = 19.0  # words that cost more than this are tried with two slips
DEEP_SHORT, DEEP_LONG = 10.0, 17.0  # words that cost more than this are looked at again
LONG, DEEP_LETTER = 10, 0.6  # a longer word may cost more, by so much a letter: long words are rarer
LIGHT_LOSS = 0.3  # what the usual losses cost a word, about
FORMS_KEPT = 400_000
READINGS_OF_COMPOUNDS = 12
WORTH_PROBING = 12  # with fewer readings than this, looking each up is cheaper


class Candidate(NamedTuple):
    """A word that may have been printed: its spelling in lower case, its cost, and the changes that lead to it."""

    word: str
    cost: float
    changes: tuple[Change, ...]
    is_name: bool = False
    is_compound: bool = False


def unknown_cost(word: str) -> float:
    """The cost of a word that no list knows: longer ones are rarer."""
    return 9.0 + 1.55 * len(word)


class Finder:
    """Finds candidates for lower-case words; remembers every form that it has seen."""

    def __init__(self, lexicon: Lexicon, evidence: Evidence) -> None:
        self._lexicon = lexicon
        self._is_taught = bool(evidence.words)
        self._seen: dict[str, tuple[Candidate, ...]] = {}
        self._parts = PartFinder(lexicon, evidence)

    def find(self, word: str) -> tuple[Candidate, ...]:
        """The candidates for a lower-case word, best first; the word itself is among them when it is listed."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > FORMS_KEPT:
                self._seen.clear()
            found = self._seen[word] = self._search_plain(word) if self._is_marked(word) else self._search(word)
        return found

    def _is_marked(self, word: str) -> bool:
        """Whether the lexicon says that a word as read is settled; documents may know of words that it does not."""
        entries = self._parts.find(word)[0]
        return bool(entries) and bool(entries[0].flags & SETTLED) and not self._is_taught and word.isascii()

    def options(self, word: str) -> tuple[Candidate, ...]:
        """The candidates for a lower-case word and, where it is not listed, the word as it stands."""
        found = self.find(word)
        for candidate in found:
            if not candidate.changes:
                return found
        return (*found, Candidate(word, unknown_cost(word), ()))

    def quick_costs(self, word: str) -> tuple[float, float]:
        """The costs of a lower-case word as damaged and as clean Swedish, by its usual losses alone.

        Returns:
            The cost of the likeliest word that it can be, and of the word exactly as it stands; `unknown_cost` at most.
        """
        if not MUST_CHANGE.isdisjoint(word):
            unknown = unknown_cost(word)
            found = self.find(word)
            return min(found[0].cost, unknown) if found else unknown, unknown
        damaged = clean = unknown_cost(word)
        for entry in self._parts.find(fold_word(word))[0]:
            if entry.word == word:
                clean = min(clean, entry.cost)
                damaged = min(damaged, entry.cost)
            elif not entry.flags & COMPOUND_ONLY:
                damaged = min(damaged, entry.cost + LIGHT_LOSS)
        return damaged, clean

    def is_settled(self, folded: str) -> bool:
        """Whether nothing but the words that fold to a form can have been printed where the form was read."""
        return self._search(folded) == self._search_plain(folded)

    def _search_plain(self, folded: str) -> tuple[Candidate, ...]:
        """The candidates by the usual losses alone, for a form that the lexicon says is settled by them."""
        found = [
            Candidate(entry.word, entry.cost + built[1], built[0], bool(entry.flags & NAME))
            for entry in self._parts.find(folded)[0]
            if not entry.flags & COMPOUND_ONLY
            and (built := build_changes(folded, Reading(folded, (), 0.0), entry.word))
        ]
        return _rank(found)

    def _search(self, word: str) -> tuple[Candidate, ...]:
        found: dict[str, Candidate] = {}
        folded = fold_word(word)
        floor = CHEAPEST[min(len(word), len(CHEAPEST) - 1)]
        unknown = unknown_cost(word) + 2.0
        limit = min(LIMIT, self._plain_cost(word, folded, unknown) + MARGIN - floor)
        best = self._try_all(found, word, folded, combine_slips(word, limit, most=1), floor, unknown)
        if best > PAIRS and len(word) > 3:
            pairs = [way for way in combine_slips(word, min(limit, best + MARGIN - floor)) if len(way[1]) == 2]
            best = self._try_all(found, word, folded, pairs, floor, best)
        if best > _usual_cost(len(word)):
            reach = len(word) if self._is_taught else self._lexicon.reach(folded)
            limit = min(LIMIT, best + MARGIN - floor)
            ways = [way for way in combine_slips(word, limit, is_deep=True, reach=reach) if way[1]]
            self._try_ways(found, word, folded, ways, floor, reach, best)
        return _rank(found.values())

    def _try_all(
        self,
        found: dict[str, Candidate],
        word: str,
        folded: str,
        ways: list[tuple[float, tuple[Slip, ...]]],
        floor: float,
        best: float,
    ) -> float:
        """Look up ways to read a word as words and as compounds; gives the cost of the best candidate."""
        reach = self._lexicon.reach(folded) if len(ways) > WORTH_PROBING else len(word)
        tried, best = self._try_ways(found, word, folded, ways, floor, reach, best)
        if len(word) >= 2 * MIN_PART and best > 15.0:
            for reading in tried:
                for entry in self._parts.compose(reading.folded, 3):
                    best = min(best, self._add(found, word, reading, entry, True))
        return best

    def _try_ways(
        self,
        found: dict[str, Candidate],
        word: str,
        folded: str,
        ways: list[tuple[float, tuple[Slip, ...]]],
        floor: float,
        reach: int,
        best: float,
    ) -> tuple[list[Reading], float]:
        """Look up each way to read a word; gives the first readings tried, and the cost of the best candidate.

        A reading whose first slip lies beyond `reach` begins as no listed word does: only documents can hold it.
        """
        tried: list[Reading] = []
        seen: dict[str, list[Entry]] = {folded: self._parts.find(folded)[0]}
        is_taught, variants = self._is_taught, self._parts.variants
        for cost, slips in ways:
            if cost + floor > best + MARGIN:
                continue
            is_known = is_taught or not slips or slips[0].place <= reach
            is_full = len(tried) >= READINGS_OF_COMPOUNDS
            if is_full and not is_known:
                continue
            spelled = spell(folded, slips)
            entries = seen.get(spelled)
            if entries is None:
                entries = seen[spelled] = variants(spelled) if is_known else []
            if is_full and not entries:
                continue
            reading = Reading(spelled, slips, cost)
            if not is_full:
                tried.append(reading)
            for entry in entries:
                if not entry.flags & COMPOUND_ONLY:
                    best = min(best, self._add(found, word, reading, entry, False))
        return tried, best

    def _plain_cost(self, word: str, folded: str, otherwise: float) -> float:
        """The cost of the likeliest word by the usual losses alone; it bounds what is worth looking for."""
        if not MUST_CHANGE.isdisjoint(word):
            return otherwise
        costs = [entry.cost for entry in self._parts.find(folded)[0] if not entry.flags & COMPOUND_ONLY]
        return min([*costs, otherwise]) + LIGHT_LOSS

    def _add(self, found: dict[str, Candidate], word: str, reading: Reading, entry: Entry, is_compound: bool) -> float:
        built = build_changes(word, reading, entry.word)
        if built is None:
            return 99.0
        cost = entry.cost + built[1]
        known = found.get(entry.word)
        if known is None or cost < known.cost:
            found[entry.word] = Candidate(entry.word, cost, built[0], bool(entry.flags & NAME), is_compound)
        return cost


def _usual_cost(length: int) -> float:
    """The cost above which a word is looked at again; a lone letter always is (`r` is what may be left of `är`)."""
    if length == 1:
        return 0.0
    return DEEP_SHORT if length <= 4 else DEEP_LONG + DEEP_LETTER * max(0, length - LONG)


def _rank(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that context may choose among, best first, and the word as it stands."""
    ranked = sorted(found, key=lambda c: (c.cost, c.word))
    kept = [c for c in ranked[:KEEP] if c.cost < ranked[0].cost + MARGIN]
    return tuple(kept + [c for c in ranked if not c.changes and c not in kept])
