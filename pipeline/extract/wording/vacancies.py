"""Sentences that say that a seat is empty or about to be filled, also where OCR damaged their words.

`Tillsätts`, `utses` and `saknas för närvarande` are said of working groups, plans and fees too: such a phrase tells of
a seat only where the text names one, or where no other noun is what it is said of.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from pipeline.vocabulary import (
    fold,
    match_county,
    match_municipality,
    match_region,
    phrase_pattern,
    phrases,
    skeleton,
)

_SHORT = 12  # words of a text in which a damaged word for an empty seat is believed
_WORD_BEFORE, _WORD_BEHIND = re.compile(r"([^\W\d_][\w&-]*)\s$"), re.compile(r"\s([^\W\d_][\w&-]*)")
_SEAT = re.compile(r"tj\S{1,2}nst|koordin|samordn|befattn|uppdrag|vikari|ers.ttar|eftertr.d|\bpost|person\b|\bnamn\b")


def is_vacancy(text: str) -> bool:
    """Whether a text says that a seat is empty or about to be filled.

    >>> is_vacancy("Tillsatts hosten 2018."), is_vacancy("Tjänsten är obesatt"), is_vacancy("Vincent Exempel")
    (True, True, False)
    >>> is_vacancy("Arbetsgrupper tillsätts vid behov."), is_vacancy("För närvarande ingen kö.")
    (False, False)
    """
    if any(_is_of_seat(text, match) for match in phrase_pattern("vacancy").finditer(text)):
        return True
    words = text.split()
    return len(words) <= _SHORT and any(_is_damaged_vacancy(word) for word in words if len(word) > 6)


def _is_of_seat(text: str, said: re.Match[str]) -> bool:
    """Whether a phrase of an empty seat is said of no other noun, the one before its verb or behind `ingen`."""
    if phrase_pattern("said_of_noun").match(said.group()):
        noun = _WORD_BEFORE.search(text[: said.start()])
    elif fold(said.group()).endswith(" ingen"):
        noun = _WORD_BEHIND.match(text[said.end() :])
    else:
        return True
    return noun is None or _SEAT.search(fold(text)) is not None or not _is_other_noun(noun[1])


def _is_other_noun(word: str) -> bool:
    """Whether a word is a thing's: no place's, and none of those that stand beside any verb."""
    is_place = any(match(word, is_fuzzy=False) for match in (match_region, match_county, match_municipality))
    return not is_place and fold(word) not in {*phrases("prose_word"), *phrases("beside_seat")}


@cache
def _whole_words() -> tuple[str, ...]:
    """Long words that say by themselves that a seat is empty, as skeletons."""
    return tuple(skeleton(phrase) for phrase in phrases("vacancy") if " " not in phrase and len(phrase) > 6)


@lru_cache(maxsize=4096)
def _is_damaged_vacancy(word: str) -> bool:
    """Whether a word is a damaged one that says by itself that a seat is empty; whole, it has been judged before."""
    if phrase_pattern("said_of_noun").fullmatch(word.strip(".,:;()")):
        return False
    bare = skeleton(word)
    return any(fuzz.ratio(bare, other) >= 92 for other in _whole_words())
