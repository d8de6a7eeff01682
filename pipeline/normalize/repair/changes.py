"""The changes that lead from a word as read to the word that was meant, and what they cost together."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.normalize.repair.channel import USUAL, Reading

NEVER = 50.0  # print never loses a letter this way


class Change(NamedTuple):
    """`read` characters from `place` of the word become `text`."""

    place: int
    read: int
    text: str


def build_changes(word: str, reading: Reading, meant: str) -> tuple[tuple[Change, ...], float] | None:
    """The changes from a word as read to the word meant, and what print and reading cost together.

    Returns:
        None when a slip of the reading stands for another letter than the word has there.
    """
    cost = reading.cost
    if word == meant and not reading.slips:
        return (), cost
    changes: list[Change] = []
    place, shift = 0, 0
    for slip in reading.slips:
        cost += _usual(word, meant, place, slip.place, shift, changes)
        if meant[slip.place + shift : slip.place + shift + len(slip.meant)] != slip.meant:
            return None
        if slip.read != slip.meant:
            changes.append(Change(slip.place, len(slip.read), slip.meant))
        place = slip.place + len(slip.read)
        shift += len(slip.meant) - len(slip.read)
    cost += _usual(word, meant, place, len(word), shift, changes)
    return tuple(changes), cost


def _usual(word: str, meant: str, start: int, end: int, shift: int, changes: list[Change]) -> float:
    cost = 0.0
    for place in range(start, end):
        letter = meant[place + shift]
        if letter != word[place]:
            cost += USUAL.get(letter, NEVER)
            changes.append(Change(place, 1, letter))
    return cost
