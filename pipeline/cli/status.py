"""`nmt status`: how the directory stands, for a steward at a glance and for a monitor."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.artifacts import Rows, trace_quality
from pipeline.cache.runs import read_run
from pipeline.cli.talk import answer_json
from pipeline.domain.edition import Edition
from pipeline.errors import ReleaseError
from pipeline.ingest.fetch import Source, list_sources
from pipeline.ingest.fetching.visits import Visit, read_visits
from pipeline.ingest.registry import read_editions
from pipeline.summary import read_rows

_SHOWN_UNVISITED = 10


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One source: its newest edition, how old that is, and how the last visit went.

    Attributes:
        url: Where it is visited; None of a source without a URL.
        edition_id: Its newest edition.
        retrieved_on: When that was retrieved, where it is known.
        age_days: Days since then, or since the latest day that it can be of where that is not known.
        visited_at: When it was visited last.
        outcome: How that went; `never_visited`, or `no_url`.
    """

    url: str | None
    edition_id: str
    retrieved_on: dt.date | None
    age_days: int | None
    visited_at: dt.datetime | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand; counts and ids only.

    Attributes:
        release_id: The newest release.
        published_at: When it was made.
        last_run_at: When a refresh last ended, however it ended.
        last_run_outcome: Whether it `published`, found everything `unchanged`, or `failed`.
        last_run_error: The kind of error that it failed with.
        to_review: Open questions.
        sources: The live sources, and then those without a URL, the oldest first.
        quality: The newest releases in figures, oldest first.
    """

    release_id: str
    published_at: str
    last_run_at: dt.datetime | None
    last_run_outcome: str | None
    last_run_error: str | None
    to_review: int
    sources: tuple[SourceStatus, ...]
    quality: Rows


def run_status(raw: Path, outputs: Path, *, as_json: bool = False) -> None:
    """Say how things stand."""
    status = read_status(raw, outputs, dt.datetime.now(dt.UTC))
    if as_json:
        answer_json(asdict(status))
        return
    for line in to_lines(status):
        print(line)


def read_status(raw: Path, outputs: Path, now: dt.datetime) -> Status:
    """Gather the status.

    Raises:
        ReleaseError: Nothing has been published yet.
        InputError: The registry cannot be used.
    """
    latest = outputs / "latest"
    if not latest.exists():
        raise ReleaseError("nothing is published yet; nmt refresh", document=str(outputs))
    quality = trace_quality(outputs)
    visits = read_visits(outputs)
    run = read_run(outputs)
    editions = read_editions(raw)
    return Status(
        release_id=latest.resolve().name,
        published_at=_read_published_at(latest),
        last_run_at=run.ended_at if run else None,
        last_run_outcome=run.outcome if run else None,
        last_run_error=run.error if run else None,
        to_review=int(quality[-1]["to review"]) if quality else 0,
        sources=(
            *(_describe(source, visits.get(source.url), now) for source in list_sources(editions)),
            *_list_unvisited(latest, editions, now.date()),
        ),
        quality=quality,
    )


def to_lines(status: Status) -> list[str]:
    """The status as a person reads it."""
    lines = [
        f"Last run      {_tell_run(status)}",
        f"Last release  {status.release_id}, {status.published_at}",
        f"To review     {status.to_review}",
    ]
    unvisited = [source for source in status.sources if source.url is None]
    shown = [source for source in status.sources if source.url] + unvisited[:_SHOWN_UNVISITED]
    lines += [f"Source        {_tell_source(source)}" for source in shown]
    if len(unvisited) > _SHOWN_UNVISITED:
        lines.append(f"Sources       {len(unvisited) - _SHOWN_UNVISITED} more have no URL; --json lists them")
    trend = ", ".join(f"{row['directory rows']}/{row['warnings']}" for row in status.quality[-5:])
    return [*lines, f"Quality       {trend} (directory rows/warnings, oldest first)"]


def _tell_run(status: Status) -> str:
    if status.last_run_at is None:
        return "not known"
    error = f" ({status.last_run_error})" if status.last_run_error else ""
    return f"{status.last_run_at:%Y-%m-%d %H:%M} UTC, {status.last_run_outcome}{error}"


def _tell_age(days: int | None) -> str:
    """The age of a source, which a clock that goes wrong puts before its edition.

    >>> [_tell_age(days) for days in (3, -2, None)]
    ['3 days old', 'dated 2 days after today', 'of unknown age']
    """
    if days is None:
        return "of unknown age"
    return f"{days} days old" if days >= 0 else f"dated {-days} days after today"


def _tell_source(source: SourceStatus) -> str:
    age = _tell_age(source.age_days)
    if source.url is None:
        return f"{source.edition_id}, {age}; no URL to visit"
    visited = f"visited {source.visited_at:%Y-%m-%d}, {source.outcome}" if source.visited_at else "never visited"
    return f"{source.url}: {source.edition_id}, {age}; {visited}"


def _describe(source: Source, visit: Visit | None, now: dt.datetime) -> SourceStatus:
    retrieved_on = source.newest.retrieved_on
    return SourceStatus(
        url=source.url,
        edition_id=source.newest.edition_id,
        retrieved_on=retrieved_on,
        age_days=(now.date() - retrieved_on).days if retrieved_on else None,
        visited_at=visit.visited_at if visit else None,
        outcome=visit.outcome if visit else "never_visited",
    )


def _list_unvisited(release: Path, editions: Sequence[Edition], today: dt.date) -> list[SourceStatus]:
    """The sources of a release none of whose editions has a URL, each by its newest edition; those of no day first."""
    retrieved = {edition.edition_id: edition.retrieved_on for edition in editions}
    sources: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read_rows(release, "editions"):
        sources[row["source_id"]].append(row)
    found = []
    for rows in sources.values():
        if any(row["url"] for row in rows):
            continue
        newest = max(rows, key=lambda row: (row["dated_to"], row["edition_id"]))
        retrieved_on = retrieved.get(newest["edition_id"])
        age = _count_days(retrieved_on, newest["dated_from"], newest["dated_to"], today)
        found.append(SourceStatus(None, newest["edition_id"], retrieved_on, age, None, "no_url"))
    return sorted(found, key=lambda one: (one.age_days is not None, -(one.age_days or 0), one.edition_id))


def _count_days(retrieved_on: dt.date | None, dated_from: str, dated_to: str, today: dt.date) -> int | None:
    """The age of an edition from the latest day that it can be of; one of this month or year is of today at the latest.

    >>> _count_days(None, "2026-09-01", "2026-09-30", dt.date(2026, 9, 13))
    0
    """
    if retrieved_on is not None or not dated_to:
        return (today - retrieved_on).days if retrieved_on else None
    age = (today - dt.date.fromisoformat(dated_to)).days
    return 0 if age < 0 and dated_from and dt.date.fromisoformat(dated_from) <= today else age


def _read_published_at(release: Path) -> str:
    try:
        paper = json.loads((release / "release.json").read_text(encoding="utf-8"))
        return str(paper.get("created", "at an unknown time"))
    except (OSError, ValueError) as error:
        raise ReleaseError("the release's paper cannot be read", document=str(release / "release.json")) from error
