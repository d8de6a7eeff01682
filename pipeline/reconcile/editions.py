"""The editions of a run: their dates as a calendar, and the tables `editions` and `edition_coverage`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.domain.edition import Capture, DateRange, Edition
from pipeline.domain.statements import Extraction
from pipeline.errors import UnreadableError
from pipeline.reconcile.rows import CoverageRow, EditionRow
from pipeline.reconcile.sources import name_source
from pipeline.reconcile.timeline import Calendar, make_moment


@dataclass(frozen=True, slots=True)
class DateOverride:
    """What a steward decided on an edition's dates; None leaves what the edition says."""

    dated_from: dt.date | None = None
    dated_to: dt.date | None = None
    decision_id: str = ""


def override_dates(said: Mapping[str, DateRange], overrides: Mapping[str, DateOverride]) -> dict[str, DateRange]:
    """Date all editions as a steward decided, else as they say."""
    return {id_: _override(dated, overrides.get(id_)) for id_, dated in said.items()}


def _override(said: DateRange, override: DateOverride | None) -> DateRange:
    if override is None:
        return said
    return DateRange(
        override.dated_from or said.dated_from,
        override.dated_to or said.dated_to,
        "declared",
        f"decision {override.decision_id}; the edition itself: {said.evidence}",
    )


def make_calendar(extractions: Iterable[Extraction], dated: Mapping[str, DateRange]) -> Calendar:
    """Put all editions that were read into a calendar."""
    return Calendar(
        {id_: make_moment(id_, dates.dated_from, dates.dated_to) for id_, dates in dated.items()},
        {e.edition_id: frozenset(c.list_name for c in e.coverage) for e in extractions},
    )


def tabulate_editions(
    captures: Sequence[Capture],
    extractions: Sequence[Extraction],
    quarantined: Sequence[tuple[Edition, UnreadableError]],
    dated: Mapping[str, DateRange],
) -> list[EditionRow]:
    """Make the rows of `editions`, those that could not be read included."""
    read = {e.edition_id: e for e in extractions}
    rows = [
        _read_row(capture, read[capture.edition.edition_id], dated[capture.edition.edition_id])
        for capture in captures
        if capture.edition.edition_id in read
    ]
    return rows + [_quarantined_row(edition) for edition, _ in quarantined]


def tabulate_coverage(extractions: Iterable[Extraction], calendar: Calendar) -> list[CoverageRow]:
    """Make the rows of `edition_coverage`, one for each list that an edition gives in full."""
    rows = []
    for extraction in extractions:
        seen: dict[str, str] = {c.list_name: c.evidence for c in reversed(extraction.coverage)}
        for list_name in calendar.covers[extraction.edition_id]:
            rows.append(CoverageRow(extraction.edition_id, list_name, seen.get(list_name, "as a steward decided")))
    return rows


def _read_row(capture: Capture, extraction: Extraction, dated: DateRange) -> EditionRow:
    edition = capture.edition
    printed = _printed_title(extraction)
    return EditionRow(
        edition_id=edition.edition_id,
        source_id=name_source(edition, printed),
        title=edition.title or printed,
        kind=edition.kind,
        publisher=edition.publisher or extraction.publisher,
        url=edition.url,
        file_name=edition.file,
        media_type=capture.media_type,
        sha256=edition.sha256,
        pages=len(extraction.document.pages),
        dated_from=dated.dated_from,
        dated_to=dated.dated_to,
        date_basis=dated.basis,
        date_evidence=dated.evidence,
        damage_rate=round(extraction.damage_rate, 6),
        status="read",
    )


def _quarantined_row(edition: Edition) -> EditionRow:
    return EditionRow(
        edition_id=edition.edition_id,
        source_id=name_source(edition),
        title=edition.title,
        kind=edition.kind,
        publisher=edition.publisher,
        url=edition.url,
        file_name=edition.file,
        media_type=None,
        sha256=edition.sha256,
        pages=None,
        dated_from=edition.dated_from,
        dated_to=edition.dated_to,
        date_basis="declared" if edition.dated_from or edition.dated_to else None,
        date_evidence=None,
        damage_rate=None,
        status="quarantined",
    )


def _printed_title(extraction: Extraction) -> str | None:
    return next((t for m in extraction.mentions if m.entity_type == "edition" for t in m.values("title")), None)
