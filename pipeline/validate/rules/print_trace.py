"""Every published value traces to print, a statement of that entity with that value, or to a steward's decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from pipeline.validate.outcome import Outcome, judge

RULE = "every {what} is printed in an edition, or was decided by a person"


def check_print(frames: Mapping[str, pd.DataFrame]) -> Iterator[Outcome]:
    """Check names, contact points and counties of regions against the statements, and each statement's place."""
    said = _said(frames["statements"]).append(_decided(frames["decisions"], frames["conflicts"]))
    people, contacts, covered = frames["people"], frames["contact_points"], frames["region_counties"]
    yield judge(
        "people.printed",
        RULE.format(what="name"),
        _unsaid(people["person_id"], pd.Series("name", index=people.index), people["name"], said),
    )
    known = contacts[contacts["owner_type"] != "appointment"]
    yield judge(
        "contact_points.printed",
        RULE.format(what="contact point"),
        _unsaid(known["owner_id"], known["channel"], known["value"], said),
    )
    yield judge(
        "region_counties.printed",
        RULE.format(what="county of a region"),
        _unsaid(covered["region_id"], pd.Series("county_code", index=covered.index), covered["county_code"], said),
    )
    yield judge("statements.placed", "every statement has page, line and characters", _unplaced(frames["statements"]))


def _said(statements: pd.DataFrame) -> pd.Index:
    return pd.Index(statements["entity_id"] + "\x1f" + statements["property"] + "\x1f" + statements["value"])


def _decided(decisions: pd.DataFrame, conflicts: pd.DataFrame) -> pd.Index:
    """What applied decisions set: as the steward wrote it, and in standard form as the conflict that it settled."""
    applied = decisions[(decisions["kind"] == "correct_value") & (decisions["status"] == "applied")]
    settled = conflicts[conflicts["rule"] == "decision"]
    written = applied["subject"] + "\x1f" + applied["property"] + "\x1f" + applied["value"]
    standard = settled["entity_id"] + "\x1f" + settled["property"] + "\x1f" + settled["winner"]
    decided: list[str] = [*written.dropna(), *standard.dropna()]
    return pd.Index(decided)


def _unsaid(entity: pd.Series, property_: pd.Series, value: pd.Series, said: pd.Index) -> Iterator[str]:
    keys = entity + "\x1f" + property_ + "\x1f" + value
    wrong = ~keys.isin(said)
    return (f"{owner}: {what}" for owner, what in zip(entity[wrong], property_[wrong], strict=True))


def _unplaced(statements: pd.DataFrame) -> pd.Series:
    places = statements[["page", "line", "char_start", "char_end"]]
    return statements.loc[places.isna().any(axis=1) | (places["char_end"] < places["char_start"]), "statement_id"]
