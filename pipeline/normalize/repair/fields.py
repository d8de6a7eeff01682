"""Finding fields in plain text when the caller tells none: names beside mails, county lists, headings, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.normalize.repair.types import Field
from pipeline.normalize.repair.vocabulary import find_word

_MAIL = re.compile(r"[\w.,+-]+@\s?[\w.-]+")
_NAME = re.compile(r"(?:[^\W\d_a-zåäöé][^\W\d_]*|[&6][^\W\d_]+)(?:[ -](?:(?:von|af|de|la|van|der|al|el)[ -])?[^\W\d_a-zåäöé&][\w&|'’]*)+")
_REGION = re.compile(r"\bREGION ([^\W\d_&|6][\w&|6]*(?: [^\W\d_]+)?)|\bRegion ([A-ZÅÄÖ6&][\w&|6]*)")
_BRACKET = re.compile(r"\(([^()\d@]{3,60})\)")
_ITEMS = re.compile(r"[^,;]+")
_REACH = 4  # lines above a mail where its name may stand


def detect_fields(lines: Sequence[str], skip: frozenset[int]) -> list[Field]:
    """Find the fields of plain text.

    Args:
        lines: As read.
        skip: Lines of stray marks.
    """
    fields: list[Field] = []
    for number, line in enumerate(lines):
        if number in skip:
            continue
        for mail in _MAIL.finditer(line):
            fields += _name_of(lines, skip, number, mail)
        for match in _REGION.finditer(line):
            group = 1 if match[1] else 2
            fields.append(Field(number, *match.span(group), "region"))
        fields += _county_list(number, line)
    named = {field.line for field in fields if field.kind == "name"}
    for number in sorted(named):
        fields += [Field(number, *m.span(1), "audience") for m in _BRACKET.finditer(lines[number])]
    return fields


def _name_of(lines: Sequence[str], skip: frozenset[int], number: int, mail: re.Match[str]) -> Iterator[Field]:
    before = lines[number][: mail.start()]
    found = _NAME.search(before)
    if found:
        yield Field(number, *found.span(), "name", (mail[0],))
        return
    seen = 0
    for above in range(number - 1, max(-1, number - 3 * _REACH), -1):
        text = lines[above]
        if above in skip or not text.strip():
            continue
        if "@" in text or seen >= _REACH:
            return
        seen += 1
        found = _NAME.match(text.strip())
        if found and not text.strip().isupper():
            start = len(text) - len(text.lstrip())
            yield Field(above, start + found.start(), start + found.end(), "name", (mail[0],))
            return


def _county_list(number: int, line: str) -> Iterator[Field]:
    if "," not in line or len(line) > 120:
        return
    items = [match.span() for match in _ITEMS.finditer(line)]
    spans: list[tuple[int, int]] = []
    for start, end in items:
        text = line[start:end]
        words = [w for w in re.split(r"[^\w&|]+", text.lower()) if w and w not in {"och", "samt"}]
        if words and len(words) <= 3 and all(find_word("county", word) for word in words):
            spans.append((start, end))
    if len(spans) >= 2 and 2 * len(spans) >= len(items):
        for start, end in spans:
            yield Field(number, start, end, "county")
