"""Legal citations in one form: statute, chapter, section; or treaty and article.

`4 kap. 1a § brottsbalken` and `brottsbalken (4:1 a)` are one provision. OCR gives `&`, `8` or `6` for `§`; `&` after a
number can be nothing else, but a digit is only taken off a section that a damaged document prints without any mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.vocabulary import match_statute

_CHAPTER = re.compile(r"\b(?P<number>\d{1,2})\s*(?P<letter>[a-z])?\s*kap(?:itlet|itel|\b)\.?", re.IGNORECASE)
_OFFICIAL = re.compile(r"\s*\(?\b(?P<year>1[6-9]\d\d|20\d\d):(?P<number>\d{1,4})\b\)?")
_UNNAMED = re.compile(r"^(?:lag|lagen|f[öo]rordning|f[öo]rordningen)$", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\b(?P<chapter>\d{1,2}):(?P<number>\d{1,3})\s*(?P<letter>[a-z])?\b")
_TO = r"(?:\s?[-–]\s?(?P<to>\d{1,3}\s*[a-z]?))?"
_SECTION = re.compile(rf"(?<!\d)(?P<number>\d{{1,3}})\s*(?P<letter>[a-z])?{_TO}\s*(?P<mark>§+|&)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"§+\s*(?P<number>\d{1,3})\s*(?P<letter>[a-z])?\b")
_BARE_SECTION = re.compile(r"(?<!\d)(?P<number>\d{1,3})(?P<mark>[86])(?!\d)|(?<!\d)(?P<plain>\d{1,3})(?!\d)")
_ARTICLE = re.compile(
    r"\bart(?:ikel|iklarna|\.|\b)\s*(?P<number>\d{1,3})\s*(?P<letter>[a-h])?\b(?:\s?[-–]\s?(?P<to>\d{1,3}))?",
    re.IGNORECASE,
)
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
    >>> str(parse_citation("2 kap. 1–3 §§ SoL")), str(parse_citation("Lag (2018:601)"))
    ('socialtjänstlagen 2 kap. 1–3 §', 'lag (2018:601)')
    """
    rest = " ".join(text.split())
    official = _OFFICIAL.search(rest)
    rest = _cut(rest, official)
    number = f"{official['year']}:{official['number']}" if official else ""
    short = _SHORT_FORM.search(rest)
    if short:
        rest = _cut(rest, short)
        return _name(rest, number, Citation("", short["chapter"], _number(short)))
    article = _ARTICLE.search(rest)
    rest = _cut(rest, article)
    chapter = _CHAPTER.search(rest)
    section, is_inferred, rest = _find_section(rest, chapter, is_damaged=is_damaged)
    rest = _cut(rest, _CHAPTER.search(rest))
    return _name(rest, number, Citation("", _number(chapter), section, _number(article), is_inferred=is_inferred))


def _find_section(text: str, chapter: re.Match[str] | None, *, is_damaged: bool) -> tuple[str | None, bool, str]:
    found = _SECTION.search(text)
    if found:
        return _number(found), found["mark"] == "&", _cut(text, found)
    found = _PARAGRAPH.search(text)
    if found:
        return _number(found), False, _cut(text, found)
    found = _BARE_SECTION.search(text, chapter.end()) if chapter and is_damaged else None
    if found:
        return found["number"] or found["plain"], True, _cut(text, found)
    return None, False, text


def _number(found: re.Match[str] | None) -> str | None:
    """Give `1 a` for a number with its letter, `1–3` for a range."""
    if found is None:
        return None
    last = found.groupdict().get("to")
    letter = f" {found['letter'].lower()}" if found["letter"] else ""
    return f"{int(found['number'])}{letter}" + (f"–{last.strip().lower()}" if last else "")


def _cut(text: str, found: re.Match[str] | None) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}" if found else text


def _name(rest: str, official: str, provision: Citation) -> Citation:
    """Name the statute of a provision; one that no vocabulary knows is as printed, known by its official number."""
    words = _NOT_NAME.sub(" ", rest).split()
    while words and words[0].casefold() in _FILLERS:
        del words[0]
    while words and words[-1].casefold() in _FILLERS:
        del words[-1]
    name = " ".join(words)
    plain = " ".join(word for word in words if word.casefold() not in _FILLERS)
    match = (
        match_statute(name) or match_statute(plain) or next((m for word in words if (m := match_statute(word))), None)
    )
    statute = match.entry.name if match else name.lower()
    if match is None and official and _UNNAMED.match(statute):
        statute = f"{statute} ({official})"
    return replace(provision, statute=statute, is_known=match is not None or bool(official))
