"""The editions of a run: their dates as a calendar, and the tables `editions` and `edition_coverage`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.domain.edition import Capture, DateRange, Edition
from pipeline.domain.statements import Extraction
from pipeline.errors import UnreadableError
from pipeline.normalize.slugs import slugify
from pipeline.reconcile.rows import CoverageRow, EditionRow
from pipeline.reconcile.timeline import Calendar, make_moment

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class DateOverride:
    """What a steward decided on an edition's dates; None leaves what the edition says."""

    dated_from: dt.date | None = None
    dated_to: dt.date | None = None
    decision_id: str = ""


def make_calendar(extractions: Iterable[Extraction], overrides: Mapping[str, DateOverride]) -> Calendar:
    """Put all editions that were read into a calendar."""
    listed = list(extractions)
    dated = {e.edition_id: date_edition(e, overrides) for e in listed}
    return Calendar(
        {id_: make_moment(id_, dates.dated_from, dates.dated_to) for id_, dates in dated.items()},
        {e.edition_id: frozenset(c.list_name for c in e.coverage) for e in listed},
    )


def date_edition(extraction: Extraction, overrides: Mapping[str, DateOverride]) -> DateRange:
    """Give an edition's dates: what a steward decided, else what it says of itself."""
    said = extraction.dated
    override = overrides.get(extraction.edition_id)
    if override is None:
        return said
    return DateRange(
        override.dated_from or said.dated_from,
        override.dated_to or said.dated_to,
        "declared",
        f"decision {override.decision_id}; the edition itself: {said.evidence}",
    )


def tabulate_editions(
    captures: Sequence[Capture],
    extractions: Sequence[Extraction],
    quarantined: Sequence[tuple[Edition, UnreadableError]],
    overrides: Mapping[str, DateOverride],
) -> list[EditionRow]:
    """Make the rows of `editions`, those that could not be read included."""
    read = {e.edition_id: e for e in extractions}
    rows = [
        _read_row(capture, read[capture.edition.edition_id], overrides)
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


def name_source(edition: Edition, title: str | None = None) -> str:
    """Give the id of an edition's source: its address where it has one, else who publishes what under which title.

    Two pages of one publisher are two sources; a year in the title tells editions of one source apart.

    Args:
        edition: Its row in the registry.
        title: The title that it prints, for where the registry gives none.

    >>> name_source(Edition("a", "a.txt", "Slides 2017", "slides", "Länsstyrelsen", None, None, None, None, ""))
    'lansstyrelsen-slides-slides'
    """
    if edition.url:
        parts = urlsplit(edition.url if "://" in edition.url else f"https://{edition.url}")
        return slugify(f"{(parts.hostname or '').removeprefix('www.')} {parts.path} {parts.query}")
    named = _YEAR.sub(" ", edition.title or title or "")
    return slugify(f"{edition.publisher or ''} {edition.kind or ''} {named}") or slugify(edition.edition_id)


def _read_row(capture: Capture, extraction: Extraction, overrides: Mapping[str, DateOverride]) -> EditionRow:
    edition = capture.edition
    printed = _printed_title(extraction)
    dated = date_edition(extraction, overrides)
    return EditionRow(
        edition_id=edition.edition_id,
        source_id=name_source(edition, printed),
        title=edition.title or printed,
        kind=edition.kind,
        publisher=edition.publisher,
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
