"""Which region has a county; where two have it at a time, one of the two is wrong.

Editions in order settle it by themselves: the newer one says where the county is now. What is left are two regions in
one edition, or in editions that are in no order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.reconcile.contacts import Owner
from pipeline.reconcile.corpus import Corpus, Record
from pipeline.reconcile.misprints import Clash
from pipeline.reconcile.rules import Side, settle
from pipeline.vocabulary import police_region_of


def find_region_of(corpus: Corpus, edition_id: str, counties: Sequence[str]) -> str | None:
    """Give the one region that has all of some counties, as this edition, else the last before it or the first after it
    says; None where none says so of each, or they differ.

    Where no edition at all says which counties a region has, the one police region that has them all tells.

    Args:
        corpus: All sightings.
        edition_id: The edition that lists somebody for the counties.
        counties: Their codes.
    """
    claims = corpus.county_claims
    if not claims:
        region = police_region_of(counties)
        return region.region_id if region is not None and set(counties) <= set(region.police_counties) else None
    nearest = corpus.calendar.nearest(edition_id, claims)
    found = [next((claims[e][code] for e in nearest if code in claims[e]), set[str]()) for code in counties]
    regions = set[str]().union(*found)
    return next(iter(regions)) if len(regions) == 1 and all(found) else None


def find_county_clashes(corpus: Corpus) -> Iterator[Clash]:
    """Find every county that two regions claim at a time; the clash is about the county, its values are regions."""
    claims: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for sighting in corpus.of_type("region"):
        region_id = sighting.first("name")
        if region_id:
            for record in sighting.of("county_code"):
                claims[record.fact][region_id].append(record)
    for code in sorted(claims):
        for one, other in combinations(sorted(claims[code]), 2):
            left, right = _concurrent(corpus, claims[code][one], claims[code][other])
            if left and right:
                yield _clash(corpus, code, {one: claims[code][one], other: claims[code][other]}, left, right)


def _concurrent(corpus: Corpus, one: list[Record], other: list[Record]) -> tuple[list[Record], list[Record]]:
    """The claims of each side that are in no order with some claim of the other."""
    is_before = corpus.calendar.is_before

    def meets(record: Record, others: list[Record]) -> bool:
        e = record.edition_id
        return any(not is_before(e, o.edition_id) and not is_before(o.edition_id, e) for o in others)

    return [r for r in one if meets(r, other)], [r for r in other if meets(r, one)]


def _clash(
    corpus: Corpus, code: str, claims: dict[str, list[Record]], left: list[Record], right: list[Record]
) -> Clash:
    one, other = (_side(corpus, region_id, records) for region_id, records in claims.items())
    ruling = settle(one, other)
    winners, losers = (left, right) if ruling.winner is one else (right, left)
    return Clash(Owner("county", code), "region", ruling, tuple(winners), tuple(losers))


def _side(corpus: Corpus, region_id: str, records: list[Record]) -> Side:
    moments = [corpus.calendar.moments[r.edition_id] for r in records]
    return Side(
        value=region_id,
        editions=len({r.edition_id for r in records}),
        newest=max(moment.dated_to for moment in moments),
        is_clean=any(not r.statement.repaired for r in records),
    )
