"""Slugs: readable ids made of a text's letters and digits."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SPECIAL = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "þ": "th", "&": " och ", "’": "", "'": ""}
)


@lru_cache(maxsize=262_144)
def slugify(text: str) -> str:
    """Fold a text to a slug.

    >>> slugify("Åsa Ekman"), slugify("Länsstyrelsen i Stockholms län"), slugify("barn & unga")
    ('asa-ekman', 'lansstyrelsen-i-stockholms-lan', 'barn-och-unga')
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    return _NOT_SLUG.sub("-", "".join(c for c in folded if not unicodedata.combining(c))).strip("-")
