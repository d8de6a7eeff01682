"""Statements in a passage: what is said in an item, a line or a paragraph, and what is no statement at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pipeline.extract.telling.passages import Passage
from pipeline.extract.wording.channels import find_emails, find_webs
from pipeline.extract.wording.hours import longest_hours
from pipeline.extract.wording.names import has_given_name, looks_like_name
from pipeline.extract.wording.phones import find_phones
from pipeline.extract.wording.region_names import read_region
from pipeline.extract.wording.vacancies import is_vacancy
from pipeline.vocabulary import match_label, phrase_pattern

_LEAD = " •·*»▪◦‣○●–-\t"
_BEGINS = re.compile(r"^[\s•·*»▪◦‣○●–-]*[A-ZÅÄÖÉ]")
_BULLETED = re.compile(r"^\s*[•·*»▪◦‣○●–-]\s*\S")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_PAGE_FOOT = re.compile(r"\s[|·]\s*(?:sida\s)?\d{1,3}\s*$", re.IGNORECASE)
_GOES_ON = re.compile(r"[,–-]\s*$|\b(?:och|samt|eller|i|av|för|med|till|på|om|att|enligt|som|den|det)\s*$")
_SHORT_AT_END = re.compile(r"\b\d{3}\s?\d{0,3}\b\s*$")
_TOLD_WORDS = 15  # words from which a sentence with a number tells something


def split_statements(passage: Passage, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Give the start and end of each statement: each line where every line begins one, else all of it.

    Args:
        passage: A paragraph, an item or a cell.
        start: The first character of the flat text to read.
        end: The one behind the last.
    """
    stop = len(passage.flat) if end is None else end
    lines = [
        (first, last)
        for row, begin in zip(passage.rows, passage.begins, strict=True)
        if start <= (first := bisect_left(passage.offsets, begin)) < stop
        and (last := bisect_left(passage.offsets, begin + len(row.line.text))) > first
    ]
    texts = [passage.flat[first:last] for first, last in lines]
    begins = _BULLETED if any(map(_BULLETED.match, texts)) else _BEGINS
    is_listed = all(map(begins.match, texts)) if begins is _BEGINS else True
    ends = any(_GOES_ON.search(text) for text in texts[:-1])
    starts = [
        lines[at][0] for at in range(len(lines)) if at == 0 or (is_listed and not ends and begins.match(texts[at]))
    ]
    for at, begin in enumerate(starts):
        last = starts[at + 1] if at + 1 < len(starts) else stop
        for first, end in _part_at_breaks(passage.flat, begin, last):
            text = passage.flat[first:end]
            yield first + len(text) - len(text.lstrip(_LEAD)), first + len(text.rstrip(" ;,"))


def _part_at_breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a cell of markdown where `<br>` ends its lines."""
    at = start
    for match in _BREAK.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def is_statement(text: str) -> bool:
    """Whether a text says something of what is done, rather than whom to call, when, or where.

    Args:
        text: The text.

    >>> is_statement("Tar emot anmälan"), is_statement("Öppet vardagar 9–15"), is_statement("Tjänsten är vakant")
    (True, False, False)
    """
    words = re.findall(r"[^\W\d]{2,}", text)
    if len(words) < 2 or _PAGE_FOOT.search(text) or find_emails(text) or gives_number(text, len(words)):
        return False
    label, colon, _ = text.partition(":")
    if colon and match_label(label.strip()) is not None:
        return False
    return not (_is_hours(text, words) or _is_of_region(text) or _is_elsewhere(text))


def gives_number(text: str, words: int) -> bool:
    """Whether a text of so many words gives a number, and is too short to tell anything else.

    >>> gives_number("Ring oss på 020-390 000", 3), gives_number("Tar emot anmälan", 3)
    (True, False)
    """
    return words < _TOLD_WORDS and bool(find_phones(text) or _SHORT_AT_END.search(text))


def _is_hours(text: str, words: list[str]) -> bool:
    span = longest_hours(text)
    if span is None:
        return re.match(r"(?:öppet|öppettid|telefontid)", text, re.IGNORECASE) is not None and len(words) < 6
    rest = re.findall(r"[^\W\d]{2,}", text[: span[0]] + text[span[1] :])
    return len(rest) < 3 or re.match(r"(?:öppet|öppettid|telefontid|bemanna)", text, re.IGNORECASE) is not None


def _is_of_region(text: str) -> bool:
    region = read_region(text.strip())
    return (region is not None and not region.is_bare) or is_vacancy(text)


def _is_elsewhere(text: str) -> bool:
    """Whether a text only points elsewhere, says what the document holds, or is a person's name."""
    is_pointer = any(phrase_pattern(kind).match(text) for kind in ("see_also", "pointer", "of_document"))
    is_web = any(web.end - web.start > len(text) / 2 for web in find_webs(text))
    return is_pointer or is_web or (looks_like_name(text) and has_given_name(text))
