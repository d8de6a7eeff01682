"""Councils of counties among people: what has the form of a region's name employs whom it stands beside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.extract.lines.facts import Fact, is_council


def read_councils(facts: Iterable[Fact]) -> list[Fact]:
    """Give the facts under a heading with `Region Gotland` as an employer, where nothing makes it a region of them."""
    return [
        replace(fact, kind="employer", confidence=0.85, evidence="the council of a county")
        if is_council(fact)
        else fact
        for fact in facts
    ]
