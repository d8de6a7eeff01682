"""The second surname of somebody whose mail has the first one alone (`Eva Ek Provmark`, `eva.ek@`)."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.meaning.pieces import title_at
from pipeline.extract.wording.names import has_given_name, looks_like_name
from pipeline.vocabulary import (
    counties,
    fold,
    match_county,
    match_heading,
    match_label,
    match_municipality,
    match_organization,
    match_region,
    organization_kind,
    surnames,
)

_SURNAME = re.compile(r"[^\W\d_a-zåäö][a-zåäöéü¢6-]{3,}")
_LEAST_BEGUN = 5  # letters
_MATCHERS = (match_county, match_region, match_municipality, match_label, match_organization, match_heading)


@lru_cache(maxsize=4096)
def is_second_surname(name: str, word: str) -> bool:
    """Whether a capitalised word right behind a name, whose mail has not got it, is a part of the name.

    A place, label, title, organization or given name is none: the line goes on with it.

    >>> is_second_surname("Eva Ek", "Provmark"), is_second_surname("Eva Ek", "Umea")
    (True, False)
    >>> [is_second_surname("Eva Ek", word) for word in ("Kurator", "Telefon", "Vast", "Karin", "Polisen", "Bleki")]
    [False, False, False, False, False, False]
    """
    if not _SURNAME.fullmatch(word) or len(name.split()) > 2 or has_given_name(word) or title_at([word]) >= 0:
        return False
    if any(match(word) is not None for match in _MATCHERS) or organization_kind(word) is not None:
        return False
    if _begins_county(word):
        return False
    return looks_like_name(f"{name} {word}")


def _begins_county(word: str) -> bool:
    """Whether a word that is nobody's name is the beginning of a county's, which OCR cut or misread behind it."""
    begun = fold(word)
    is_long = len(begun) >= _LEAST_BEGUN and begun not in surnames()
    return is_long and any(fold(county.name).startswith(begun) for county in counties())
