"""The statements behind each row of the other tables, so that every published value traces to print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

import pandas as pd

from pipeline.reconcile.assemble import Entities
from pipeline.reconcile.corpus import Record
from pipeline.reconcile.events import Facts
from pipeline.reconcile.frames import join_columns
from pipeline.reconcile.rows import EventRow, EvidenceRow

_OF_SEAT = ("name", "role", "title", "region", "county_code", "audience", "employer", "email")
_OF_VACANCY = ("vacancy", "name")
Columns = dict[str, list[str]]
Behind = Iterator[tuple[str, Iterable[Record]]]  # the key of a row, its columns joined with `|`, and its records


def tabulate_evidence(facts: Facts, entities: Entities, events: Sequence[EventRow]) -> pd.DataFrame:
    """Make the table `evidence`: by far the longest, so that it is put together column by column, in order."""
    names = [(use.ref.org_id, use.name, [use.record]) for use in facts.name_uses]
    by_table: dict[str, Behind] = {
        "appointments": _seats(facts),
        "contact_points": ((c.contact_id, c.records) for c in facts.contacts.listed),
        "events": _events(facts, entities, events),
        "network_members": ((f"{m.network_id}|{m.org.org_id}|{m.spell.first_seen}", m.records) for m in facts.members),
        "organization_names": ((f"{org_id}|{name}", records) for org_id, name, records in names),
        "organizations": ((org_id, records) for org_id, _, records in names),
        "people": ((p.person_id, [r for s in p.sightings for r in s.said("name")]) for p in facts.people.persons),
        "person_names": _person_names(facts),
        "region_counties": (
            (f"{c.region_id}|{c.county_code}|{c.spell.first_seen}", c.records) for c in facts.regions.counties
        ),
        "services": (
            (group.service_id, (r for r in sighting.records if not r.is_rejected))
            for group in entities.services.groups
            for sighting in group.sightings
        ),
    }
    columns: Columns = {"table_name": [], "row_key": [], "statement_id": []}
    for table_name, behind in by_table.items():
        _add_rows(columns, table_name, behind)
    return join_columns(EvidenceRow, columns)


def _add_rows(columns: Columns, table_name: str, behind: Behind) -> None:
    """Add the rows of one table, each once: keys in order, and under each its statements in order."""
    ids: dict[str, set[str]] = defaultdict(set)
    for key, records in behind:
        ids[key].update([record.statement_id for record in records])
    for key in sorted(ids):
        columns["table_name"] += repeat(table_name, len(ids[key]))
        columns["row_key"] += repeat(key, len(ids[key]))
        columns["statement_id"] += sorted(ids[key])


def _person_names(facts: Facts) -> Behind:
    for person in facts.people.persons:
        for sighting in person.sightings:
            for record in sighting.said("name"):
                yield f"{person.person_id}|{record.value}|{record.edition_id}", (record,)


def _seats(facts: Facts) -> Behind:
    for appointment in (*facts.appointments.held, *facts.appointments.vacant):
        properties = _OF_VACANCY if appointment.is_vacancy else _OF_SEAT
        said = (records for s in appointment.sightings for what, records in s.standing.items() if what in properties)
        yield appointment.appointment_id, chain.from_iterable(said)


def _events(facts: Facts, entities: Entities, events: Sequence[EventRow]) -> Behind:
    """What the two editions of an event print of those whom it happened to, of the property that changed."""
    printed = _by_entity(facts, entities, events)
    for event in events:
        for edition_id in (event.from_edition_id, event.to_edition_id):
            for entity_id in (event.entity_id, event.other_id):
                records = printed.get((entity_id or "", edition_id or ""), ())
                of_property = [r for r in records if r.property == event.property]
                yield event.event_id, of_property or [r for r in records if r.property in ("name", "email")]


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
