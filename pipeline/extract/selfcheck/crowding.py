"""Whether a region has got far more counties than a region has, or those of others whose headings no reading found.

A region lists its counties once. Each list is another region's, and so are the people below it, where far more than a
region has stand in several lists with people between them, or where a list without a heading of its own is of the area
of another region that has none here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Literal

from pipeline.domain.statements import Statement
from pipeline.extract.lines.facts import Fact
from pipeline.extract.mentions import Draft
from pipeline.vocabulary import match_county, regions

Crowding = Literal["crowded_region", "swallowed_region"]
Line = tuple[int, int]  # page and number
_MOST_COUNTIES = 9
_LEAST_REGIONS = 3  # of a document that names so many, one alone has not got most counties
_LEAST_LISTS = 3
_TOP = (0, 0)  # before the first line
_LEAST_AREA = 2  # counties: one alone may be anybody's


def find_crowding(
    region: Draft,
    headings: Collection[Line],
    counties: Mapping[str, Collection[str]],
    people: Iterable[Draft],
) -> Crowding | None:
    """Tell whether a region's counties are too many to be its own, or another's.

    Args:
        region: The region's draft.
        headings: The lines that name it.
        counties: The counties of each region of the document.
        people: All its contacts.
    """
    codes: dict[Line, set[str]] = {}
    for statement in region.statements:
        if statement.property == "county_code":
            codes.setdefault(_line_of(statement), set()).add(_code(statement))
    names = {_line_of(s) for person in people for s in person.statements if s.property == "name"} - set(codes)
    runs = _count_runs(set(codes), names)
    is_many = len(set().union(*codes.values())) > _MOST_COUNTIES
    placed = [key for key, own in counties.items() if own]
    is_anothers = _holds_area(headings, codes, placed)
    if (is_many and runs >= _LEAST_LISTS) or (is_anothers and runs > 1):
        return "swallowed_region"
    return "crowded_region" if is_anothers or (is_many and len(counties) >= _LEAST_REGIONS) else None


def find_headings(facts: Iterable[Fact], region_id: str) -> frozenset[Line]:
    """Find the lines of a document that name a region."""
    named = (fact for fact in facts if fact.kind == "region" and fact.value == region_id)
    return frozenset((place.page, place.line) for place in (fact.row.place(fact.start, fact.end) for fact in named))


def _holds_area(headings: Collection[Line], codes: Mapping[Line, set[str]], placed: Collection[str]) -> bool:
    """Whether one of several lists, which the region does not head, is of the area of one that has no counties here."""
    areas = [
        set(other.police_counties)
        for other in regions()
        if other.region_id not in placed and len(other.police_counties) >= _LEAST_AREA
    ]
    lists = list(_join_lines(sorted(codes)))
    return len(lists) > 1 and any(
        _is_of_one(set().union(*(codes[line] for line in lines)), areas)
        and not any(before[-1] < heading <= lines[0] for heading in headings)
        for before, lines in pairwise([[_TOP], *lists])
    )


def _is_of_one(codes: Collection[str], areas: Iterable[Collection[str]]) -> bool:
    """Whether counties are one area, or those of it that OCR left legible."""
    return len(codes) >= _LEAST_AREA and any(set(codes) <= set(area) for area in areas)


def _join_lines(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Give the lines of counties in runs of those that follow each other."""
    for _, run in groupby(enumerate(lines), key=lambda at: (at[1][0], at[1][1] - at[0])):
        yield [line for _, line in run]


def _count_runs(counties: set[Line], names: set[Line]) -> int:
    """Count the runs of lines of a region's counties that lines of names part."""
    kinds = [line in counties for line in sorted(counties | names)]
    return sum(is_county and not before for before, is_county in pairwise([False, *kinds]))


def _line_of(statement: Statement) -> Line:
    return statement.place.page, statement.place.line


def _code(statement: Statement) -> str:
    found = match_county(statement.value)
    return found.entry.code if found is not None else statement.value
