"""Whom a line or a service is for: anyone, or people in their profession alone."""

from __future__ import annotations

import re
from functools import cache

from pipeline.vocabulary.folding import fold
from pipeline.vocabulary.loading import read_table


def is_for_professionals(text: str, *, is_audience: bool = False) -> bool:
    """Whether words say that something is for professionals.

    Args:
        text: A name, an audience or a description, as printed.
        is_audience: Whether the text names an audience and nothing else: then the name of a profession is enough.

    >>> is_for_professionals("Stödtelefon för yrkesverksamma"), is_for_professionals("den som utnyttjas i sitt arbete")
    (True, False)
    >>> is_for_professionals("kontakta socialtjänsten"), is_for_professionals("socialtjänsten", is_audience=True)
    (False, True)
    """
    folded = fold(text)
    return any(pattern.search(folded) for pattern in _patterns(is_audience))


def is_public_number(number: str) -> bool:
    """Whether a short code is one that anyone may call.

    >>> is_public_number("11414"), is_public_number("+46701740605")
    (True, False)
    """
    return number in _public_numbers()


@cache
def _patterns(is_audience: bool) -> tuple[re.Pattern[str], ...]:
    wanted = {"any", "audience"} if is_audience else {"any"}
    return tuple(re.compile(row["pattern"]) for row in read_table("professional_words") if row["where"] in wanted)


@cache
def _public_numbers() -> frozenset[str]:
    return frozenset(row["number"] for row in read_table("public_numbers"))
