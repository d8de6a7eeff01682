"""Mentions for tests: from a CSV file, or one at a time with made-up contacts."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pandas as pd

from pipeline.reconcile.identity import IdentityResult

HERE = Path(__file__).parent
DAYS = {f"e{year}": dt.date(year, 3, 1) for year in range(2000, 2030)}


def read_mentions(file_name: str) -> pd.DataFrame:
    """Read mentions; `emails` and `phones` are joined with `; `, given name is the first word."""
    with (HERE / file_name).open(encoding="utf-8", newline="") as lines:
        rows = [dict(row) for row in csv.DictReader(lines)]
    return pd.DataFrame([_mention(**{key: cell or None for key, cell in row.items()}) for row in rows])


def make_mention(
    edition: str,
    name: str,
    emails: str | None = None,
    phones: str | None = None,
    region_id: str | None = None,
    *,
    mention_id: str | None = None,
    list_name: str = "regional_coordinators",
    org_id: str | None = None,
    title: str | None = None,
) -> dict[str, object]:
    """Make a mention in the edition of a year (`e2018`); its id is the edition and the name unless one is given."""
    return _mention(
        mention_id or f"{edition}/{name}",
        edition,
        DAYS[edition].isoformat(),
        DAYS[edition].isoformat(),
        list_name,
        name,
        emails,
        phones,
        region_id,
        org_id,
        title,
    )


def _mention(
    mention_id: str | None,
    edition_id: str | None,
    dated_from: str | None,
    dated_to: str | None,
    list_name: str | None,
    name: str | None,
    emails: str | None,
    phones: str | None,
    region_id: str | None,
    org_id: str | None = None,
    title: str | None = None,
    audience: str | None = None,
) -> dict[str, object]:
    given, _, family = (name or "").partition(" ")
    return {
        "mention_id": mention_id,
        "edition_id": edition_id,
        "dated_from": dt.date.fromisoformat(dated_from) if dated_from else None,
        "dated_to": dt.date.fromisoformat(dated_to) if dated_to else None,
        "list_name": list_name,
        "name": name,
        "given_name": given,
        "family_name": family,
        "emails": emails.split("; ") if emails else [],
        "phones": phones.split("; ") if phones else [],
        "region_id": region_id,
        "org_id": org_id,
        "title": title,
        "audience": audience,
    }


def group_of(result: IdentityResult) -> set[frozenset[str]]:
    """Give the clusters of more than one mention."""
    groups = result.clusters.groupby("cluster_id")["mention_id"].agg(frozenset)
    return {group for group in groups if len(group) > 1}


def verdict_of(result: IdentityResult, left: str, right: str) -> str | None:
    """Give the verdict on two mentions, or None where they were not compared."""
    left, right = sorted((left, right))
    links = result.links
    found = links[(links["left_mention_id"] == left) & (links["right_mention_id"] == right)]["verdict"]
    return None if found.empty else str(found.iloc[0])


def evidence_of(result: IdentityResult, left: str, right: str) -> set[str]:
    """Give the kinds of evidence that are told of two mentions."""
    left, right = sorted((left, right))
    links = result.links
    found = links[(links["left_mention_id"] == left) & (links["right_mention_id"] == right)]["evidence"]
    return {str(item["kind"]) for evidence in found for item in json.loads(evidence)}
