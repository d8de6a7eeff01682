"""Known names in running text: organizations, services and networks, each with its characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar

from pipeline.vocabulary import (
    Match,
    Organization,
    Service,
    match_organization,
    match_service,
    organizations,
    services,
    skeleton,
)

T = TypeVar("T")
_WORD = re.compile(r"[^\s,;:()\[\]”\"»«]+")
_MOST_WORDS = 9
_CUT = re.compile(r"[.:!?,]\s")
_FUZZY_FROM = 12  # characters from which a single word may be damaged and still be known


@dataclass(frozen=True, slots=True)
class Spotted(Generic[T]):
    """A known name at characters `start` to `end` of a text."""

    start: int
    end: int
    text: str
    entry: T


@lru_cache(maxsize=4096)
def spot_organizations(text: str) -> tuple[Spotted[Organization], ...]:
    """Find known organizations in a text, the longest names first where they overlap.

    >>> [s.text for s in spot_organizations("I NMT ingår Polismyndigheten och Skatteverket.")]
    ['Polismyndigheten', 'Skatteverket']
    """
    return tuple(_spot(text, _organization_starts(), _match_organization))


def spot_leading_organization(text: str) -> Spotted[Organization] | None:
    """Find the known organization that a text begins with; none further on is looked for.

    >>> found = spot_leading_organization("Polismyndigheten utreder brott, och Skatteverket hjälper till.")
    >>> found and found.text
    'Polismyndigheten'
    """
    words = list(_WORD.finditer(text))
    if not words or words[0].start() or _start(words[0].group()) not in _organization_starts():
        return None
    found = _longest_at(text, words, 0, _match_organization)
    return found[0] if found is not None else None


@lru_cache(maxsize=4096)
def spot_services(text: str) -> tuple[Spotted[Service], ...]:
    """Find known services in a text.

    >>> [s.entry.service_id for s in spot_services("Läs mer om KAST i Stockholm")]
    ['kast']
    """
    return tuple(_spot(text, _service_starts(), _match_service))


def _match_organization(part: str, is_fuzzy: bool) -> Match[Organization] | None:
    return match_organization(part, is_fuzzy=is_fuzzy)


def _match_service(part: str, is_fuzzy: bool) -> Match[Service] | None:
    return match_service(part, is_fuzzy=is_fuzzy)


@cache
def _organization_starts() -> frozenset[str]:
    return _starts(name for org in organizations() for name in (*org.spellings(), *org.former_names))


@cache
def _service_starts() -> frozenset[str]:
    return _starts(name for service in services() for name in service.spellings())


def _starts(names: Iterable[str]) -> frozenset[str]:
    """Give the first letters that the names begin with, in a form that OCR keeps."""
    return frozenset(_start(name) for name in names)


def _start(text: str) -> str:
    return skeleton(text[:8])[:2]


def _spot(text: str, starts: frozenset[str], match: Callable[[str, bool], Match[T] | None]) -> Iterator[Spotted[T]]:
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        is_likely = _start(words[at].group()) in starts
        found = _longest_at(text, words, at, match) if is_likely else None
        if found is None:
            at += 1
            continue
        yield found[0]
        at = found[1]


def _longest_at(
    text: str, words: list[re.Match[str]], at: int, match: Callable[[str, bool], Match[T] | None]
) -> tuple[Spotted[T], int] | None:
    """Give the longest name that begins at a word: an exact one of any length before a damaged one."""
    start = words[at].start()
    first = words[at].group()
    if not (first[0].isupper() or len(first) > _FUZZY_FROM or first.startswith("FN")):
        return None
    counts = range(min(_MOST_WORDS, len(words) - at), 0, -1)
    parts = [(count, text[start : words[at + count - 1].end()].rstrip(".!?*")) for count in counts]
    whole = [(count, part) for count, part in parts if not _is_cut(part, count)]
    for is_fuzzy in (False, True):
        for count, part in whole:
            if is_fuzzy and not (len(part) >= _FUZZY_FROM and (count == 1 or len(part) > 20)):
                continue
            found = match(part, is_fuzzy)
            if found is not None and _is_proper(part, count) and (not is_fuzzy or _is_near(part, found.score, count)):
                return Spotted(start, start + len(part), part, found.entry), at + count
    return None


def _is_cut(part: str, count: int) -> bool:
    """Whether a sign within some words parts them, so that they are no name."""
    return ";" in part or "(" in part or ")" in part or (count > 1 and _CUT.search(part) is not None)


def _is_near(part: str, score: float, count: int) -> bool:
    """Whether a damaged name is near enough: one of several words must not swallow a neighbour."""
    return count == 1 or score >= 93


def _is_proper(part: str, count: int) -> bool:
    """Whether a part is written as a name: capitalised, or a long word that can be nothing else."""
    return part[0].isupper() or (count == 1 and len(part) > _FUZZY_FROM) or count > 2
