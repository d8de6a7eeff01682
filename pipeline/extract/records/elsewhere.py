"""What a section's own facts say of other regions than its own: blocks without a person that name their region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.lines.facts import Fact
from pipeline.extract.records.gathered import SectionRecords

_REGION_UNITS = frozenset({"row", "item", "card", "definitions"})


def take_elsewhere(grouped: SectionRecords) -> list[Fact]:
    """Take the blocks out of a region's own facts that name another region, without a person: `Region: Syd`, vacant."""
    heading = grouped.section.heading
    own = heading.value if heading is not None else ""
    foreign = [
        fact
        for unit in part_by_region(grouped.own)
        if {fact.value for fact in unit if fact.kind == "region"} - {own, ""}
        for fact in unit
    ]
    grouped.own = [fact for fact in grouped.own if fact not in foreign]
    return foreign


def part_by_region(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Part facts at the rows, cards and items that they stand in, or at the sections that name one region."""
    named: dict[int, set[str]] = {}
    for fact in facts:
        for container in fact.row.containers if fact.kind == "region" else ():
            named.setdefault(container.number, set()).add(fact.value)
    units: dict[int, list[Fact]] = {}
    for fact in facts:
        around = [
            c.number
            for c in fact.row.containers
            if c.kind in _REGION_UNITS or (c.kind == "section" and len(named.get(c.number, ())) == 1)
        ]
        units.setdefault(around[-1] if around else -fact.row.group, []).append(fact)
    yield from units.values()
