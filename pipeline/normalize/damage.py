"""Which documents lost their Swedish letters, and which can teach the repair of the others.

Swedish print has å, ä or ö at about 4.5% of its letters. A stretch without them is damaged, English, or a list of
names and numbers; repair has a finer gate of its own, so that this one only has to spare the clean documents the work.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.domain.layout import Document

SWEDISH_LETTERS = frozenset("åäöÅÄÖ")
_STRETCH = 400
_TOO_FEW_LETTERS = 40
_SUSPECT_SHARE = 0.008
_TEACHER_SHARE = 0.025


def is_suspect(document: Document) -> bool:
    """Tell whether any stretch of a document has next to no å, ä, ö."""
    return any(share < _SUSPECT_SHARE for share in _letter_shares(document))


def can_teach(document: Document) -> bool:
    """Tell whether a document is clean Swedish throughout."""
    shares = list(_letter_shares(document))
    return bool(shares) and min(shares) >= _SUSPECT_SHARE and sum(shares) / len(shares) >= _TEACHER_SHARE


def _letter_shares(document: Document) -> Iterator[float]:
    """Share of å, ä, ö among the letters of words, stretch by stretch; mail addresses and links do not count."""
    letters = swedish = 0
    for line in document.lines():
        for word in line.text.split():
            if "@" in word or "." in word[:-1]:
                continue
            letters += len(word) if word.isalpha() else sum(map(str.isalpha, word))
            swedish += 0 if word.isascii() else sum(c in SWEDISH_LETTERS for c in word)
        if letters >= _STRETCH:
            yield swedish / letters
            letters = swedish = 0
    if letters >= _TOO_FEW_LETTERS:
        yield swedish / letters
