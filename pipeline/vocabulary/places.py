"""Counties, municipalities and the regions of the coordinators.

Counties and municipalities have their official codes. Which counties a region covers is not fixed: it comes from the
documents. Where no document says anything of it, the police regions of the same names tell (since 1 January 2015, the
Police Authority's own division).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache

from pipeline.vocabulary.folding import fold
from pipeline.vocabulary.loading import read_table, split_cell
from pipeline.vocabulary.matching import Match, Matcher
from pipeline.vocabulary.terms import given_names

_COUNTY_JOINT = re.compile(r"\s*(?:[,;/+&|•·]|\s[–-]\s|\b(?:och|samt)\b)\s*", re.IGNORECASE)
_COUNTY_END = re.compile(r"\s*(?:l[äa]n)?[\s.:]*$", re.IGNORECASE)
_LETTERS = re.compile(r"([A-Z]{1,2})-?(?:\s*l[äa]n(?:en)?)?")


@dataclass(frozen=True, slots=True)
class County:
    """One of the 21 counties: official code (`01` to `25`), letters (`AB` to `BD`), short name and name with `län`.

    >>> next(county for county in counties() if county.letters == "AB").spellings()
    ('Stockholm', 'Stockholms län', 'Stockholm County', 'Stockholms', 'Sthlm', 'Sthlms län')
    """

    code: str
    letters: str
    name: str
    long_name: str
    aliases: tuple[str, ...]

    def spellings(self) -> tuple[str, ...]:
        """All known ways to write it."""
        return (self.name, self.long_name, f"{self.name} County", *self.aliases)


@dataclass(frozen=True, slots=True)
class Municipality:
    """One of the 290 municipalities: official code, name, county, and the usual domain of its mail addresses."""

    code: str
    name: str
    county_code: str
    domain: str


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the coordinators, by its published id, and the counties of the police region of its name.

    `misread` is what OCR makes of its name that no rule of letters explains.
    """

    region_id: str
    name: str
    aliases: tuple[str, ...]
    police_counties: tuple[str, ...]
    misread: tuple[str, ...] = ()

    def spellings(self) -> tuple[str, ...]:
        """All known ways to write it, without the word region."""
        return (self.name, *self.aliases)


