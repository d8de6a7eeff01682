"""Legal references: statute with chapter, section or article, what they are about, and since when they are in force.

A section is only a reference with its statute, right after it or right before it in brackets; a section whose statute
is cut off is set aside rather than guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.mentions import Draft
from pipeline.extract.telling.passages import Passage
from pipeline.extract.wording.dates import find_dates
from pipeline.vocabulary import fold, match_heading, match_organization, match_region, match_statute, statutes

_NUMBER = r"\d{1,3}\s?[a-z]?"
_PINPOINT = re.compile(
    rf"(?<![\d:])(?:{_NUMBER}\s?kap(?:itlet|\.)?\s?(?:{_NUMBER}(?:\s?(?:och|[-–,])\s?{_NUMBER})?\s?(?:§+|&|st\.)?)?"
    rf"|{_NUMBER}(?:\s?(?:och|[-–,])\s?{_NUMBER})?\s?(?:§+|&)|\bart(?:ikel|iklarna|\.)?\s?\d{{1,3}}|\b\d{{1,2}}:\d{{1,2}}(?=\s+[A-ZÅÄÖ][a-zA-Z]{{1,3}}\b))",
    re.IGNORECASE,
)
_STATUTE_WORD = re.compile(
    r"\b[^\W\d_][\w&]*?(?:lag(?:en|ens)?|balk(?:en|ens)?|konvention(?:en|ens)?|protokoll(?:et|ets)?|direktiv(?:et|ets)?)\b",
    re.IGNORECASE,
)
_CUT = re.compile(rf"\b{_NUMBER}\s?(?:§+|&)\s?(?P<word>[^\W\d]{{3,}})\s*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:(?:fr[\w&]{1,2}n\s+och|och|an)\s+med|fr\.\s?o\.\s?m\.)\s+(?:den\s+)?$", re.IGNORECASE)
_RULE = re.compile(
    r"\b(?:straff\w*|f[\w&]{1,2}rbj\w+|f[\w&]{1,2}rbud\w*|olaglig\w*|lag\w*|kan|ska|f[\w&]{1,2}r|g[\w&]{1,2}ller|best[\w&]{1,2}mmelse\w*)\b",
    re.IGNORECASE,
)
_SUBJECT_MOST = 90
_REACH = 80  # characters between a section and its statute, or before a day in force


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int


@dataclass(slots=True)
class Laws:
    """Drafts of legal references, and cut-off ones: passage, start, end."""

    drafts: list[Draft]
    cut: list[tuple[Passage, int, int]]


def extract_laws(passages: Sequence[Passage]) -> Laws:
    """Find the legal references of a document."""
    laws = Laws([], [])
    for passage in passages:
        if passage.role != "main":
            continue
        used = _add_citations(laws, passage)
        _add_cut_off(laws, passage, used)
        _add_in_force(laws, passage)
    return laws


@cache
def _long_names() -> re.Pattern[str]:
    names = [name for law in statutes() for name in (law.name, *law.aliases)]
    literal = [
        re.escape(name) for name in names if " " in name or name.isupper() or re.fullmatch(r"[A-Z][a-z]?[A-Z]\w*", name)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(literal, key=len, reverse=True))})(?!\w)")


def _find_statutes(text: str) -> list[_Named]:
    found = [_Named(*m.span()) for m in _long_names().finditer(text)]
    for match in _STATUTE_WORD.finditer(text):
        is_inside = any(match.start() < n.end and match.end() > n.start for n in found)
        if not is_inside and match_statute(match.group(), is_fuzzy=len(match.group()) > 8) is not None:
            found.append(_Named(*match.span()))
    return sorted(found, key=lambda named: named.start)


def _add_citations(laws: Laws, passage: Passage) -> list[tuple[int, int]]:
    """Add each statute with the sections that stand by it, or alone."""
    pins = list(_PINPOINT.finditer(passage.flat))
    ends = [pin.end() for pin in pins]
    used: dict[tuple[int, int], None] = {}
    for statute in _find_statutes(passage.flat):
        at = bisect_left(ends, statute.start)
        own = [pin for pin in pins[max(0, at - 1) : at + 2] if _stands_by(passage.flat, pin, statute)]
        own = [pin for pin in own if pin.span() not in used]
        spans = [(min(pin.start(), statute.start), max(pin.end(), statute.end)) for pin in own] or [
            (statute.start, statute.end)
        ]
        used.update((pin.span(), None) for pin in own)
        for start, end in spans:
            end += 1 if passage.flat[end : end + 1] == ")" and "(" in passage.flat[start:end] else 0
            draft = Draft("law")
            draft.add(
                passage.state(
                    "citation", start, end, 0.95 if own else 0.85, "statute" + (" with its section" if own else "")
                )
            )
            _add_subject(draft, passage)
            laws.drafts.append(draft)
    return list(used)


def _stands_by(text: str, pin: re.Match[str], statute: _Named) -> bool:
    """Whether a section stands right before its statute, or right after it, in brackets or not."""
    if max(statute.start - pin.end(), pin.start() - statute.end) > _REACH:
        return False
    if pin.end() <= statute.start:
        return re.fullmatch(r"\s*(?:i\s+|av\s+|\(?)?\s*", text[pin.end() : statute.start]) is not None
    if statute.end <= pin.start():
        return re.fullmatch(r"(?:s\s)?\s*[(,]?\s*(?:\d{4}:\d+\)?\s*)?", text[statute.end : pin.start()]) is not None
    return False


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


def _add_in_force(laws: Laws, passage: Passage) -> None:
    """Add a rule that is said to be in force from a day."""
    for start, end in passage.sentences():
        sentence = passage.flat[start:end]
        for date in find_dates(sentence):
            before = sentence[max(0, date.start - _REACH) : date.start]
            if not date.is_day or not _FROM.search(before) or not _RULE.search(sentence[date.end :]):
                continue
            draft = Draft("law")
            draft.add(
                passage.state("in_force_from", start + date.start, start + date.end, 0.9, "from and including the day")
            )
            _add_subject(draft, passage)
            if draft.has("subject"):
                laws.drafts.append(draft)


def _add_subject(draft: Draft, passage: Passage) -> None:
    """Take the heading above as the subject, unless it names an organization, a region or a list."""
    for heading in _subjects(passage):
        text = heading.flat.strip(" .:")
        start = heading.flat.index(text)
        draft.add(heading.state("subject", start, start + len(text), 0.7, "heading above"))
        return


def _subjects(passage: Passage) -> Iterator[Passage]:
    heading = passage.heading
    if heading is None or not 3 < len(heading.flat.strip()) <= _SUBJECT_MOST:
        return
    text = heading.flat.strip(" .:")
    if (
        match_organization(text)
        or match_region(text)
        or match_heading(text)
        or fold(text) in ("kontakt", "lagstiftning")
    ):
        return
    yield heading
