"""What a refresh did, in counts and ids: what changed, what needs review, what could not be read, where it is."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.ingest.fetching.visits import Visit

ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Summary:
    """The outcome of a refresh; it holds no personal data.

    Attributes:
        release_id: The newest release, whether this run made it or found it.
        published: Whether this run made it.
        editions: Editions in it.
        entries: Rows of its `directory`.
        changes: Changed cells against the release before, by cause.
        review: Open review items, by kind.
        quarantined: Quarantined items, by reason.
        unread: Ids of editions that could not be read at all.
        warnings: Ids of failed checks of severity `warning`.
        location: The release's folder.
        held_back: The rolled-back release whose content these inputs give again; then nothing is published.
        visits: How the visits to the live sources went, where they were asked for.
        unexplained: Why the causes of changes could not be told apart, where they could not.
    """

    release_id: str
    published: bool
    editions: int
    entries: int
    changes: dict[str, int]
    review: dict[str, int]
    quarantined: dict[str, int]
    unread: tuple[str, ...]
    warnings: tuple[str, ...]
    location: str
    held_back: str | None = None
    visits: tuple[Visit, ...] = ()
    unexplained: str | None = None

    def to_json(self) -> dict[str, object]:
        """Plain values for `--json`."""
        return asdict(self)

    def to_lines(self) -> tuple[tuple[str, str], ...]:
        """What a person reads at the end: a label and a sentence each."""
        where = f"{self.location} (release {self.release_id})"
        lines = [
            ("Changed", _list_counts(self.changes, "line") if self.published else "nothing; nothing published"),
            ("To review", _list_counts(self.review, "question") + (": nmt review" if self.review else "")),
            ("Set aside", _list_counts(self.quarantined, "item")),
            ("Holds", f"{self.entries} directory rows from {self.editions} editions"),
            ("Where", where),
        ]
        if self.visits:
            lines.insert(0, ("Visited", _list_counts(_count(visit.outcome for visit in self.visits), "source")))
            looks = [visit.told for visit in self.visits if visit.needs_a_look]
            lines[1:1] = [("To look at", look) for look in looks]
        if self.unexplained:
            lines.insert(-2, ("Causes", f"not told apart, {self.unexplained}"))
        if self.held_back:
            lines.insert(0, ("Held back", f"the inputs give {self.held_back} again, which was rolled back"))
        if self.warnings:
            lines.insert(-2, ("Warnings", ", ".join(self.warnings)))
        if self.unread:
            lines.insert(-2, ("Not read", ", ".join(self.unread)))
        return tuple(lines)

    def to_markdown(self) -> str:
        """The same as a table, for a Prefect artifact."""
        head = "published" if self.published else "unchanged"
        rows = "\n".join(f"| {label} | {text.replace('|', '/')} |" for label, text in self.to_lines())
        return f"### Release {self.release_id} ({head})\n\n| | |\n|---|---|\n{rows}\n"


def summarize(
    release: Path, *, published: bool, held_back: str | None = None, visits: tuple[Visit, ...] = ()
) -> Summary:
    """Sum up a release from its CSV files.

    Args:
        release: The folder of the release.
        published: Whether this run made it.
        held_back: The rolled-back release whose content was made again.
        visits: How the visits to the live sources went.
    """
    editions = list(read_rows(release, "editions"))
    failed = [row for row in read_rows(release, "checks") if row["status"] == "failed"]
    return Summary(
        release_id=release.name,
        published=published,
        editions=len(editions),
        entries=sum(1 for _ in read_rows(release, "directory")),
        changes=_count_own_changes(release) if published else {},
        review=_count(row["kind"] for row in read_rows(release, "review_items") if row["status"] in ("", "open")),
        quarantined=_count(row["reason_code"] for row in read_rows(release, "quarantine")),
        unread=tuple(row["edition_id"] for row in editions if row["status"] == "quarantined"),
        warnings=tuple(row["check_id"] for row in failed if row["severity"] == "warning"),
        location=str(release),
        held_back=held_back,
        visits=visits,
    )


def recall_summary(plain: Mapping[str, Any], release: Path, visits: tuple[Visit, ...]) -> Summary | None:
    """The summary of an unchanged release from the plain values that were noted of it; None where they do not fit.

    Args:
        plain: What `to_json` gave.
        release: The folder of the release, which may have been moved since.
        visits: How the visits of this run went.
    """
    sequences = {name: tuple(plain.get(name, ())) for name in ("unread", "warnings")}
    try:
        return Summary(
            **{
                **plain,
                **sequences,
                "published": False,
                "changes": {},
                "location": str(release),
                "held_back": None,
                "visits": visits,
                "unexplained": None,
            }
        )
    except TypeError:
        return None


def _count_own_changes(release: Path) -> dict[str, int]:
    """By cause; those of releases before stand in another file, which grows with each."""
    return _count(row["cause"] for row in _read(release / "changes.csv"))


def _count(values: Iterator[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def read_rows(release: Path, table: str) -> Iterator[dict[str, str]]:
    """The rows of one table of a release."""
    return _read(release / "csv" / f"{table}.csv")


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _list_counts(counts: dict[str, int], noun: str) -> str:
    if not counts:
        return "nothing"
    total = sum(counts.values())
    parts = ", ".join(f"{count} {name}" for name, count in counts.items())
    return f"{total} {noun}{'' if total == 1 else 's'} ({parts})"
