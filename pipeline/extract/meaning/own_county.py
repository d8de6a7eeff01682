"""The county that a region is called by, in a line of its own below the region's.

    Region Stockholm
    Stockholm
    Gotland

A bare `Stockholm` reads as the region; right below that it would say nothing, and is the first of its counties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.vocabulary import match_county

_BARE = 0.6  # how sure a region's name without the word region is


def read_own_counties(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give the facts with a region's name, alone in the line below the region's own, as the county of that name.

    Args:
        facts: All facts of a document in reading order.
    """
    rows = Counter(fact.row.index for fact in facts)
    region: Fact | None = None  # the last one in a line above
    for before, fact, after in zip([None, *facts], facts, [*facts[1:], None], strict=False):
        county = match_county(fact.text, is_fuzzy=False) if fact.kind == "region" else None
        is_told = county is not None and after is not None and after.value == county.entry.code  # in the line below
        is_alone = rows[fact.row.index] == 1 and not is_told
        is_below = before is not None and is_alone and _is_below(before, fact, after)
        if fact.kind == "region" and (region is None or region.row is not fact.row):
            above, region = region, fact
        else:
            above = None
        if county is not None and (is_below or (_is_beside(above, fact, after) and not is_told)):
            region = above or region
            yield replace(fact, kind="county", value=county.entry.code, evidence="below the region called by it")
        else:
            yield fact


def _is_beside(above: Fact | None, fact: Fact, after: Fact | None) -> bool:
    """Whether a region's bare name stands before another county, below that region: `Område: Stockholm · Gotland`."""
    is_again = above is not None and above.value == fact.value and fact.confidence <= _BARE
    return is_again and after is not None and after.kind == "county" and after.row is fact.row


def _is_below(above: Fact, fact: Fact, after: Fact | None) -> bool:
    """Whether a region's name stands in the line below that region's own, in its block or above another county."""
    is_again = above.kind == "region" and above.value == fact.value and above.row.index + 1 == fact.row.index
    is_listed = after is not None and after.kind == "county" and after.row.index == fact.row.index + 1
    return is_again and (is_listed or above.row.group == fact.row.group)
