"""The facts that events are read from, and the making of one event's row."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reconcile.appointments import Appointments
from pipeline.reconcile.contacts import Contacts
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.ids import hash_text
from pipeline.reconcile.network import Coordination, Membership
from pipeline.reconcile.organization_rows import NameUse
from pipeline.reconcile.people import People
from pipeline.reconcile.regions import RegionFacts
from pipeline.reconcile.rows import EventRow


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that reconciliation found out, before it becomes tables.

    Attributes:
        names: Published name of each entity, by id.
    """

    corpus: Corpus
    people: People
    appointments: Appointments
    contacts: Contacts
    regions: RegionFacts
    members: tuple[Membership, ...]
    coordination: tuple[Coordination, ...]
    name_uses: tuple[NameUse, ...]
    names: dict[str, str]

    def name(self, entity_id: str | None) -> str:
        """The published name of an entity, or its id."""
        return self.names.get(entity_id or "", entity_id or "")


def make_event(
    kind: str,
    entity_type: str,
    entity_id: str,
    to_edition_id: str,
    description: str,
    *,
    from_edition_id: str | None = None,
    other_id: str | None = None,
    region_id: str | None = None,
    property_: str | None = None,
    before: str | None = None,
    after: str | None = None,
) -> EventRow:
    """Make an event with an id from what it says: kind, whom, what, and the edition that shows it."""
    digest = hash_text(kind, entity_type, entity_id, other_id, region_id, property_, before, after, to_edition_id)
    return EventRow(
        f"{kind.replace('_', '-')}-{entity_id}-{digest}",
        kind,
        entity_type,
        entity_id,
        other_id,
        region_id,
        property_,
        before,
        after,
        from_edition_id,
        to_edition_id,
        description,
    )
