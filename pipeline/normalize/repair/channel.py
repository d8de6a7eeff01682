"""What print may have become: ways to read a damaged word, cheapest first.

A reading is a folded word with the places where an unusual sign was taken for a letter. The usual losses (å and ä to a,
ö to o) cost nothing here: they are undone by looking the folded form up. Costs are -ln of the chance, measured on
development pages; they live in `data/confusions.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.normalize.repair.lexicon import DATA, fold_word

USUAL = {"å": 0.08, "ä": 0.15, "ö": 0.75, "é": 1.5}
MUST_CHANGE = frozenset("é6&4|")
DEEP = 6.4  # signs rarer than this are only tried for words that nothing else explains
LOST_ACCENTED, LOST_DOUBLE, LOST_NARROW = 4.8, 5.0, 6.0
_DOUBLED = frozenset("bdfgklmnprst")


class Slip(NamedTuple):
    """`read` at `place` of the damaged word stands for the letter `meant`."""

    place: int
    read: str
    meant: str
    cost: float


class Reading(NamedTuple):
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


def find_slips(word: str, is_deep: bool = False) -> list[Slip]:
    """Every place of a lower-case word where an unusual sign may stand for a letter, cheapest first.

    Args:
        word: As read, lower case.
        is_deep: Also try rare confusions and letters that were lost.
    """
    table = load_confusions()
    slips = [
        Slip(place, read, meant, cost)
        for place, letter in enumerate(word)
        if letter in table
        for read, meant, cost in table[letter]
        if (is_deep or cost < DEEP) and (len(read) == 1 or word.startswith(read, place))
    ]
    if is_deep:
        slips += _lost_letters(word)
    slips.sort(key=lambda slip: slip.cost)
    return slips


def _lost_letters(word: str) -> Iterator[Slip]:
    for place in range(len(word) + 1):
        for letter in "öäå":
            yield Slip(place, "", letter, LOST_ACCENTED)
        if place < len(word):
            if word[place] in _DOUBLED and word[place : place + 1] != word[place + 1 : place + 2]:
                yield Slip(place, "", word[place], LOST_DOUBLE)
            if word[place] in "lit":
                yield Slip(place, "", "i", LOST_NARROW)
                yield Slip(place, "", "l", LOST_NARROW)


def readings(word: str, limit: float, is_deep: bool = False) -> Iterator[Reading]:
    """Yield the ways to read a lower-case word, by number of unusual signs, then by cost.

    Args:
        word: As read, lower case.
        limit: The highest cost of interest.
        is_deep: Also try rare confusions and lost letters, one at a time.
    """
    slips = find_slips(word, is_deep)
    folded = fold_word(word)
    must = [place for place, letter in enumerate(word) if letter in MUST_CHANGE]
    if not must:
        yield Reading(folded, (), 0.0)
    depth = max(1 if is_deep or len(word) <= 3 else 2, len(must))
    if must or depth > 2:
        found: list[tuple[float, tuple[Slip, ...]]] = []
        _combine(slips, frozenset(must), 0, (), 0.0, limit, found, depth)
    else:
        found = _pair_up(slips, limit, depth)
    found.sort(key=lambda item: (len(item[1]), item[0]))
    for cost, chosen in found:
        yield Reading(_spell(folded, chosen), chosen, cost)


def _pair_up(slips: list[Slip], limit: float, depth: int) -> list[tuple[float, tuple[Slip, ...]]]:
    """Slips one by one and, where `depth` is 2, two by two: the plain case of `_combine`."""
    found: list[tuple[float, tuple[Slip, ...]]] = []
    for number, first in enumerate(slips):
        if first.cost > limit:
            break
        found.append((first.cost, (first,)))
        if depth < 2:
            continue
        room = limit - first.cost
        for second in slips[number + 1 :]:
            if second.cost > room:
                break
            if first.place + len(first.read) <= second.place:
                found.append((first.cost + second.cost, (first, second)))
            elif second.place + len(second.read) <= first.place:
                found.append((first.cost + second.cost, (second, first)))
    return found


def _combine(
    slips: list[Slip],
    must: frozenset[int],
    begin: int,
    chosen: tuple[Slip, ...],
    cost: float,
    limit: float,
    found: list[tuple[float, tuple[Slip, ...]]],
    depth: int,
) -> None:
    if (
        chosen
        and len(must) <= len(chosen)
        and all(any(s.place <= p < s.place + len(s.read) for s in chosen) for p in must)
    ):
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


def _spell(folded: str, slips: tuple[Slip, ...]) -> str:
    for slip in reversed(slips):
        folded = folded[: slip.place] + fold_word(slip.meant) + folded[slip.place + len(slip.read) :]
    return folded
