"""`changes.atom`: a feed of releases and what changed in each."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from pipeline.publish.shelf import list_releases
from pipeline.publish.types import ReleaseInfo

FEED = "changes.atom"
FEED_ID = "tag:nmt-directory,2026:changes"
SHOWN = 50


def refresh_feed(outputs: Path, newest: ReleaseInfo) -> None:
    """Write the feed anew where it does not tell of the newest release yet."""
    path = outputs / FEED
    if not path.exists() or newest.release_id not in path.read_text(encoding="utf-8"):
        write_feed(outputs)


def write_feed(outputs: Path) -> None:
    """Write the feed anew from the releases that are kept, newest first, and swap it in."""
    from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

    releases = list_releases(outputs)
    if not releases:
        return
    feed = FeedGenerator()
    feed.id(FEED_ID)
    feed.title("NMT directory: releases and what changed")
    feed.author(name="nmt-directory")
    feed.generator("nmt-directory")
    feed.link(href=FEED, rel="self")
    feed.updated(releases[-1].created)
    for release in releases:
        entry = feed.add_entry()
        entry.id(f"{FEED_ID}:{release.release_id}")
        entry.title(_title(release))
        entry.updated(release.created)
        entry.link(href=f"releases/{release.release_id}/report/index.html", rel="alternate")
        entry.content("\n".join(_tell(release)), type="text")
    aside = outputs / f".{FEED}"
    feed.atom_file(str(aside), pretty=True)
    aside.replace(outputs / FEED)


def _title(release: ReleaseInfo) -> str:
    words = [f"Release {release.release_id}"]
    if release.restores:
        words.append(f"brings back {release.restores}")
    if release.redacted:
        words.append("redacted")
    return ", ".join(words)


def _tell(release: ReleaseInfo) -> list[str]:
    with (release.path / "changes.csv").open(encoding="utf-8", newline="") as file:
        changes = list(csv.DictReader(file))
    causes = Counter(change["cause"] for change in changes)
    lines = [", ".join(f"{count} {cause}" for cause, count in sorted(causes.items())) or "No cell changed"]
    for change in changes[:SHOWN]:
        where = f"{change['table_name']} {change['row_key']} {change['column_name']}"
        lines.append(f"{change['change']} ({change['cause']}): {where}: {change['before']} → {change['after']}")
    if len(changes) > SHOWN:
        lines.append(f"and {len(changes) - SHOWN} more in changes.csv")
    return [line.translate(_NO_CONTROLS) for line in lines]


_NO_CONTROLS = dict.fromkeys(range(32), " ")
