"""What an edition tells of: made-up services, members, duties and citations, with fiction numbers and example mails."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random

from tests.editions.people import TOWNS

_FOLDER = Path(__file__).parent
HOURS = (
    "vardagar 9–16",
    "dygnet runt",
    "måndag–fredag kl. 8.00–17.00",
    "mån–tors 18–21",
    "helgfria vardagar 10–15",
    "alla dagar 15–22",
    "tisdagar och torsdagar 13–16",
    "vardagar kl. 08.30–16.30",
)
AUDIENCES = ("kvinnor", "män", "barn och unga", "vuxna", "unga 15–25 år")
_SERIES = (("031", "39006{:02}"), ("040", "62804{:02}"), ("08", "465004{:02}"), ("0980", "3192{:02}"))
_FORMATS = (
    "{area}-{a} {b} {c}",
    "{area}-{a}{b}{c}",
    "{area} {a} {b} {c}",
    "+46 {bare} {a} {b} {c}",
    "{area}-{a} {b}{c}",
)


@dataclass(frozen=True, slots=True)
class Service:
    """A made-up service; `shown` are its numbers as printed, `kinds` what it may be taken for by what it is called."""

    name: str
    kinds: tuple[str, ...]
    for_whom: str
    shown: tuple[str, ...]
    hours: str
    audience: str
    place: str
    mail: str


@dataclass(frozen=True, slots=True)
class Law:
    """A citation; the day in ISO form, or blank."""

    statute: str
    short: str
    chapter: str
    section: str
    article: str
    subject: str
    in_force_from: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What a citation is compared by."""
        return self.statute, self.chapter, self.section, self.article


@dataclass(frozen=True, slots=True)
class Duties:
    """An organization and what it is responsible for."""

    org: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """All that an edition tells beside coordinators."""

    services: tuple[Service, ...] = ()
    members: tuple[str, ...] = ()
    duties: tuple[Duties, ...] = ()
    laws: tuple[Law, ...] = ()

    def join(self, other: Facts) -> Facts:
        """What two parts of an edition tell together."""
        return Facts(
            self.services + other.services,
            self.members + other.members,
            self.duties + other.duties,
            self.laws + other.laws,
        )


def make_facts(seed: int) -> Facts:
    """Make up what an edition tells.

    >>> facts = make_facts(1)
    >>> len(facts.services), len(facts.members) >= 5, len(facts.duties)
    (6, True, 4)
    """
    rng = Random(seed)
    return Facts(_services(rng), _members(rng), _duties(rng), _laws(rng))


def keep(services: Sequence[Service], *fields: str) -> tuple[Service, ...]:
    """Blank what a layout does not print of its services; name, kind, numbers and whom for stay."""

    def _kept(field: str, value: str) -> str:
        return value if field in fields else ""

    return tuple(
        replace(
            s,
            hours=_kept("hours", s.hours),
            audience=_kept("audience", s.audience),
            place=_kept("place", s.place),
            mail=_kept("mail", s.mail),
        )
        for s in services
    )


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _services(rng: Random) -> tuple[Service, ...]:
    numbers = iter(rng.sample([(area, rest, n) for area, rest in _SERIES for n in range(5, 100)], 20))
    picked = _spread(rng, 6)
    return tuple(
        Service(
            row["name"],
            tuple(row["kind"].split("|")),
            row["for_whom"],
            tuple(_show(*next(numbers), rng) for _ in range(1 + (rng.random() < 0.25))),
            rng.choice(HOURS),
            _audience(row, rng),
            town,
            f"kontakt{at}@hjalp.example.se",
        )
        for at, (row, town) in enumerate(zip(picked, rng.sample([town for town, _ in TOWNS], 6), strict=True))
    )


def _audience(row: dict[str, str], rng: Random) -> str:
    """Choose whom a service is for, where its name does not say so."""
    if row["for_whom"] == "professionals":
        return ""
    return "barn och unga" if "unga" in row["name"] else rng.choice(AUDIENCES)


def _spread(rng: Random, count: int) -> list[dict[str, str]]:
    """Pick services of which one at most is for professionals only."""
    public = [row for row in _rows("services.csv") if row["for_whom"] == "anyone"]
    rest = [row for row in _rows("services.csv") if row["for_whom"] != "anyone"]
    return [*rng.sample(public, count - 1), rng.choice(rest)]


def _show(area: str, rest: str, number: int, rng: Random) -> str:
    digits = rest.format(number)
    head = len(digits) - 4
    shape = rng.choice(_FORMATS)
    return shape.format(area=area, bare=area[1:], a=digits[:head], b=digits[head : head + 2], c=digits[head + 2 :])


def _members(rng: Random) -> tuple[str, ...]:
    return tuple(rng.sample([row["name"] for row in _rows("members.csv")], rng.randrange(5, 11)))


def _duties(rng: Random) -> tuple[Duties, ...]:
    known = [(org, [row["text"] for row in rows]) for org, rows in groupby(_rows("duties.csv"), lambda r: r["org"])]
    picked = rng.sample(known, 4)
    return tuple(Duties(org, tuple(texts[: rng.randrange(1, len(texts) + 1)])) for org, texts in picked)


def _laws(rng: Random) -> tuple[Law, ...]:
    return tuple(Law(**row) for row in rng.sample(_rows("laws.csv"), 6))
