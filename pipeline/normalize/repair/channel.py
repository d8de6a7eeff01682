"""What print may have become: ways to read a damaged word, cheapest first.

A reading is a folded word with the places where an unusual sign was taken for a letter. The usual losses (å and ä to a,
ö to o) cost nothing here: they are undone by looking the folded form up. Costs are -ln of the chance, measured on
development pages; they live in `data/confusions.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from pipeline.normalize.repair.lexicon import DATA, fold_word

USUAL = {"å": 0.08, "ä": 0.15, "ö": 0.75, "é": 1.5}
MUST_CHANGE = frozenset("é06&48|?\ufffd")
DEEP = 6.4  # signs rarer than this are only tried for words that nothing else explains
LOST_ACCENTED, LOST_DOUBLE, LOST_NARROW = 4.8, 5.0, 6.0
_DOUBLED = frozenset("bdfgklmnprst")
_FOLDED = {letter: fold_word(letter) for letter in "åäöé"}
_COST = itemgetter(0)
SLIPS_KEPT = 10_000


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
def load_confusions(is_deep: bool = False) -> dict[str, tuple[tuple[str, str, float], ...]]:
    """The table of confusions by the first character read: (read, meant, cost), cheapest first.

    Args:
        is_deep: Also give the rare ones.
    """
    table: dict[str, list[tuple[str, str, float]]] = {}
    with (DATA / "confusions.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if is_deep or float(row["cost"]) < DEEP:
                table.setdefault(row["read"][0], []).append((row["read"], row["meant"], float(row["cost"])))
    return {first: tuple(sorted(rows, key=itemgetter(2))) for first, rows in table.items()}


def find_slips(word: str, limit: float, is_deep: bool = False, reach: int | None = None) -> list[Slip]:
    """Every place of a lower-case word where an unusual sign may stand for a letter, cheapest first.

    Args:
        word: As read, lower case.
        limit: The highest cost of interest.
        is_deep: Also try rare confusions and letters that were lost.
        reach: The last place of interest, where that is not the word's end.
    """
    slips = []
    places = word if reach is None else word[: reach + 1]
    for place, letter in enumerate(places):
        for slip in _slips_at(place, letter, is_deep):
            if slip.cost > limit:
                break
            if len(slip.read) < 2 or word.startswith(slip.read, place):
                slips.append(slip)
    if is_deep:
        for place, letter in enumerate(places if len(places) < len(word) else word + " "):
            slips += [
                slip for slip in _lost_at(place, letter, word[place + 1 : place + 2] == letter) if slip.cost <= limit
            ]
    slips.sort(key=itemgetter(3))
    return slips


@lru_cache(SLIPS_KEPT)
def _slips_at(place: int, letter: str, is_deep: bool) -> tuple[Slip, ...]:
    return tuple(Slip(place, read, meant, cost) for read, meant, cost in load_confusions(is_deep).get(letter, ()))


@lru_cache(SLIPS_KEPT)
def _lost_at(place: int, letter: str, is_doubled: bool) -> tuple[Slip, ...]:
    """The letters that may have been lost before `letter`."""
    lost = [Slip(place, "", accented, LOST_ACCENTED) for accented in "öäå"]
    if letter in _DOUBLED and not is_doubled:
        lost.append(Slip(place, "", letter, LOST_DOUBLE))
    if letter in "lit":
        lost += [Slip(place, "", narrow, LOST_NARROW) for narrow in "il"]
    return tuple(lost)


def combine_slips(
    word: str, limit: float, is_deep: bool = False, most: int = 2, reach: int | None = None
) -> list[tuple[float, tuple[Slip, ...]]]:
    """The ways to read a lower-case word: what they cost and their slips, by number of slips, then by cost.

    Args:
        word: As read, lower case.
        limit: The highest cost of interest.
        is_deep: Also try rare confusions and lost letters, one at a time.
        most: How many slips at most, where signs that must be slips are not more.
        reach: The last place of interest for the first slip.
    """
    must = [place for place, letter in enumerate(word) if letter in MUST_CHANGE]
    slips = find_slips(word, limit, is_deep, reach if is_deep and len(must) < 2 else None)
    depth = max(1 if is_deep or len(word) <= 3 else most, len(must))
    if len(must) > 1:
        found: list[tuple[float, tuple[Slip, ...]]] = []
        _combine(slips, frozenset(must), 0, (), 0.0, limit, found, depth)
        found.sort(key=lambda item: (len(item[1]), item[0]))
        return found
    return [*([] if must else [(0.0, ())]), *_pair_up(slips, limit, depth, must[0] if must else -1)]


def readings(word: str, limit: float) -> Iterator[Reading]:
    """Yield the ways to read a lower-case word, by number of unusual signs, then by cost.

    Args:
        word: As read, lower case.
        limit: The highest cost of interest.
    """
    folded = fold_word(word)
    for cost, slips in combine_slips(word, limit):
        yield Reading(spell(folded, slips), slips, cost)


def _pair_up(slips: list[Slip], limit: float, depth: int, must: int) -> list[tuple[float, tuple[Slip, ...]]]:
    """Slips one by one and, where `depth` is 2, two by two; one of them stands at `must`, unless that is -1."""
    covering = [must < 0 or slip.place <= must < slip.place + len(slip.read) for slip in slips]
    found: list[tuple[float, tuple[Slip, ...]]] = [
        (slip.cost, (slip,)) for slip, covers in zip(slips, covering, strict=True) if covers
    ]
    if depth < 2 or not found:
        return found
    pairs: list[tuple[float, tuple[Slip, ...]]] = []
    for number, first in enumerate(slips):
        place, end, room = first.place, first.place + len(first.read), limit - first.cost
        is_free = covering[number]
        for other in range(number + 1, len(slips)):
            second = slips[other]
            if second.cost > room:
                break
            if not is_free and not covering[other]:
                continue
            if end <= second.place:
                pairs.append((first.cost + second.cost, (first, second)))
            elif second.place + len(second.read) <= place:
                pairs.append((first.cost + second.cost, (second, first)))
    pairs.sort(key=_COST)
    return found + pairs


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
    if chosen and all(any(s.place <= p < s.place + len(s.read) for s in chosen) for p in must):
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


def spell(folded: str, slips: tuple[Slip, ...]) -> str:
    """The folded form of a damaged word with its slips put right."""
    if len(slips) == 1:
        place, read, meant, _ = slips[0]
        return folded[:place] + _FOLDED.get(meant, meant) + folded[place + len(read) :]
    for place, read, meant, _ in reversed(slips):
        folded = folded[:place] + _FOLDED.get(meant, meant) + folded[place + len(read) :]
    return folded
