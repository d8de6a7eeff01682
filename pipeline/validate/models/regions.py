"""Counties, NMT's regions, and which region covers which county when."""

from __future__ import annotations

from pipeline.validate.fields import Model, day, first_edition, gone, gone_edition, last_edition, seen_last, string


class Counties(Model):
    """The 21 counties of Sweden."""

    county_code = string("Official two-digit code", key=True, matches=r"^[0-9]{2}$")
    name = string("Name of the county")


class Regions(Model):
    """The regions that coordinators work in."""

    region_id = string("Readable id", key=True)
    name = string("Name of the region")


class RegionCounties(Model):
    """Counties that a region covers, and since when."""

    region_id = string("Region", key=True, refers="regions.region_id")
    county_code = string("County", key=True, refers="counties.county_code")
    first_seen = day("Earliest day that the first edition which says so can be of", key=True)
    last_seen = seen_last()
    gone_by = gone()
    first_edition_id = first_edition()
    last_edition_id = last_edition()
    gone_edition_id = gone_edition()
