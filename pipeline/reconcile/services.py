"""Services: helplines, emergency numbers, clinics, programmes, shelters and networks, over all editions.

Two mentions are one service if the vocabulary knows them as one, if they print one valid number, or if they have one
name. A number that cannot exist joins the service that it is a misprint of: one digit apart, and a word in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from pipeline.normalize.slugs import slugify
from pipeline.reconcile.callers import tell_for_whom
from pipeline.reconcile.corpus import Corpus, Sighting
from pipeline.reconcile.ids import Candidate, Ledger, assign_ids
from pipeline.reconcile.organizations import find_organization
from pipeline.reconcile.rows import ServiceRow
from pipeline.standard.phones import is_valid_value
from pipeline.vocabulary import fold, match_network, match_service, services

_STEM = 5
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class ServiceGroup:
    """One service: its id, its published name and kind, and its mentions from old to new."""

    service_id: str
    name: str
    kind: str
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Services:
    """All services of a run."""

    groups: tuple[ServiceGroup, ...]
    service_of: Mapping[str, str]
    retired: Mapping[str, str]


def group_services(corpus: Corpus, ledger: Ledger) -> Services:
    """Put the mentions of each service together and give it an id."""
    sightings = corpus.of_type("service")
    roots = _Roots(s.mention_id for s in sightings)
    for same in _same_keys(sightings).values():
        roots.join(s.mention_id for s in same)
    _join_misprints(sightings, roots)
    grouped: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        grouped[roots.find(sighting.mention_id)].append(sighting)
    parts = [tuple(group) for _, group in sorted(grouped.items())]
    drafts = [_describe(part) for part in parts]
    assigned = assign_ids(
        [
            Candidate(draft.service_id, frozenset(s.mention_id for s in part), part[0].edition_id)
            for draft, part in zip(drafts, parts, strict=True)
        ],
        ledger,
    )
    groups = tuple(
        ServiceGroup(id_, draft.name, draft.kind, part)
        for id_, draft, part in zip(assigned.ids, drafts, parts, strict=True)
    )
    return Services(groups, {s.mention_id: g.service_id for g in groups for s in g.sightings}, assigned.retired)


def tabulate_services(corpus: Corpus, groups: Iterable[ServiceGroup]) -> list[ServiceRow]:
    """Make the rows of `services`."""
    return [
        ServiceRow(
            group.service_id,
            group.name,
            group.kind,
            find_operator(corpus, group),
            _newest(group, "audience"),
            "; ".join(sorted({place for s in group.sightings for place in s.facts("place")})) or None,
            _newest(group, "hours"),
            _newest(group, "description"),
            *corpus.calendar.span({s.edition_id for s in group.sightings}),
            tell_for_whom(group.service_id, group.kind, group.sightings),
        )
        for group in groups
    ]


def find_operator(corpus: Corpus, group: ServiceGroup) -> str | None:
    """Give the organization that runs a service: as printed, else the organization that it is printed under."""
    for sighting in reversed(group.sightings):
        for record in sighting.of("operator"):
            return corpus.find_organization(record.fact).org_id
        parent = corpus.parent_of(sighting)
        name = parent.first("name") if parent is not None and parent.entity_type == "organization" else None
        if name:
            return corpus.find_organization(name).org_id
    return None


class _Roots:
    """Disjoint sets of mentions; the root is the least id, so that order of joining is nothing."""

    def __init__(self, members: Iterable[str]) -> None:
        self._parent = {member: member for member in members}

    def find(self, member: str) -> str:
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, members: Iterable[str]) -> None:
        roots = sorted({self.find(member) for member in members})
        for root in roots[1:]:
            self._parent[root] = roots[0]


def _same_keys(sightings: Iterable[Sighting]) -> dict[tuple[str, str], list[Sighting]]:
    keys: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        for name in sighting.facts("name"):
            known = find_known(name, sighting.first("kind"))
            operator = "" if known else fold(sighting.first("operator") or "")
            keys["service", known.service_id if known else f"{fold(name)} {operator}"].append(sighting)
        for phone in sighting.facts("phone"):
            if is_valid_value(phone):
                keys["phone", phone].append(sighting)
    return keys


def _join_misprints(sightings: Iterable[Sighting], roots: _Roots) -> None:
    """Join a mention whose only number cannot exist to the one service whose number it all but is."""
    numbered = [(phone, s) for s in sightings for phone in s.facts("phone")]
    valid = [(phone, s) for phone, s in numbered if is_valid_value(phone)]
    for wrong, sighting in numbered:
        if is_valid_value(wrong):
            continue
        near = [s for phone, s in valid if OSA.distance(wrong, phone, score_cutoff=1) <= 1 and _have_word(sighting, s)]
        if len({roots.find(s.mention_id) for s in near}) == 1:
            roots.join([sighting.mention_id, near[0].mention_id])


def _have_word(left: Sighting, right: Sighting) -> bool:
    """Whether two services share the stem of a word in their names or operators (`Polisen`, `Polisanmälan`)."""
    return bool(_stems(left) & _stems(right))


def _stems(sighting: Sighting) -> set[str]:
    words = (w for p in ("name", "operator") for text in sighting.facts(p) for w in fold(text).split())
    return {word[:_STEM] for word in words if len(word) >= _STEM}


@dataclass(frozen=True, slots=True)
class KnownService:
    """A service or network of the vocabularies."""

    service_id: str
    name: str
    kind: str


@lru_cache(maxsize=16_384)
def find_known(name: str, kind: str | None) -> KnownService | None:
    """Give the service or network of the vocabularies that a name stands for; a number is no network.

    >>> found = find_known("Kompetenscentrum sexuella tjänster", "clinic")
    >>> found and found.service_id
    'evonhuset'
    """
    numbered = kind in ("helpline", "emergency")
    network = None if numbered else match_network(name)
    if network is not None:
        return KnownService(network.entry.network_id, network.entry.name, "network")
    match = match_service(name)
    if match is not None and (not numbered or match.entry.kind in ("helpline", "emergency")):
        return KnownService(match.entry.service_id, match.entry.name, match.entry.kind)
    folded = fold(name)
    former = next((s for s in services() if any(fold(old) == folded for old in s.former_names)), None)
    return KnownService(former.service_id, former.name, former.kind) if former else None


def _describe(group: tuple[Sighting, ...]) -> KnownService:
    """Id, name and kind of a service: the vocabulary's, else the surest, fullest and newest name in print."""
    records = [record for s in group for record in s.of("name")]
    found = (find_known(record.fact, s.first("kind")) for s in group for record in s.of("name"))
    known = next((service for service in found if service), None)
    if known is not None:
        return known
    order = {record.statement_id: i for i, record in enumerate(records)}
    best = max(
        records, key=lambda r: (r.statement.confidence >= _SURE, len(r.fact), order[r.statement_id]), default=None
    )
    name = best.fact if best else _nameless(group)
    kinds = Counter(kind for s in group for kind in s.facts("kind"))
    kind = max(kinds, key=lambda k: (kinds[k], k), default="helpline")
    return KnownService(slugify(name), name, kind)


def _nameless(group: tuple[Sighting, ...]) -> str:
    """What a service without a name is called: who runs it, and its number."""
    operators = [find_organization(text).name for s in group for text in s.facts("operator")]
    numbers = [r for s in group for r in s.of("phone")]
    valid = [r for r in numbers if is_valid_value(r.fact)] or numbers
    number = (valid[-1].statement.display or valid[-1].fact) if valid else ""
    return f"{operators[-1] if operators else ''} {number}".strip() or group[0].mention_id


def _newest(group: ServiceGroup, property_: str) -> str | None:
    for sighting in reversed(group.sightings):
        values = sighting.facts(property_)
        if values:
            return "; ".join(values)
    return None
