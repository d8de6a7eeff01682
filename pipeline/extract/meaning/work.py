"""What a person is and where, in the words behind a name: a title, and the organization that it is held at.

`Eva Exempel är strateg på Umeå kommun och nås på …` says both in a sentence, as others do in two lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from pipeline.extract.meaning.pieces import Piece, is_plain_title, read_single
from pipeline.extract.wording.names import has_given_name
from pipeline.vocabulary import fold, match_label, phrase_pattern, phrases

_LEAD = re.compile(
    r"(?P<sign>\s*[,–-])?\s*(?:(?:som|och|samt)\s+)?(?P<verb>(?:är|arbetar|jobbar)\s+(?:som\s+)?)?(?:anställd\s+)?",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:^|\s+)(?:hos|vid|på|i|från|inom|av)\s+|,\s*", re.IGNORECASE)
_CAPITAL = re.compile(r"\s+(?=[A-ZÅÄÖ])")  # before an organization right behind a title
_SENTENCE_END = re.compile(r"\w{3,}[.!?]$")
_REACHED = frozenset({"phone", "email", "web", "hours"})
_PLAIN = "before an organization"


def read_work_behind(text: str) -> tuple[Piece, ...]:
    """Read what a person is from the words right behind the name, up to those that tell how the person is reached.

    >>> [(p.kind, p.text) for p in read_work_behind(", strateg vid Umeå kommun. Telefon")]
    [('title', 'strateg'), ('employer', 'Umeå kommun')]
    >>> [(p.kind, p.text) for p in read_work_behind(" är strateg och är anställd av Umeå kommun, telefon")]
    [('title', 'strateg'), ('employer', 'Umeå kommun')]
    >>> read_work_behind(" berättar att allt fler hör av sig")
    ()
    """
    first = _read_clause(text, 0)
    if not first or first[-1].kind == "employer":
        return first
    second = _read_clause(text, first[-1].end)
    return (*first, *second) if [piece.kind for piece in second] == ["employer"] else first


def _read_clause(text: str, at: int) -> tuple[Piece, ...]:
    lead = _LEAD.match(text, at)
    start, is_led = (lead.end(), bool(lead["sign"] or lead["verb"])) if lead else (at, False)
    for end in _ends_of_telling(text, start):
        found = read_work(text[start:end])
        if found and (is_led or found[0].evidence != _PLAIN):
            return tuple(replace(piece, start=piece.start + start, end=piece.end + start) for piece in found)
    return ()


def _ends_of_telling(text: str, start: int) -> Iterator[int]:
    """Where the words of what a person is may end: before a verb or the name of a field, or at a comma before that."""
    end, before = len(text), ""
    for word in re.finditer(r"\S+", text[start:]):
        if _SENTENCE_END.search(before) or _is_other(word.group(), before):
            end = start + word.start()
            break
        before = word.group()
    while end > start:
        told = _without_joining(text[start:end])
        yield start + len(told)
        end = start + told.rfind(",")


def _is_other(word: str, before: str) -> bool:
    """Whether a word tells something else: how the person is reached, what the person does, or who else there is."""
    bare = word.strip("(),.:")
    if fold(bare) in _other_words():
        return True
    label = match_label(bare, is_fuzzy=False) if bare else None
    if label is not None and label.entry.property in _REACHED:
        return True
    return before in ("och", "samt") and bare[:1].isupper() and has_given_name(bare)


@cache
def _other_words() -> frozenset[str]:
    words = (*phrases("prose_word"), *phrases("no_title"), *phrases("work_end"))
    return frozenset(words) - {fold("från")}


def _without_joining(text: str) -> str:
    text = text.rstrip(" ,.;:(")
    while (last := text.rpartition(" ")[2]) and fold(last) in phrases("leads_on"):
        text = text[: -len(last)].rstrip(" ,.;:(")
    return text


def read_seat(text: str) -> tuple[Piece, ...]:
    """Read the town or organization in words that say where a person has the office.

    >>> [(p.kind, p.text) for p in read_seat("placerad i Kalmar")], read_seat("Kalmar")
    ([('place', 'Kalmar')], ())
    """
    lead = phrase_pattern("seated").match(text)
    start = lead.end() + 1 if lead else 0
    found = read_single(text[start:]) if text[start:].strip() and start else ()
    is_told = len(found) == 1 and found[0].kind in ("place", "employer")
    return (replace(found[0], start=start, end=len(text)),) if is_told else ()


@lru_cache(maxsize=4096)
def read_work(text: str) -> tuple[Piece, ...]:
    """Read a title and the organization behind it, or one of them alone.

    Args:
        text: What is said of a person, and nothing else.

    >>> [(p.kind, p.text) for p in read_work("strateg vid Umeå kommun")]
    [('title', 'strateg'), ('employer', 'Umeå kommun')]
    >>> [(p.kind, p.text) for p in read_work("från Umeå kommun")], read_work("vid behov")
    ([('employer', 'Umeå kommun')], ())
    >>> [(p.kind, p.text) for p in read_work("jurist Umeå kommun")]
    [('title', 'jurist'), ('employer', 'Umeå kommun')]
    """
    for at in (*_AT.finditer(text), *_CAPITAL.finditer(text)):
        title, employer = text[: at.start()].rstrip(" ,"), text[at.end() :]
        if not _is_one(employer, "employer"):
            continue
        held = Piece("employer", at.end(), len(text), employer, 0.85, "where the person works")
        if not title:
            return (held,)
        if (is_known := _is_one(title, "title")) or (at.group().strip() and is_plain_title(title)):
            return (Piece("title", 0, len(title), title, 0.85, "word of a title" if is_known else _PLAIN), held)
    return read_single(text) if _is_one(text, "title") or _is_one(text, "employer") else ()


def _is_one(text: str, kind: str) -> bool:
    return bool(text.strip()) and [piece.kind for piece in read_single(text)] == [kind]
