"""What Prefect's pages show of a refresh: rows and Markdown in counts and release ids.

Prefect keeps artifacts in its own database, where an erasure of ours does not reach. So they count and link; whoever
wants to see a person follows the link to the release.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from pipeline.summary import Summary, summarize

Rows = list[dict[str, str | int]]
TREND_RELEASES = 20


def link_release(summary: Summary, base_url: str = "") -> str:
    """Where the release's page is found.

    Args:
        summary: What the refresh did.
        base_url: Where `outputs/releases/` is served; a file address where it is not.
    """
    if base_url:
        return f"{base_url.rstrip('/')}/{summary.release_id}/report/index.html"
    return (Path(summary.location).resolve() / "report" / "index.html").as_uri()


def write_summary(summary: Summary, link: str) -> str:
    """The closing summary as Markdown."""
    return f"{summary.to_markdown()}\n[Open the release]({link})\n"


def count_changes(summary: Summary) -> Rows:
    """One row for each table, cause and kind of change between the release before and this one."""
    if not summary.published:
        return []
    with (Path(summary.location) / "csv" / "release_changes.csv").open(encoding="utf-8", newline="") as file:
        counted = Counter(
            (row["table_name"], row["cause"], row["change"])
            for row in csv.DictReader(file)
            if row["release_id"] == summary.release_id
        )
    return [
        {"table": table, "cause": cause, "change": change, "cells": cells}
        for (table, cause, change), cells in sorted(counted.items())
    ]


def count_review(summary: Summary) -> Rows:
    """One row for each kind of question that waits for a person."""
    return [{"kind": kind, "questions": count} for kind, count in sorted(summary.review.items())]


def trace_quality(outputs: Path) -> Rows:
    """One row for each of the newest releases that are kept, oldest first: what it holds and what is doubtful in it."""
    releases = sorted((outputs / "releases").glob("r[0-9]*"))[-TREND_RELEASES:]
    return [_measure(summarize(release, published=False)) for release in releases if (release / "csv").is_dir()]


def _measure(summary: Summary) -> dict[str, str | int]:
    return {
        "release": summary.release_id,
        "editions": summary.editions,
        "directory rows": summary.entries,
        "to review": sum(summary.review.values()),
        "set aside": sum(summary.quarantined.values()),
        "warnings": len(summary.warnings),
    }
