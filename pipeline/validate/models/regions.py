"""Counties, NMT's regions, and which region covers which county when."""

from __future__ import annotations

import pandera.pandas as pa

from pipeline.validate.fields import Day, Text, day, first_edition, gone, gone_edition, last_edition, seen_last, string


class Counties(pa.DataFrameModel):
    """The 21 counties of Sweden."""

    county_code: Text = string("Official two-digit code", key=True, matches=r"^[0-9]{2}$")
    name: Text = string("Name of the county")


class Regions(pa.DataFrameModel):
    """The regions that coordinators work in."""

    region_id: Text = string("Readable id", key=True)
    name: Text = string("Name of the region")


class RegionCounties(pa.DataFrameModel):
    """Counties that a region covers, and since when."""

    region_id: Text = string("Region", key=True, refers="regions.region_id")
    county_code: Text = string("County", key=True, refers="counties.county_code")
    first_seen: Day = day("Earliest day that the first edition which says so can be of", key=True)
    last_seen: Day = seen_last()
    gone_by: Day = gone()
    first_edition_id: Text = first_edition()
    last_edition_id: Text = last_edition()
    gone_edition_id: Text = gone_edition()
