"""Whose duties stand below or beside a name, and the duties themselves."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract.telling.listed_names import BULLET, is_participant
from pipeline.extract.telling.passages import Passage
from pipeline.vocabulary import phrases, tolerant

LINE_BEGINS = "begins the line"  # evidence of an owner that what it does follows in its own line
_ASKED = re.compile(
    r"(?:(?:vad|detta|det\shär|så)\s(?:gör|ansvarar|arbetar|bidrar)\s(?P<asked>\S.*?)(?:\s(?:för|med))?"
    r"|(?P<owning>\S.*?)s?\s(?:ansvar|uppgifter|uppdrag|roll|arbete))[\s?.:]*$",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"(?P<name>[A-ZÅÄÖ][^.:;]{2,60})\.\s+(?=[A-ZÅÄÖ])")
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

    def lines(self) -> Iterator[tuple[int, int]]:
        """Give the page and line of each printed line that it stands on."""
        for row, (first, last) in zip(self.passage.rows, lines_of(self.passage), strict=True):
            if first < self.end and self.start < last:
                yield row.line.page, row.line.number


@dataclass(frozen=True, slots=True)
class Owner:
    """A name at characters `start` to `end` of a passage, which owns what stands below or beside it."""

    passage: Passage
    start: int
    end: int
    evidence: str

    def reaches(self, passage: Passage) -> bool:
        """Whether a later block can say what it is responsible for.

        A cell's name owns its row, and one that begins a line owns that line and a list right below it.
        """
        if self.passage.kind == "cell":
            return False
        goes_on = passage.kind == "item" or passage.flat.lstrip()[:1].islower()
        return self.evidence != LINE_BEGINS or self.passage is passage or goes_on

    def duty(self, passage: Passage, start: int, end: int, evidence: str) -> Duty:
        """Make characters of a passage its duty."""
        return Duty(passage, start, end, evidence, self.passage, self.start, self.end, self.evidence)


def find_asked(text: str) -> tuple[int, int] | None:
    """Give where a heading names whose duties stand below it, with words around the name.

    >>> text = "Vad gör Skatteverket?"
    >>> text[slice(*find_asked(text))]
    'Skatteverket'
    """
    start = skip_lead(text)
    asked = _ASKED.match(text, start)
    if asked is None:
        return None
    span = asked.span("asked" if asked["asked"] else "owning")
    return span if is_participant(text[slice(*span)]) else None


def names_owner(text: str) -> bool:
    """Whether a heading is the name of one that can have duties, or asks for those of one.

    >>> names_owner("2.4 Skatteverket"), names_owner("Vad gör Skatteverket?"), names_owner("Vad gör vi?")
    (True, True, False)
    """
    return is_participant(text) or find_asked(text) is not None


def own_run_ins(passage: Passage) -> Iterator[tuple[Owner, int, int]]:
    """Give the names that begin lines of a paragraph as sentences of their own, and what stands behind each."""
    starts = [
        (start, found)
        for start, _ in lines_of(passage)
        if (found := _RUN_IN.match(passage.flat, start + skip_lead(passage.flat[start:])))
        and is_participant(found["name"])
    ]
    if not starts or starts[0][0] > 0:
        return
    ends = [start for start, _ in starts[1:]] + [len(passage.flat.rstrip())]
    for (_, found), end in zip(starts, ends, strict=True):
        yield Owner(passage, *found.span("name"), LINE_BEGINS), found.end(), end


def own_whole(passage: Passage, evidence: str) -> Owner:
    """Make a passage that is nothing but a name an owner."""
    return Owner(passage, skip_lead(passage.flat), len(passage.flat.rstrip(" .:*")), evidence)


@cache
def _duty_lead() -> re.Pattern[str]:
    verbs = "|".join(map(tolerant, phrases("duty_lead")))
    opened = rf"(?:{verbs})(?:\s(?:följande|bland annat|att))*\s*:|(?:{verbs})(?:\sbland annat)?(?:\satt|(?<=\satt))"
    return re.compile(rf"\s(?:{opened}|(?:ska|skall|bör)(?:\sbland annat)?\s*:?)\s*$", re.IGNORECASE)


def find_owner(line: str) -> tuple[int, int] | None:
    """Give where the name stands in a line that is one, leads a list (`X ansvarar för:`, `X ska`) or asks for one.

    >>> [line[slice(*find_owner(line))] for line in ("Skatteverket ansvarar för följande:", "Vad gör Tullverket?")]
    ['Skatteverket', 'Tullverket']
    """
    start = skip_lead(line)
    if line[start:][:1].islower():
        return None  # the middle of a sentence that a narrow column breaks
    if line.rstrip().endswith("?"):
        return find_asked(line)
    bare = line.rstrip(" :.")
    lead = _duty_lead().search(line)
    name = bare[: lead.start()] if lead else bare
    return (start, len(name)) if ":" not in name[start:] and is_participant(name[start:]) else None


def lines_of(passage: Passage) -> Iterator[tuple[int, int]]:
    """Give where each line of a passage begins and ends in its flat text."""
    for row, begin in zip(passage.rows, passage.begins, strict=True):
        yield bisect_left(passage.offsets, begin), bisect_left(passage.offsets, begin + len(row.line.text))


def is_line_above_list(passage: Passage, following: Passage) -> bool:
    """Whether a line of its own stands above a list."""
    return passage.kind == "paragraph" and len(passage.rows) == 1 and following.kind == "item"


def skip_lead(text: str) -> int:
    """Give where a text begins behind its blanks, bullet, and the number of its part.

    >>> [text[skip_lead(text) :] for text in ("• Tar emot anmälan", "7.1 Socialtjänsten", "112 svarar")]
    ['Tar emot anmälan', 'Socialtjänsten', '112 svarar']
    """
    start = len(text) - len(text.lstrip(" •·*»–-\t#"))
    numbered = BULLET.match(text[start:])
    return start + (numbered.end() if numbered else 0)


def table_of(passage: Passage) -> int:
    """Give the number of the table that a passage stands in, else 0."""
    return next((c.number for c in passage.rows[0].containers if c.kind == "table"), 0)


def row_of(passage: Passage) -> int | None:
    """Give the row of a table that a cell, or a list within one, stands in."""
    if passage.kind not in _ROW_KINDS:
        return None
    return next((c.number for c in reversed(passage.rows[0].containers) if c.kind == "row"), None)
