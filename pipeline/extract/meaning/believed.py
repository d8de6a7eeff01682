"""Regions that no vocabulary knows, believed where the document lists their counties, and the county named as a region.

`Region Mälardalen` alone may be anything; before its counties it is a region as `Region Nord` is one. A second bare
`Stockholm` in the card, row or item of Region Stockholm is that region's county.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Container
from pipeline.vocabulary import fold, match_county

_UNITS = frozenset({"card", "row", "item", "definitions", "section"})
_NEAR = 2  # rows
_SURE = 0.95
_BARE = 0.6  # how sure a region's name without the word region is


def believe_regions(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts of a document with unknown regions believed, and repeated names of regions read as counties."""
    told = {fold(fact.text) for fact, after in itertools.pairwise(facts) if _is_unknown(fact) and _leads(fact, after)}
    return tuple(_read_repeated([_believe(fact, told) for fact in facts] if told else facts))


def _is_unknown(fact: Fact) -> bool:
    return fact.kind == "region" and not fact.value


def _leads(fact: Fact, after: Fact) -> bool:
    return after.kind == "county" and after.row.index - fact.row.index <= _NEAR


def _believe(fact: Fact, told: Collection[str]) -> Fact:
    if not _is_unknown(fact) or fold(fact.text) not in told:
        return fact
    return replace(fact, confidence=_SURE, evidence="in the form of a region, before its counties")


def _read_repeated(facts: Sequence[Fact]) -> Iterator[Fact]:
    told, listing = _counties_told(facts), _groups_of_counties(facts)
    named = Counter((_unit_of(fact), fact.row.group, fact.value) for fact in facts if fact.kind == "region")
    seen: dict[Container, set[str]] = {}
    begun: set[tuple[Container | None, int, str]] = set()
    regions: set[tuple[int, int, int, str]] = set()
    last = ""
    for fact in facts:
        unit = _unit_of(fact)
        if fact.kind != "region" or (fact.row.kind == "cell" and fact.key in regions):
            yield fact  # a cell that spans rows is repeated in each of them
            continue
        known = seen.setdefault(unit, set()) if unit is not None else set()
        is_second = fact.value in known and unit not in told
        place = unit, fact.row.group, fact.value
        is_again = fact.value == last and (named[place] == 1 or place in begun)  # of two the first is the region
        begun.add(place)
        is_listed = fact.row.group in listing and (fact.value in known or is_again)
        county = match_county(fact.text, is_fuzzy=False) if is_second or is_listed else None
        known.add(fact.value)
        last = fact.value
        if county is None:
            regions.add(fact.key)
            yield fact
        else:
            yield replace(
                fact, kind="county", value=county.entry.code, evidence="in the unit of the region of its name"
            )


def _unit_of(fact: Fact) -> Container | None:
    """The smallest card, row or item around a fact."""
    return next((c for c in reversed(fact.row.containers) if c.kind in _UNITS), None)


def _groups_of_counties(facts: Sequence[Fact]) -> set[int]:
    """The blocks that hold counties and bare names of regions and nothing else, as the tags of a card do."""
    kinds: dict[int, set[str]] = {}
    for fact in facts:
        is_bare = fact.kind == "region" and fact.confidence <= _BARE
        kinds.setdefault(fact.row.group, set()).add("bare" if is_bare else fact.kind)
    return {group for group, found in kinds.items() if found - {"label"} == {"bare", "county"}}


def _counties_told(facts: Iterable[Fact]) -> set[Container]:
    return {container for fact in facts if fact.kind == "county" for container in fact.row.containers}
