"""What Prefect's pages show of a refresh: rows and Markdown in counts and release ids.

Prefect keeps artifacts in its own database, where an erasure of ours does not reach. So they count and link; whoever
wants to see a person follows the link to the release.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pipeline.cache.fingerprint import CACHE_FOLDER
from pipeline.summary import Summary, summarize

Rows = list[dict[str, str | int]]
TREND_RELEASES = 20
MEASURES_FILE = "quality.json"


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
    with (Path(summary.location) / "changes.csv").open(encoding="utf-8", newline="") as file:
        counted = Counter((row["table_name"], row["cause"], row["change"]) for row in csv.DictReader(file))
    return [
        {"table": table, "cause": cause, "change": change, "cells": cells}
        for (table, cause, change), cells in sorted(counted.items())
    ]


def count_review(summary: Summary) -> Rows:
    """One row for each kind of question that waits for a person."""
    return [{"kind": kind, "questions": count} for kind, count in sorted(summary.review.items())]


def trace_quality(outputs: Path) -> Rows:
    """One row for each of the newest releases that are kept, oldest first: what it holds and what is doubtful in it.

    A release is counted once and remembered by its checksums, which an erasure changes.
    """
    releases = sorted((outputs / "releases").glob("r[0-9]*"))[-TREND_RELEASES:]
    known = _read_measures(outputs / CACHE_FOLDER / MEASURES_FILE)
    measures = {
        f"{release.name} {hashlib.sha256((release / 'SHA256SUMS').read_bytes()).hexdigest()}": release
        for release in releases
        if (release / "SHA256SUMS").is_file()
    }
    found = {key: known.get(key) or _measure(summarize(path, published=False)) for key, path in measures.items()}
    if found != known:
        _write_measures(outputs / CACHE_FOLDER / MEASURES_FILE, found)
    return list(found.values())


def _read_measures(path: Path) -> Mapping[str, dict[str, str | int]]:
    try:
        measures = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return measures if isinstance(measures, dict) else {}


def _write_measures(path: Path, measures: Mapping[str, dict[str, str | int]]) -> None:
    with suppress(OSError):  # a disk that takes no notes costs time, not the answer
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(f".{os.getpid()}.tmp")
        beside.write_text(json.dumps(measures), encoding="utf-8")
        beside.replace(path)


def _measure(summary: Summary) -> dict[str, str | int]:
    return {
        "release": summary.release_id,
        "editions": summary.editions,
        "directory rows": summary.entries,
        "to review": sum(summary.review.values()),
        "set aside": sum(summary.quarantined.values()),
        "warnings": len(summary.warnings),
    }
