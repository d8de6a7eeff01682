"""Whose duties stand below or beside a name, and the duties themselves."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract.telling.listed_names import is_participant
from pipeline.extract.telling.passages import Passage
from pipeline.vocabulary import phrases, tolerant

_LEAD = re.compile(r"[\s•·*»–#-]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-ZÅÄÖ]))?")
_ROW_KINDS = ("cell", "item", "paragraph")


@dataclass(frozen=True, slots=True)
class Duty:
    """A statement at characters `start` to `end` of a passage, and the name of whose duty it is."""

    passage: Passage
    start: int
    end: int
    evidence: str
    owner: Passage
    owner_start: int
    owner_end: int
    owner_evidence: str


@dataclass(frozen=True, slots=True)
class Owner:
    """A name at characters `start` to `end` of a passage, which owns what stands below or beside it."""

    passage: Passage
    start: int
    end: int
    evidence: str

    def duty(self, passage: Passage, start: int, end: int, evidence: str) -> Duty:
        """Make characters of a passage its duty."""
        return Duty(passage, start, end, evidence, self.passage, self.start, self.end, self.evidence)


def own_whole(passage: Passage, evidence: str) -> Owner:
    """Make a passage that is nothing but a name an owner."""
    return Owner(passage, skip_lead(passage.flat), len(passage.flat.rstrip(" .:*")), evidence)


@cache
def _duty_lead() -> re.Pattern[str]:
    verbs = "|".join(map(tolerant, phrases("duty_lead")))
    opened = rf"(?:{verbs})(?:\s(?:följande|bland annat|att))*\s*:|(?:{verbs})(?:\sbland annat)?(?:\satt|(?<=\satt))"
    return re.compile(rf"\s(?:{opened}|(?:ska|skall|bör)(?:\sbland annat)?\s*:?)\s*$", re.IGNORECASE)


def find_owner_end(line: str) -> int:
    """Give where the name ends in a line that is one, or one that leads a list (`X ansvarar för:`, `X ska`); else 0.

    >>> "Skatteverket ansvarar för följande:"[: find_owner_end("Skatteverket ansvarar för följande:")]
    'Skatteverket'
    """
    bare = line.rstrip(" :.")
    lead = _duty_lead().search(line)
    name = bare[: lead.start()] if lead else bare
    is_labelled = ":" in name[skip_lead(name) :]
    return len(name) if not is_labelled and is_participant(name[skip_lead(name) :]) else 0


def lines_of(passage: Passage) -> Iterator[tuple[int, int]]:
    """Give where each line of a passage begins and ends in its flat text."""
    for row, begin in zip(passage.rows, passage.begins, strict=True):
        yield bisect_left(passage.offsets, begin), bisect_left(passage.offsets, begin + len(row.line.text))


def is_line_above_list(passage: Passage, following: Passage) -> bool:
    """Whether a line of its own stands above a list."""
    return passage.kind == "paragraph" and len(passage.rows) == 1 and following.kind == "item"


def skip_lead(text: str) -> int:
    """Give where a text begins behind its blanks and bullet, or the number of its section.

    >>> [text[skip_lead(text) :] for text in ("• Tar emot anmälan", "7.1 Socialtjänsten", "112 svarar")]
    ['Tar emot anmälan', 'Socialtjänsten', '112 svarar']
    """
    lead = _LEAD.match(text)
    return lead.end() if lead else 0


def table_of(passage: Passage) -> int:
    """Give the number of the table that a passage stands in, else 0."""
    return next((c.number for c in passage.rows[0].containers if c.kind == "table"), 0)


def row_of(passage: Passage) -> int | None:
    """Give the row of a table that a cell, or a list within one, stands in."""
    if passage.kind not in _ROW_KINDS:
        return None
    return next((c.number for c in reversed(passage.rows[0].containers) if c.kind == "row"), None)
