"""Made-up coordinators: names, mails under `example.se`, and numbers from the series set aside for fiction."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

TOWNS = (
    ("Umeå", "24"), ("Sundsvall", "22"), ("Östersund", "23"), ("Luleå", "25"), ("Västerås", "19"), ("Gävle", "21"),
    ("Uppsala", "03"), ("Stockholm", "01"), ("Karlstad", "17"), ("Örebro", "18"), ("Falun", "20"), ("Linköping", "05"),
    ("Jönköping", "06"), ("Nyköping", "04"), ("Göteborg", "14"), ("Halmstad", "13"), ("Malmö", "12"), ("Växjö", "07"),
    ("Kalmar", "08"), ("Karlskrona", "10"), ("Visby", "09"),
)  # fmt: skip
REGIONS = (
    ("nord", "Nord"),
    ("mitt", "Mitt"),
    ("stockholm", "Stockholm"),
    ("bergslagen", "Bergslagen"),
    ("ost", "Öst"),
    ("vast", "Väst"),
    ("syd", "Syd"),
)
COUNTIES = {
    "01": "Stockholm", "03": "Uppsala", "04": "Södermanland", "05": "Östergötland", "06": "Jönköping",
    "07": "Kronoberg",
    "08": "Kalmar", "09": "Gotland", "10": "Blekinge", "12": "Skåne", "13": "Halland", "14": "Västra Götaland",
    "17": "Värmland", "18": "Örebro", "19": "Västmanland", "20": "Dalarna", "21": "Gävleborg", "22": "Västernorrland",
    "23": "Jämtland", "24": "Västerbotten", "25": "Norrbotten",
}  # fmt: skip
_HOME = {
    "nord": ("22", "23", "24", "25"),
    "mitt": ("03", "19", "21"),
    "stockholm": ("01", "09"),
    "bergslagen": ("17", "18", "20"),
    "ost": ("04", "05", "06"),
    "vast": ("13", "14"),
    "syd": ("07", "08", "10", "12"),
}
AUDIENCES = ("vuxna", "barn & unga", "sexuella ändamål", "andra ändamål")
TITLES = ("samordnare", "regionkoordinator", "socialsekreterare", "utredare", "kurator", "Senior handläggare")
VACANCIES = ("Tillsätts hösten 2023.", "Tjänsten är vakant.", "Rekrytering pågår.", "Vakant")


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up contact; phones as their national digits, shown by `formats`."""

    name: str
    email: str
    phones: tuple[str, ...]
    shown: tuple[str, ...]
    title: str
    audience: str
    employer: str
    second_mail: str = ""


@dataclass(frozen=True, slots=True)
class RegionList:
    """A region with its counties and its people; none means that the seat is vacant."""

    region_id: str
    name: str
    counties: tuple[str, ...]
    people: tuple[Person, ...]
    vacancy: str = ""


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A made-up edition: what it says, before any layout."""

    regions: tuple[RegionList, ...]
    helpline: str
    switchboard: str
    press: Person

    def people(self) -> Iterator[tuple[RegionList, Person]]:
        """All contacts with their region."""
        return ((region, person) for region in self.regions for person in region.people)


Format = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who may stand in an edition, and how their numbers, titles and mails are written."""

    names_file: str
    formats: tuple[Format, ...]
    titles: tuple[str, ...] = TITLES
    vacancies: tuple[str, ...] = VACANCIES
    short_mails: float = 0.0  # share of mails of an initial and a surname
    second_mails: float = 0.0  # share of people with two mails


@cache
def _names(file: str, kind: str) -> tuple[str, ...]:
    with (Path(__file__).parent / file).open(encoding="utf-8", newline="") as handle:
        return tuple(row["name"] for row in csv.DictReader(handle) if row["kind"] == kind)


