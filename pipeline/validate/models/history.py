"""Releases, what changed in each and why, and what earlier releases said of appointments."""

from __future__ import annotations

from pipeline.validate.fields import Model, day, flag, seen_first, seen_last, string, whole

CAUSES = ("source", "repair", "matching", "fusion", "decision", "schema", "erasure")


class Releases(Model):
    """Releases up to this one."""

    release_id = string("Id of the release", key=True)
    sequence = whole("Number of the release, from 1", null=False, least=1)
    content_digest = string("SHA-256 over the schema and the content of its tables")
    inputs_digest = string("Digest of the captures and decisions that it was made from")
    code_version = string("Version of the code that made it")
    schema_version = string("Version of the schema, under semantic versioning")
    rows = whole("Rows of all its tables", null=False, least=0)
    newest_edition_date = day("Earliest day of its newest edition; ages are counted to that day")
    out_of_hours = string("Emergency numbers and round-the-clock lines that it gives", null=True)


class ReleaseChanges(Model):
    """Every cell that changed from one release to the next, and why."""

    release_id = string("Release that brought the change", key=True, refers="releases.release_id")
    table_name = string("Table", key=True)
    row_key = string("Key of the row, its columns joined with '|'; '*' for a table that is new as a whole", key=True)
    column_name = string("Column; '*' for a table that is new as a whole", key=True)
    change = string("Whether the value came, went or changed", values=("added", "removed", "changed"))
    before = string("Value in the release before", null=True)
    after = string("Value in this release", null=True)
    cause = string("Why: the world (source), our work, a decision or an erasure", values=CAUSES)


class DirectoryRow(Model):
    """What a row of the directory says, whatever the day on which it is read."""

    appointment_id = string("Appointment", key=True)
    region_id = string("Region", null=True)
    region = string("Name of the region", null=True)
    counties = string("Counties that the region covers, joined with '; '", null=True)
    name = string("Who holds the appointment; empty while it is vacant", null=True)
    role = string("Role, such as regionkoordinator", null=True)
    title = string("Title as printed, after repair", null=True)
    audience = string("Whom it is for, such as vuxna or barn & unga", null=True)
    organization = string("Employer", null=True)
    email = string("Mail addresses in force, joined with '; '", null=True)
    phones = string("Phone numbers in force (E.164 or short code), joined with '; '", null=True)
    first_seen = seen_first()
    last_seen = seen_last()
    status = string("current or vacant", null=True)
    edition_id = string("Last edition that confirms it", null=True)
    confirmed_on = day("Latest day of that edition")
    phones_valid = flag("Whether every number can exist in the numbering plan; empty without one", null=True)
    for_whom = string("Who may be shown this contact: professionals, or anyone")
    hours = string("When it is answered, where an edition says so", null=True)


class DirectoryHistory(DirectoryRow):
    """Rows of the directory of earlier releases that later ones changed, and those that came after the first."""

    from_sequence = whole("First release (its sequence) that says so", key=True, null=False, least=1)
    until_sequence = whole("First later release that no longer says so; empty while it stands", least=1)


class DirectoryTimeline(DirectoryRow):
    """What the editions say was in force, cut into spans within which nothing changes; made from the other tables."""

    valid_from = day("First day of the span", key=True, null=False)
    valid_to = day("Day after its last one; empty while it lasts")
    is_listed = flag("Whether the directory lists it: the present span of an appointment in force")


class Directory(Model):
    """The directory: one row per appointment in force, vacant seats included."""

    region_id = string("Region", null=True)
    region = string("Name of the region", null=True)
    counties = string("Counties that the region covers, joined with '; '", null=True)
    name = string("Who holds the appointment; empty while it is vacant", null=True)
    role = string("Role, such as regionkoordinator", null=True)
    title = string("Title as printed, after repair", null=True)
    audience = string("Whom it is for, such as vuxna or barn & unga", null=True)
    organization = string("Employer", null=True)
    email = string("Mail addresses in force, joined with '; '", null=True)
    phones = string("Phone numbers in force (E.164 or short code), joined with '; '", null=True)
    first_seen = seen_first()
    last_seen = seen_last()
    status = string("current or vacant", null=True)
    certainty = string(
        "attested: between two sightings; presumed: after the last one", null=True, values=("attested", "presumed")
    )
    edition_id = string("Last edition that confirms it", null=True)
    confirmed_days_before = whole("Days from that edition to the newest edition of all", least=0)
    phones_valid = flag("Whether every number can exist in the numbering plan; empty without one", null=True)
    for_whom = string("Who may be shown this contact: professionals, or anyone")
    hours = string("When it is answered, where an edition says so", null=True)
    out_of_hours = string("What to do at other times: emergency numbers and round-the-clock lines", null=True)
    safety = string(
        "confirmed; ageing: seen over a year before the newest edition; stale: over two; else what is wrong",
        values=("confirmed", "ageing", "stale", "vacant", "no_number", "invalid_number"),
    )
    appointment_id = string("Appointment", key=True)
