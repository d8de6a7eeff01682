"""Who holds which post, and how to reach people, regions, organizations and services."""

from __future__ import annotations

from pipeline.validate.fields import (
    Model,
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


class Appointments(Model):
    """Appointments: a person in a role at an employer, or a seat that stands vacant."""

    appointment_id = string("Readable id", key=True)
    person_id = string("Who holds it; empty while vacant", null=True, refers="people.person_id")
    role = string("Role, such as regionkoordinator", null=True)
    title = string("Title as printed, after repair", null=True)
    region_id = string("Region that it is for", null=True, refers="regions.region_id")
    org_id = string("Employer", null=True, refers="organizations.org_id")
    audience = string("Whom it is for, such as vuxna or barn & unga", null=True)
    first_seen = seen_first()
    last_seen = seen_last()
    gone_by = gone()
    status = string("State in the newest edition", values=("current", "former", "vacant", "filled"))
    list_name = string("List that it stands in", null=True, values=LISTS)
    first_edition_id = first_edition()
    last_edition_id = last_edition()
    gone_edition_id = gone_edition()


class ContactPoints(Model):
    """Contact points: phones, mails and websites with their owner and time."""

    contact_id = string("Readable id", key=True)
    owner_type = string(
        "Kind of owner", values=("person", "organization", "region", "service", "appointment", "edition")
    )
    owner_id = string("Owner")
    channel = string("Kind of contact", values=("phone", "email", "web"))
    value = string("E.164, short code as digits, lower-case address, or URL")
    display = string("As a person would write it", null=True)
    is_shared = flag("Whether others have it at the same time")
    first_seen = seen_first()
    last_seen = seen_last()
    gone_by = gone()
    first_edition_id = first_edition()
    last_edition_id = last_edition()
    gone_edition_id = gone_edition()
