"""Sources: what is published again and again, and which edition is one of which."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pipeline.domain.edition import Edition
from pipeline.normalize.slugs import slugify

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def name_source(edition: Edition, title: str | None = None) -> str:
    """Give the id of an edition's source: its address where it has one, else who publishes what under which title.

    Two pages of one publisher are two sources; a year in the title tells editions of one source apart.

    Args:
        edition: Its row in the registry.
        title: The title that it prints, for where the registry gives none.

    >>> name_source(Edition("a", "a.txt", "Slides 2017", "slides", "Länsstyrelsen", None, None, None, None, ""))
    'lansstyrelsen-slides-slides'
    """
    if edition.url:
        parts = urlsplit(edition.url if "://" in edition.url else f"https://{edition.url}")
        return slugify(f"{(parts.hostname or '').removeprefix('www.')} {parts.path} {parts.query}")
    named = _YEAR.sub(" ", edition.title or title or "")
    return slugify(f"{edition.publisher or ''} {edition.kind or ''} {named}") or slugify(edition.edition_id)
