"""What changed in the world, where editions disagree, what a person must decide, and what failed."""

from __future__ import annotations

import pandera.pandas as pa

from pipeline.validate.fields import Number, Text, Whole, number, string, whole

EVENT_KINDS = (
    "appointed",
    "left",
    "moved",
    "renamed",
    "phone_added",
    "phone_dropped",
    "email_changed",
    "number_inherited",
    "vacancy_announced",
    "vacancy_filled",
    "region_extended",
    "region_reduced",
    "member_joined",
    "member_left",
    "organization_renamed",
    "coordination_transferred",
)


class Events(pa.DataFrameModel):
    """Events: what changed in the world between editions."""

    event_id: Text = string("Id of the event", key=True)
    kind: Text = string("What happened", values=EVENT_KINDS)
    entity_type: Text = string("Kind of entity that it happened to")
    entity_id: Text = string("Person, organization or region that it happened to")
    other_id: Text = string("The other party: heir of a number, new coordinator", null=True)
    region_id: Text = string("Region", null=True, refers="regions.region_id")
    property: Text = string("Property that changed", null=True)
    before: Text = string("Value before", null=True)
    after: Text = string("Value after", null=True)
    from_edition_id: Text = string("Last edition that says the old", null=True, refers="editions.edition_id")
    to_edition_id: Text = string("First edition that says the new", null=True, refers="editions.edition_id")
    description: Text = string("The event in a sentence", null=True)


class Conflicts(pa.DataFrameModel):
    """Conflicts: where editions disagree, who won, and by which rule."""

    conflict_id: Text = string("Id of the conflict", key=True)
    entity_type: Text = string("Kind of entity")
    entity_id: Text = string("Entity that it is about", null=True)
    property: Text = string("Property that is in dispute")
    winner: Text = string("Value that the directory gives; empty while nobody has won", null=True)
    loser: Text = string("Value that it does not give", null=True)
    winner_edition_id: Text = string("Edition of the winner", null=True, refers="editions.edition_id")
    loser_edition_id: Text = string("Edition of the loser", null=True, refers="editions.edition_id")
    rule: Text = string("Rule that chose")
    margin: Number = number("How clear the choice was")
    status: Text = string("Whether a person must look", values=("settled", "needs_review"))
    evidence: Text = string("What speaks for and against", null=True)


class ReviewItems(pa.DataFrameModel):
    """What a person must decide, and the decision row that would settle it."""

    review_id: Text = string("Id of the item", key=True)
    kind: Text = string("Kind of the decision that would settle it")
    question: Text = string("The question in a sentence")
    suggestion: Text = string("Decision that is suggested", null=True)
    subject: Text = string("Subject of the decision row", null=True)
    property: Text = string("Property of the decision row", null=True)
    expected: Text = string("Value that the decision row must expect", null=True)
    evidence: Text = string("What speaks for and against", null=True)
    status: Text = string("State of the item, such as open, decided or stale", null=True)
    decision_kind: Text = string("Kind of the decision row that would settle it", null=True)
    decision_value: Text = string("Value of that row", null=True)
    edition_id: Text = string("Edition that raises it", null=True, refers="editions.edition_id")
    page: Whole = whole("Page, from 1", least=1)
    line: Whole = whole("Line of the page, from 1", least=1)


class Quarantine(pa.DataFrameModel):
    """What could not be understood, with its place and reason; nothing printed is lost."""

    quarantine_id: Text = string("Id of the item", key=True)
    edition_id: Text = string("Edition", refers="editions.edition_id")
    page: Whole = whole("Page, from 1", least=1)
    line: Whole = whole("Line of the page, from 1", least=1)
    raw_text: Text = string("What is printed, verbatim", null=True)
    reason_code: Text = string("Reason as a short code")
    detail: Text = string("Reason in words", null=True)


class Checks(pa.DataFrameModel):
    """Checks that the tables of this release went through."""

    check_id: Text = string("Id of the check", key=True)
    table_name: Text = string("Table that it is about")
    rule: Text = string("What must hold")
    severity: Text = string("A failed error publishes nothing", values=("error", "warning"))
    status: Text = string("Outcome", values=("passed", "failed"))
    failures: Whole = whole("Rows that fail", null=False, least=0)
    detail: Text = string("Which rows fail; the first few", null=True)
