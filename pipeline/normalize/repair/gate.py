"""The gate: which lines lost their Swedish letters, and which are clean Swedish, English or something else.

Each line is scored as damaged Swedish, clean Swedish, English and unknown by the costs of its words; neighbouring lines
support each other (a small hidden Markov model over lines), so that a short line is read as its block is. Only lines
found damaged are ever changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.normalize.repair.candidates import Finder, unknown_cost
from pipeline.normalize.repair.lexicon import Lexicon
from pipeline.normalize.repair.tokens import Unit

State = Literal["damaged", "clean", "english", "other"]
STATES: tuple[State, ...] = ("damaged", "clean", "english", "other")
START = (3.0, 0.0, 0.5, 3.0)
# What it costs to go over to a state, within a block and at a blank line; a claim of damage needs more than one word.
SWITCH = (14.0, 4.0, 4.0, 5.0)
SWITCH_AT_BLANK = (11.0, 2.5, 2.5, 3.5)
CAP = 7.0  # one word alone cannot say more than this
SWEDISH_LETTERS = frozenset("åäöÅÄÖ")
SURVIVOR = 7.0  # å, ä, ö in a line speak against damage
ENGLISH_UNKNOWN = 1.0
ANY_LANGUAGE = 1.0  # the price of a list that mixes languages
TELLING = 3.0  # by how much a rare reading must beat an unknown word to speak for damage
Costs = tuple[float, float, float, float]
_SAME = (0, 1, 2, 3)


class Gate:
    """Tells the state of each line; remembers the costs of every form."""

    def __init__(self, finder: Finder, lexicon: Lexicon) -> None:
        self._finder = finder
        self._lexicon = lexicon
        self._seen: dict[str, Costs] = {}

    def weigh(self, units: Sequence[Unit]) -> Costs | None:
        """What each state costs a line, from its units; None for a line without words."""
        if not units:
            return None
        damaged = clean = english = other = 0.0
        for unit in units:
            if len(unit.text) < 2:
                continue
            costs = self._seen.get(unit.text) or self._word_costs(unit.text)
            damaged += costs[0]
            clean += costs[1]
            english += costs[2]
            other += costs[3]
        return damaged, clean, english, other

    def _word_costs(self, text: str) -> Costs:
        word = text.lower()
        unknown = unknown_cost(word)
        damaged, clean = self._finder.quick_costs(word)
        english = self._lexicon.english_cost(word)
        if damaged == unknown and english is None:
            found = self._finder.find(word)
            damaged = found[0].cost if found and found[0].cost < unknown - TELLING else unknown
        if SWEDISH_LETTERS & set(text):
            damaged = clean + SURVIVOR
        foreign = self._lexicon.foreign_cost(word)
        costs = [
            damaged,
            clean,
            unknown + ENGLISH_UNKNOWN if english is None else english,
            unknown - 1.0 if foreign is None else min(unknown - 1.0, foreign + ANY_LANGUAGE),
        ]
        least = min(costs)
        capped = (
            min(costs[0], least + CAP),
            min(costs[1], least + CAP),
            min(costs[2], least + CAP),
            min(costs[3], least + CAP),
        )
        self._seen[text] = capped
        return capped


def choose_states(line_costs: Sequence[Costs | None]) -> list[State]:
    """The likeliest states of lines in a row.

    Args:
        line_costs: What each state costs each line; None for a line without words.
    """
    best = list(START)
    back: list[list[int]] = []
    blank = False
    for costs in line_costs:
        if costs is None:
            back.append(list(_SAME))
            blank = True
            continue
        least = min(best)
        cheapest = best.index(least)
        step = list(_SAME)
        for state, price in enumerate(SWITCH_AT_BLANK if blank else SWITCH):
            if best[state] > least + price:
                best[state], step[state] = least + price, cheapest
            best[state] += costs[state]
        back.append(step)
        blank = False
    state = best.index(min(best))
    states: list[State] = []
    for step in reversed(back):
        states.append(STATES[state])
        state = step[state]
    return states[::-1]
