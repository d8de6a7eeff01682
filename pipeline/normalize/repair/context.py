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
Links = list[list[float]]


class Slot(NamedTuple):
    """A place in the text with its candidates; `gap` is what stands before it instead of a word, if anything."""

    candidates: tuple[Candidate, ...]
    gap: str | None


class Choice(NamedTuple):
    """The candidate chosen at a place, how sure that is (0 to 1), and how likely the word as it stands, if listed."""

    candidate: Candidate
    confidence: float
    stands: float = 0.0
    is_listed: bool = False


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
        tables = [self._weigh_links(before, slot) for before, slot in itertools.pairwise(slots)]
        first = slots[0]
        costs = [c.cost - self._pair(first.gap or BREAK, c.word) for c in first.candidates]
        trail: list[Sequence[int]] = []
        for slot, table in zip(slots[1:], tables, strict=True):
            if table is None:
                trail.append(_ONLY)
                continue
            step: list[int] = []
            new: list[float] = []
            for candidate, links in zip(slot.candidates, table, strict=True):
                paths = [cost - link for cost, link in zip(costs, links, strict=True)]
                best = min(paths)
                step.append(paths.index(best))
                new.append(best + candidate.cost)
            trail.append(step)
            costs = new
        picked = [costs.index(min(costs))]
        for origins in reversed(trail):
            picked.append(origins[picked[-1]])
        picked.reverse()
        return [
            Choice(slot.candidates[0], 1.0) if len(slot.candidates) == 1 else self._judge(slots, tables, picked, number)
            for number, slot in enumerate(slots)
        ]

    def _judge(
        self, slots: Sequence[Slot], tables: Sequence[Links | None], picked: Sequence[int], number: int
    ) -> Choice:
        slot = slots[number]
        costs = [candidate.cost for candidate in slot.candidates]
        if number and (before := tables[number - 1]) is not None:
            costs = [cost - links[picked[number - 1]] for cost, links in zip(costs, before, strict=True)]
        elif not number:
            costs = [c.cost - self._link(BREAK, c.word, slot.gap) for c in slot.candidates]
        if number < len(tables) and (after := tables[number]) is not None:
            costs = [cost - link for cost, link in zip(costs, after[picked[number + 1]], strict=True)]
        shares = [math.exp(-min(cost, 600.0)) for cost in costs]
        total = sum(shares)
        if not total:
            return Choice(slot.candidates[picked[number]], 0.0)
        as_read = [
            share
            for share, c in zip(shares, slot.candidates, strict=True)
            if not c.changes and c.cost < unknown_cost(c.word)
        ]
        return Choice(
            slot.candidates[picked[number]], shares[picked[number]] / total, sum(as_read) / total, bool(as_read)
        )

    def _weigh_links(self, before: Slot, slot: Slot) -> Links | None:
        """How well each candidate goes with each one before it; None where neither side has a choice."""
        if len(before.candidates) == 1 == len(slot.candidates):
            return None
        words = [candidate.word for candidate in before.candidates]
        return [[self._link(word, candidate.word, slot.gap) for word in words] for candidate in slot.candidates]

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
