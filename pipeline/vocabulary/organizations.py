"""Organizations: national agencies, county boards and others that the documents name, and what others look like."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.vocabulary.loading import read_table, split_cell
from pipeline.vocabulary.matching import Match, Matcher


@dataclass(frozen=True, slots=True)
class Organization:
    """A known organization; `exists_from` and `exists_to` bound the documents that speak of it as existing."""

    org_id: str
    name: str
    kind: str
    parent_id: str | None
    domains: tuple[str, ...]
    exists_from: dt.date | None
    exists_to: dt.date | None
    short_names: tuple[str, ...]
    former_names: tuple[str, ...]
    aliases: tuple[str, ...]
    website: str | None

    def spellings(self) -> tuple[str, ...]:
        """All current ways to write it; former names are not among them."""
        return (self.name, *self.short_names, *self.aliases)


def _parse_day(cell: str) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None


@cache
def organizations() -> tuple[Organization, ...]:
    """Give the known organizations."""
    return tuple(
        Organization(
            row["org_id"],
            row["name"],
            row["kind"],
            row["parent_id"] or None,
            split_cell(row["domains"]),
            _parse_day(row["exists_from"]),
            _parse_day(row["exists_to"]),
            split_cell(row["short_names"]),
            split_cell(row["former_names"]),
            split_cell(row["aliases"]),
            row["website"] or None,
        )
        for row in read_table("organizations")
    )


@cache
def _matcher() -> Matcher[Organization]:
    known = [(spelling, org) for org in organizations() for spelling in org.spellings()]
    return Matcher(known + [(spelling, org) for org in organizations() for spelling in org.former_names], cutoff=87.0)


def match_organization(text: str, *, is_fuzzy: bool = True) -> Match[Organization] | None:
    """Match a known organization by name, short name, alias or former name.

    >>> found = match_organization("Jamstalldhetsmyndigheten")
    >>> found and found.entry.org_id
    'jamstalldhetsmyndigheten'
    """
    return _matcher().match(text, is_fuzzy=is_fuzzy)


@cache
def _domains() -> dict[str, Organization]:
    by_domain: dict[str, Organization] = {}
    for org in organizations():
        for domain in org.domains:
            by_domain.setdefault(domain, org)
    return by_domain


def organization_of_domain(domain: str) -> Organization | None:
    """Give the organization whose mail stands under a domain, subdomains included.

    >>> found = organization_of_domain("jamy.se")
    >>> found and found.name
    'Jämställdhetsmyndigheten'
    """
    parts = domain.lower().split(".")
    return next((org for i in range(len(parts)) if (org := _domains().get(".".join(parts[i:])))), None)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["kind"], re.compile(row["pattern"], re.IGNORECASE)) for row in read_table("organization_patterns")
    )


@lru_cache(maxsize=4096)
def organization_kind(text: str) -> str | None:
    """Tell what kind of organization a text names by its form, or None where it has no such form.

    >>> organization_kind("Linköpings kommun"), organization_kind("Eva Norlin")
    ('municipality', None)
    """
    stripped = text.strip()
    return next((kind for kind, pattern in _patterns() if pattern.match(stripped)), None)


@cache
def _participant_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["kind"], re.compile(row["pattern"])) for row in read_table("participant_patterns"))


@lru_cache(maxsize=4096)
def participant_kind(text: str) -> str | None:
    """Tell what kind of organization a text names, where a list or a heading says that it names one.

    More forms are believed there than in running text or beside a person.

    >>> participant_kind("Stiftelsen Provhjälpen"), participant_kind("Testinspektionen"), participant_kind("Aktör")
    ('ngo', 'agency', None)
    """
    stripped = text.strip()
    cased = stripped.title() if stripped.isupper() else stripped
    by_form = (kind for kind, pattern in _participant_patterns() if pattern.match(cased))
    return organization_kind(stripped) or next(by_form, None)
