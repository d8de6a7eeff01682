"""Which of the chosen words are sure enough to be written: where it is in doubt whether a word is damaged, it stays.

A word that is listed as it stands may be what was printed. Where its neighbours leave that open, the rest of the text
decides: a page that has `våld` elsewhere, and nowhere `vald`, hardly has `vald` there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.normalize.repair.context import Choice
from pipeline.normalize.repair.lexicon import fold_word
from pipeline.normalize.repair.tokens import Unit

SURE_ENOUGH = 0.5
SLIP_SURE_ENOUGH = 0.7  # the same for a word that is listed as it stands, where more than an accent would change
MAY_STAND = 0.3  # how likely the word as it stands may be to be changed all the same


class Decision(NamedTuple):
    """What was chosen for a unit; a field names its kind and the evidence that settled it."""

    unit: Unit
    choice: Choice
    field: str = "prose"
    evidence: str = ""


def keep_sure(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """The decisions of one text that change a word and are sure enough.

    Args:
        decisions: All of the text, those that change nothing too: they tell which words it has.
    """
    stood = Counter(d.choice.candidate.word for d in decisions if d.choice.is_listed and not d.choice.candidate.changes)
    meant = Counter(d.choice.candidate.word for d in decisions if d.choice.candidate.changes)
    for decision in decisions:
        choice = decision.choice
        if not choice.candidate.changes:
            continue
        if decision.field == "prose":
            elsewhere = meant[choice.candidate.word] - 1 > stood[decision.unit.text.lower()]
            if choice.confidence < _least_confidence(decision) or (choice.stands > MAY_STAND and not elsewhere):
                continue
        yield decision


def _least_confidence(decision: Decision) -> float:
    if not decision.choice.is_listed:
        return SURE_ENOUGH
    word = decision.unit.text.lower()
    changes = decision.choice.candidate.changes
    is_usual = all(fold_word(c.text) == word[c.place : c.place + c.read] for c in changes)
    return SURE_ENOUGH if is_usual else SLIP_SURE_ENOUGH
