"""Choosing among candidates by their neighbours: the cheapest path through a run of words."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.normalize.repair.candidates import Candidate, unknown_cost
from pipeline.normalize.repair.evidence import Evidence
from pipeline.normalize.repair.lexicon import Lexicon

BREAK, NUMBER = "|", "#"
PAIR_WEIGHT = 0.75
_ONLY = (0,)


class Slot(NamedTuple):
    """A place in the text with its candidates; `gap` is what stands before it instead of a word, if anything."""

    candidates: tuple[Candidate, ...]
    gap: str | None


class Choice(NamedTuple):
    """The candidate chosen at a place, how sure that is (0 to 1), and whether the word is listed as it stands."""

    candidate: Candidate
    confidence: float
    is_listed: bool


class Chooser:
    """Chooses the likeliest words of a run."""

    def __init__(self, lexicon: Lexicon, evidence: Evidence) -> None:
        self._lexicon = lexicon
        self._evidence = evidence
        self._pairs: dict[tuple[str, str], float] = {}

    def choose(self, slots: Sequence[Slot]) -> list[Choice]:
        """Choose one candidate for each slot.

        Args:
            slots: A run of neighbouring words, each with at least one candidate.
        """
        if not slots:
            return []
        costs = [c.cost - self._pair(slots[0].gap or BREAK, c.word) for c in slots[0].candidates]
        trail: list[Sequence[int]] = []
        for before, slot in itertools.pairwise(slots):
            if len(slot.candidates) == 1 == len(costs):
                # Where there is no choice on either side every path pays the same: nothing to compare.
                trail.append(_ONLY)
                continue
            step: list[int] = []
            new: list[float] = []
            for candidate in slot.candidates:
                best, origin = math.inf, 0
                for place, previous in enumerate(before.candidates):
                    cost = costs[place] - self._link(previous.word, candidate.word, slot.gap)
                    if cost < best:
                        best, origin = cost, place
                step.append(origin)
                new.append(best + candidate.cost)
            trail.append(step)
            costs = new
        place = min(range(len(costs)), key=costs.__getitem__)
        picked = [place]
        for origins in reversed(trail):
            place = origins[place]
            picked.append(place)
        picked.reverse()
        return [self._judge(slots, picked, number) for number in range(len(slots))]

    def _judge(self, slots: Sequence[Slot], picked: Sequence[int], number: int) -> Choice:
        slot = slots[number]
        if len(slot.candidates) == 1:
            return Choice(slot.candidates[0], 1.0, False)
        chosen = slot.candidates[picked[number]]
        before = slots[number - 1].candidates[picked[number - 1]].word if number else BREAK
        after = slots[number + 1].candidates[picked[number + 1]].word if number + 1 < len(slots) else None
        total = best = 0.0
        for candidate in slot.candidates:
            cost = candidate.cost - self._link(before, candidate.word, slot.gap)
            if after is not None:
                cost -= self._link(candidate.word, after, slots[number + 1].gap)
            share = math.exp(-min(cost, 600.0))
            total += share
            if candidate is chosen:
                best = share
        is_listed = any(not c.changes and c.cost < unknown_cost(c.word) for c in slot.candidates)
        return Choice(chosen, best / total if total else 0.0, is_listed)

    def _link(self, first: str, second: str, gap: str | None) -> float:
        if gap:
            return self._pair(first, gap) + self._pair(gap, second)
        return self._pair(first, second)

    def _pair(self, first: str, second: str) -> float:
        key = (first, second)
        score = self._pairs.get(key)
        if score is None:
            if len(self._pairs) > 500_000:
                self._pairs.clear()
            score = PAIR_WEIGHT * self._lexicon.pair_score(first, second) + self._evidence.pair_bonus(first, second)
            self._pairs[key] = score
        return score
