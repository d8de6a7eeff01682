"""Finding fields in plain text when the caller tells none: names beside mails, county lists, headings, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.normalize.repair.types import Field
from pipeline.normalize.repair.vocabulary import find_word

_LONGEST_WORD = (
    200  # characters; what is longer is looked at in pieces, or an endless one would take its square in time
)
_MAIL = re.compile(r"(?<![\w.,+-])[\w.,+-]+@\s?[\w.-]+")
_NAME = re.compile(
    rf"(?:[^\W\d_a-zåäöé][^\W\d_]{{0,{_LONGEST_WORD}}}|[&6][^\W\d_]{{1,{_LONGEST_WORD}}})"
    rf"(?:[ -](?:(?:von|af|de|la|van|der|al|el)[ -])?[^\W\d_a-zåäöé&][\w&|'’]{{0,{_LONGEST_WORD}}})+"
)
_REGION = re.compile(r"\bREGION ([^\W\d_&|6][\w&|6]*(?: [^\W\d_]+)?)|\bRegion ([A-ZÅÄÖ6&][\w&|6]*)")
_BRACKET = re.compile(r"\(([^()\d@]{3,60})\)")
_SEPARATOR = re.compile(r"[,;.:/]|\b(?:och|samt)\b")
LONGEST_LIST = 120
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
        at = 0  # where the first name of the line begins, if not further on
        for mail in _MAIL.finditer(line):
            name = _NAME.search(line, at, mail.start())
            at = name.start() if name else max(at, mail.start() - _LONGEST_WORD)
            fields += (
                [Field(number, *name.span(), "name", (mail[0],))] if name else _name_above(lines, skip, number, mail)
            )
        for match in _REGION.finditer(line):
            group = 1 if match[1] else 2
            fields.append(Field(number, *match.span(group), "region"))
        if "," in line and len(line) <= LONGEST_LIST:
            fields += _place_list(number, line, "county", 2) or _place_list(number, line, "region", 3)
    named = {field.line for field in fields if field.kind == "name"}
    for number in sorted(named):
        fields += [Field(number, *m.span(1), "audience") for m in _BRACKET.finditer(lines[number])]
    return fields


def _name_above(lines: Sequence[str], skip: frozenset[int], number: int, mail: re.Match[str]) -> Iterator[Field]:
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


def _place_list(number: int, line: str, kind: str, least: int) -> list[Field]:
    """A line that lists places of one kind: `least` items or more of the vocabulary, and half of all its items."""
    cuts = [0, *(edge for match in _SEPARATOR.finditer(line) for edge in match.span()), len(line)]
    items = [span for span in zip(cuts[::2], cuts[1::2], strict=True) if line[slice(*span)].strip()]
    spans = [span for span in items if _is_listed(kind, line[slice(*span)])]
    if len(spans) < least or 2 * len(spans) < len(items):
        return []
    return [Field(number, start, end, kind) for start, end in spans]


def _is_listed(kind: str, text: str) -> bool:
    words = [word for word in re.split(r"[^\w&|]+", text) if word]
    return 0 < len(words) <= 3 and not words[0][0].islower() and all(find_word(kind, word.lower()) for word in words)
