"""Dates printed the Swedish or English way: a day, a month or a part of a year, as a range; no part is ever filled in.

`dateparser` fills missing parts from today and reads neither seasons nor a date beside its label, so the few forms
that Swedish documents use are read here by a table of months and parts of the year.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.vocabulary import fold, month_numbers, seasons

_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?![\d-])")
_SLASH = re.compile(r"(?<![\d/-])(0?[1-9]|[12]\d|3[01])[/.](0?[1-9]|1[0-2])[/.\s,-]+((?:19|20)\d\d)(?!\d)")
_TH = r"(?:st|nd|rd|th)(?:\s+of)?\b"


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date at characters `start` to `end` of a text, as its first and last possible day."""

    start: int
    end: int
    text: str
    first: dt.date
    last: dt.date

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return self.first == self.last


@lru_cache(maxsize=4096)
def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """Find all dates of a text in order.

    >>> [(d.first.isoformat(), d.last.isoformat()) for d in find_dates("Senast uppdaterad: 3:30 - 08 sep, 2021")]
    [('2021-09-08', '2021-09-08')]
    >>> [(d.first.isoformat(), d.last.isoformat()) for d in find_dates("Tillsatts hosten 2018.")]
    [('2018-09-01', '2018-11-30')]
    >>> [d.first.isoformat() for d in find_dates("Last updated: March 16, 2023")]
    ['2023-03-16']
    """
    if _YEAR.search(text) is None:
        return ()
    found: list[PrintedDate] = []
    taken = bytearray(len(text))
    for pattern, read in _forms():
        for match in pattern.finditer(text):
            days = read(match)
            start, end = match.span()
            if days is not None and not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(PrintedDate(start, end, match.group(), *days))
    return tuple(sorted(found, key=lambda date: date.start))


_Days = tuple[dt.date, dt.date]


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Days | None]], ...]:
    months = "|".join(sorted((_tolerant(name) for name in month_numbers()), key=len, reverse=True))
    parts = "|".join(sorted((_tolerant(name) for name in seasons()), key=len, reverse=True))
    year = r"(?:[åa]r\s+)?((?:19|20)\d\d)(?!\d)"
    day = r"(0?[1-9]|[12]\d|3[01])"
    alone = r"(?<!\d\s)(?<!\d\.\s)\b"
    return (
        (_ISO, lambda m: _day(m.group(1), int(m.group(2)), m.group(3))),
        (_SLASH, lambda m: _day(m.group(3), int(m.group(2)), m.group(1))),
        (re.compile(rf"(?<!\d){day}(?::e|\.|{_TH})?\s*({months})\.?,?\s+{year}", re.IGNORECASE), _read_day),
        (re.compile(rf"{alone}({months})\.?\s+{day}(?:{_TH})?,?\s+{year}", re.IGNORECASE), _read_english_day),
        (re.compile(rf"{alone}({months})\.?,?\s+{year}", re.IGNORECASE), _read_month),
        (re.compile(rf"\b({parts})\s+{year}", re.IGNORECASE), _read_part),
    )


def _tolerant(name: str) -> str:
    """Let any letter stand for one that OCR loses (a folded å, ä or ö)."""
    return re.sub(r"o(?=st)|a(?=r\b|rs|r)", r"\\w", re.escape(name)) if name in seasons() else re.escape(name)


def _day(year: str, month: int, day: str) -> _Days | None:
    try:
        date = dt.date(int(year), month, int(day))
    except ValueError:
        return None
    return date, date


def _read_day(match: re.Match[str]) -> _Days | None:
    return _day(match.group(3), month_numbers()[fold(match.group(2))], match.group(1))


def _read_english_day(match: re.Match[str]) -> _Days | None:
    return _day(match.group(3), month_numbers()[fold(match.group(1))], match.group(2))


def _read_month(match: re.Match[str]) -> _Days:
    year, month = int(match.group(2)), month_numbers()[fold(match.group(1))]
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _read_part(match: re.Match[str]) -> _Days | None:
    year = int(match.group(2))
    season = next((s for name, s in seasons().items() if re.fullmatch(_tolerant(name), fold(match.group(1)))), None)
    if season is None:
        return None
    first = dt.date.fromisoformat(f"{year}-{season.first}")
    return first, dt.date.fromisoformat(f"{year + season.years_on}-{season.last}")


def iterate_days(text: str) -> Iterator[PrintedDate]:
    """Give the dates of a text that name one day.

    >>> [d.text for d in iterate_days("Från juni 2021 till 1 juli 2022")]
    ['1 juli 2022']
    """
    return (date for date in find_dates(text) if date.is_day)
