"""Every name of an organization that an edition prints, and the published name of every entity."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.reconcile.corpus import Corpus, Sighting
from pipeline.reconcile.employers import employer_uses
from pipeline.reconcile.organizations import NameUse, OrganizationRef, find_organization
from pipeline.reconcile.services import ServiceGroup
from pipeline.vocabulary import fold, organizations

_NAME_KINDS = ("name", "short_name", "former_name")


def find_name_uses(corpus: Corpus, services: tuple[ServiceGroup, ...]) -> tuple[NameUse, ...]:
    """Find every name of an organization: its own mentions, employers, operators, and services that changed name."""
    uses = [use for sighting in corpus.of_type("organization") for use in _own_names(sighting)]
    uses += employer_uses(corpus)
    for group in services:
        uses += _operator_names(group)
        uses += _renamed_service(group)
    return tuple(uses)


def _own_names(sighting: Sighting) -> Iterator[NameUse]:
    name = sighting.first("name")
    if name is None:
        return
    ref = find_organization(name)
    for record in sighting.of(*_NAME_KINDS):
        is_former = record.property == "name" and _is_former(ref, record.fact)
        yield NameUse(ref, record.fact, "former_name" if is_former else record.property, record)


def _is_former(ref: OrganizationRef, name: str) -> bool:
    known = next((org for org in organizations() if org.org_id == ref.org_id), None)
    return known is not None and fold(name) in {fold(former) for former in known.former_names}


def _operator_names(group: ServiceGroup) -> Iterator[NameUse]:
    for sighting in group.sightings:
        for record in sighting.of("operator"):
            yield NameUse(find_organization(record.fact), record.fact, "name", record)


def _renamed_service(group: ServiceGroup) -> Iterator[NameUse]:
    """A clinic that changed its name is an organization of its own, for names over time are an organization's."""
    if not any(s.facts("former_name") for s in group.sightings):
        return
    ref = OrganizationRef(group.service_id, group.name, "unit")
    for sighting in group.sightings:
        for record in sighting.of(*_NAME_KINDS):
            yield NameUse(ref, record.fact, record.property, record)
