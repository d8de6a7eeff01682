"""Dates printed the Swedish or English way, as ISO text no finer than what is printed."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
_ENGLISH = {"may": 5, "oct": 10}
_MONTH = r"(?P<month>jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
_TH = r"(?:(?:st|nd|rd|th)\b)?"
_DAY_FORMS = (
    re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)"),
    re.compile(rf"\b(?P<day>\d{{1,2}}){_TH}[\s.]+(?:of\s+)?{_MONTH},?\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}}){_TH},?\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE),
)
_MONTH_FORMS = (
    re.compile(rf"\b{_MONTH},?\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)\b(?!-)"),
)
_YEAR = re.compile(r"\b(?P<year>(?:19|20)\d\d)\b")


def normalize_date(raw: str) -> str | None:
    """Give the ISO form of the first date in a text, as precise as it is printed, or None.

    >>> normalize_date("Sedan den 1 januari 2018"), normalize_date("Senast uppdaterad: 3:30 - 08 sep, 2021")
    ('2018-01-01', '2021-09-08')
    >>> normalize_date("juni 2021"), normalize_date("år 2009"), normalize_date("snart")
    ('2021-06', '2009', None)
    >>> normalize_date("March 16, 2023"), normalize_date("1st of May 2023")
    ('2023-03-16', '2023-05-01')
    """
    text = " ".join(raw.split())
    for form in _DAY_FORMS:
        if (found := form.search(text)) and (day := _day(found)):
            return day.isoformat()
    for form in _MONTH_FORMS:
        if (found := form.search(text)) and 1 <= (month := _month_number(found)) <= 12:
            return f"{found['year']}-{month:02d}"
    found = _YEAR.search(text)
    return found["year"] if found else None


def first_day(iso: str) -> dt.date | None:
    """Give the earliest day that an ISO date of any precision can mean, or None if it is no such date.

    >>> first_day("2018"), first_day("2021-06")
    (datetime.date(2018, 1, 1), datetime.date(2021, 6, 1))
    """
    parts = iso.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdigit() for part in parts):
        return None
    try:
        return dt.date(*map(int, [*parts, "1", "1"][:3]))
    except ValueError:
        return None


def _month_number(found: re.Match[str]) -> int:
    groups = found.groupdict()
    if groups.get("number"):
        return int(groups["number"])
    stem = groups["month"].lower()
    return _ENGLISH.get(stem) or next(i for i, month in enumerate(MONTHS, start=1) if month.startswith(stem))


def _day(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(found["year"]), _month_number(found), int(found["day"]))
    except ValueError:
        return None
