"""The statements behind each row of the other tables, so that every published value traces to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.reconcile.assemble import Entities
from pipeline.reconcile.corpus import Record
from pipeline.reconcile.events import Facts
from pipeline.reconcile.rows import EventRow, EvidenceRow

_OF_PERSON = ("name",)
_OF_SEAT = ("name", "role", "title", "region", "audience", "employer", "email")


def tabulate_evidence(facts: Facts, entities: Entities, events: Iterable[EventRow]) -> list[EvidenceRow]:
    """Make the rows of `evidence`; `row_key` is the row's key, its columns joined with `|`."""
    found = [
        *_people(facts),
        *_seats(facts),
        *_dated_facts(facts),
        *_services(entities),
        *_events(facts, entities, events),
    ]
    return [EvidenceRow(table, key, record.statement_id) for table, key, record in found]


def _people(facts: Facts) -> Iterator[tuple[str, str, Record]]:
    for person in facts.people.persons:
        for sighting in person.sightings:
            for record in sighting.of(*_OF_PERSON):
                yield "people", person.person_id, record
                yield "person_names", f"{person.person_id}|{record.value}|{record.edition_id}", record


def _seats(facts: Facts) -> Iterator[tuple[str, str, Record]]:
    for appointment in (*facts.appointments.held, *facts.appointments.vacant):
        properties = ("vacancy", "name") if appointment.is_vacancy else _OF_SEAT
        for sighting in appointment.sightings:
            for record in sighting.of(*properties):
                yield "appointments", appointment.appointment_id, record


def _dated_facts(facts: Facts) -> Iterator[tuple[str, str, Record]]:
    for contact in facts.contacts.listed:
        for record in contact.records:
            yield "contact_points", contact.contact_id, record
    for county in facts.regions.counties:
        key = f"{county.region_id}|{county.county_code}|{county.spell.first_seen}"
        for record in county.records:
            yield "region_counties", key, record
    for member in facts.members:
        key = f"{member.network_id}|{member.org.org_id}|{member.spell.first_seen}"
        for record in member.records:
            yield "network_members", key, record
    for use in facts.name_uses:
        yield "organizations", use.ref.org_id, use.record
        yield "organization_names", f"{use.ref.org_id}|{use.name}", use.record


def _services(entities: Entities) -> Iterator[tuple[str, str, Record]]:
    for group in entities.services.groups:
        for sighting in group.sightings:
            for record in sighting.records:
                if not record.is_rejected:
                    yield "services", group.service_id, record


def _events(facts: Facts, entities: Entities, events: Iterable[EventRow]) -> Iterator[tuple[str, str, Record]]:
    """What the two editions of an event print of those whom it happened to, of the property that changed."""
    events = list(events)
    printed = _by_entity(facts, entities, events)
    for event in events:
        for edition_id in (event.from_edition_id, event.to_edition_id):
            for entity_id in (event.entity_id, event.other_id):
                records = printed.get((entity_id or "", edition_id or ""), [])
                of_property = [r for r in records if r.property == event.property]
                for record in of_property or [r for r in records if r.property in ("name", "email")]:
                    yield "events", event.event_id, record


def _by_entity(facts: Facts, entities: Entities, events: Iterable[EventRow]) -> dict[tuple[str, str], list[Record]]:
    """What the editions of events print of their entities; of an employer not printed, the mails that tell of it."""
    printed: dict[tuple[str, str], list[Record]] = {
        (entity_id, edition_id): []
        for event in events
        for entity_id in (event.entity_id, event.other_id)
        for edition_id in (event.from_edition_id, event.to_edition_id)
        if entity_id and edition_id
    }
    for sighting in facts.corpus.sightings:
        place = (entities.owner_of.get(sighting.mention_id, ""), sighting.edition_id)
        if place in printed:
            printed[place] += sighting.records
    for use in facts.name_uses:
        if (use.ref.org_id, use.record.edition_id) in printed:
            printed[use.ref.org_id, use.record.edition_id].append(use.record)
    return printed
