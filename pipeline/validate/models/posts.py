"""Who holds which post, and how to reach people, regions, organizations and services."""

from __future__ import annotations

import pandera.pandas as pa

from pipeline.validate.fields import (
    Day,
    Flag,
    Text,
    first_edition,
    flag,
    gone,
    gone_edition,
    last_edition,
    seen_first,
    seen_last,
    string,
)
from pipeline.validate.models.sources import LISTS


class Appointments(pa.DataFrameModel):
    """Appointments: a person in a role at an employer, or a seat that stands vacant."""

    appointment_id: Text = string("Readable id", key=True)
    person_id: Text = string("Who holds it; empty while vacant", null=True, refers="people.person_id")
    role: Text = string("Role, such as regionkoordinator", null=True)
    title: Text = string("Title as printed, after repair", null=True)
    region_id: Text = string("Region that it is for", null=True, refers="regions.region_id")
    org_id: Text = string("Employer", null=True, refers="organizations.org_id")
    audience: Text = string("Whom it is for, such as vuxna or barn & unga", null=True)
    first_seen: Day = seen_first()
    last_seen: Day = seen_last()
    gone_by: Day = gone()
    status: Text = string("State in the newest edition", values=("current", "former", "vacant", "filled"))
    list_name: Text = string("List that it stands in", null=True, values=LISTS)
    first_edition_id: Text = first_edition()
    last_edition_id: Text = last_edition()
    gone_edition_id: Text = gone_edition()


class ContactPoints(pa.DataFrameModel):
    """Contact points: phones, mails and websites with their owner and time."""

    contact_id: Text = string("Readable id", key=True)
    owner_type: Text = string(
        "Kind of owner", values=("person", "organization", "region", "service", "appointment", "edition")
    )
    owner_id: Text = string("Owner")
    channel: Text = string("Kind of contact", values=("phone", "email", "web"))
    value: Text = string("E.164, short code as digits, lower-case address, or URL")
    display: Text = string("As a person would write it", null=True)
    is_shared: Flag = flag("Whether others have it at the same time")
    first_seen: Day = seen_first()
    last_seen: Day = seen_last()
    gone_by: Day = gone()
    first_edition_id: Text = first_edition()
    last_edition_id: Text = last_edition()
    gone_edition_id: Text = gone_edition()
