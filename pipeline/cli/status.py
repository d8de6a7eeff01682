"""`nmt status`: how the directory stands, for a steward at a glance and for a monitor."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.artifacts import Rows, trace_quality
from pipeline.cache.runs import read_run
from pipeline.cli.talk import answer_json
from pipeline.errors import ReleaseError
from pipeline.ingest.fetch import Source, list_sources
from pipeline.ingest.fetching.visits import Visit, read_visits
from pipeline.ingest.registry import read_editions


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One live source: its newest edition, how old that is, and how the last visit went."""

    url: str
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
        sources: The live sources.
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
    return Status(
        release_id=latest.resolve().name,
        published_at=_read_published_at(latest),
        last_run_at=run.ended_at if run else None,
        last_run_outcome=run.outcome if run else None,
        last_run_error=run.error if run else None,
        to_review=int(quality[-1]["to review"]) if quality else 0,
        sources=tuple(_describe(source, visits.get(source.url), now) for source in list_sources(read_editions(raw))),
        quality=quality,
    )


def to_lines(status: Status) -> list[str]:
    """The status as a person reads it."""
    lines = [
        f"Last run      {_tell_run(status)}",
        f"Last release  {status.release_id}, {status.published_at}",
        f"To review     {status.to_review}",
    ]
    lines += [f"Source        {_tell_source(source)}" for source in status.sources] or ["Sources       none has a URL"]
    trend = ", ".join(f"{row['directory rows']}/{row['warnings']}" for row in status.quality[-5:])
    return [*lines, f"Quality       {trend} (directory rows/warnings, oldest first)"]


def _tell_run(status: Status) -> str:
    if status.last_run_at is None:
        return "not known"
    error = f" ({status.last_run_error})" if status.last_run_error else ""
    return f"{status.last_run_at:%Y-%m-%d %H:%M} UTC, {status.last_run_outcome}{error}"


def _tell_source(source: SourceStatus) -> str:
    age = f"{source.age_days} days old" if source.age_days is not None else "of unknown age"
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


def _read_published_at(release: Path) -> str:
    try:
        paper = json.loads((release / "release.json").read_text(encoding="utf-8"))
        return str(paper.get("created", "at an unknown time"))
    except (OSError, ValueError) as error:
        raise ReleaseError("the release's paper cannot be read", document=str(release / "release.json")) from error
