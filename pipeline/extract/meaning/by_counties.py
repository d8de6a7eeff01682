"""Regions that a document never names: its lists of counties stand in the place of their names.

Such a list names the police region that has its counties, which is the coordinators' region of the same name. It does
so only in a document that names no region at all, whose lists have no county in common, and each of which is of another
region; a county by itself (`Skåne län`) is one county, and no list of a region's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.vocabulary import match_county, police_region_listed

_BARE = 0.6  # how sure a region's name without the word region is
_SURE = 0.7
_LEAST_LISTS, _LEAST_LONG = 3, 2  # lists of counties, and those of them with more than one
_LINE_MOST = 120  # characters of a line of counties
_BESIDE = frozenset({"county", "label"})


def name_by_counties(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts of a document, each list of counties led by the region that it stands for, where none is named."""
    if any(fact.kind == "region" and fact.value and not _is_town(fact) for fact in facts):
        return tuple(facts)
    rows = [list(group) for _, group in groupby(facts, key=lambda fact: fact.row.index)]
    listed = frozenset[str]().union(*(codes for row in rows if len(codes := _codes(row)) > 1))
    named = {
        row[0].row.index: region
        for row in rows
        if (region := _region_of(row)) is not None
        and not (len(_codes(row)) == 1 and _codes(row) <= listed)  # a town of that name, where somebody works
    }
    return tuple(_lead(rows, named)) if _part_the_country(rows, named) else tuple(facts)


def _codes(row: Sequence[Fact]) -> frozenset[str]:
    return frozenset(fact.value for fact in row if fact.kind == "county")


def _is_town(fact: Fact) -> bool:
    """Whether a region's name without the word region is a county's and a town's too: `Stockholm`."""
    return fact.confidence <= _BARE and match_county(fact.text, is_fuzzy=False) is not None


def _region_of(row: Sequence[Fact]) -> Fact | None:
    """Make the region that a row of counties and nothing else stands for."""
    counties = [fact for fact in row if fact.kind == "county"]
    if not counties or not all(f.kind in _BESIDE for f in row) or len(row[0].row.line.text) > _LINE_MOST:
        return None
    start, end = counties[0].start, counties[-1].end
    text = row[0].row.line.text[start:end]
    region = police_region_listed(text)
    if region is None:
        return None
    return Fact("region", row[0].row, start, end, text, _SURE, "the police region of its counties", region.region_id)


def _part_the_country(rows: Sequence[Sequence[Fact]], named: dict[int, Fact]) -> bool:
    """Whether the lists have no county in common, and each is of a region of its own."""
    lists = {_codes(row): named[row[0].row.index].value for row in rows if row[0].row.index in named}
    are_apart = sum(map(len, lists)) == len(frozenset().union(*lists)) and len({*lists.values()}) == len(lists)
    return are_apart and len(lists) >= _LEAST_LISTS and sum(len(codes) > 1 for codes in lists) >= _LEAST_LONG


def _lead(rows: Sequence[Sequence[Fact]], named: dict[int, Fact]) -> Iterator[Fact]:
    for row in rows:
        region = named.get(row[0].row.index)
        for fact in row:
            if region is not None and fact.kind == "county":
                yield region
                region = None
            yield fact
