"""The second surname of somebody whose mail has the first one alone (`Eva Ek Provmark`, `eva.ek@`)."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.meaning.pieces import title_at
from pipeline.extract.wording.names import has_given_name, looks_like_name
from pipeline.vocabulary import (
    match_county,
    match_heading,
    match_label,
    match_municipality,
    match_organization,
    match_region,
    organization_kind,
)

_SURNAME = re.compile(r"[^\W\d_a-zåäö][a-zåäöéü¢6-]{3,}")
_MATCHERS = (match_county, match_region, match_municipality, match_label, match_organization, match_heading)


@lru_cache(maxsize=4096)
def is_second_surname(name: str, word: str) -> bool:
    """Whether a capitalised word right behind a name, whose mail has not got it, is a part of the name.

    A place, label, title, organization or given name is none: the line goes on with it.

    >>> is_second_surname("Eva Ek", "Provmark"), is_second_surname("Eva Ek", "Umea")
    (True, False)
    >>> [is_second_surname("Eva Ek", word) for word in ("Kurator", "Telefon", "Vast", "Karin", "Polisen")]
    [False, False, False, False, False]
    """
    if not _SURNAME.fullmatch(word) or len(name.split()) > 2 or has_given_name(word) or title_at([word]) >= 0:
        return False
    if any(match(word) is not None for match in _MATCHERS) or organization_kind(word) is not None:
        return False
    return looks_like_name(f"{name} {word}")
