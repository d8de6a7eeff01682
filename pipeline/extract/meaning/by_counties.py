"""Regions that a document never names: its lists of counties stand in the place of their names.

Such a list names the police region that has its counties, which is the coordinators' region of the same name. It does
so only in a document that names no region at all, whose lists have no county in common, and each of which is of another
region; a county by itself (`Skåne län`) is one county, and no list of a region's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.sentence_parts import cut_fact
from pipeline.extract.wording.counties import find_counties
from pipeline.standard.roles import is_coordinators
from pipeline.vocabulary import match_county, police_region_listed

_BARE = 0.6  # how sure a region's name without the word region is
_SURE = 0.7
_LEAST_LISTS, _LEAST_LONG = 3, 2  # lists of counties, and those of them with more than one
_LINE_MOST = 120  # characters of a line of counties
_BESIDE = frozenset({"county", "label"})
_FOR = re.compile(r"[\s(:,–-]+(?:(?:för|i|inom|med ansvar för)[\s:]+)?$", re.IGNORECASE)
_LONGEST_TITLE = 6  # words


def name_by_counties(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts of a document, each list of counties led by the region that it stands for, where none is named."""
    if any(fact.kind == "region" and fact.value and not _is_town(fact) for fact in facts):
        return tuple(facts)
    rows = [_part_titled(list(group)) for _, group in groupby(facts, key=lambda fact: fact.row.index)]
    listed = frozenset[str]().union(*(codes for row in rows if len(codes := _codes(row)) > 1))
    named = {
        row[0].row.index: region
        for row in rows
        if (region := _region_of(row)) is not None
        and not (len(_codes(row)) == 1 and _codes(row) <= listed)  # a town of that name, where somebody works
    }
    return tuple(_lead(rows, named)) if _part_the_country(rows, named) else tuple(facts)


def _part_titled(row: list[Fact]) -> list[Fact]:
    """A row that is a coordinator's title and its counties as such: `Regionkoordinator för Hallands och Skåne län`."""
    fact = row[0]
    counties = find_counties(fact.text) if len(row) == 1 and fact.kind == "text" else ()
    lead = _FOR.sub("", fact.text[: counties[0].start]) if counties else ""
    is_whole = bool(counties) and not fact.text[counties[-1].end :].strip(" .)")
    if not is_whole or not is_coordinators(lead) or len(lead.split()) > _LONGEST_TITLE:
        return row
    title = replace(cut_fact(fact, 0, len(lead)), kind="title", confidence=0.8, evidence="before its counties")
    told = [
        replace(cut_fact(fact, span.start, span.end), kind="county", value=span.code, evidence="behind the title")
        for span in counties
    ]
    return [title, *told]


def _is_title(fact: Fact) -> bool:
    return fact.kind == "title" and is_coordinators(fact.text)


def _codes(row: Sequence[Fact]) -> frozenset[str]:
    return frozenset(fact.value for fact in row if fact.kind == "county")


def _is_town(fact: Fact) -> bool:
    """Whether a region's name without the word region is a county's and a town's too: `Stockholm`."""
    return fact.confidence <= _BARE and match_county(fact.text, is_fuzzy=False) is not None


def _region_of(row: Sequence[Fact]) -> Fact | None:
    """Make the region that a row of counties stands for, with nothing else in it or people behind it."""
    counties = [fact for fact in row if fact.kind == "county"]
    is_list = all(fact.kind in _BESIDE or _is_title(fact) for fact in row)
    is_led = _leads_people(row, len(counties))
    if not counties or not (is_led or (is_list and len(row[0].row.line.text) <= _LINE_MOST)):
        return None
    start, end = counties[0].start, counties[-1].end
    text = row[0].row.line.text[start:end]
    region = police_region_listed(text)
    if region is None:
        return None
    return Fact("region", row[0].row, start, end, text, _SURE, "the police region of its counties", region.region_id)


def _leads_people(row: Sequence[Fact], count: int) -> bool:
    """Whether a row begins with several counties and goes on with somebody or an empty seat."""
    behind = row[count : count + 1]
    is_first = count > 1 and all(fact.kind == "county" for fact in row[:count])
    return is_first and bool(behind) and behind[0].kind in ("name", "vacancy", "title")


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
