"""Which editions would print a fact if it were so: those that give every list in full on which it was last seen.

A list of an agency's staff speaks of that agency alone; `fullness` tells which lists of coordinators are full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.reconcile.corpus import Corpus, Sighting
from pipeline.reconcile.employers import find_employment

COORDINATORS = "regional_coordinators"
STAFF = "agency_staff"
MEMBERS = "network_members"


class ListKey(NamedTuple):
    """A list: its name (None for what stands outside any list), and for a list of staff whose staff it is."""

    list_name: str | None
    org_id: str | None = None


def list_key(corpus: Corpus, sighting: Sighting) -> ListKey:
    """Give the list that a sighting is an item of."""
    if sighting.list_name != STAFF:
        return ListKey(sighting.list_name)
    employment = find_employment(corpus, sighting)
    return ListKey(STAFF, employment.org.org_id if employment else None)


def absence_editions(corpus: Corpus, keys: Iterable[ListKey]) -> frozenset[str]:
    """Give the editions in which an absence means something: they give all of the lists in full."""
    covering = [_covering(corpus, key) for key in keys]
    if len(covering) == 1:  # the same set each time: the calendar knows it again
        return covering[0]
    return frozenset.intersection(*covering) if covering else frozenset()


def _covering(corpus: Corpus, key: ListKey) -> frozenset[str]:
    known = corpus.listing
    if key not in known:
        known[key] = _find_covering(corpus, key)
    return known[key]


def _find_covering(corpus: Corpus, key: ListKey) -> frozenset[str]:
    if key.list_name is None:
        return frozenset()
    covering = corpus.calendar.covering(key.list_name)
    if key.list_name != STAFF:
        return covering
    return covering & staffed_editions(corpus).get(key.org_id or "", frozenset())


def staffed_editions(corpus: Corpus) -> dict[str, frozenset[str]]:
    """Give the editions that list some staff of an agency, by agency."""
    if not corpus.staffed:
        corpus.staffed.update(_find_staffed(corpus))
    return corpus.staffed


def _find_staffed(corpus: Corpus) -> dict[str, frozenset[str]]:
    editions: dict[str, set[str]] = defaultdict(set)
    for sighting in corpus.of_type("person"):
        if sighting.list_name == STAFF:
            employment = find_employment(corpus, sighting)
            if employment is not None:
                editions[employment.org.org_id].add(sighting.edition_id)
    for sighting in corpus.of_type("organization"):
        if STAFF in corpus.calendar.covers.get(sighting.edition_id, ()):
            for record in sighting.of("name"):
                editions[corpus.find_organization(record.fact).org_id].add(sighting.edition_id)
    return {org_id: frozenset(listed) for org_id, listed in editions.items()}
