"""On what grounds: decisions and their effect, ids and their mentions, why two mentions are one, evidence by row."""

from __future__ import annotations

from pipeline.validate.fields import Model, day, number, string


class Decisions(Model):
    """Decisions of stewards, and what each did to this release."""

    decision_id = string("Id of the decision", key=True)
    kind = string("What the decision does")
    subject = string("What it speaks of", null=True)
    property = string("Property decided on", null=True)
    expected = string("Value that the editions must still say for it to apply", null=True)
    value = string("Value to use instead, or the other subject", null=True)
    reason = string("Why", null=True)
    decided_by = string("Who decided", null=True)
    decided_on = day("When")
    status = string("Whether it applied, or is stale", null=True)
    effect = string("What it did", null=True)


class EntityIds(Model):
    """Ids and the mentions behind them; an id that was merged away or split stays here with its successor."""

    entity_type = string("Kind of entity", key=True)
    entity_id = string("Id, now or in an earlier release", key=True)
    mention_id = string("Printed block that it stands for", key=True)
    status = string("Whether the id is in use", null=True)
    successor_id = string("Id to use instead", null=True)


class IdentityEvidence(Model):
    """Why two mentions are held to be one person, two, or in doubt."""

    left_mention_id = string("One mention", key=True)
    right_mention_id = string("The other mention", key=True)
    verdict = string("Same, different or unsure", key=True)
    score = number("Sum of the evidence; above zero speaks for one person")
    evidence = string("What was weighed", null=True)


class Evidence(Model):
    """Statements behind each row of other tables."""

    table_name = string("Table", key=True)
    row_key = string("Key of the row, its columns joined with '|'", key=True)
    statement_id = string("Statement", key=True, refers="statements.statement_id")
