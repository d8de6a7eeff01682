"""Every name of an organization that an edition prints, and the published name of every entity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.reconcile.corpus import Corpus, Record, Sighting
from pipeline.reconcile.employers import employer_uses
from pipeline.reconcile.organization_rows import NameUse
from pipeline.reconcile.organizations import OrganizationRef, known_by_id
from pipeline.reconcile.services import ServiceGroup
from pipeline.vocabulary import Organization, fold

_NAME_KINDS = ("name", "short_name", "former_name")
_LONGEST_ACRONYM = 5


def find_name_uses(corpus: Corpus, services: tuple[ServiceGroup, ...]) -> tuple[NameUse, ...]:
    """Find every name of an organization: its own mentions, employers, operators, and services that changed name."""
    uses = [use for sighting in corpus.of_type("organization") for use in _own_names(corpus, sighting)]
    uses += employer_uses(corpus)
    for group in services:
        uses += _operator_names(corpus, group)
        uses += _renamed_service(group)
    return tuple(uses)


def _own_names(corpus: Corpus, sighting: Sighting) -> Iterator[NameUse]:
    name = sighting.first("name")
    if name is None:
        return
    ref = corpus.find_organization(name)
    for record in sighting.of(*_NAME_KINDS):
        yield _use(corpus, ref, record)


def _use(corpus: Corpus, ref: OrganizationRef, record: Record) -> NameUse:
    """A use of a name, in the spelling and of the kind that it is published with."""
    name = _spell(ref, record.fact)
    kind = record.property if record.property in _NAME_KINDS else "name"
    if kind == "name" and corpus.is_former_name(name):
        kind = "former_name"
    known = known_by_id().get(ref.org_id)
    if known is not None and kind == "name":
        kind = _kind_by_fold(known).get(fold(name), kind)
    return NameUse(ref, name, kind, record)


def _spell(ref: OrganizationRef, printed: str) -> str:
    """A heading in capitals is no spelling, and a common noun (`polis`, `länsstyrelserna`) is no name."""
    if printed.casefold() == ref.name.casefold() or printed[:1].islower():
        return ref.name
    return printed.capitalize() if printed.isupper() and len(printed) > _LONGEST_ACRONYM else printed


@cache
def _kind_by_fold(known: Organization) -> Mapping[str, str]:
    return {
        **{fold(name): "short_name" for name in known.short_names},
        **{fold(name): "former_name" for name in known.former_names},
    }


def _operator_names(corpus: Corpus, group: ServiceGroup) -> Iterator[NameUse]:
    for sighting in group.sightings:
        for record in sighting.of("operator"):
            yield _use(corpus, corpus.find_organization(record.fact), record)


def _renamed_service(group: ServiceGroup) -> Iterator[NameUse]:
    """A clinic that changed its name is an organization of its own, for names over time are an organization's."""
    if not any(s.facts("former_name") for s in group.sightings):
        return
    ref = OrganizationRef(group.service_id, group.name, "unit")
    for sighting in group.sightings:
        for record in sighting.of(*_NAME_KINDS):
            yield NameUse(ref, record.fact, record.property, record)
