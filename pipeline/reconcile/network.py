"""Networks: who belongs to them, and who coordinates them since when.

A list may name a unit one year and the authority above it (or its whole sector) the next. Where what stands above is
listed, the unit is not held to be gone; where a unit was listed, what stands above it is not held to be new.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from pipeline.normalize.dates import first_day
from pipeline.reconcile.corpus import Corpus, Record
from pipeline.reconcile.coverage import MEMBERS
from pipeline.reconcile.organizations import OrganizationRef
from pipeline.reconcile.rows import NetworkMemberRow
from pipeline.reconcile.timeline import Spell


@dataclass(frozen=True, slots=True)
class Membership:
    """An organization in a network for one spell."""

    network_id: str
    org: OrganizationRef
    spell: Spell
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Coordination:
    """An organization that leads a network: since when (printed, else the first edition that says so), and where."""

    network_id: str
    org: OrganizationRef
    since: dt.date | None
    is_printed: bool
    records: tuple[Record, ...]


def trace_members(corpus: Corpus) -> tuple[Membership, ...]:
    """Follow each member of each network through the editions."""
    listed: dict[tuple[str, str], dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    refs: dict[str, OrganizationRef] = {}
    for sighting in corpus.of_type("organization"):
        name = sighting.first("name")
        for record in sighting.of("member") if name else ():
            ref = corpus.find_organization(name or "")
            refs[ref.org_id] = ref
            listed[record.fact, ref.org_id][record.edition_id].append(record)
    members: list[Membership] = []
    for (network, org_id), by_edition in sorted(listed.items()):
        covered = _covered_editions(refs, listed, network, refs[org_id])
        members += _spell_out(corpus, network, refs[org_id], by_edition, covered)
    return tuple(members)


def _covered_editions(
    refs: Mapping[str, OrganizationRef],
    listed: Mapping[tuple[str, str], Mapping[str, list[Record]]],
    network: str,
    ref: OrganizationRef,
) -> frozenset[str]:
    """The editions that list what an organization is part of: they may mean it too."""
    above = ancestors(ref)
    return frozenset(e for org_id in refs if org_id in above for e in listed.get((network, org_id), {}))


def _spell_out(
    corpus: Corpus,
    network: str,
    ref: OrganizationRef,
    by_edition: Mapping[str, list[Record]],
    covered: frozenset[str],
) -> list[Membership]:
    """Spells of one member; an edition that may mean it bridges a gap, but is no sighting."""
    members = []
    for spell in corpus.calendar.find_spells({*by_edition, *covered}, corpus.calendar.covering(MEMBERS)):
        editions = tuple(e for e in spell.editions if e in by_edition)
        if editions:
            seen = corpus.calendar.join(editions)
            own = replace(seen, gone_by=spell.gone_by, gone_edition_id=spell.gone_edition_id)
            members.append(Membership(network, ref, own, tuple(r for e in editions for r in by_edition[e])))
    return members


def ancestors(ref: OrganizationRef) -> frozenset[str]:
    """Give what an organization is part of: the one above it, and the sector that its kind belongs to."""
    wholes = _wholes()
    above = (ref.parent_org_id, wholes.get(f"kind:{ref.kind}"), wholes.get(f"org:{ref.org_id}"))
    return frozenset(org_id for org_id in above if org_id and org_id != ref.org_id)


@cache
def _wholes() -> Mapping[str, str]:
    with (Path(__file__).parent / "groups.csv").open(encoding="utf-8", newline="") as file:
        return {row["part"]: row["whole_org_id"] for row in csv.DictReader(file, strict=True)}


def trace_coordination(corpus: Corpus) -> tuple[Coordination, ...]:
    """Find who coordinates each network, from the first to the last."""
    records: dict[tuple[str, str], list[Record]] = defaultdict(list)
    since: dict[tuple[str, str], list[dt.date]] = defaultdict(list)
    refs: dict[str, OrganizationRef] = {}
    for sighting in corpus.of_type("organization"):
        name = sighting.first("name")
        for record in sighting.of("coordinates") if name else ():
            ref = corpus.find_organization(name or "")
            refs[ref.org_id] = ref
            key = (record.fact, ref.org_id)
            records[key].append(record)
            since[key] += [day for text in sighting.facts("since") if (day := first_day(text))]
    found = []
    for (network, org_id), listed in records.items():
        printed = min(since[network, org_id], default=None)
        first_seen = corpus.calendar.span({r.edition_id for r in listed})[0]
        found.append(Coordination(network, refs[org_id], printed or first_seen, printed is not None, tuple(listed)))
    return tuple(sorted(found, key=lambda c: (c.network_id, c.since or dt.date.max, c.org.org_id)))


def tabulate_members(members: tuple[Membership, ...]) -> list[NetworkMemberRow]:
    """Make the rows of `network_members`."""
    return [
        NetworkMemberRow(
            m.network_id,
            m.org.org_id,
            m.spell.first_seen,
            m.spell.last_seen,
            m.spell.gone_by,
            m.spell.first_edition_id,
            m.spell.last_edition_id,
            m.spell.gone_edition_id,
        )
        for m in members
    ]