def make_up(seed: int, cast: Cast | None = None) -> MadeUp:
    """Make up an edition, by default with the cast that the first layouts were made for.

    >>> make_up(1) == make_up(1)
    True
    """
    cast = cast or Cast("names.csv", FORMATS)
    rng = Random(seed)
    numbers = _numbers(rng)
    used: set[str] = set()
    homes = {key: list(codes) for key, codes in _HOME.items()}
    if rng.random() < 0.4:  # a county that changed its region
        giver, taker = rng.choice((("ost", "stockholm"), ("syd", "ost"), ("mitt", "bergslagen"), ("nord", "mitt")))
        homes[taker].append(homes[giver].pop())
    style = rng.randrange(len(cast.formats))
    chosen = REGIONS if rng.random() < 0.7 else tuple(sorted(rng.sample(REGIONS, 5), key=REGIONS.index))
    vacant = rng.choice(chosen)[0] if rng.random() < 0.5 else ""
    regions = []
    for region_id, name in chosen:
        codes = homes[region_id]
        rng.shuffle(codes)
        count = 0 if region_id == vacant else rng.choice((1, 1, 2, 2, 3))
        people = tuple(_person(rng, codes, numbers, used, style, cast) for _ in range(count))
        vacancy = "" if count else rng.choice(cast.vacancies)
        regions.append(RegionList(region_id, name, tuple(codes), people, vacancy))
    press = _person(rng, ["01"], numbers, used, style, cast)
    return MadeUp(tuple(regions), "020-390 000", "08-465 004 99", press)


def _numbers(rng: Random) -> list[tuple[str, str]]:
    """All fictitious numbers, each as area code and rest, shuffled; the switchboard's is left out."""
    series = [("031", f"39006{i:02d}") for i in range(100)] + [("040", f"62804{i:02d}") for i in range(100)]
    series += [("08", f"465004{i:02d}") for i in range(99)] + [("0980", f"319{i}") for i in range(200, 300)]
    series += [("070", f"17406{i:02d}") for i in range(5, 100)]
    rng.shuffle(series)
    return series


def _group(rest: str) -> str:
    """Group the digits of a number the usual way."""
    head = rest[: len(rest) % 2 + 2] if len(rest) > 6 else rest[: len(rest) - 4] if len(rest) % 2 == 0 else rest[:3]
    tail = rest[len(head) :]
    return " ".join([head, *(tail[i : i + 2] for i in range(0, len(tail), 2))])


FORMATS: tuple[Format, ...] = (
    lambda area, rest: f"{area}-{_group(rest)}",
    lambda area, rest: f"{area}-{rest}",
    lambda area, rest: f"{area} {_group(rest)}",
    lambda area, rest: f"+46 (0){area[1:]}-{_group(rest)}",
    lambda area, rest: f"+46 {area[1:]} {_group(rest)}",
    lambda area, rest: f"{area}/{_group(rest)}",
    lambda area, rest: f"{area}–{_group(rest)}",
    lambda area, rest: f"{area}{rest}",
    lambda area, rest: f"{area}-{rest[:3]} {rest[3:]}",
)


def _person(
    rng: Random, codes: list[str], numbers: list[tuple[str, str]], used: set[str], style: int, cast: Cast
) -> Person:
    while True:
        given, surname = (rng.choice(_names(cast.names_file, kind)) for kind in ("given", "surname"))
        if f"{given} {surname}" not in used:
            used.add(f"{given} {surname}")
            break
    town = rng.choice([t for t, code in TOWNS if code in codes] or ["Umeå"])
    local = ".".join((_ascii(given), _ascii(surname.replace("-", ""))))
    picked = [numbers.pop() for _ in range(rng.choice((1, 1, 1, 2)))]
    own = style if rng.random() < 0.7 else rng.randrange(len(cast.formats))
    sub = rng.choice(("", "", "", "social."))
    title, audience = rng.choice(cast.titles), rng.choice(AUDIENCES)
    if cast.short_mails and rng.random() < cast.short_mails:
        local = f"{local[0]}.{_ascii(surname.split()[-1])}"
    is_doubled = bool(cast.second_mails) and rng.random() < cast.second_mails
    return Person(
        f"{given} {surname}",
        f"{local}@{sub}{_ascii(town)}.example.se",
        tuple(area + rest for area, rest in picked),
        tuple(cast.formats[own](area, rest) for area, rest in picked),
        title,
        audience,
        f"{town}{'' if town[-1] in 'sxz' else 's'} kommun",
        f"{local}@nmt.example.se" if is_doubled else "",
    )


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if c.isascii() and (c.isalnum() or c == "-"))
