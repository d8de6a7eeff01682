"""Sweden has 21 counties, and a county is in at most one region at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

import pandas as pd

from pipeline.validate.outcome import Outcome, judge

COUNTIES = 21
NEVER, FOREVER = pd.Timestamp.min.ceil("s"), pd.Timestamp.max.floor("s")


def check_territory(frames: Mapping[str, pd.DataFrame]) -> Iterator[Outcome]:
    """Check counties and regions."""
    count = frames["counties"]["county_code"].nunique()
    wrong = [f"{count} counties"] if count != COUNTIES else []
    yield judge("counties.all_there", f"there are {COUNTIES} counties", wrong)
    yield judge(
        "region_counties.one_region",
        "a county is in at most one region at a time",
        _shared_counties(frames["region_counties"]),
    )


def _shared_counties(covered: pd.DataFrame) -> Iterator[str]:
    """Counties with the two regions that have them at a time.

    A spell that is over is taken to its last sighting, not to `gone_by`: where the edition that takes the county away
    is dated by a range, `gone_by` is the last day of that range and the other region's spell begins on its first.
    """
    for code, rows in covered.groupby("county_code"):
        if rows["region_id"].nunique() < 2:
            continue
        starts = rows["first_seen"].fillna(NEVER)
        ends = rows["last_seen"].where(rows["gone_by"].notna(), FOREVER).fillna(FOREVER)
        for one, other in combinations(zip(rows["region_id"], starts, ends, strict=True), 2):
            if one[0] != other[0] and one[1] <= other[2] and other[1] <= one[2]:
                yield f"{code}: {one[0]} and {other[0]}"
