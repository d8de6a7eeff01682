"""Sweden has 21 counties, and a county is in at most one region at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

import pandas as pd

from pipeline.validate.outcome import Outcome, judge

COUNTIES = 21
FOREVER = pd.Timestamp.max.floor("s")


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
    for code, rows in covered.groupby("county_code"):
        if rows["region_id"].nunique() < 2:
            continue
        spans = list(rows[["region_id", "first_seen", "gone_by"]].fillna({"gone_by": FOREVER}).itertuples(index=False))
        for one, other in combinations(spans, 2):
            if one[0] != other[0] and one[1] < other[2] and other[1] < one[2]:
                yield f"{code}: {one[0]} and {other[0]}"
