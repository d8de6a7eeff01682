"""Whether a region has got far more counties than a region has, and those of others whose headings no reading found.

A region lists its counties once. Where far more than a region has stand in several lists with people between them, each
list is another region's, and the people below it are that region's too.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from pipeline.extract.mentions import Draft

Crowding = Literal["crowded_region", "swallowed_region"]
_MOST_COUNTIES = 9
_LEAST_REGIONS = 3  # of a document that names so many, one alone has not got most counties
_LEAST_LISTS = 3


def find_crowding(region: Draft, count: int, *, regions: int, people: Iterable[Draft]) -> Crowding | None:
    """Tell whether a region's counties are too many to be its own.

    Args:
        region: The region's draft.
        count: How many counties it has.
        regions: How many regions the document has.
        people: All its contacts.
    """
    if count <= _MOST_COUNTIES:
        return None
    if _count_lists(region, people) >= _LEAST_LISTS:
        return "swallowed_region"
    return "crowded_region" if regions >= _LEAST_REGIONS else None


def _count_lists(region: Draft, people: Iterable[Draft]) -> int:
    """Count the runs of lines of a region's counties that lines of names part."""
    counties = _lines_of(region, "county_code")
    names = {line for person in people for line in _lines_of(person, "name")} - counties
    kinds = [line in counties for line in sorted(counties | names)]
    return sum(is_county and not before for before, is_county in pairwise([False, *kinds]))


def _lines_of(draft: Draft, property_: str) -> set[tuple[int, int]]:
    return {(s.place.page, s.place.line) for s in draft.statements if s.property == property_}
