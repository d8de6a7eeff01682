"""Who stands in the agencies' editions, and the ways in which numbers, titles and empty seats are written there."""

from __future__ import annotations

from random import Random

from tests.editions.people import COUNTIES, Cast, MadeUp, Person, RegionList, make_up


def _pairs(digits: str) -> str:
    """Part digits into twos, with three first where they are odd."""
    head = digits[: 2 + len(digits) % 2]
    return " ".join([head, *(digits[i : i + 2] for i in range(len(head), len(digits), 2))])


def _split_late(area: str, rest: str) -> str:
    """Write `0701-74 06 05`: the hyphen one digit later than usual."""
    return f"{area}{rest[0]}-{_pairs(rest[1:])}"


FORMATS = (
    _split_late,
    lambda area, rest: f"{area}-{_pairs(rest)}",
    lambda area, rest: f"+46 {area[1:]} {_pairs(rest)}",
    lambda area, rest: f"+46{area[1:]}{rest}",
    lambda area, rest: f"{area} {_pairs(rest)}",
    lambda area, rest: f"({area}) {_pairs(rest)}",
    lambda area, rest: f"{area} - {_pairs(rest)}",
    lambda area, rest: f"{area}-{rest[:3]} {rest[3:]}",
    lambda area, rest: f"+46 (0){area[1:]} {_pairs(rest)}",
    lambda area, rest: f"0046 {area[1:]} {_pairs(rest)}",
    lambda area, rest: f"{area}.{_pairs(rest).replace(' ', '.')}",
)
TITLES = (
    "regionkoordinator",
    "samordnare mot människohandel",
    "socionom",
    "utvecklingsledare",
    "enhetschef",
    "kurator",
    "1:e socialsekreterare",
    "strateg",
)
VACANCIES = (
    "Vakant",
    "Tjänsten är för närvarande vakant.",
    "Ny koordinator tillsätts under hösten 2024.",
    "Rekrytering pågår",
    "Vakant tjänst",
    "Koordinator saknas för närvarande.",
    "Tjänsten tillsätts januari 2025.",
)
CAST = Cast("agencies/names.csv", FORMATS, TITLES, VACANCIES, short_mails=0.12, second_mails=0.08)


def cast_edition(seed: int) -> MadeUp:
    """Make up an edition with this cast."""
    return make_up(seed, CAST)


def genitive(code: str) -> str:
    """Give a county's name as it stands before `län`.

    >>> genitive("25"), genitive("14"), genitive("12")
    ('Norrbottens', 'Västra Götalands', 'Skåne')
    """
    name = COUNTIES[code]
    return name if name in ("Skåne", "Uppsala", "Kalmar", "Blekinge", "Örebro") else f"{name}s"


def counties_of(region: RegionList, rng: Random) -> str:
    """Write a region's counties in one of the ways of agencies."""
    style = rng.randrange(6)
    plain = [COUNTIES[code] for code in region.counties]
    long = [genitive(code) for code in region.counties]
    joined = ", ".join(long[:-1]) + (" och " if len(long) > 1 else "") + long[-1]
    return (
        f"{joined} län",
        ", ".join(f"{name} län" for name in long),
        f"länen {', '.join(plain)}" if len(plain) > 1 else f"{long[0]} län",
        " samt ".join((", ".join(plain[:-1]), plain[-1])) if len(plain) > 2 else ", ".join(plain),
        " · ".join(plain) if len(plain) > 1 else f"{long[0]} län",
        f"län: {', '.join(plain)}",
    )[style]


def mails_of(person: Person) -> tuple[str, ...]:
    """Give a person's mails, of which there may be two."""
    return (person.email, person.second_mail) if person.second_mail else (person.email,)
