"""What a document says above its lists of services: whom a list is for, and the town that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.lines.rows import Container
from pipeline.extract.telling.entry_lines import has_channel
from pipeline.extract.telling.passages import Passage
from pipeline.extract.wording.spotting import spot_services
from pipeline.vocabulary import fold, is_for_professionals, kind_of_name, match_municipality, phrases

_ADDRESSED = re.compile(r"\W*(?:är du|du som|(?:för|till) (?:dig|er) som)\b[^.?!]*yrkesverksam", re.IGNORECASE)
_TOWN_MOST = 24  # characters of a town's name


@dataclass(frozen=True, slots=True)
class Around:
    """What a document says above its lists.

    Attributes:
        page_title: Its first heading.
        leads: What says that a list is for professionals, by page and line of the heading above the list.
        towns: Items that are the name of a town, by the containers that they stand in.
    """

    page_title: Passage | None
    leads: Mapping[tuple[int, int], Passage]
    towns: Mapping[tuple[Container, ...], Passage]

    def town_of(self, line: Passage) -> Passage | None:
        """Give the town whose item a list stands in."""
        inside = line.rows[0].containers
        return next((t for n in range(len(inside) - 1, 0, -1) if (t := self.towns.get(inside[:n])) is not None), None)


def look_around(passages: Sequence[Passage]) -> Around:
    """Find what a document says above its lists."""
    headings = (passage for passage in passages if passage.kind == "heading" and passage.role == "main")
    towns = {p.rows[0].containers: p for p in passages if _stands_in_item(p) and is_town(p.flat)}
    return Around(next(headings, None), dict(_find_leads(passages)), towns)


def _find_leads(passages: Sequence[Passage]) -> Iterator[tuple[tuple[int, int], Passage]]:
    """Give for the headings that stand under one for professionals, or a line that says so, what says so.

    In a plain text all headings are of one level: there it reaches over those that name a service or a town.
    """
    said: Passage | None = None
    for passage in passages:
        if passage.kind == "heading":
            is_entry = kind_of_name(passage.flat) is not None or is_town(passage.flat)
            said = passage if is_for_professionals(passage.flat) and not is_entry else said if is_entry else None
            if said is not None:
                yield position_of(passage), said
        elif passage.heading is not None and said is None and _leads_professionals(passage):
            said = passage
            yield position_of(passage.heading), passage


def _stands_in_item(passage: Passage) -> bool:
    containers = passage.rows[0].containers
    return bool(containers) and containers[-1].kind == "item"


def is_town(text: str) -> bool:
    """Whether a text is the name of a town and nothing else.

    >>> is_town("## Umeå"), is_town("Umeå kommun växel")
    (True, False)
    """
    bare = text.strip(" :.#*•")
    if not 0 < len(bare) <= _TOWN_MOST:
        return False
    return fold(bare) in phrases("town") or match_municipality(bare, is_fuzzy=False) is not None


def _leads_professionals(passage: Passage) -> bool:
    """Whether a line without a number says that what follows is for professionals, and names no one service."""
    text = passage.flat
    if passage.kind in ("heading", "term") or not is_for_professionals(text) or has_channel(text):
        return False
    is_lead = (
        text.rstrip().endswith(":")
        or _ADDRESSED.match(text)
        or any(word in phrases("only") for word in fold(text).split())
    )
    return bool(is_lead) and not spot_services(text)


def position_of(passage: Passage) -> tuple[int, int]:
    """Give the page and line at which a passage begins."""
    return passage.rows[0].line.page, passage.rows[0].line.number
