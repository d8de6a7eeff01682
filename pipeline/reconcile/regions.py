"""Regions of the coordinators and the counties that they cover, edition by edition.

An edition says which counties a region covers only where it prints at least one for it: a page that merely names the
regions proves nothing. A county whose name could not be read in an edition is not held to be absent there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.reconcile.corpus import Corpus, Record
from pipeline.reconcile.rows import CountyRow, RegionCountyRow, RegionRow
from pipeline.reconcile.timeline import Spell
from pipeline.vocabulary import counties, regions


@dataclass(frozen=True, slots=True)
class CountySpell:
    """A county in a region for one spell."""

    region_id: str
    county_code: str
    spell: Spell
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """What the editions say of regions.

    Attributes:
        names: Printed name of each region that the vocabulary does not know.
        counties: County spells.
        stated: Editions that print counties for a region, by region.
    """

    names: Mapping[str, str]
    counties: tuple[CountySpell, ...]
    stated: Mapping[str, frozenset[str]]


def trace_regions(corpus: Corpus) -> RegionFacts:
    """Follow each region and its counties through the editions."""
    seen: dict[tuple[str, str], dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    stated: dict[str, set[str]] = defaultdict(set)
    unreadable: dict[str, set[str]] = defaultdict(set)
    known = {county.code for county in counties()}
    names: dict[str, str] = {}
    for sighting in corpus.of_type("region"):
        region_id = sighting.first("name")
        if region_id is None:
            continue
        names.setdefault(region_id, next(r.statement.display for r in sighting.of("name")))
        for record in sighting.of("county_code"):
            if record.fact not in known:
                unreadable[region_id].add(record.edition_id)
                continue
            stated[region_id].add(record.edition_id)
            seen[region_id, record.fact][record.edition_id].append(record)
    elsewhere: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for (region_id, code), by_edition in seen.items():
        for edition_id in by_edition:
            elsewhere[code][edition_id].add(region_id)
    spells = [
        CountySpell(region_id, code, spell, tuple(r for e in spell.editions for r in by_edition[e]))
        for (region_id, code), by_edition in seen.items()
        for spell in corpus.calendar.find_spells(
            by_edition, (stated[region_id] - unreadable[region_id]).union(elsewhere[code])
        )
    ]
    spells.sort(key=lambda c: (c.region_id, c.county_code, c.spell.editions))
    return RegionFacts(names, tuple(spells), {region: frozenset(editions) for region, editions in stated.items()})


def tabulate_regions(facts: RegionFacts, mentioned: Iterable[str]) -> list[RegionRow]:
    """Make the rows of `regions`: the seven known ones and any other that an edition prints."""
    names = {region.region_id: region.name for region in regions()}
    names.update({id_: name for id_, name in facts.names.items() if id_ not in names})
    names.update({id_: id_.replace("-", " ").title() for id_ in mentioned if id_ not in names})
    return [RegionRow(id_, name) for id_, name in names.items()]


def tabulate_counties() -> list[CountyRow]:
    """Make the rows of `counties`: all 21."""
    return [CountyRow(county.code, county.name) for county in counties()]


def tabulate_region_counties(facts: RegionFacts) -> list[RegionCountyRow]:
    """Make the rows of `region_counties`."""
    return [
        RegionCountyRow(
            c.region_id,
            c.county_code,
            c.spell.first_seen,
            c.spell.last_seen,
            c.spell.gone_by,
            c.spell.first_edition_id,
            c.spell.last_edition_id,
            c.spell.gone_edition_id,
        )
        for c in facts.counties
    ]
