"""Phrases as patterns that also find them where OCR has damaged å, ä and ö."""

from __future__ import annotations

import re
from functools import cache

from pipeline.vocabulary.terms import phrases

_SIGNS = "aoåäöáàâéèêeidug4680&@"  # what OCR reads for a, o, å, ä and ö; rarer signs would fit other words
# Both cases, for a set that folds case takes four times as long to compile, and each sign once.
_READ_AS = "".join(dict.fromkeys(_SIGNS + _SIGNS.upper()))


@cache
def tolerant(phrase: str) -> str:
    """Make a folded phrase a pattern that also fits it with å, ä and ö, or with what OCR makes of them.

    >>> [bool(re.search(tolerant("stodtelefon"), text)) for text in ("stéddtelefon", "stödtelefon")]
    [True, True]
    >>> re.search(tolerant("osa till"), "e-post till"), re.search(tolerant("vacant"), "vincent")
    (None, None)
    """
    return re.sub(r"[ao]", f"(?-i:[{_READ_AS}]{{1,2}})", re.escape(phrase)).replace(r"\ ", r"\s+")


@cache
def phrase_pattern(kind: str) -> re.Pattern[str]:
    """Make the phrases of one kind a pattern for whole words.

    >>> bool(phrase_pattern("vacancy").search("Rekrytering pag&r."))
    True
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(tolerant(phrase) for phrase in phrases(kind))})(?!\w)", re.IGNORECASE)
