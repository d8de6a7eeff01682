"""Regions that are named together, as one person has two of them: `Mitt och Bergslagen`, or two lines of one field."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.classify import OF_FIELD
from pipeline.extract.records.gathered import SectionRecords
from pipeline.extract.records.shared import Record
from pipeline.extract.wording.region_names import TOGETHER, read_regions

_JOINED = re.compile(r"\b(?:och|samt)\s+$|[&+]\s*$", re.IGNORECASE)
_SURE = 0.9  # of a region that no vocabulary knows


def part_regions(fact: Fact) -> tuple[Fact, ...]:
    """Part a fact that names several regions to one fact for each; any other fact stays what it is."""
    if TOGETHER not in fact.value:
        return (fact,)
    return tuple(
        replace(fact, start=fact.start + span.start, end=fact.start + span.end, text=span.text, value=span.region_id)
        for span in read_regions(fact.text)
    )


def join_line_mates(grouped: Sequence[SectionRecords]) -> None:
    """Give people to each region that one line joins before its counties: `Region Mitt (…) och Region Syd (…)`.

    Args:
        grouped: The sections of a document in reading order, which are changed.
    """
    for before, one in itertools.pairwise(grouped):
        first, second = before.section.heading, one.section.heading
        if first is None or second is None or first.row.line is not second.row.line or before.records:
            continue
        is_placed = all(fact.kind in ("region", "county") for fact in (*before.section.head, *before.section.facts))
        if is_placed and _JOINED.search(second.row.line.text[: second.start]) is not None:
            one.also = [*before.also, first]


def regions_of(record: Record) -> tuple[Fact, ...]:
    """Give the region that a record names, or all that it names in one field or together; none where it names none.

    Args:
        record: What one block says of one person.
    """
    named = [fact for fact in record.of("region") if fact.value or fact.confidence > _SURE]
    in_field = [fact for fact in named[1:] if named[0].row.group == fact.row.group and fact.evidence == OF_FIELD]
    told = named[:1] + (in_field if named and named[0].evidence == OF_FIELD else [])
    places = {place.value or place.text: place for fact in told for place in part_regions(fact)}
    return tuple(places.values())
