"""What names have in common with a damaged, shortened or turned-round form of themselves: coarse keys to be hashed.

    pair     a given and a family name as they look, in either order, other names between them left out
    initial  the first letter of a given name, and the family name as it looks
    family   the family name as it looks: says something only beside a mail address or a number

Another person's name can have the same keys, so a coarse key is only ever a reason to hold back and ask.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, pairwise

from pipeline.vocabulary.terms import given_names

PAIR, INITIAL, FAMILY = "pair", "initial", "family"
_CONFUSED = re.compile(r"[aeodil1|!0467&]+")  # what OCR of Swedish print was measured to give for å, ä, ö, i and l
_FEWEST_CLEAR = 3
_NOT_LETTERS = re.compile(r"[^\w&|!]+")
_CAPITALIZED = re.compile(r"[A-ZÅÄÖÉÜ][\w&|!-]*")


@lru_cache(maxsize=65536)
def list_keys(name: str) -> frozenset[tuple[str, str]]:
    """The coarse keys of a name, each with its kind.

    >>> sorted(list_keys("Malmstrém, Malin") & list_keys("Malin Malmström"))
    [('family', 'm*mstr*m'), ('initial', 'm m*mstr*m'), ('pair', 'm*mstr*m m*n')]
    """
    words = _split(name)
    full = [word for word in words if len(word) > 1]
    given = [word for word in full if word in given_names()] or full[:1]
    family = [word for word in full if word not in given] or full[-1:]
    letters = {word for word in words if len(word) == 1} | {word[0] for word in given}
    keys = {(PAIR, _join(one, other)) for one, other in combinations(full, 2) if len({one, other} & set(given)) == 1}
    keys |= {(INITIAL, f"{letter} {_shape(word)}") for letter in letters for word in family}
    return frozenset(keys | {(FAMILY, _shape(word)) for word in family})


def is_shortened(name: str) -> bool:
    """Whether a given name is told by its first letter alone.

    >>> is_shortened("M. Malmström"), is_shortened("Malin Malmström")
    (True, False)
    """
    return any(len(word) == 1 for word in _split(name))


def list_pairs_in(text: str) -> Iterator[str]:
    """The pairs that neighbouring words with a capital make in a running text."""
    words = _CAPITALIZED.findall(text)
    for one, other in pairwise(words):
        yield _join(*(("".join(_split(word)) or word) for word in (one, other)))


def fold(text: str) -> str:
    """Lower case without accents.

    >>> fold("Åsa Påhittad")
    'asa pahittad'
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    marks = filter(unicodedata.combining, set(plain))  # a file has few kinds of letters, and is read in one go
    return plain.translate(dict.fromkeys(map(ord, marks)))


def _split(name: str) -> list[str]:
    folded = (_NOT_LETTERS.sub("", fold(word)) for word in re.split(r"[\s,;.]+", name))
    return [word for word in folded if word]


def _join(one: str, other: str) -> str:
    """Two words in a fixed order, as they look; as they are where next to no letter would be left."""
    shapes = sorted((_shape(one), _shape(other)))
    clear = sum(letter not in "* " for shape in shapes for letter in shape)
    return " ".join(shapes if clear >= _FEWEST_CLEAR else sorted((one, other)))


def _shape(word: str) -> str:
    return _CONFUSED.sub("*", word)
