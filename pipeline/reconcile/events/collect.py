"""All kinds of event together."""

from __future__ import annotations

from pipeline.reconcile.events.contacts import find_contact_events
from pipeline.reconcile.events.draft import Facts
from pipeline.reconcile.events.networks import find_network_events
from pipeline.reconcile.events.people import find_people_events
from pipeline.reconcile.events.regions import find_region_events
from pipeline.reconcile.rows import EventRow

__all__ = ["Facts", "collect_events"]


def collect_events(facts: Facts) -> list[EventRow]:
    """Find every event, each once."""
    found = [
        *find_people_events(facts),
        *find_contact_events(facts),
        *find_region_events(facts),
        *find_network_events(facts),
    ]
    return list({event.event_id: event for event in found}.values())
