"""Words of names that print or a scan spoilt beyond accents: a digit for a letter, a letter too many, `rn` for m.

The mail address beside a name says how it is spelled. Where the word as read is nobody's name, and the address has one
that is a slip away, the name is that one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from rapidfuzz.distance import Levenshtein

from pipeline.normalize.repair.changes import Change
from pipeline.normalize.repair.lexicon import fold_word

_AS_LETTER = str.maketrans({"0": "o", "1": "l", "4": "a", "6": "o", "8": "a", "5": "s", "|": "l", "&": "a"})
_SHORTEST = 4  # letters of a part of an address that tells of a name
_VOWELS = frozenset("aeiouy")
_LONG = 8  # letters of a part that may be two slips away


def read_signs(word: str) -> str:
    """A folded word with the letters that its digits and signs are mostly read for.

    >>> read_signs("fa1k"), read_signs("str6m")
    ('falk', 'strom')
    """
    return fold_word(word).translate(_AS_LETTER)


def nearest_part(word: str, parts: Collection[str], is_name: Callable[[str], bool]) -> str | None:
    """The one part of a mail address that is a name and a slip or two away from a word, or None.

    Args:
        word: As read, lower case.
        parts: Of the addresses beside it, lower case.
        is_name: Whether a folded word is a known name.

    >>> nearest_part("hagstrorn", ["marten", "hagstrom"], lambda part: True)
    'hagstrom'
    >>> nearest_part("léveren", ["lovgren"], lambda part: True)  # an é may be an ö
    'lovgren'
    >>> nearest_part("ek", ["eva", "er"], lambda part: True) is None
    True
    """
    ways = {_join(read_signs(word)), _join(read_signs(word.replace("é", "o")))}
    near = {
        part
        for part in parts
        if len(part) >= _SHORTEST
        and min(Levenshtein.distance(letters, _join(part)) for letters in ways) <= (2 if len(part) >= _LONG else 1)
    }
    known = {part for part in near if is_name(part)}
    return next(iter(known)) if len(known) == 1 else None


def joined_alike(word: str, parts: Collection[str]) -> str | None:
    """The one part of a mail address that is a word but for an `rn` that was read as m, or an m as `rn`; or None.

    >>> joined_alike("jemberg", ["eva", "jernberg"]), joined_alike("ek", ["eva", "ek"])
    ('jernberg', None)
    """
    alike = {part for part in parts if len(part) >= _SHORTEST and part != word and _join(part) == _join(word)}
    return next(iter(alike)) if len(alike) == 1 else None


def _join(word: str) -> str:
    """The word with each `rn` as m: one is read for the other."""
    return word.replace("rn", "m")


def change_between(word: str, meant: str) -> tuple[Change, ...]:
    """The one change that leads from a word as read to the word meant; none where they are the same.

    >>> change_between("fa1k", "falk")
    (Change(place=2, read=1, text='l'),)
    """
    start = _count_alike(word, meant)
    end = _count_alike(word[start:][::-1], meant[start:][::-1])
    read, text = len(word) - start - end, meant[start : len(meant) - end]
    return (Change(start, read, text),) if read or text else ()


def _count_alike(first: str, second: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(first, second, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))


def may_be_misread(told: str, folded: str) -> bool:
    """Whether a mail address may have been misread for a name a letter away; no vowel is read for another one in it."""
    if Levenshtein.distance(told, folded) != 1:
        return False
    apart = [pair for pair in zip(told, folded, strict=False) if pair[0] != pair[1]]
    return len(told) != len(folded) or not _VOWELS.issuperset(apart[0])
