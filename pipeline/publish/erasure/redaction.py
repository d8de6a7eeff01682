"""Takes a person out of the tables of a release: rows that are about the person go, any other trace is blotted out."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pipeline.publish.erasure.traces import Subject
from pipeline.validate.schema import read_schema

ERASED = "[erased]"
_OWN_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "people": ("person_id",),
    "person_names": ("person_id",),
    "appointments": ("person_id",),
    "contact_points": ("owner_id",),
    "entity_ids": ("entity_id", "successor_id", "mention_id"),
    "identity_evidence": ("left_mention_id", "right_mention_id"),
    "statements": ("entity_id", "mention_id"),
    "events": ("entity_id", "other_id"),
    "conflicts": ("entity_id",),
    "review_items": ("subject",),
    "decisions": ("subject", "value"),
}


def redact_tables(frames: Mapping[str, pd.DataFrame], subject: Subject) -> dict[str, pd.DataFrame]:
    """Tables without the person.

    Args:
        frames: Frames of text by table name.
        subject: The person.
    """
    own = subject.own_ids
    kept: dict[str, pd.DataFrame] = {}
    for name, frame in frames.items():
        about = pd.Series(False, index=frame.index)
        for column in _OWN_COLUMNS.get(name, ()):
            if column in frame.columns:
                about |= frame[column].isin(own)
        kept[name] = frame[~about]
    _drop_dependents(frames, kept)
    _drop_bare_organizations(frames["evidence"], kept)
    return {name: blot_out(frame, subject, read_schema()[name].key) for name, frame in kept.items()}


def _drop_dependents(frames: Mapping[str, pd.DataFrame], kept: dict[str, pd.DataFrame]) -> None:
    """Rows that hang on rows that went: contact points of an appointment, evidence, repairs within a statement."""
    posts = set(frames["appointments"]["appointment_id"]) - set(kept["appointments"]["appointment_id"])
    contacts = kept["contact_points"]
    kept["contact_points"] = contacts[~contacts["owner_id"].isin(posts)]
    statements = frames["statements"]
    gone = statements[~statements["statement_id"].isin(kept["statements"]["statement_id"])]
    evidence = kept["evidence"]
    keys = set(frames["contact_points"]["contact_id"]) - set(kept["contact_points"]["contact_id"]) | posts
    lost = evidence["statement_id"].isin(gone["statement_id"]) | evidence["row_key"].isin(keys)
    kept["evidence"] = evidence[~lost]
    repairs = kept["repairs"].reset_index(drop=True)
    place = ["edition_id", "page", "line"]
    touching = repairs.reset_index().merge(gone[[*place, "char_start", "char_end"]], on=place, suffixes=("", "_gone"))
    starts, ends = touching["char_start"].astype("Int64"), touching["char_end"].astype("Int64")
    inside = (starts < touching["char_end_gone"].astype("Int64")) & (ends > touching["char_start_gone"].astype("Int64"))
    kept["repairs"] = repairs[~repairs.index.isin(touching.loc[inside.fillna(False), "index"])]


def _drop_bare_organizations(evidence: pd.DataFrame, kept: dict[str, pd.DataFrame]) -> None:
    """Organizations that nothing but the person's own entries named: they would tell where the person worked."""
    was, is_now = (
        set(one.loc[one["table_name"] == "organizations", "row_key"]) for one in (evidence, kept["evidence"])
    )
    named = {
        org_id
        for table in read_schema().values()
        for column in table.columns
        if column.refers == ("organizations", "org_id") and table.name in kept and table.name != "organization_names"
        for org_id in kept[table.name][column.name]
    }
    bare = was - is_now - named
    for name in ("organizations", "organization_names"):
        kept[name] = kept[name][~kept[name]["org_id"].isin(bare)]


def blot_out(frame: pd.DataFrame, subject: Subject, key: tuple[str, ...]) -> pd.DataFrame:
    """Drop rows whose key tells of the person, and blot out the cells of other rows that do."""
    frame = frame.copy()
    telling = pd.Series(False, index=frame.index)
    for column in frame.columns:
        hits = frame[column].map(lambda value: isinstance(value, str) and subject.is_told_in(value)).astype(bool)
        if column in key:
            telling |= hits
        elif hits.any():
            frame.loc[hits, column] = ERASED
    return frame[~telling]


def redact_changes(changes: pd.DataFrame, subject: Subject) -> pd.DataFrame:
    """`release_changes` without what tells of the person: the whole change goes, for its kind and size tell too."""
    own = subject.own_ids
    about = changes["row_key"].map(lambda key: bool(own & set(str(key).split("|")))).astype(bool)
    for column in ("row_key", "before", "after"):
        about |= (
            changes[column]
            .map(lambda value: isinstance(value, str) and (value in own or subject.is_told_in(value)))
            .astype(bool)
        )
    return changes[~about]