@cache
def counties() -> tuple[County, ...]:
    """Give the 21 counties in the order of their codes."""
    return tuple(
        County(row["code"], row["letters"], row["name"], row["long_name"], split_cell(row["aliases"]))
        for row in read_table("counties")
    )


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Give the 290 municipalities in the order of their codes."""
    return tuple(
        Municipality(row["code"], row["name"], row["county_code"], row["domain"])
        for row in read_table("municipalities")
    )


@cache
def regions() -> tuple[Region, ...]:
    """Give the seven regions from north to south."""
    return tuple(
        Region(
            row["region_id"],
            row["name"],
            split_cell(row["aliases"]),
            split_cell(row["police_counties"]),
            split_cell(row["misread"]),
        )
        for row in read_table("regions")
    )


@cache
def _county_matcher() -> Matcher[County]:
    known = [(spelling, county) for county in counties() for spelling in county.spellings()]
    return Matcher([*known, *((row["name"], None) for row in read_table("county_noise"))], cutoff=78.0, is_worn=True)


@cache
def _municipality_matcher() -> Matcher[Municipality]:
    known = {place.name: place for place in municipalities()}
    seats = [(row["town"], replace(known[row["municipality"]], name=row["town"])) for row in read_table("seats")]
    return Matcher([*known.items(), *seats])


@cache
def _region_matcher() -> Matcher[Region]:
    known = [(spelling, region) for region in regions() for spelling in (*region.spellings(), *region.misread)]
    forms = ("{}", "Region {}", "{} regionen", "Polisregion {}", "Polisregionen {}")
    taken = {spelling for spelling, _ in known}
    towns = [(place.name, None) for place in municipalities() if place.name not in taken]  # Västerås is not Väst
    return Matcher([*((form.format(spelling), region) for spelling, region in known for form in forms), *towns])


def match_county(text: str, *, is_fuzzy: bool = True) -> Match[County] | None:
    """Match a county, also where OCR damaged it; landscapes, abolished counties and people match nothing.

    >>> [m.entry.code for m in (match_county("Sörmland"), match_county("Vdsternorrland")) if m]
    ['04', '22']
    >>> match_county("Småland") is None, match_county("Karin Öberg") is None
    (True, True)
    """
    return _county_matcher().match(text, is_fuzzy=is_fuzzy and not _begins_as_person(text))


def _begins_as_person(text: str) -> bool:
    """Whether a given name and another capitalised word stand there, however near a county's name their letters come.

    >>> [_begins_as_person(text) for text in ("Karin Öberg", "Örebro län", "Västra Götaland")]
    [True, False, False]
    """
    first, _, rest = text.strip().partition(" ")
    return rest[:1].isupper() and fold(first) in given_names()


def county_of_letters(text: str) -> County | None:
    """Give the county that official letters stand for; whether they do is for the text around them to say.

    >>> [county.name for text in ("BD", "Y-", "C-län") if (county := county_of_letters(text))]
    ['Norrbotten', 'Västernorrland', 'Uppsala']
    >>> county_of_letters("ab") is None
    True
    """
    found = _LETTERS.fullmatch(text.strip())
    return _counties_by_letters().get(found.group(1)) if found else None


@cache
def _counties_by_letters() -> dict[str, County]:
    return {county.letters: county for county in counties()}


def match_municipality(text: str, *, is_fuzzy: bool = True) -> Match[Municipality] | None:
    """Match a municipality by its name alone, or by that of its seat (`Visby`), which is then its name.

    >>> found = match_municipality("Orebro")
    >>> found and found.entry.code
    '1880'
    """
    return _municipality_matcher().match(text, is_fuzzy=is_fuzzy)


def match_region(text: str, *, is_fuzzy: bool = True) -> Match[Region] | None:
    """Match a region's name, with or without the word region.

    >>> [m.entry.region_id for m in (match_region("REGION OST"), match_region("Väst"), match_region("Västerås")) if m]
    ['ost', 'vast']
    >>> match_region("Region 0st").entry.region_id, match_region("10st")
    ('ost', None)
    """
    return _region_matcher().match(text, is_fuzzy=is_fuzzy)


def police_region_of(codes: Collection[str]) -> Region | None:
    """Give the one region whose police region has some counties, or the one all of whose own are among them.

    >>> [found and found.name for found in map(police_region_of, (["12", "10"], ["01", "09", "03"], ["01", "03"], []))]
    ['Syd', 'Stockholm', None, None]
    """
    having = [region for region in regions() if not set(region.police_counties).isdisjoint(codes)]
    whole = [region for region in having if set(region.police_counties).issubset(codes)]
    found = having if len(having) == 1 else whole
    return found[0] if len(found) == 1 else None


def police_region_listed(text: str) -> Region | None:
    """Give the region that a list of counties and nothing else stands for, or None.

    >>> found = police_region_listed("Hallands och Västra Götalands län")
    >>> found and found.name, police_region_listed("Halland och övriga landet")
    ('Väst', None)
    """
    parts = [_COUNTY_END.sub("", part) for part in _COUNTY_JOINT.split(text.strip()) if part]
    found = [match.entry.code for part in parts if (match := match_county(part))]
    return police_region_of(found) if found and len(found) == len(parts) else None


@cache
def _domains() -> dict[str, Municipality]:
    return {place.domain: place for place in municipalities()}


def municipality_of_domain(domain: str) -> Municipality | None:
    """Give the municipality whose mail stands under a domain, subdomains included.

    >>> found = municipality_of_domain("socialcentrum.goteborg.se")
    >>> found and found.name
    'Göteborg'
    """
    parts = domain.lower().split(".")
    return next((place for i in range(len(parts)) if (place := _domains().get(".".join(parts[i:])))), None)
