"""The rules by which one of two incompatible values wins: data, in order, with a reason each (`rules.csv`).

A steward's decision stands above them all: it is applied before two values are ever compared.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REVIEW_BELOW = 0.3
_NEWEST_AT_MOST = 0.25


@dataclass(frozen=True, slots=True)
class Side:
    """One of two values, and what speaks for it.

    Attributes:
        editions: How many editions print it.
        newest: Latest day that such an edition can be of.
        is_valid: Whether it can exist.
        is_primary: Whether an edition of who must know prints it.
        is_clean: Whether an undamaged edition prints it.
        fits: Whether it agrees with what else is printed of its owner.
        accents: How many letters with accents it has.
        oldest: Earliest day that an edition which prints it can be of.
    """

    value: str
    editions: int
    newest: dt.date
    is_valid: bool = True
    is_primary: bool = False
    is_clean: bool = True
    fits: bool = False
    accents: int = 0
    oldest: dt.date = dt.date.min


@dataclass(frozen=True, slots=True)
class Ruling:
    """Which side won, by which rule, and how clearly (0 to 1)."""

    winner: Side
    loser: Side
    rule: str
    margin: float

    @property
    def status(self) -> str:
        """Whether a person must look."""
        return "settled" if self.margin >= REVIEW_BELOW else "needs_review"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its certainty (None: as clear as the sources are many), and why it holds."""

    name: str
    certainty: float | None
    reason: str


@cache
def rules() -> tuple[Rule, ...]:
    """Give the rules in the order in which they are asked."""
    with (Path(__file__).parent / "rules.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Rule(row["rule"], float(row["certainty"]) if row["certainty"] else None, row["reason"])
            for row in csv.DictReader(file, strict=True)
        )


def explain_rule(name: str) -> str:
    """Give the reason of a rule in words."""
    return next((rule.reason for rule in rules() if rule.name == name), name)


def settle(one: Side, other: Side) -> Ruling:
    """Let the first rule decide that tells two values apart.

    A loser that is the newest word may be a change and no misprint, which halves the margin and never settles it; so
    may one that is the oldest word where the two are neighbours in an exchange.

    >>> day = dt.date(2021, 9, 8)
    >>> ruling = settle(Side("114114", 1, day, is_valid=False), Side("11414", 1, day))
    >>> ruling.winner.value, ruling.rule, ruling.status
    ('11414', 'valid_over_invalid', 'settled')
    """
    for rule in rules():
        strengths = _STRENGTH[rule.name]
        left, right = strengths(one), strengths(other)
        if left == right:
            continue
        winner, loser = (one, other) if left > right else (other, one)
        margin = rule.certainty
        if margin is None:
            margin = (winner.editions - loser.editions) / (winner.editions + loser.editions)
        is_older = loser.newest < winner.oldest and _are_neighbours(winner.value, loser.value)
        if (loser.newest > winner.newest or is_older) and winner.is_valid == loser.is_valid:
            margin = min(margin / 2, _NEWEST_AT_MOST)
        return Ruling(winner, loser, rule.name, round(margin, 3))
    return Ruling(one, other, "by_content", 0.0)


def _are_neighbours(one: str, other: str) -> bool:
    """Whether two numbers are desks of one exchange: landlines that only their last two digits tell apart.

    >>> _are_neighbours("+46406280401", "+46406280410"), _are_neighbours("+46701740605", "+46701740606")
    (True, False)
    """
    return one.startswith("+46") and one[3:4] != "7" and len(one) == len(other) and one[:-2] == other[:-2]


_STRENGTH: Mapping[str, Callable[[Side], float]] = {
    "valid_over_invalid": lambda side: side.is_valid,
    "more_sources": lambda side: side.editions,
    "fits_name": lambda side: side.fits,
    "printed_accent": lambda side: side.accents,
    "primary_over_secondary": lambda side: side.is_primary,
    "clean_over_damaged": lambda side: side.is_clean,
    "later_edition": lambda side: side.newest.toordinal(),
    "by_content": lambda side: -int.from_bytes(side.value.encode()[:32].ljust(32, b"\0"), "big"),
}
