"""Chapters, sections and articles as they are printed: `4 kap. 1 a §`, `11 och 12 §§`, `artikel 10`, `4:1`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"\d{1,3}(?:\s?[a-hj-z](?![\wåäö]))?"  # `13 i` is a number and a word
_RANGE = rf"{_NUMBER}(?:\s?[-–]\s?(?:{_NUMBER}|[a-hj-z](?![\wåäö])))?"
_LIST = rf"{_RANGE}(?:(?:\s?,\s?|\s(?:och|samt|eller)\s){_RANGE})*"
_PIN = re.compile(
    rf"(?<![\d:])(?:(?P<chapter>\d{{1,2}}(?:\s?[a-z])?)\s?kap(?:itlet|itel|\.)?\s?"
    rf"(?:(?P<own>{_LIST})\s?(?:§+|&)|{_NUMBER}(?:\s?st\.)?(?![\w:]))?"
    rf"|(?P<section>{_LIST})\s?(?:§+|&)"
    rf"|\bart(?:iklarna|ikeln|ikel|\.)?\s?(?P<article>{_LIST})(?!\w)"
    rf"|(?P<short>\d{{1,2}}:\d{{1,3}}(?:\s?[a-z](?![\wåäö]))?)(?![\w:]))",
    re.IGNORECASE,
)
_EACH = re.compile(_RANGE, re.IGNORECASE)
_ENDS = re.compile(r"(\d{1,3})(?:\s?([a-z]))?\s?[-–]\s?(?:(\d{1,3})(?:\s?([a-z]))?|([a-z]))", re.IGNORECASE)
_MOST = 40  # sections of a range that is written out; a longer one is a misprint, or a whole chapter


@dataclass(frozen=True, slots=True)
class Pin:
    """A chapter, section or article: its characters, and how it is written out in full."""

    start: int
    end: int
    text: str
    chapter: str
    is_short: bool = False

    @property
    def is_article(self) -> bool:
        """Whether it is an article of a treaty."""
        return self.text.startswith("art.")


def find_pins(text: str) -> Iterator[Pin]:
    """Find them in a text, those of a list one by one.

    >>> [pin.text for pin in find_pins("6 kap. 11 och 12 §§ samt artikel 3")]
    ['6 kap. 11 §', '6 kap. 12 §', 'art. 3']
    """
    for match in _PIN.finditer(text):
        chapter = f"{match['chapter']} kap. " if match["chapter"] else ""
        group = next((name for name in ("own", "section", "article") if match[name]), None)
        parts = [
            (*part.span(), number)
            for part in (_EACH.finditer(text, *match.span(group)) if group else ())
            for number in _write_out(part.group().strip())
        ]
        if len(parts) < 2:
            yield Pin(
                *match.span(),
                _spell(match, chapter, match[group].strip() if group else ""),
                chapter,
                bool(match["short"]),
            )
            continue
        for at, (first, last, number) in enumerate(parts):
            start = match.start() if at == 0 else first
            end = match.end() if at == len(parts) - 1 else last
            yield Pin(start, end, _spell(match, chapter, number), chapter)


def _write_out(number: str) -> tuple[str, ...]:
    """Give each section of a range.

    >>> _write_out("1–3"), _write_out("1 a–1 c"), _write_out("7"), _write_out("9–2")
    (('1', '2', '3'), ('1 a', '1 b', '1 c'), ('7',), ('9–2',))
    """
    found = _ENDS.fullmatch(number)
    if found is None:
        return (number,)
    first, letter, last, last_letter, lone = found.groups()
    if letter and (lone or (last == first and last_letter)):
        letters = range(ord(letter.lower()), ord((lone or last_letter).lower()) + 1)
        return tuple(f"{first} {chr(code)}" for code in letters) or (number,)
    if letter or last_letter or last is None or not int(first) < int(last) < int(first) + _MOST:
        return (number,)
    return tuple(map(str, range(int(first), int(last) + 1)))


def _spell(match: re.Match[str], chapter: str, number: str) -> str:
    if match["article"]:
        return f"art. {number}"
    return f"{chapter}{number} §" if number else match.group()
