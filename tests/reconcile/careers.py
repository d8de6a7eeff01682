"""Careers over five editions, drawn at everyday rates, with what an archivist would say of them.

Given names and surnames come as often as they do in the country, so that a successor has the given name of the one
before by chance alone. One edition gives no list, or one region of it; numbers pass with the post or not; people
return, take another surname and get another number.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.vocabulary import fold
from pipeline.vocabulary.loading import read_table
from tests.reconcile.histories import Printed, Who, who

HOUSES = {"nord": "umea", "mitt": "uppsala", "vast": "boras", "syd": "malmo"}
COORDINATORS = "regional_coordinators"
Spell = tuple[int, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a post: who they are, and what is printed of them."""

    person: int
    printed: Who


@dataclass(frozen=True, slots=True)
class Career:
    """Five editions, whom each prints in which line, and the days and regions that each gives in full."""

    editions: tuple[Printed, ...]
    holders: tuple[tuple[Holder, ...], ...]

    def spells(self) -> set[Spell]:
        """The unbroken stretches of each person in a region: person, region, first and last day, day by which gone."""
        return {spell for person, region in self._seats() for spell in self._spells_of(person, region)}

    def handed(self) -> set[tuple[str, int, int]]:
        """The numbers that passed from one person to another: as printed, giver, heir."""
        last: dict[str, int] = {}
        passed = set()
        for holders in self.holders:
            now = {phone: h.person for h in holders for phone in h.printed.phones}
            passed |= {(phone, last[phone], heir) for phone, heir in now.items() if last.get(phone, heir) != heir}
            last |= now
        return passed

    def _seats(self) -> set[tuple[int, str]]:
        return {(h.person, h.printed.region or "") for holders in self.holders for h in holders}

    def _spells_of(self, person: int, region: str) -> Iterator[Spell]:
        run: list[str] = []
        for printed, holders in zip(self.editions, self.holders, strict=True):
            if any((h.person, h.printed.region) == (person, region) for h in holders):
                run.append(printed.day)
            elif run and printed.covers:
                yield (person, region, run[0], run[-1], printed.day)
                run = []
        if run:
            yield (person, region, run[0], run[-1], "")


class _Town:
    """All posts as they are now, and those who left them."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(f"careers {seed}")
        self.count = 0
        self.numbers = [f"070-174 06 {i:02}" for i in range(5, 100)] + [f"040-628 04 {i:02}" for i in range(100)]
        self.rng.shuffle(self.numbers)
        self.gone: list[Holder] = []
        self.posts = [self.come(region) for region in HOUSES for _ in range(self.rng.choice((1, 2, 3)))]

    def come(self, region: str, heir_of: Who | None = None) -> Holder:
        """Somebody new, who may take over a number of the one before."""
        self.count += 1
        name = f"{_draw(self.rng, 'given')} {_draw(self.rng, 'family')}"
        kept = [phone for phone in (heir_of.phones if heir_of else ()) if self.rng.random() < 0.5]
        mail = f"{fold(name).replace(' ', '.')}@{HOUSES[region]}.example.se"
        return Holder(self.count, who(region, name, mail, *(kept or [self.numbers.pop()])))

    def turn(self) -> None:
        """What happens between two editions: mostly nothing."""
        self.posts = [self._change(holder) for holder in self.posts]

    def _change(self, holder: Holder) -> Holder:
        draw, old = self.rng.random(), holder.printed
        back = next((g for g in self.gone if g.printed.region == old.region), None)
        if draw < 0.12:
            self.gone.append(holder)
            return self.come(str(old.region), old)
        if draw < 0.15 and back is not None:
            self.gone[self.gone.index(back)] = holder
            return replace(back, printed=replace(back.printed, phones=(self.numbers.pop(),)))
        if draw < 0.17:
            family = _draw(self.rng, "family")
            return replace(holder, printed=replace(old, name=f"{old.name.split()[0]} {family}"))
        if draw < 0.20:
            return replace(holder, printed=replace(old, phones=(self.numbers.pop(),)))
        return holder


def draw_career(seed: int) -> Career:
    """Draw five editions; the second, third or fourth gives no list in full, and prints one region or none."""
    town = _Town(seed)
    editions, holders = [], []
    partial = town.rng.choice((1, 2, 3))
    for at, year in enumerate((2017, 2018, 2019, 2021, 2022)):
        if at:
            town.turn()
        only = town.rng.choice((*HOUSES, "")) if at == partial else None
        listed = tuple(h for h in town.posts if only in (None, h.printed.region))
        covers = () if only is not None else (COORDINATORS,)
        editions.append(Printed(f"e{year}", f"{year}-03-01", [h.printed for h in listed], covers=covers))  # type: ignore[arg-type]
        holders.append(listed)
    return Career(tuple(editions), tuple(holders))


def _draw(rng: random.Random, part: str) -> str:
    rows = [row for row in read_table("name_frequency") if row["part"] == part]
    return rng.choices([row["name"] for row in rows], [float(row["share"]) for row in rows])[0]
