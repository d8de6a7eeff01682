"""Counties that a reading cannot have right: far too many of one region, or in doubt and in two regions at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.domain.statements import Statement
from pipeline.extract.mentions import Draft
from pipeline.extract.selfcheck.faults import Fault
from pipeline.vocabulary import match_county

_COUNTY = "county_code"


def withhold_counties(regions: Sequence[Draft], faults: Sequence[Fault], *, is_doubtful: bool) -> Iterator[Statement]:
    """Take the counties that cannot be right out of the regions' drafts, and give them.

    Args:
        regions: The drafts, which are changed.
        faults: The faults of the reading.
        is_doubtful: Whether it is in doubt as a whole; then a county of two regions is neither's, unless that is all
            that speaks against it: documents print such lists.
    """
    is_doubtful = is_doubtful and any(fault.kind != "county_twice" for fault in faults)
    crowded = {fault.place for fault in faults if fault.kind in ("crowded_region", "swallowed_region")}
    homes = Counter(code for region in regions for code in county_codes(region))
    for region in regions:
        is_crowded = region.statements[0].place in crowded
        taken = [
            s for s in region.statements if _is_county(s) and (is_crowded or (is_doubtful and homes[code_of(s)] > 1))
        ]
        region.statements[:] = [s for s in region.statements if s not in taken]
        yield from taken


def county_codes(region: Draft) -> frozenset[str]:
    """Give the codes of the counties that a region's draft has."""
    return frozenset(code_of(s) for s in region.statements if _is_county(s))


def _is_county(statement: Statement) -> bool:
    return statement.property == _COUNTY


def code_of(statement: Statement) -> str:
    """Give the code of the county that a statement tells, or what it says where that is none."""
    found = match_county(statement.value)
    return found.entry.code if found is not None else statement.value
