"""Releases, what changed in each and why, and what earlier releases said of appointments."""

from __future__ import annotations

import pandera.pandas as pa

from pipeline.validate.fields import Day, Flag, Text, Whole, day, flag, seen_first, seen_last, string, whole

CAUSES = ("source", "repair", "matching", "fusion", "decision", "schema", "erasure")


class Releases(pa.DataFrameModel):
    """Releases up to this one."""

    release_id: Text = string("Id of the release", key=True)
    sequence: Whole = whole("Number of the release, from 1", null=False, least=1)
    content_digest: Text = string("SHA-256 over the schema and the content of its tables")
    inputs_digest: Text = string("Digest of the captures and decisions that it was made from")
    code_version: Text = string("Version of the code that made it")
    schema_version: Text = string("Version of the schema, under semantic versioning")
    rows: Whole = whole("Rows of all its tables", null=False, least=0)
    newest_edition_date: Day = day("Earliest day of its newest edition; ages are counted to that day")
    out_of_hours: Text = string("Emergency numbers and round-the-clock lines that it gives", null=True)


class ReleaseChanges(pa.DataFrameModel):
    """Every cell that changed from one release to the next, and why."""

    release_id: Text = string("Release that brought the change", key=True, refers="releases.release_id")
    table_name: Text = string("Table", key=True)
    row_key: Text = string(
        "Key of the row, its columns joined with '|'; '*' for a table that is new as a whole", key=True
    )
    column_name: Text = string("Column; '*' for a table that is new as a whole", key=True)
    change: Text = string("Whether the value came, went or changed", values=("added", "removed", "changed"))
    before: Text = string("Value in the release before", null=True)
    after: Text = string("Value in this release", null=True)
    cause: Text = string("Why: the world (source), our work, a decision or an erasure", values=CAUSES)


class DirectoryRow(pa.DataFrameModel):
    """What a row of the directory says, whatever the day on which it is read."""

    appointment_id: Text = string("Appointment", key=True)
    region_id: Text = string("Region", null=True)
    region: Text = string("Name of the region", null=True)
    counties: Text = string("Counties that the region covers, joined with '; '", null=True)
    name: Text = string("Who holds the appointment; empty while it is vacant", null=True)
    role: Text = string("Role, such as regionkoordinator", null=True)
    title: Text = string("Title as printed, after repair", null=True)
    audience: Text = string("Whom it is for, such as vuxna or barn & unga", null=True)
    organization: Text = string("Employer", null=True)
    email: Text = string("Mail addresses in force, joined with '; '", null=True)
    phones: Text = string("Phone numbers in force (E.164 or short code), joined with '; '", null=True)
    first_seen: Day = seen_first()
    last_seen: Day = seen_last()
    status: Text = string("current or vacant", null=True)
    edition_id: Text = string("Last edition that confirms it", null=True)
    confirmed_on: Day = day("Latest day of that edition")
    phones_valid: Flag = flag("Whether every number can exist in the numbering plan; empty without one", null=True)
    for_whom: Text = string("Who may be shown this contact: professionals, or anyone")
    hours: Text = string("When it is answered, where an edition says so", null=True)


class DirectoryHistory(DirectoryRow):
    """Rows of the directory of earlier releases that later ones changed, and those that came after the first."""

    from_sequence: Whole = whole("First release (its sequence) that says so", key=True, null=False, least=1)
    until_sequence: Whole = whole("First later release that no longer says so; empty while it stands", least=1)


class DirectoryTimeline(DirectoryRow):
    """What the editions say was in force, cut into spans within which nothing changes; made from the other tables."""

    valid_from: Day = day("First day of the span", key=True, null=False)
    valid_to: Day = day("Day after its last one; empty while it lasts")
    is_listed: Flag = flag("Whether the directory lists it: the present span of an appointment in force")


class Directory(pa.DataFrameModel):
    """The directory: one row per appointment in force, vacant seats included."""

    region_id: Text = string("Region", null=True)
    region: Text = string("Name of the region", null=True)
    counties: Text = string("Counties that the region covers, joined with '; '", null=True)
    name: Text = string("Who holds the appointment; empty while it is vacant", null=True)
    role: Text = string("Role, such as regionkoordinator", null=True)
    title: Text = string("Title as printed, after repair", null=True)
    audience: Text = string("Whom it is for, such as vuxna or barn & unga", null=True)
    organization: Text = string("Employer", null=True)
    email: Text = string("Mail addresses in force, joined with '; '", null=True)
    phones: Text = string("Phone numbers in force (E.164 or short code), joined with '; '", null=True)
    first_seen: Day = seen_first()
    last_seen: Day = seen_last()
    status: Text = string("current or vacant", null=True)
    certainty: Text = string(
        "attested: between two sightings; presumed: after the last one", null=True, values=("attested", "presumed")
    )
    edition_id: Text = string("Last edition that confirms it", null=True)
    confirmed_days_before: Whole = whole("Days from that edition to the newest edition of all", least=0)
    phones_valid: Flag = flag("Whether every number can exist in the numbering plan; empty without one", null=True)
    for_whom: Text = string("Who may be shown this contact: professionals, or anyone")
    hours: Text = string("When it is answered, where an edition says so", null=True)
    out_of_hours: Text = string("What to do at other times: emergency numbers and round-the-clock lines", null=True)
    safety: Text = string(
        "confirmed; ageing: seen over a year before the newest edition; stale: over two; else what is wrong",
        values=("confirmed", "ageing", "stale", "vacant", "no_number", "invalid_number"),
    )
    appointment_id: Text = string("Appointment", key=True)
