"""Titles told by their place: what else a short line beside a name may be, and what stands before a region."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.pieces import count_title_words, holds_person
from pipeline.extract.meaning.proving import PROVED
from pipeline.extract.meaning.work import read_work
from pipeline.extract.records.shared import Record
from pipeline.extract.wording.hours import are_hours
from pipeline.vocabulary import date_labels, fold, match_heading, match_label, match_municipality, phrases

_OF_PLACE = re.compile(r"(?:\s+(?:för|i|inom|på))?\s*$", re.IGNORECASE)
_UNDER = "line under the name"
_REACHED = ("email", "phone", "web")
_GOVERNING = ("kommun", "stad")
_MOST_MARRED = 1  # letters of the word that damage has changed
_MOST_WORDS = 6
_LEAST_LETTERS = 4
_LEAST_SHARE_OF_LETTERS = 0.7
_SENTENCE_ENDS = (".", "?", "!", ":")


def is_like_title(fact: Fact, record: Record) -> bool:
    """Whether an unexplained text is the title of a record's person: short, under or beside the name, parted from it.

    No title is a piece of a sentence, what the page says of itself (`Senast granskad`, `Regionerna och deras län`), the
    name of a field, or a text about somebody else (`efterträder Märta Exempel`).
    """
    name = record.name
    if name is None or record.of("title") or not _is_near(fact, name, record.facts):
        return False
    if name.evidence == PROVED and fact.row is name.row and not _is_parted(fact, name):
        return False
    if holds_person(fact.text.split()) or _is_marred_employer(fact.text):
        return False
    return _is_worded(fact.text) and not _is_of_page(fact.text)


def part_work(fact: Fact) -> tuple[Fact, ...]:
    """Give what is like a title as a title, and the organization that it is held at: `pedagog vid Umeå kommun`.

    Args:
        fact: An unexplained text beside a name.
    """
    parts = read_work(fact.text)
    if [part.kind for part in parts] != ["title", "employer"]:
        return (replace(fact, kind="title", confidence=0.6, evidence=_UNDER),)
    return tuple(
        replace(
            fact,
            kind=p.kind,
            start=fact.start + p.start,
            end=fact.start + p.end,
            text=p.text,
            confidence=0.6,
            evidence=_UNDER,
        )
        for p in parts
    )


def title_before(region: Fact) -> Fact | None:
    """Give the title that stands before a region in its line: `Regionkoordinator för region Nord`.

    Args:
        region: The region of a record.
    """
    lead = _OF_PLACE.sub("", region.row.line.text[: region.start])
    begin = max(lead.rfind(sign) for sign in ",(–|:\t") + 1
    begin += len(lead[begin:]) - len(lead[begin:].lstrip(" ()-"))
    words = lead[begin:].split()
    if not words or count_title_words(words) != len(words):
        return None
    text = lead[begin:].rstrip()
    return Fact("title", region.row, begin, begin + len(text), text, 0.85, "before the region that it is held in")


def _is_near(fact: Fact, name: Fact, others: Iterable[Fact]) -> bool:
    """Whether a text stands beside the name, or below it and above what the person is reached by."""
    below = fact.row.index - name.row.index
    return below == 0 or (below == 1 and any(f.row.index >= fact.row.index for f in others if f.kind in _REACHED))


def _is_worded(text: str) -> bool:
    words = {fold(word) for word in text.split()}
    letters = sum(c.isalpha() for c in text)
    is_short = len(text.split()) <= _MOST_WORDS and text[0].isalnum() and not text.endswith(_SENTENCE_ENDS)
    is_plain = letters >= max(_LEAST_LETTERS, len(text) * _LEAST_SHARE_OF_LETTERS)
    is_other = bool(words & {*phrases("prose_word"), *phrases("no_title")}) or are_hours(text)
    return is_short and is_plain and not is_other


def _is_marred_employer(text: str) -> bool:
    """Whether a text begins with a town and goes on like who governs it, in letters that damage has changed.

    >>> [_is_marred_employer(text) for text in ("Uppsala k0mmun", "Malmö st d", "Lunds kommunstrateg", "utredare")]
    [True, True, False, False]
    """
    town, _, rest = text.partition(" ")
    is_town = any(match_municipality(form, is_fuzzy=False) for form in (town, town.removesuffix("s")))
    return is_town and any(Levenshtein.distance(fold(rest), word) <= _MOST_MARRED for word in _GOVERNING)


def _is_of_page(text: str) -> bool:
    """Whether a text names a field or a list, or says how old the page is, or that it is for the whole country."""
    if any(match_label(part.strip(), is_fuzzy=False) is not None for part in text.split("/")):
        return True
    folded = fold(text)
    is_dated = any(folded == label or folded.startswith(f"{label} ") for label in _date_labels())
    return is_dated or folded in phrases("everywhere") or match_heading(text) is not None


@cache
def _date_labels() -> tuple[str, ...]:
    return tuple(label for label, _ in date_labels())


def _is_parted(fact: Fact, name: Fact) -> bool:
    """Whether a sign stands between a text and a name; else they are words of one sentence."""
    first, second = sorted((fact, name), key=lambda f: f.start)
    return bool(fact.row.line.text[first.end : second.start].strip())
