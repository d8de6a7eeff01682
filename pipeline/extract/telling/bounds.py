"""What a text without a printed date says of its time: who exists, what lies behind, what is still to come."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.domain.layout import Document, Hint, Line
from pipeline.extract.wording.dates import find_dates
from pipeline.extract.wording.vacancies import is_vacancy
from pipeline.vocabulary import Organization, fold, organizations, skeleton

Side = Literal["from", "to", "none"]
_PAST = re.compile(
    r"\b(?:sedan|startades?|inr\wttades|bildades|beslutade|gav|tilltr\wdde|inleddes|lanserades)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"(?:\btr\wder i kraft\b|\bplaneras\b|\bkommer att\b|\b\wppnar\b)[^.]{0,60}$", re.IGNORECASE)
_LAW = re.compile(r"\b(?:fr\wn och med|fr\.? ?o\.? ?m\.?|an med|och med)\s+(?:den\s+)?$", re.IGNORECASE)
_TITLED = re.compile(r"^[^\W\d][^\d]*[^\W\d]\s+(20\d\d)(?=\s*(?:$|[–-]\s*[^\W\d]|\.$))")
_OF_LISTS = re.compile(
    r"koordinator|samordnar|kontakt|lista\b|anteckningar|protokoll|nyhetsbrev|katalog|telefon|adress", re.IGNORECASE
)
_TITLE_LINES, _TITLE_MOST = 4, 80  # lines from the top, and characters of each, that may be a title
_SAVED = {"saved": "it was saved on", "passed_on": "the mail that passes it on is of"}  # hints that bound above
_EARLIEST = dt.date(2000, 1, 1)
_REACH = 120  # characters before a date that can say what it is of


@dataclass(frozen=True, slots=True)
class Bound:
    """A day that the edition is not older than (`from`) or not younger than (`to`), or evidence that bounds nothing."""

    side: Side
    day: dt.date
    evidence: str


def find_bounds(document: Document) -> tuple[Bound, ...]:
    """Find all that bounds a document's date, in reading order."""
    return (
        *_bound_by_head(document.hints),
        *_bound_by_organizations(document),
        *_bound_by_title(document),
        *(bound for line in document.lines() for bound in _read_line(line)),
    )


def _bound_by_head(hints: Iterable[Hint]) -> Iterator[Bound]:
    """Read the day on which a page was saved or a mail passed on: what they hold is not younger."""
    for hint in hints:
        if said := _SAVED.get(hint.kind):
            yield Bound("to", dt.date.fromisoformat(hint.value), f"{said} {hint.value}")


def _bound_by_organizations(document: Document) -> Iterator[Bound]:
    folded = f" {fold(document.text)} "
    words = set(skeleton(document.text).split())
    for org in organizations():
        if org.exists_from is not None and org.exists_from >= _EARLIEST and _is_named(org, folded, words):
            day = org.exists_from.isoformat()
            yield Bound("from", org.exists_from, f"names {org.name}, which exists from {day}")


def _bound_by_title(document: Document) -> Iterator[Bound]:
    """Read the year, season, month or day that ends the title of a list, where only one does: `Kontaktkort 2026`.

    What a report is of lies before it is written.
    """
    first = [line for line in document.lines() if line.text.strip()][:_TITLE_LINES]
    lists = [line for line in first if len(line.text) <= _TITLE_MOST and _OF_LISTS.search(line.text)]
    titled = [(line, days) for line in lists if (days := _titled_days(line.text)) is not None]
    if len({days[0].year for _, days in titled}) != 1:
        return
    line, days = titled[0]
    evidence = f"its title says when: {quote_line(line)}"
    yield Bound("from", days[0], evidence)
    yield Bound("to", days[1], evidence)


def _titled_days(text: str) -> tuple[dt.date, dt.date] | None:
    """Give the first and last day of what ends a title: a day, a month or season, or a year.

    >>> [day.isoformat() for day in _titled_days("Kontaktlista 2026-03-17") or ()]
    ['2026-03-17', '2026-03-17']
    """
    found = _TITLED.search(text)
    dates = [date for date in find_dates(text) if date.end == (found.end(1) if found else len(text.rstrip(" .)")))]
    if dates and text[:1].isalpha():
        return dates[0].first, dates[0].last
    return (dt.date(int(found[1]), 1, 1), dt.date(int(found[1]), 12, 31)) if found else None


def quote_line(line: Line) -> str:
    """Give the beginning of a line and where it is printed."""
    return f"{' '.join(line.text.split())[:80]!r} (page {line.page}, line {line.number})"


def _is_named(org: Organization, folded: str, words: set[str]) -> bool:
    if f" {fold(org.name)} " in folded or f" {fold(org.name)}s " in folded:
        return True
    return len(org.name) > 12 and " " not in org.name and skeleton(org.name) in words


def _read_line(line: Line) -> Iterator[Bound]:
    quoted = quote_line(line)
    dates = find_dates(line.text)
    is_seat = bool(dates) and is_vacancy(line.text)
    for date in dates:
        before = line.text[max(0, date.start - _REACH) : date.start]
        if is_seat:
            yield Bound("to", date.last, f"announces a seat to be filled by {date.last.isoformat()}: {quoted}")
        elif _FUTURE.search(before):
            yield Bound("to", date.last, f"speaks of {date.last.isoformat()} as to come: {quoted}")
        elif _LAW.search(before):
            yield Bound("none", date.first, f"names a rule in force from {date.first.isoformat()}: {quoted}")
        elif _PAST.search(before):
            yield Bound("from", date.first, f"speaks of {date.first.isoformat()} as past: {quoted}")
