"""Which documents lost their Swedish letters, and which can teach the repair of the others.

Swedish print has å, ä or ö at about 4.5% of its letters. A stretch without them is damaged, English, or a list of
names and numbers; repair has a finer gate of its own, so that this one only has to spare the clean documents the work.
A document may also have lost a letter here and there: then digits and signs stand within its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.domain.layout import Document

SWEDISH_LETTERS = frozenset("åäöÅÄÖ")
_STRETCH = 400
_TOO_FEW_LETTERS = 40
_SUSPECT_SHARE = 0.008
_TEACHER_SHARE = 0.025
_MARRED = re.compile(r"(?<![\w.@/:-])(?:[^\W\d_]+[0-9&¢?\ufffd][a-zåäöé]+)+(?![\w@/])")
_MARRED_LEAST = 3  # words, that no code or pun explains


def is_suspect(document: Document) -> bool:
    """Tell whether any stretch of a document has next to no å, ä, ö."""
    return any(share < _SUSPECT_SHARE for share in _letter_shares(document))


def is_marred(document: Document) -> bool:
    """Tell whether digits and signs stand within several words of a document: `Hellstr6m`, `V&stra`, `J4mtland`."""
    found: set[str] = set()
    for line in document.lines():
        if any(sign in line.text for sign in "0123456789&¢?\ufffd"):
            found.update(match.group() for match in _MARRED.finditer(line.text))
    return len(found) >= _MARRED_LEAST


def lost_letters(document: Document) -> bool:
    """Tell whether a document lost its Swedish letters: all of a stretch, or a few here and there."""
    return is_suspect(document) or is_marred(document)


def is_read_twice(document: Document) -> bool:
    """Tell whether a line of a document was read twice, as the lines of scans are."""
    return any(line.alternative is not None for line in document.lines())


def needs_repair(document: Document) -> bool:
    """Tell whether anything of a document may be repaired, by what the clean documents of a run teach."""
    return lost_letters(document) or is_read_twice(document)


def can_teach(document: Document) -> bool:
    """Tell whether a document is clean Swedish throughout."""
    shares = list(_letter_shares(document))
    is_whole = bool(shares) and min(shares) >= _SUSPECT_SHARE and sum(shares) / len(shares) >= _TEACHER_SHARE
    return is_whole and not is_marred(document)


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
