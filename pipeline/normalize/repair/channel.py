"""What print may have become: ways to read a damaged word, cheapest first.

A reading is a folded word with the places where an unusual sign was taken for a letter. The usual losses (å and ä to a,
ö to o) cost nothing here: they are undone by looking the folded form up. Costs are -ln of the chance, measured on
development pages; they live in `data/confusions.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.normalize.repair.lexicon import DATA, fold_word

USUAL = {"å": 0.08, "ä": 0.15, "ö": 0.75, "é": 1.5}
MUST_CHANGE = frozenset("é6&4|")
MAX_UNUSUAL = 3


@dataclass(frozen=True, slots=True)
class Slip:
    """`read` at `place` of the damaged word stands for the letter `meant`."""

    place: int
    read: str
    meant: str
    cost: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a damaged word: its folded form, the slips in it, and what they cost together."""

    folded: str
    slips: tuple[Slip, ...]
    cost: float


@cache
def load_confusions() -> dict[str, tuple[tuple[str, str, float], ...]]:
    """The table of confusions by the first character read: (read, meant, cost)."""
    table: dict[str, list[tuple[str, str, float]]] = {}
    with (DATA / "confusions.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            table.setdefault(row["read"][0], []).append((row["read"], row["meant"], float(row["cost"])))
    return {first: tuple(rows) for first, rows in table.items()}


def find_slips(word: str) -> list[Slip]:
    """Every place of a lower-case word where an unusual sign may stand for a letter, cheapest first."""
    table = load_confusions()
    slips = [
        Slip(place, read, meant, cost)
        for place, letter in enumerate(word)
        if letter in table
        for read, meant, cost in table[letter]
        if len(read) == 1 or word.startswith(read, place)
    ]
    slips.sort(key=lambda slip: slip.cost)
    return slips


def readings(word: str, limit: float) -> Iterator[Reading]:
    """Yield the ways to read a lower-case word, by number of unusual signs, then by cost.

    Args:
        word: As read, lower case.
        limit: The highest cost of interest.
    """
    slips = find_slips(word)
    must = {place for place, letter in enumerate(word) if letter in MUST_CHANGE}
    if not must:
        yield Reading(fold_word(word), (), 0.0)
    found: list[tuple[float, tuple[Slip, ...]]] = []
    _combine(slips, must, 0, (), 0.0, limit, found, max(2, len(must)) if len(word) > 3 else max(1, len(must)))
    found.sort(key=lambda item: (len(item[1]), item[0]))
    for cost, chosen in found:
        yield Reading(_spell(word, chosen), chosen, cost)


def _combine(
    slips: list[Slip],
    must: set[int],
    begin: int,
    chosen: tuple[Slip, ...],
    cost: float,
    limit: float,
    found: list[tuple[float, tuple[Slip, ...]]],
    depth: int,
) -> None:
    if chosen and len(must) <= len(chosen) and all(any(s.place <= p < s.place + len(s.read) for s in chosen) for p in must):
        found.append((cost, tuple(sorted(chosen, key=lambda s: s.place))))
    if len(chosen) >= depth:
        return
    for number in range(begin, len(slips)):
        slip = slips[number]
        if cost + slip.cost > limit:
            return
        if any(s.place < slip.place + len(slip.read) and slip.place < s.place + len(s.read) for s in chosen):
            continue
        _combine(slips, must, number + 1, (*chosen, slip), cost + slip.cost, limit, found, depth)


def _spell(word: str, slips: tuple[Slip, ...]) -> str:
    parts, last = [], 0
    for slip in slips:
        parts += [word[last : slip.place], slip.meant]
        last = slip.place + len(slip.read)
    return fold_word("".join([*parts, word[last:]]))
