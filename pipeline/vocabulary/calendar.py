"""Words of Swedish dates: months, seasons, and the labels before a date that dates a document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.vocabulary.folding import fold
from pipeline.vocabulary.loading import read_table


@dataclass(frozen=True, slots=True)
class Season:
    """A part of a year: first and last day as `MM-DD`, and how many years on the last day lies."""

    name: str
    first: str
    last: str
    years_on: int


@cache
def month_numbers() -> dict[str, int]:
    """Give the number of each month by its folded name or abbreviation."""
    return {fold(row["name"]): int(row["month"]) for row in read_table("months")}


@cache
def seasons() -> dict[str, Season]:
    """Give the parts of a year by their folded names."""
    rows = read_table("seasons")
    return {fold(row["name"]): Season(row["name"], row["first"], row["last"], int(row["years_on"])) for row in rows}


@cache
def date_labels() -> tuple[tuple[str, str], ...]:
    """Give the labels of dates, folded, the longest first, each with its kind (`updated`, `published` or `valid`)."""
    rows = read_table("date_labels")
    return tuple(sorted(((fold(r["phrase"]), r["kind"]) for r in rows), key=lambda pair: (-len(pair[0]), pair[0])))
