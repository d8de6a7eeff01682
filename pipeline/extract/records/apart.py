"""What is told apart: people once with their region and once with their mail, counties above those who name the region.

A table says who answers for which county; the addresses stand under it, by name alone. The two are one record where the
name says so: one region for it in the first place, and one record in the second.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.mentions import Draft
from pipeline.extract.records.gathered import SectionRecords
from pipeline.extract.records.shared import Record
from pipeline.vocabulary import fold

_LISTS = 2  # regions that list several counties, for those of a mere name to be none of a list


def join_apart(grouped: Sequence[SectionRecords]) -> None:
    """Give the mails and numbers that stand by a name alone to the record that names its region.

    Args:
        grouped: The records of all sections, which are changed.
    """
    placed: dict[str, list[tuple[str, Record, SectionRecords]]] = {}
    loose: dict[str, list[tuple[Record, SectionRecords]]] = {}
    for one, record, name in _named(grouped):
        region = _region_of(record, one)
        has_channel = bool(record.of("email") or record.of("phone"))
        if region and not has_channel:
            placed.setdefault(name, []).append((region, record, one))
        elif has_channel and not region:
            loose.setdefault(name, []).append((record, one))
    for name in placed.keys() & loose.keys():
        if len({region for region, *_ in placed[name]}) == len(loose[name]) == 1:
            _join(placed[name], *loose[name][0])


def find_placed(grouped: Sequence[SectionRecords]) -> frozenset[str]:
    """Find the names, folded, of those of a document whose region is told."""
    return frozenset(name for one, record, name in _named(grouped) if _region_of(record, one))


def _named(grouped: Sequence[SectionRecords]) -> Iterator[tuple[SectionRecords, Record, str]]:
    for one in grouped:
        if one.section.kind in ("region", "coordinators", "none"):
            yield from ((one, record, fold(record.name.text)) for record in one.records if record.name)


def _region_of(record: Record, grouped: SectionRecords) -> str:
    inside = next((fact.value for fact in record.of("region") if fact.value), "")
    heading = grouped.section.heading
    return inside or (heading.value if grouped.section.kind == "region" and heading is not None else "")


def _join(placed: Sequence[tuple[str, Record, SectionRecords]], loose: Record, home: SectionRecords) -> None:
    first = placed[0][1]
    first.facts.extend(fact.explained(f"{fact.evidence}, by the same name elsewhere", 0.8) for fact in loose.facts)
    home.records.remove(loose)
    for _, record, one in placed[1:]:
        first.facts.extend(record.facts)
        one.records.remove(record)


def add_county_headings(
    regions: dict[str, Draft], grouped: SectionRecords, claimed: set[tuple[int, int, int, str]]
) -> None:
    """Give counties that are a heading to the region that all records below it name, up to the next such heading.

    Args:
        regions: The regions' drafts by id, which are added to.
        grouped: A section that is no region's.
        claimed: The ink that has been used, which is added to.
    """
    counties = [fact for fact in grouped.own if fact.kind == "county" and fact.value and fact.row.kind == "heading"]
    placed = [fact for record in grouped.records for fact in record.of("county") if fact.row.kind == "heading"]
    starts = sorted({fact.row.index for fact in (*counties, *placed)})
    named = [fact for record in grouped.records for fact in record.of("region")]
    named += [fact for fact in grouped.own if fact.kind == "region"]
    for start, end in itertools.pairwise([*starts, sys.maxsize]):
        below = {fact.value for fact in named if start < fact.row.index < end}
        draft = regions.get(next(iter(below))) if len(below) == 1 else None
        for fact in counties:
            if draft is not None and fact.row.index == start:
                draft.add(replace(fact.to_statement("county_code"), evidence="heading above those of the region"))
                claimed.add(fact.key)


def drop_map_counties(grouped: Sequence[SectionRecords]) -> None:
    """Leave out the counties of a region's mere name, as on a map, where its list elsewhere has its own counties."""
    counted = {
        one.section.heading.value: sum(fact.kind == "county" for fact in one.own)
        for one in grouped
        if one.section.heading is not None and _is_list(one) and any(fact.kind == "county" for fact in one.own)
    }
    if sum(count > 1 for count in counted.values()) < _LISTS:  # cards by county name one each
        return
    listed = counted.keys()
    for one in grouped:
        heading = one.section.heading
        if one.section.kind == "region" and heading is not None and heading.value in listed and not _is_list(one):
            one.own = [fact for fact in one.own if fact.kind != "county"]


def _is_list(one: SectionRecords) -> bool:
    """Whether a section of a region says who is there, or that nobody is."""
    return one.section.kind == "region" and bool(one.records or any(fact.kind == "vacancy" for fact in one.own))
