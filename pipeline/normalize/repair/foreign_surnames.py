"""Surnames that are clearly no Swedish ones: a given name that other tongues spell without å, ä or ö stays beside them.

`Goran` and `Marta` are Göran and Märta beside Lindberg, and may be themselves beside Petrovic.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.vocabulary import fold
from pipeline.vocabulary.loading import read_table

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_HEAD = 3  # letters before an ending


@cache
def _listed(kind: str) -> tuple[str, ...]:
    return tuple(fold(row["name"]) for row in read_table("foreign_surnames") if row["kind"] == kind)


@cache
def _plain_given_names() -> frozenset[str]:
    """Given names that are borne without accents, lower case."""
    counted = [row["name"] for row in read_table("name_frequency") if row["part"] == "given"]
    return frozenset(name.lower() for name in [*counted, *(row["name"] for row in read_table("given_names"))])


def is_foreign_given(word: str, name: str) -> bool:
    """Whether a word is a given name as it stands, beside a surname that is clearly no Swedish one.

    Args:
        word: A given name as read, lower case.
        name: The whole name that it is part of.

    >>> is_foreign_given("goran", "Goran Petrovic"), is_foreign_given("goran", "Goran Lindberg")
    (True, False)
    >>> is_foreign_given("asa", "Asa Petrovic")  # nobody is called Asa
    False
    """
    if word not in _plain_given_names():
        return False
    others = (fold(other) for other in _WORD.findall(name) if other.lower() != word)
    return any(other in _listed("whole") or _ends_so(other) for other in others)


def _ends_so(word: str) -> bool:
    return any(word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_HEAD for ending in _listed("ending"))
