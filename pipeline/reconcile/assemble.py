"""From resolved sightings to facts, and from facts to tables.

Order of steps: services and persons are told apart; seats, contact points, counties, members and coordination are
followed through the editions; events are read from those; every row is tied to the statements behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.reconcile.appointments import trace_appointments
from pipeline.reconcile.contacts import trace_contacts
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.events import Facts
from pipeline.reconcile.ledgers import Ledgers
from pipeline.reconcile.names import choose_name
from pipeline.reconcile.naming import find_name_uses
from pipeline.reconcile.network import trace_coordination, trace_members
from pipeline.reconcile.organization_rows import NameUse
from pipeline.reconcile.people import Matching, People, make_people
from pipeline.reconcile.regions import RegionFacts, tabulate_regions, trace_regions
from pipeline.reconcile.services import Services, group_services
from pipeline.reconcile.texts import law_id
from pipeline.vocabulary import counties


@dataclass(frozen=True, slots=True)
class Entities:
    """Who is who: persons, services, and the entity behind each mention."""

    people: People
    services: Services
    owner_of: Mapping[str, str]


def resolve_entities(corpus: Corpus, matching: Matching, ledgers: Ledgers) -> Entities:
    """Tell all entities apart and give them ids."""
    people = make_people(corpus, matching, ledgers.of("person"))
    services = group_services(corpus, ledgers.of("service"))
    owner_of = {
        **people.person_of,
        **services.service_of,
        **law_id(corpus),
        **{s.mention_id: s.edition_id for s in corpus.of_type("edition")},
        **{s.mention_id: id_ for s in corpus.of_type("region") if (id_ := s.first("name"))},
        **{
            s.mention_id: corpus.find_organization(name).org_id
            for s in corpus.of_type("organization")
            if (name := s.first("name"))
        },
    }
    return Entities(people, services, owner_of)


def trace_facts(corpus: Corpus, entities: Entities, ledgers: Ledgers) -> Facts:
    """Follow every fact through the editions."""
    people, services = entities.people, entities.services
    regions = trace_regions(corpus)
    uses = find_name_uses(corpus, services.groups)
    moved = ledgers.find_moved(entities.owner_of)
    return Facts(
        corpus=corpus,
        people=people,
        appointments=trace_appointments(corpus, people, ledgers.of("appointment"), moved),
        contacts=trace_contacts(corpus, entities.owner_of, ledgers.of("contact_point"), moved),
        regions=regions,
        members=trace_members(corpus),
        coordination=trace_coordination(corpus),
        name_uses=uses,
        names=_published_names(corpus, people, services, regions, uses),
    )


def _published_names(
    corpus: Corpus, people: People, services: Services, regions: RegionFacts, uses: Sequence[NameUse]
) -> dict[str, str]:
    return {
        **{county.code: county.name for county in counties()},
        **{row.region_id: row.name for row in tabulate_regions(regions, ())},
        **{group.service_id: group.name for group in services.groups},
        **{use.ref.org_id: use.ref.name for use in uses},
        **{person.person_id: choose_name(person.names, corpus.calendar) for person in people.persons},
    }
