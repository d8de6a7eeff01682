"""What an entry is called: the words at its head, up to the dash, colon, comma or bracket that ends the name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.domain.statements import Statement
from pipeline.extract.meaning.fields import property_of_header
from pipeline.extract.telling.entry_surroundings import is_town
from pipeline.extract.telling.numbers import find_addresses
from pipeline.extract.telling.passages import Passage
from pipeline.extract.wording.hours import find_hours
from pipeline.extract.wording.region_names import read_region
from pipeline.vocabulary import (
    fold,
    is_list_title,
    kind_of_name,
    match_county,
    match_heading,
    match_label,
    match_municipality,
    match_service,
    phrases,
)
from pipeline.vocabulary.parts import heading_kind

_LONGEST, _MOST_WORDS = 70, 8
_ENDS = re.compile(r":\s|:$|\s[–—-]+\s|,\s|\s*\(|\s[|·•]|\t|\s{3,}|\s?(?:\.{2,}|…)|[.!?]\s|$")
_LEAD = re.compile(r"^[\W_]*(?:(?:\d{1,2}[.)]|[a-zåäö]\))\s+)?(?:[^.:?!]{3,50}\?\s+)?")
_SAID = re.compile(
    r"^(?P<name>[A-ZÅÄÖ]\w*(?:\s[A-ZÅÄÖ][\w-]*)*)\s+(?:är|tar|ger|erbjuder|vänder|riktar|finns|har|i|vid|på|nås|stöttar|hjälper)\s"
)
_SENTENCES = (
    re.compile(
        r"(?:Ring|Kontakta|Du\s(?:når|kan\s(?:ringa|nå|kontakta))|Vänd\sdig)\s(?:till\s)?(?P<name>[A-ZÅÄÖ][^.:;()\d]{2,60}?)"
        r"\s(?:på|via|tel\.?|tfn|genom)\s"
    ),
    re.compile(r"(?:Till|Hos|På)\s(?P<name>[A-ZÅÄÖ][^.,:;()\d]{2,60}?)\s(?:kan|går|når)\s"),
    re.compile(
        r"(?P<name>[A-ZÅÄÖ][^.,:;()\d]{2,60}?)\s(?:nås|har\s(?:tele|öppet)\w*|svarar|tar\semot\ssamtal|kan\sdu\s(?:nå|ringa)|når\sdu)\s"
    ),
)  # sentences that tell how to reach a service
_BEFORE_NUMBER = re.compile(
    r"[\s:]*\b(?:tel(?:efon)?(?:nummer|nr)?|tfn|ring|mobil|nr|jour|p[åa])\b[\s.:]*$", re.IGNORECASE
)
_NUMBER_FIRST = re.compile(
    r"\+?\d[\d\s()/–-]*\d(?:\s(?:eller|och|,|/)\s\+?\d[\d\s()/–-]*\d)*(?:\s[–—-]\s|:\s|,\s|\s{2,}|\t)\s*"
)
_JOINED = re.compile(r"\s*(?:[,/&]|\b(?:och|samt|eller)\b)\s*", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:en|ett|denna|detta)\s", re.IGNORECASE)
_FIELD = re.compile(r"^\W*(?P<label>[^\W\d][^:\d]{1,30}?)\s*:")


@dataclass(frozen=True, slots=True)
class Head:
    """Characters `start` to `end` of a line that name an entry."""

    line: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The name as printed, without line ends."""
        return self.line.flat[self.start : self.end]

    def state(self) -> Statement:
        """Make it the statement of a name."""
        return self.line.state("name", self.start, self.end, 0.9, "the head of the entry")


def read_label(text: str) -> str:
    """Tell what the label before a colon announces, or nothing.

    >>> read_label("Öppettider: vardagar 9–16"), read_label("Origolinjen: 020-390 000")
    ('hours', '')
    """
    found = _FIELD.match(text)
    if found is None:
        return ""
    if fold(found["label"]) in phrases("entry_label"):
        return "entry"
    known = match_label(found["label"], is_fuzzy=False)
    if known is not None:
        return known.entry.property
    return (
        property_of_header(found["label"])
        if len(found["label"].split()) > 1 and not kind_of_name(found["label"])
        else ""
    )


def name_of_line(line: Passage) -> Head | None:
    """Give the name that a heading or a line without a number is: all of it, or up to the first sign that ends one."""
    labelled = _labelled_value(line)
    if labelled is not None:
        return labelled
    start = _lead_end(line.flat)
    return _make(line, start, _end_of_name(line.flat, start))


