"""Words further off than the next one that speak for a reading: `kvinnorna` on the same page speaks for `männen`.

The table `data/cues.csv` says for a word which others, in how many words before and after it, make it likelier, and by
how much (in nats). Its rows are rules of Swedish, not counts: an infinitive follows an auxiliary, plurals go together.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.normalize.repair.context import Slot
from pipeline.normalize.repair.lexicon import DATA, fold_word
from pipeline.normalize.repair.pairs import ending
from pipeline.normalize.repair.tokens import Unit


class Cue(NamedTuple):
    """Words that speak for another, how far before and after it, and by how many nats.

    They have no accents; after `~` stands an ending.
    """

    words: frozenset[str]
    before: int
    after: int
    nats: float


@cache
def load_cues() -> dict[str, tuple[Cue, ...]]:
    """The cues of each word that has any."""
    cues: dict[str, list[Cue]] = {}
    with (DATA / "cues.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            words = frozenset(row["cues"].split())
            cue = Cue(words, int(row["before"]), int(row["after"]), float(row["nats"]))
            cues.setdefault(row["word"], []).append(cue)
    return {word: tuple(group) for word, group in cues.items()}


def weigh_cues(units: Sequence[Unit], slots: Sequence[Slot]) -> list[Slot]:
    """Make candidates cheaper that the words around them speak for.

    Args:
        units: The words of a run.
        slots: Their candidates, one slot for each.
    """
    cues = load_cues()
    weighed = list(slots)
    for number, slot in enumerate(slots):
        if len(slot.candidates) > 1 and any(candidate.word in cues for candidate in slot.candidates):
            candidates = tuple(
                candidate._replace(cost=candidate.cost - _speak_for(cues[candidate.word], units, slots, number))
                if candidate.word in cues
                else candidate
                for candidate in slot.candidates
            )
            weighed[number] = Slot(candidates, slot.gap)
    return weighed


def _speak_for(cues: Sequence[Cue], units: Sequence[Unit], slots: Sequence[Slot], number: int) -> float:
    return sum(cue.nats for cue in cues if _is_near(cue, units, slots, number))


def _is_near(cue: Cue, units: Sequence[Unit], slots: Sequence[Slot], number: int) -> bool:
    """Whether a word of the cue stands there as it was read, or as it most likely was printed."""
    for place in (*range(max(0, number - cue.before), number), *range(number + 1, number + 1 + cue.after)):
        if place < len(units):
            for word in (units[place].text.lower(), slots[place].candidates[0].word):
                folded = fold_word(word)
                if folded in cue.words or ending(folded) in cue.words:
                    return True
    return False
