"""Counties that a list leaves out by name: `Stockholms län (exkl. Gotland)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from pipeline.extract.lines.facts import Fact
from pipeline.vocabulary import phrase_pattern


def read_excepted(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Give the facts with counties that are said to be left out as mere text, up to the end of a line or bracket."""
    for fact in facts:
        text = fact.row.line.text
        is_out = fact.kind == "county" and _left_out().search(text[: fact.start] + fact.text) is not None
        yield replace(fact, kind="text", value="", evidence="a county that is left out") if is_out else fact


@cache
def _left_out() -> re.Pattern[str]:
    return re.compile(rf"{phrase_pattern('except').pattern}\.?[^).:;]*$", re.IGNORECASE)
