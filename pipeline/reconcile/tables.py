"""All tables from the facts, each as a data frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

import pandas as pd

from pipeline.domain.edition import Edition
from pipeline.domain.statements import Extraction, Place
from pipeline.errors import UnreadableError
from pipeline.reconcile import rows
from pipeline.reconcile.appointments import tabulate_appointments
from pipeline.reconcile.assemble import Entities
from pipeline.reconcile.contacts import contact_keys, find_websites, tabulate_contacts
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.events import Facts
from pipeline.reconcile.frames import join_columns, make_frame
from pipeline.reconcile.ids import hash_text
from pipeline.reconcile.ledgers import Ledgers, write_ledger
from pipeline.reconcile.network import tabulate_members
from pipeline.reconcile.organization_rows import tabulate_organization_names, tabulate_organizations
from pipeline.reconcile.organizations import find_organization
from pipeline.reconcile.people import tabulate_people, tabulate_person_names
from pipeline.reconcile.regions import tabulate_counties, tabulate_region_counties, tabulate_regions
from pipeline.reconcile.services import tabulate_services
from pipeline.reconcile.texts import tabulate_duties, tabulate_laws


def tabulate_facts(facts: Facts, entities: Entities, ledgers: Ledgers) -> dict[str, pd.DataFrame]:
    """Make the tables of entities and dated facts."""
    corpus = facts.corpus
    mentioned = sorted({a.seat.region_id for a in facts.appointments.held if a.seat.region_id})
    return {
        "statements": _tabulate_statements(corpus, entities.owner_of),
        "people": make_frame(rows.PersonRow, tabulate_people(corpus, facts.people)),
        "person_names": make_frame(rows.PersonNameRow, tabulate_person_names(facts.people)),
        "organizations": make_frame(
            rows.OrganizationRow, tabulate_organizations(corpus, facts.name_uses, find_websites(facts.contacts))
        ),
        "organization_names": make_frame(
            rows.OrganizationNameRow, tabulate_organization_names(corpus, facts.name_uses)
        ),
        "counties": make_frame(rows.CountyRow, tabulate_counties()),
        "regions": make_frame(rows.RegionRow, tabulate_regions(facts.regions, mentioned)),
        "region_counties": make_frame(rows.RegionCountyRow, tabulate_region_counties(facts.regions)),
        "appointments": make_frame(rows.AppointmentRow, tabulate_appointments(facts.appointments)),
        "contact_points": make_frame(rows.ContactRow, tabulate_contacts(facts.contacts)),
        "services": make_frame(rows.ServiceRow, tabulate_services(corpus, entities.services.groups)),
        "network_members": make_frame(rows.NetworkMemberRow, tabulate_members(facts.members)),
        "duties": make_frame(rows.DutyRow, tabulate_duties(corpus)),
        "legal_references": make_frame(rows.LegalRow, tabulate_laws(corpus)),
        "entity_ids": make_frame(rows.EntityIdRow, _entity_id_rows(facts, entities, ledgers)),
        "identity_evidence": make_frame(rows.IdentityRow, facts.people.links),
    }


def tabulate_ink(
    extractions: Sequence[Extraction], quarantined: Sequence[tuple[Edition, UnreadableError]]
) -> dict[str, pd.DataFrame]:
    """Make the tables of what was repaired and what was not understood."""
    return {
        "repairs": make_frame(rows.RepairRow, (row for e in extractions for row in _repair_rows(e))),
        "quarantine": make_frame(
            rows.QuarantineRow,
            [*(row for e in extractions for row in _quarantine_rows(e)), *_unread_rows(quarantined)],
        ),
    }


def _tabulate_statements(corpus: Corpus, owner_of: Mapping[str, str]) -> pd.DataFrame:
    """Make the table `statements` column by column: a row for itself for each would take several times as long."""
    records = sorted((r for s in corpus.sightings for r in s.records), key=attrgetter("statement_id"))
    said = [record.statement for record in records]
    places = [statement.place for statement in said]
    boxes = [place.box for place in places]
    verdicts = [record.verdict for record in records]
    columns: dict[str, list[Any]] = {
        "statement_id": [record.statement_id for record in records],
        "edition_id": [record.edition_id for record in records],
        "mention_id": [record.mention_id for record in records],
        "entity_type": [record.entity_type for record in records],
        "entity_id": [owner_of.get(record.mention_id) for record in records],
        "property": [record.property for record in records],
        "value": [record.value for record in records],
        "raw_text": [statement.raw_text for statement in said],
        "page": [place.page for place in places],
        "line": [place.line for place in places],
        "char_start": [place.char_start for place in places],
        "char_end": [place.char_end for place in places],
        "x0": [box.x0 if box else None for box in boxes],
        "y0": [box.y0 if box else None for box in boxes],
        "x1": [box.x1 if box else None for box in boxes],
        "y1": [box.y1 if box else None for box in boxes],
        "repaired": [statement.repaired for statement in said],
        "confidence": [round(statement.confidence, 4) for statement in said],
        "status": [verdict.status if verdict else "accepted" for verdict in verdicts],
        "list_name": [record.list_name for record in records],
        "display": [statement.display or record.value for statement, record in zip(said, records, strict=True)],
        "rule": [verdict.rule if verdict else "as_printed" for verdict in verdicts],
        "evidence": [statement.evidence for statement in said],
    }
    return join_columns(rows.StatementRow, columns)


def _repair_rows(extraction: Extraction) -> Iterator[rows.RepairRow]:
    for repair in extraction.repairs:
        place: Place = repair.place
        yield rows.RepairRow(
            f"{extraction.edition_id}/{place.page}.{place.line}.{place.char_start}-{place.char_end}",
            extraction.edition_id,
            place.page,
            place.line,
            place.char_start,
            place.char_end,
            repair.before,
            repair.after,
            repair.field,
            repair.evidence,
            round(repair.confidence, 4),
        )


def _quarantine_rows(extraction: Extraction) -> Iterator[rows.QuarantineRow]:
    for item in extraction.quarantined:
        id_ = hash_text(item.page, item.line, item.raw_text, item.reason_code, item.detail)
        yield rows.QuarantineRow(
            f"{extraction.edition_id}-{item.reason_code.replace('_', '-')}-{id_}",
            extraction.edition_id,
            item.page,
            item.line,
            item.raw_text,
            item.reason_code,
            item.detail,
        )


def _unread_rows(quarantined: Iterable[tuple[Edition, UnreadableError]]) -> Iterator[rows.QuarantineRow]:
    for edition, error in quarantined:
        id_ = f"{edition.edition_id}-{error.reason_code.replace('_', '-')}"
        yield rows.QuarantineRow(
            id_, edition.edition_id, error.page, error.line, error.value or "", error.reason_code, error.message
        )


def _entity_id_rows(facts: Facts, entities: Entities, ledgers: Ledgers) -> Iterator[rows.EntityIdRow]:
    """The ledger that keeps ids the same: each id with its mentions, and the ids that are retired."""
    seats = (*facts.appointments.held, *facts.appointments.vacant)
    ids = {
        "person": (entities.people.person_of, entities.people.retired),
        "service": (entities.services.service_of, entities.services.retired),
        "appointment": (
            {s.mention_id: seat.appointment_id for seat in seats for s in seat.sightings},
            facts.appointments.retired,
        ),
        "contact_point": (
            {key: c.contact_id for c in facts.contacts.listed for key in contact_keys(c)},
            facts.contacts.retired,
        ),
    }
    yield from dict.fromkeys(_renamed_organizations(facts.corpus))
    for entity_type, (id_of, retired) in ids.items():
        yield from write_ledger(entity_type, id_of, retired, ledgers.of(entity_type))


def _renamed_organizations(corpus: Corpus) -> Iterator[rows.EntityIdRow]:
    """The ids that other names of a renamed organization would make, with the mentions that print those names."""
    for sighting in corpus.of_type("organization"):
        for printed in (*sighting.facts("name"), *sighting.facts("former_name")):
            own = find_organization(printed).org_id
            now = corpus.renamed.get(own)
            if now is not None and now.org_id != own:
                yield rows.EntityIdRow("organization", own, sighting.mention_id, "merged", now.org_id)
