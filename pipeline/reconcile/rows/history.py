"""What was so when: dated facts and events."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class RegionCountyRow(NamedTuple):
    """`region_counties`: which counties a region covers, and when."""

    region_id: str
    county_code: str
    first_seen: dt.date | None
    last_seen: dt.date | None
    gone_by: dt.date | None
    first_edition_id: str
    last_edition_id: str
    gone_edition_id: str | None


class AppointmentRow(NamedTuple):
    """`appointments`: a person in a seat (or an empty seat) for one spell."""

    appointment_id: str
    person_id: str | None
    role: str | None
    title: str | None
    region_id: str | None
    org_id: str | None
    audience: str | None
    first_seen: dt.date | None
    last_seen: dt.date | None
    gone_by: dt.date | None
    status: str
    list_name: str
    first_edition_id: str
    last_edition_id: str
    gone_edition_id: str | None


class ContactRow(NamedTuple):
    """`contact_points`: a way to reach a person, an organization, a region or a service, for one spell."""

    contact_id: str
    owner_type: str
    owner_id: str
    channel: str
    value: str
    display: str
    is_shared: bool
    first_seen: dt.date | None
    last_seen: dt.date | None
    gone_by: dt.date | None
    first_edition_id: str
    last_edition_id: str
    gone_edition_id: str | None


class NetworkMemberRow(NamedTuple):
    """`network_members`: who belongs to a network, and when."""

    network_id: str
    org_id: str
    first_seen: dt.date | None
    last_seen: dt.date | None
    gone_by: dt.date | None
    first_edition_id: str
    last_edition_id: str
    gone_edition_id: str | None


class EventRow(NamedTuple):
    """`events`: what changed in the world between editions."""

    event_id: str
    kind: str
    entity_type: str
    entity_id: str
    other_id: str | None
    region_id: str | None
    property: str | None
    before: str | None
    after: str | None
    from_edition_id: str | None
    to_edition_id: str
    description: str
