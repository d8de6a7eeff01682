"""Parts of a document that tell who takes part, and who is responsible for what, by their headings."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from pipeline.vocabulary.folding import fold
from pipeline.vocabulary.loading import read_table
from pipeline.vocabulary.terms import match_heading

PartKind = Literal["members", "duties"]
_NUMBER = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-ZÅÄÖ])")  # of a part, before its title
_HEADING_MOST = 90  # characters


@lru_cache(maxsize=4096)
def heading_kind(text: str) -> PartKind | None:
    """Tell what a heading or a lead announces.

    >>> heading_kind("Myndigheternas ansvar"), heading_kind("Vilka är med i nätverket?"), heading_kind("Om oss")
    ('duties', 'members', None)
    """
    bare = _NUMBER.sub("", text).strip(" ?!.:•*–-")
    if not 3 < len(bare) <= _HEADING_MOST:
        return None
    known = match_heading(bare)
    folded = fold(bare)
    kind = next((kind for kind, pattern in _patterns() if pattern.search(folded)), "none")
    if kind == "none":
        return "members" if known is not None and known.entry.kind == "network_members" else None
    return "duties" if kind == "duties" else "members"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["kind"], re.compile(row["pattern"])) for row in read_table("part_headings"))
