"""`changes.atom`: a feed of releases and what changed in each."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, islice
from pathlib import Path

from pipeline.publish.csv_files import hash_file
from pipeline.publish.papers import SUMS
from pipeline.publish.shelf import list_releases
from pipeline.publish.types import ReleaseInfo

FEED = "changes.atom"
FEED_ID = "tag:nmt-directory,2026:changes"
FORM = "3"  # of what is written here: raise it with every change
SHOWN = 50


def refresh_feed(outputs: Path) -> None:
    """Write the feed anew where it does not tell of just the releases that are kept: a run was killed."""
    path = outputs / FEED
    told = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    releases = list_releases(outputs)
    if told.count("<entry>") != len(releases) or not all(f">{name_entry(one)}<" in told for one in releases):
        write_feed(outputs)


def write_feed(outputs: Path) -> None:
    """Write the feed anew from the releases that are kept, and swap it in."""
    releases = list_releases(outputs)
    if not releases:
        return
    aside = outputs / f".{FEED}"
    aside.write_bytes(compose_feed(releases))
    aside.replace(outputs / FEED)


def compose_feed(releases: Sequence[ReleaseInfo]) -> bytes:
    """The feed of some releases, the newest first.

    Args:
        releases: From old to new; at least one.
    """
    from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

    feed = FeedGenerator()
    feed.id(FEED_ID)
    feed.title("NMT directory: releases and what changed")
    feed.author(name="nmt-directory")
    feed.generator("nmt-directory", version=FORM)
    feed.link(href=FEED, rel="self")
    # A clock that was set back must not hide a release from readers that ask for what is newer than the last they saw.
    times = list(accumulate((release.created for release in releases), max))
    feed.updated(times[-1])
    for release, time in zip(releases, times, strict=True):
        entry = feed.add_entry()
        entry.id(name_entry(release))
        entry.title(_title(release))
        entry.updated(time)
        entry.link(href=f"releases/{release.release_id}/report/index.html", rel="alternate")
        entry.content("\n".join(_tell(release)), type="text")
    return bytes(feed.atom_str(pretty=True))


def name_entry(release: ReleaseInfo) -> str:
    """The id of a release's entry."""
    return f"{FEED_ID}:{release.release_id}"


def _title(release: ReleaseInfo) -> str:
    words = [f"Release {release.release_id}"]
    if release.restores:
        words.append(f"brings back {release.restores}")
    if release.redacted:
        words.append("redacted")
    return ", ".join(words)


def _tell(release: ReleaseInfo) -> list[str]:
    """What changed, and the digest that seals all files of the release."""
    changes, causes = _read_changes(release.path / "changes.csv")
    lines = [", ".join(f"{count} {cause}" for cause, count in sorted(causes.items())) or "No cell changed"]
    for change in changes:
        where = f"{change['table_name']} {change['row_key']} {change['column_name']}"
        lines.append(f"{change['change']} ({change['cause']}): {where}: {change['before']} → {change['after']}")
    if causes.total() > SHOWN:
        lines.append(f"and {causes.total() - SHOWN} more in changes.csv")
    seal = release.path / SUMS
    lines.append(f"SHA-256 of {SUMS}: {hash_file(seal) if seal.exists() else 'it is missing'}")
    return [line.translate(_NO_CONTROLS) for line in lines]


def _read_changes(path: Path) -> tuple[list[dict[str, str]], Counter[str]]:
    """The first changes of a release, and how many there are by cause, in the last column.

    None where somebody took the file away, which is for `nmt verify` to say.
    """
    if not path.exists():
        return [], Counter()
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        shown = [dict(zip(header, row, strict=False)) for row in islice(rows, SHOWN)]
        return shown, Counter(row["cause"] for row in shown) + Counter(row[-1] for row in rows if row)


_NO_CONTROLS = dict.fromkeys(range(32), " ")
