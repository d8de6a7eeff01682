"""Statutes and treaties that contact directories cite, by their Swedish names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.vocabulary.loading import read_table, split_cell
from pipeline.vocabulary.matching import Match, Matcher


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute, treaty or directive: its name in lower case, its kind, and other ways to write it."""

    name: str
    kind: str
    aliases: tuple[str, ...]


@cache
def statutes() -> tuple[Statute, ...]:
    """Give the known statutes."""
    return tuple(Statute(row["name"], row["kind"], split_cell(row["aliases"])) for row in read_table("statutes"))


@cache
def _matcher() -> Matcher[Statute]:
    return Matcher(((text, law) for law in statutes() for text in (law.name, *law.aliases)), cutoff=86.0)


def match_statute(text: str, *, is_fuzzy: bool = True) -> Match[Statute] | None:
    """Match a statute by name, genitive or abbreviation, also where OCR damaged it.

    >>> found = match_statute("utldnningslagen")
    >>> found and found.entry.name
    'utlänningslagen'
    """
    return _matcher().match(text, is_fuzzy=is_fuzzy)
