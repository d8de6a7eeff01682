"""Legal references: statute with chapter, section or article, what they are about, and since when they are in force.

A section is only a reference with its statute: by it, in the heading above or in a cell beside it; a section whose
statute is cut off is set aside rather than guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.domain.statements import Statement
from pipeline.extract.mentions import Draft
from pipeline.extract.telling.citations import Cited, Named, find_citations, find_loose_pins, is_statute
from pipeline.extract.telling.law_columns import read_columns
from pipeline.extract.telling.passages import Passage
from pipeline.extract.telling.subjects import add_subject
from pipeline.extract.wording.dates import find_dates
from pipeline.vocabulary import match_statute

_CUT = re.compile(r"\b\d{1,3}\s?[a-z]?\s?(?:§+|&)\s?(?P<word>[^\W\d]{3,})\s*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:(?:fr[\w&]{1,2}n\s+och|och|an)\s+med|fr\.\s?o\.\s?m\.)\s+(?:den\s+)?$", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"\b(?:tr[\w&]{1,2}d(?:de|er|a)\s+i\s+kraft|g[\w&]{1,2}ll(?:er|de)\s+(?:sedan|fr[\w&]{1,2}n(?:\s+och\s+med)?))\s+(?:den\s+)?$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:[\w&]{1,2}ndra(?:s|des)|inf[\w&]{1,2}r(?:s|des)|skärp(?:s|tes)|utvidga(?:s|des)|b[\w&]{1,2}rja(?:r|de)\s+g[\w&]{1,2}lla)\b"
    r"(?:\s+(?:fr[\w&]{1,2}n(?:\s+och\s+med)?|fr\.\s?o\.\s?m\.))?\s+(?:den\s+)?$",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\b(?:straff\w*|f[\w&]{1,2}rbj\w+|f[\w&]{1,2}rbud\w*|olaglig\w*|lag\w*|kan|ska|f[\w&]{1,2}r|g[\w&]{1,2}ller|best[\w&]{1,2}mmelse\w*)\b",
    re.IGNORECASE,
)
_REACH = 80  # characters before a day in force


@dataclass(slots=True)
class Laws:
    """Drafts of legal references, and cut-off ones: passage, start, end."""

    drafts: list[Draft] = field(default_factory=list)
    cut: list[tuple[Passage, int, int]] = field(default_factory=list)


def extract_laws(passages: Sequence[Passage]) -> Laws:
    """Find the legal references of a document."""
    laws = Laws()
    above: tuple[Named, Draft] | None = None  # the statute that the sections below it are of, and its own reference
    in_columns: set[int] = set()
    for at, passage in enumerate(passages):
        if passage.role != "main" or id(passage) in in_columns:
            continue
        beside = _row_of(passages, at)
        row = read_columns(beside, above[0] if above else None) if beside and passage is beside[0] else None
        if row is not None:
            drafts = [_draft_citation(row.cell, cited, beside) for cited in row.cited]
            laws.drafts.extend(drafts)
            above = (row.cited[0].statute, drafts[0])
            in_columns.update(map(id, beside))
            continue
        loose = find_loose_pins(passage.lined(), above[0]) if above else ()
        found = find_citations(passage.lined())
        if loose and not found:
            found = loose
            laws.drafts = [draft for draft in laws.drafts if above is None or draft is not above[1]]
        elif not beside or passage is beside[0]:
            above = None
        drafts = [_draft_citation(passage, cited, beside) for cited in found]
        laws.drafts.extend(drafts)
        named = is_statute(passage.flat) if len(drafts) == 1 else None
        above = (named, drafts[0]) if named is not None else above
        _add_cut_off(laws, passage, [(cited.start, cited.end) for cited in found])
        _add_in_force(
            laws, passage, list(zip(found, drafts, strict=True)), is_titled=passage.heading is not passages[0]
        )
    return laws


def _row_of(passages: Sequence[Passage], at: int) -> tuple[Passage, ...]:
    """Give the cells of the row that a cell stands in."""
    row = passages[at].rows[0]
    if row.kind != "cell" or not row.containers:
        return ()
    first = last = at
    while first > 0 and passages[first - 1].rows[0].containers == row.containers:
        first -= 1
    while last + 1 < len(passages) and passages[last + 1].rows[0].containers == row.containers:
        last += 1
    return tuple(passages[first : last + 1])


def _draft_citation(passage: Passage, cited: Cited, beside: Sequence[Passage]) -> Draft:
    start, end = cited.start, cited.end
    end += 1 if passage.flat[end : end + 1] == ")" and "(" in passage.flat[start:end] else 0
    draft = Draft("law")
    evidence = "statute" + (" with its section" if cited.pin else "")
    draft.add(passage.state("citation", start, end, 0.95 if cited.pin else 0.85, evidence, cited.value))
    add_subject(draft, passage, start, end, beside)
    return draft


def _add_cut_off(laws: Laws, passage: Passage, used: Sequence[tuple[int, int]]) -> None:
    """Set aside a section whose statute is cut off at the end of its line."""
    at = 0
    for row in passage.rows:
        line = row.line.text
        match = _CUT.search(line)
        if match is not None and match_statute(match.group("word"), is_fuzzy=False) is not None:
            first = bisect_left(passage.offsets, at + match.start())
            if passage.offsets[first : first + 1] == (at + match.start(),) and not any(
                start <= first < end for start, end in used
            ):
                laws.cut.append((passage, first, first + len(match.group().rstrip())))
        at += len(line) + 1


def _add_in_force(laws: Laws, passage: Passage, cited: Sequence[tuple[Cited, Draft]], *, is_titled: bool) -> None:
    """Add the day from which a statute, or a rule that the heading above names, is said to be in force.

    Args:
        laws: The references so far.
        passage: The passage.
        cited: Its own, in reading order.
        is_titled: Whether the heading above is one of a part; the title of the whole document names no rule.
    """
    for start, end in passage.sentences():
        sentence = passage.flat[start:end]
        last = 0
        for date in find_dates(sentence):
            before = sentence[max(last, date.start - _REACH) : date.start]
            is_said = _IN_FORCE.search(before) is not None
            is_rule = _FROM.search(before) is not None and _RULE.search(sentence[date.end :]) is not None
            if not date.is_day or not (is_said or is_rule or _CHANGED.search(before)):
                continue
            day = passage.state(
                "in_force_from", start + date.start, start + date.end, 0.9, "from and including the day"
            )
            own = [draft for found, draft in cited if start + last <= found.start < start + date.start]
            last = date.end
            for draft in own if is_said or _CHANGED.search(before) else ():
                draft.add(day)
            if not own and is_titled and (is_said or is_rule):
                laws.drafts.extend(_draft_rule(passage, day))


def _draft_rule(passage: Passage, day: Statement) -> Iterator[Draft]:
    """Make a rule that only the heading above names a reference."""
    draft = Draft("law")
    draft.add(day)
    add_subject(draft, passage)
    if draft.has("subject"):
        yield draft