def head_of_line(line: Passage) -> Head | None:
    """Give the name that a line with a number begins with, if it can be one."""
    labelled = _labelled_value(line)
    if labelled is not None:
        return labelled
    start = _lead_end(line.flat)
    numbered = _NUMBER_FIRST.match(line.flat, start)
    if numbered is not None and any(span.start == start for span in find_addresses(line.flat)):
        return _make(line, numbered.end(), _end_of_name(line.flat, numbered.end()))
    told = next((found for shape in _SENTENCES if (found := shape.match(line.flat, start))), None)
    if told is not None and kind_of_name(told["name"]):
        return _make(line, *told.span("name"))
    said = _SAID.match(line.flat[start:])
    if said is not None and kind_of_name(said["name"]):
        return _make(line, start, start + said.end("name"))
    return _make(line, start, _end_of_name(line.flat, start))


def _labelled_value(line: Passage) -> Head | None:
    if read_label(line.flat) not in ("name", "entry"):
        return None
    found = _FIELD.match(line.flat)
    start = found.end() if found is not None else 0
    start += len(line.flat[start:]) - len(line.flat[start:].lstrip())
    return _make(line, start, _end_of_name(line.flat, start)) if start < len(line.flat) else None


def _lead_end(text: str) -> int:
    found = _LEAD.match(text)
    return found.end() if found is not None else 0


def _end_of_name(text: str, start: int) -> int:
    """Give where a name ends: at the first sign that ends one, at a number or address, or at the hours."""
    ends = _ENDS.search(text, start)
    end = ends.start() if ends is not None else len(text)
    spans = [span.start for span in find_addresses(text) if span.start >= start]
    cut = min([*spans, *(first for first, _ in find_hours(text) if first > start)], default=end)
    words = re.finditer(r"(?<=\s)\w+", text[start:end])
    verb = next((start + word.start() for word in words if fold(word.group()) in phrases("headline_verb")), end)
    name = text[start : min(end, cut, verb)]
    if cut < end or cut < len(text):
        name = _cut_label(name)
    return start + len(name.rstrip(" :,–-"))


def _cut_label(name: str) -> str:
    """Cut the word that leads to the number behind a name, but not one that the name is about (`Jourens telefon`)."""
    found = _BEFORE_NUMBER.search(name)
    if found is None or (re.search(r"\ws$", name[: found.start()]) and re.match(r"\s*telefon\W*$", found[0])):
        return name
    return name[: found.start()]


def _make(line: Passage, start: int, end: int) -> Head | None:
    return Head(line, start, end) if end > start and is_name_form(line.flat[start:end]) else None


@lru_cache(maxsize=4096)
def is_name_form(text: str) -> bool:
    """Whether words can be the name of a service: no label, title of a list, place, sentence or question.

    >>> is_name_form("Origolinjen"), is_name_form("Telefon"), is_name_form("Behöver du prata")
    (True, False, False)
    """
    words = text.split()
    if not words or len(text) > _LONGEST or len(words) > _MOST_WORDS or not (text[0].isupper() or text[0].isdigit()):
        return False
    if _ARTICLE.match(text) or len(re.findall(r"[^\W\d]", text)) < 3 or re.search(r"[!?@]|\.\s", text):
        return False
    folded = [fold(word) for word in words]
    if len(folded) == 1 and folded[0] in phrases("numbered_place"):
        return False
    if folded[0] in phrases("no_service_lead") or any(word in phrases("no_service_word") for word in folded[1:]):
        return False
    return not _is_something_else(text)


def is_field_heading(text: str) -> bool:
    """Whether a heading or label announces numbers, hours or the like, and nothing else.

    >>> is_field_heading("Telefonnummer och öppettider"), is_field_heading("Kontakt"), is_field_heading("Origolinjen")
    (True, True, False)
    """
    parts = [part for part in _JOINED.split(text.strip(" #:.")) if part]
    return bool(parts) and all(_announces_field(part) for part in parts)


def _announces_field(text: str) -> bool:
    label, heading = match_label(text, is_fuzzy=False), match_heading(text)
    return label is not None or (heading is not None and heading.entry.kind == "contacts")


def _is_something_else(text: str) -> bool:
    bare = text.strip(" #:.")
    return (
        is_field_heading(bare)
        or match_heading(bare) is not None
        or heading_kind(bare) is not None
        or is_list_title(bare)
        or read_region(bare) is not None
        or match_county(bare, is_fuzzy=False) is not None
        or match_municipality(bare, is_fuzzy=False) is not None
        or any(start == 0 for start, _ in find_hours(bare))
    )


def part_town(head: Head) -> Head:
    """Part the town from a name: of a known service of which there are several (`Mikamottagningen Göteborg`), or
    behind `i` where more of the entry follows in the line (`Mottagningen Källan i Umeå, telefon …`)."""
    name, _, town = head.text.rpartition(" ")
    before, _, word = name.rpartition(" ")
    if word == "i" and " " in before and is_town(town) and head.line.flat.startswith(", ", head.end):
        return Head(head.line, head.start, head.start + len(before))
    is_parted = match_service(name, is_fuzzy=False) and match_municipality(town, is_fuzzy=False)
    return Head(head.line, head.start, head.start + len(name)) if is_parted else head
