"""On what grounds: decisions and their effect, ids and their mentions, why two mentions are one, evidence by row."""

from __future__ import annotations

import pandera.pandas as pa

from pipeline.validate.fields import Day, Number, Text, day, number, string


class Decisions(pa.DataFrameModel):
    """Decisions of stewards, and what each did to this release."""

    decision_id: Text = string("Id of the decision", key=True)
    kind: Text = string("What the decision does")
    subject: Text = string("What it speaks of", null=True)
    property: Text = string("Property decided on", null=True)
    expected: Text = string("Value that the editions must still say for it to apply", null=True)
    value: Text = string("Value to use instead, or the other subject", null=True)
    reason: Text = string("Why", null=True)
    decided_by: Text = string("Who decided", null=True)
    decided_on: Day = day("When")
    status: Text = string("Whether it applied, or is stale", null=True)
    effect: Text = string("What it did", null=True)


class EntityIds(pa.DataFrameModel):
    """Ids and the mentions behind them; an id that was merged away or split stays here with its successor."""

    entity_type: Text = string("Kind of entity", key=True)
    entity_id: Text = string("Id, now or in an earlier release", key=True)
    mention_id: Text = string("Printed block that it stands for", key=True)
    status: Text = string("Whether the id is in use", null=True)
    successor_id: Text = string("Id to use instead", null=True)


class IdentityEvidence(pa.DataFrameModel):
    """Why two mentions are held to be one person, two, or in doubt."""

    left_mention_id: Text = string("One mention", key=True)
    right_mention_id: Text = string("The other mention", key=True)
    verdict: Text = string("Same, different or unsure", key=True)
    score: Number = number("Sum of the evidence; above zero speaks for one person")
    evidence: Text = string("What was weighed", null=True)


class Evidence(pa.DataFrameModel):
    """Statements behind each row of other tables."""

    table_name: Text = string("Table", key=True)
    row_key: Text = string("Key of the row, its columns joined with '|'", key=True)
    statement_id: Text = string("Statement", key=True, refers="statements.statement_id")
