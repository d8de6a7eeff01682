"""Regions whose heading a scan lost: a second list of counties under a region tells that another region begins there.

In a document whose regions each give their counties once, above their people, a list that comes after people is not
that region's. Which region it is nobody can read any more, so its people are not given to the one above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.scopes import Section

_MOST = 3  # one region in so many may have lost its heading; where more list counties twice, that is the layout
_LEAST = 2  # counties of a list


def part_lost_headings(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Part the sections of regions where a heading is lost.

    Args:
        sections: The sections of a document in reading order.
    """
    listing = [one for one in sections if one.kind == "region" and _has_people(one.facts)]
    cuts = {id(one): cut for one in listing if (cut := _find_second_list(one)) is not None}
    if not cuts or len(cuts) * _MOST > len(listing):
        return tuple(sections)
    return tuple(part for one in sections for part in _part(one, cuts.get(id(one))))


def _part(section: Section, cut: int | None) -> Iterator[Section]:
    yield section
    if cut is None:
        return
    rest = section.facts[cut:]
    del section.facts[cut:]
    above = section.list_heading
    yield Section("coordinators" if above else "none", above, above, facts=rest)


def _has_people(facts: Sequence[Fact]) -> bool:
    kinds = {fact.kind for fact in facts}
    return "name" in kinds and bool(kinds & {"email", "phone"})


def _find_second_list(section: Section) -> int | None:
    """Where a list of other counties begins below the first people of a section that has its counties above them."""
    known = {fact.value for fact in section.head if fact.kind == "county"}
    at, is_below = 0, False
    for _, group in groupby(section.facts, key=lambda fact: fact.row.index):
        row = list(group)
        counties = {fact.value for fact in row if fact.kind == "county" and fact.value}
        is_list = len(counties) >= _LEAST and all(fact.kind == "county" for fact in row)
        if is_list and is_below and known and not counties & known and row[0].row.kind != "cell":
            return at
        known |= counties if not is_below else set()
        is_below = is_below or any(fact.kind in ("email", "phone") for fact in row)
        at += len(row)
    return None
