"""Regions that a sentence names right before their counties: `Uppdraget omfattar region Syd: Skåne, Blekinge och …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.sentence_parts import cut_fact
from pipeline.extract.meaning.told import COVERED
from pipeline.extract.wording.counties import find_covering
from pipeline.extract.wording.region_names import read_region

_LEAST = 2  # counties behind the region


def name_covered(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give the facts of a document with the regions in such sentences parted from the words before them.

    Args:
        facts: All facts of a document in reading order.
    """
    for _, group in groupby(facts, key=lambda fact: fact.row.index):
        row = list(group)
        at = next((i for i, fact in enumerate(row) if fact.kind == "county"), 0)
        if at > 1 and row[at - 1].kind == "region" and row[at - 1].value and _ends_with_cue(row[at - 2]):
            row[at - 1] = row[at - 1].explained(COVERED, 0.95)
        start = _region_start(row[at - 1]) if at and _is_list(row[at:]) else 0
        if not start:
            yield from row
            continue
        lead = row[at - 1]
        place = cut_fact(lead, start, len(lead.text))
        region = read_region(place.text)
        yield from (*row[: at - 1], cut_fact(lead, 0, start))
        yield replace(place, kind="region", value=region.region_id if region else "", confidence=0.95, evidence=COVERED)
        yield from row[at:]


def _is_list(facts: Sequence[Fact]) -> bool:
    """Whether a row goes on with known counties and ends with them."""
    return len(facts) >= _LEAST and all(fact.kind == "county" and fact.value for fact in facts)


def _ends_with_cue(lead: Fact) -> bool:
    """Whether the words before a region say that it is covered."""
    return lead.kind == "text" and any(not lead.text[cue.end() :].strip() for cue in find_covering(lead.text))


def _region_start(lead: Fact) -> int:
    """Where a known region begins that ends a text and that the text says something covers; 0 where none does."""
    if lead.kind != "text":
        return 0
    for cue in find_covering(lead.text):
        region = read_region(lead.text[cue.end() :].strip())
        if region is not None and region.region_id and not region.is_bare and not region.role_end:
            return cue.end() + len(lead.text[cue.end() :]) - len(lead.text[cue.end() :].lstrip())
    return 0
