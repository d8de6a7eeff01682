"""Councils of counties among people: what has the form of a region's name employs whom it stands beside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.vocabulary import organization_kind

_DOUBTFUL = 0.5  # how sure a region is that no vocabulary knows, without a field or list of counties to say so


def read_councils(facts: Iterable[Fact]) -> list[Fact]:
    """Give the facts under a heading with `Region Gotland` as an employer, where nothing makes it a region of them."""
    return [
        replace(fact, kind="employer", confidence=0.85, evidence="the council of a county") if _is_one(fact) else fact
        for fact in facts
    ]


def _is_one(fact: Fact) -> bool:
    is_doubtful = fact.kind == "region" and not fact.value and fact.confidence <= _DOUBTFUL
    return is_doubtful and organization_kind(fact.text) == "region_authority"
