"""Legal citations in one form: statute, chapter, section; or treaty and article.

`4 kap. 1a § brottsbalken` and `brottsbalken (4:1 a)` are one provision. OCR gives `&`, `8` or `6` for `§`; `&` after a
number can be nothing else, but a digit is only taken off a section that a damaged document prints without any mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.vocabulary import match_statute

_CHAPTER = re.compile(r"\b(?P<number>\d{1,2})\s*(?P<letter>[a-z])?\s*kap(?:itlet|itel|\b)\.?", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\b(?P<chapter>\d{1,2}):(?P<number>\d{1,3})\s*(?P<letter>[a-z])?\b")
_SECTION = re.compile(r"(?<!\d)(?P<number>\d{1,3})\s*(?P<letter>[a-z])?\s*(?P<mark>§|&)")
_PARAGRAPH = re.compile(r"§+\s*(?P<number>\d{1,3})\s*(?P<letter>[a-z])?\b")
_BARE_SECTION = re.compile(r"(?<!\d)(?P<number>\d{1,3})(?P<mark>[86])(?!\d)|(?<!\d)(?P<plain>\d{1,3})(?!\d)")
_ARTICLE = re.compile(r"\bart(?:ikel|iklarna|\.|\b)\s*(?P<number>\d{1,3})\s*(?P<letter>[a-h])?\b", re.IGNORECASE)
_NOT_NAME = re.compile(r"[^\w\s:-]+|\b\d+\b", re.UNICODE)
_FILLERS = frozenset(
    ("i", "av", "enligt", "se", "jfr", "även", "den", "det", "och", "kap", "kapitlet", "st", "stycket", "samt", "med")
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision: `statute` is its Swedish name in lower case, or as printed where it is in no vocabulary.

    `is_inferred` tells that a mark which OCR destroyed was read as `§`.
    """

    statute: str
    chapter: str | None = None
    section: str | None = None
    article: str | None = None
    is_known: bool = True
    is_inferred: bool = False

    def __str__(self) -> str:
        parts = [self.statute]
        if self.chapter:
            parts.append(f"{self.chapter} kap.")
        if self.section:
            parts.append(f"{self.section} §")
        if self.article:
            parts.append(f"art. {self.article}")
        return " ".join(parts)


def parse_citation(text: str, *, is_damaged: bool = False) -> Citation:
    """Read a citation in any of the usual forms.

    >>> str(parse_citation("4 kap. 1a § brottsbalken"))
    'brottsbalken 4 kap. 1 a §'
    >>> str(parse_citation("socialtjänstlagens"))
    'socialtjänstlagen'
    >>> str(parse_citation("utlänningslagen (5 kap. 158)", is_damaged=True))
    'utlänningslagen 5 kap. 15 §'
    >>> str(parse_citation("Europarådskonventionen (art. 12)"))
    'europarådskonventionen art. 12'
    """
    rest = " ".join(text.split())
    short = _SHORT_FORM.search(rest)
    if short:
        rest = _cut(rest, short)
        return _name(rest, short["chapter"], _number(short), None, is_inferred=False)
    article = _ARTICLE.search(rest)
    rest = _cut(rest, article)
    chapter = _CHAPTER.search(rest)
    section, is_inferred, rest = _find_section(rest, chapter, is_damaged=is_damaged)
    rest = _cut(rest, _CHAPTER.search(rest))
    return _name(rest, _number(chapter), section, _number(article), is_inferred=is_inferred)


def _find_section(text: str, chapter: re.Match[str] | None, *, is_damaged: bool) -> tuple[str | None, bool, str]:
    found = _SECTION.search(text)
    if found:
        return _number(found), found["mark"] != "§", _cut(text, found)
    found = _PARAGRAPH.search(text)
    if found:
        return _number(found), False, _cut(text, found)
    found = _BARE_SECTION.search(text, chapter.end()) if chapter and is_damaged else None
    if found:
        return found["number"] or found["plain"], True, _cut(text, found)
    return None, False, text


def _number(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    letter = found["letter"]
    return f"{int(found['number'])} {letter.lower()}" if letter else str(int(found["number"]))


def _cut(text: str, found: re.Match[str] | None) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}" if found else text


def _name(rest: str, chapter: str | None, section: str | None, article: str | None, *, is_inferred: bool) -> Citation:
    words = [word for word in _NOT_NAME.sub(" ", rest).split() if word.casefold() not in _FILLERS]
    name = " ".join(words)
    match = match_statute(name) or next((m for word in words if (m := match_statute(word))), None)
    statute = match.entry.name if match else name.lower()
    return Citation(statute, chapter, section, article, match is not None, is_inferred)
