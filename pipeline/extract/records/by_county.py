"""Coordinators that a document lists by county and no region: the counties beside or above each name.

Which region has a county only other editions tell, so that the county is kept as what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.records.shared import Record, is_town_beside
from pipeline.extract.wording.counties import find_counties
from pipeline.extract.wording.spotting import spot_organizations

_GROUP = "group"  # the kind of organization that coordinators are
_LINE_MOST = 80  # characters of a line of counties that is a heading


def counties_of(record: Record, own: Sequence[Fact], heading: Fact | None) -> list[Fact]:
    """Give the counties of a person of no region: those of the record, of the line above it, or of the list's heading.

    One that stands right beside the name and is a town's too (`Eva Exempel, Kalmar`) is where the person is.

    Args:
        record: What one block says of the person.
        own: What stands in the section beside the records.
        heading: The heading of the section.
    """
    inside = [fact for fact in record.of("county") if fact.value]
    if inside or record.name is None:
        return [fact for fact in inside if not is_town_beside(fact, record)]
    above = [fact for fact in own if _heads(fact) and fact.row.index < record.name.row.index]
    nearest = max((fact.row.index for fact in above), default=None)
    if nearest is None:
        return _named_in(heading) if heading is not None else []
    return [fact.explained("the line of counties above", 0.9) for fact in above if fact.row.index == nearest]


def _heads(fact: Fact) -> bool:
    return fact.kind == "county" and bool(fact.value) and len(fact.row.line.text) <= _LINE_MOST


def _named_in(heading: Fact) -> list[Fact]:
    """Give the counties that a heading names (`Regionkoordinatorer i Skåne och Blekinge län`).

    Where it names an agency, they may be part of its name: `Länsstyrelsen i Stockholms län`.
    """
    text = heading.row.line.text
    if any(spotted.entry.kind != _GROUP for spotted in spot_organizations(text)):
        return []
    return [
        replace(
            heading, kind="county", start=span.start, end=span.end, text=span.text, value=span.code,
            confidence=0.9, evidence="named in the heading of the list",
        )
        for span in find_counties(text)
        if span.code
    ]  # fmt: skip
