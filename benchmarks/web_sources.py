"""Made-up web sources for measuring scale: a registry of as many editions as are asked for, the same at every run.

Source 0 is the network's page of regional coordinators; every other source is the page on which a municipality lists
staff of its own. Each has fifty editions, half a year apart, of which fourteen places are held in turn by people whose
names are as frequent as names in Sweden are; a place changes hands after some six years. Mail addresses stand under
`example.se`, numbers are of the series that PTS keeps for fiction.
"""

from __future__ import annotations

import csv
import hashlib
import random
from functools import cache
from itertools import accumulate
from pathlib import Path

from pipeline.ingest.registry import EDITION_COLUMNS
from pipeline.vocabulary import fold, municipalities
from pipeline.vocabulary.loading import read_table

EDITIONS_OF_A_SOURCE = 50
PLACES = 14
EDITIONS_IN_OFFICE = 12
# The share of people whose surname is in no list of the commonest.
UNLISTED = 0.55
TITLES = ("socialsekreterare", "enhetschef", "kurator", "samordnare", "utvecklingsledare", "strateg")
SWITCHBOARDS = ("08-465 004 {:02}", "031-390 06 {:02}", "040-628 04 {:02}", "0980-31 92 {:02}")
REGIONS = (
    ("Nord", "Jämtland, Norrbotten, Västerbotten, Västernorrland"),
    ("Mitt", "Västmanland, Gävleborg, Uppsala"),
    ("Stockholm", "Stockholm, Gotland"),
    ("Bergslagen", "Dalarna, Värmland, Örebro"),
    ("Öst", "Jönköping, Södermanland, Östergötland"),
    ("Väst", "Västra Götaland, Halland"),
    ("Syd", "Blekinge, Kalmar, Kronoberg, Skåne"),
)
Shares = tuple[list[str], list[float]]


def write_raw(folder: Path, count: int) -> None:
    """A registry with `count` editions and their captures."""
    folder.mkdir(parents=True)
    with (folder / "editions.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(EDITION_COLUMNS)
        for number in range(count):
            sheet.writerow(write_page(folder, number))


def add_page(folder: Path, number: int) -> None:
    """One more edition in a registry that is there."""
    with (folder / "editions.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(write_page(folder, number))


def write_page(folder: Path, number: int) -> list[str]:
    """One capture, and its row of the registry."""
    source, edition = divmod(number, EDITIONS_OF_A_SOURCE)
    day = f"{2000 + edition // 2}-{3 if edition % 2 else 9:02}-01"
    title, body = _list_coordinators(edition) if source == 0 else _list_staff(source, edition)
    page = (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Kontakt</title></head><body><main>'
        f"<h1>{title}</h1>{body}<p>Senast uppdaterad: {day}</p></main></body></html>"
    ).encode()
    file = f"sida-{number}.html"
    (folder / file).write_bytes(page)
    publisher = _name_municipality(source) if source else "Exempelmyndigheten"
    sha256 = hashlib.sha256(page).hexdigest()
    return [f"kalla-{source}-{edition}", file, "", "web_page", publisher, "", "2026-06-01", "", "", sha256]


def _list_coordinators(edition: int) -> tuple[str, str]:
    body = "".join(
        f"<h2>Region {name}</h2><p>{counties}</p>"
        + "".join(_write_person(0, 2 * at + seat, edition) for seat in range(2))
        for at, (name, counties) in enumerate(REGIONS)
    )
    return "Regionkoordinatorer mot prostitution och människohandel", body


def _list_staff(source: int, edition: int) -> tuple[str, str]:
    people = "".join(_write_person(source, place, edition) for place in range(PLACES))
    return "Kontakta oss", f"<h2>Kontakt {_name_municipality(source)}</h2>{people}"


def _write_person(source: int, place: int, edition: int) -> str:
    term = (edition + 5 * place + source) // EDITIONS_IN_OFFICE
    chance = random.Random(f"{source}/{place}/{term}")
    given, family = _draw(chance, "given"), _draw_family(chance)
    mail = f"{fold(given)}.{fold(family)}@{fold(_town(source)).replace(' ', '')}.example.se"
    series, line = divmod(source, 100)
    number = SWITCHBOARDS[series % len(SWITCHBOARDS)].format(line)
    if source == 0:
        number = f"070-174 06 {chance.randrange(5, 100):02}"
    return f"<p>{given} {family}<br>{chance.choice(TITLES)}<br>{mail}<br>{number}</p>"


def _draw_family(chance: random.Random) -> str:
    if chance.random() >= UNLISTED:
        return _draw(chance, "family")
    return (chance.choice(_surname_parts("first")) + chance.choice(_surname_parts("last"))).capitalize()


def _draw(chance: random.Random, part: str) -> str:
    names, shares = _names(part)
    return chance.choices(names, cum_weights=shares)[0]


@cache
def _names(part: str) -> Shares:
    listed = [row for row in read_table("name_frequency") if row["part"] == part]
    return [row["name"] for row in listed], list(accumulate(float(row["share"]) for row in listed))


@cache
def _surname_parts(place: str) -> tuple[str, ...]:
    return tuple(row["part"] for row in read_table("surname_parts") if row["place"] == place)


def _town(source: int) -> str:
    return municipalities()[source % len(municipalities())].name


def _name_municipality(source: int) -> str:
    town = _town(source)
    return f"{town}{'' if town[-1] in 'sxzaeiouyåäö' else 's'} kommun"
