"""What changed in the world, where editions disagree, what a person must decide, and what failed."""

from __future__ import annotations

from pipeline.validate.fields import Model, number, string, whole

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


class Events(Model):
    """Events: what changed in the world between editions."""

    event_id = string("Id of the event", key=True)
    kind = string("What happened", values=EVENT_KINDS)
    entity_type = string("Kind of entity that it happened to")
    entity_id = string("Person, organization or region that it happened to")
    other_id = string("The other party: heir of a number, new coordinator", null=True)
    region_id = string("Region", null=True, refers="regions.region_id")
    property = string("Property that changed", null=True)
    before = string("Value before", null=True)
    after = string("Value after", null=True)
    from_edition_id = string("Last edition that says the old", null=True, refers="editions.edition_id")
    to_edition_id = string("First edition that says the new", null=True, refers="editions.edition_id")
    description = string("The event in a sentence", null=True)


class Conflicts(Model):
    """Conflicts: where editions disagree, who won, and by which rule."""

    conflict_id = string("Id of the conflict", key=True)
    entity_type = string("Kind of entity")
    entity_id = string("Entity that it is about", null=True)
    property = string("Property that is in dispute")
    winner = string("Value that the directory gives; empty while nobody has won", null=True)
    loser = string("Value that it does not give", null=True)
    winner_edition_id = string("Edition of the winner", null=True, refers="editions.edition_id")
    loser_edition_id = string("Edition of the loser", null=True, refers="editions.edition_id")
    rule = string("Rule that chose")
    margin = number("How clear the choice was")
    status = string("Whether a person must look", values=("settled", "needs_review"))
    evidence = string("What speaks for and against", null=True)


class ReviewItems(Model):
    """What a person must decide, and the decision row that would settle it."""

    review_id = string("Id of the item", key=True)
    kind = string("Kind of the decision that would settle it")
    question = string("The question in a sentence")
    suggestion = string("Decision that is suggested", null=True)
    subject = string("Subject of the decision row", null=True)
    property = string("Property of the decision row", null=True)
    expected = string("Value that the decision row must expect", null=True)
    evidence = string("What speaks for and against", null=True)
    status = string("State of the item, such as open, decided or stale", null=True)
    decision_kind = string("Kind of the decision row that would settle it", null=True)
    decision_value = string("Value of that row", null=True)
    edition_id = string("Edition that raises it", null=True, refers="editions.edition_id")
    page = whole("Page, from 1", least=1)
    line = whole("Line of the page, from 1", least=1)


class Quarantine(Model):
    """What could not be understood, with its place and reason; nothing printed is lost."""

    quarantine_id = string("Id of the item", key=True)
    edition_id = string("Edition", refers="editions.edition_id")
    page = whole("Page, from 1", least=1)
    line = whole("Line of the page, from 1", least=1)
    raw_text = string("What is printed, verbatim", null=True)
    reason_code = string("Reason as a short code")
    detail = string("Reason in words", null=True)


class Checks(Model):
    """Checks that the tables of this release went through."""

    check_id = string("Id of the check", key=True)
    table_name = string("Table that it is about")
    rule = string("What must hold")
    severity = string("A failed error publishes nothing", values=("error", "warning"))
    status = string("Outcome", values=("passed", "failed"))
    failures = whole("Rows that fail", null=False, least=0)
    detail = string("Which rows fail; the first few", null=True)
