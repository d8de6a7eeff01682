"""Registers of counties: tables that say of each county which region it belongs to, the county before the region.

A region opens what stands below it, so the region is read before its county there. A table is such a register where
several of its rows are a county, or a list of them, and one region, and none of its rows names anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Container

_LEAST = 3  # rows of a county and its region
_OF_PEOPLE = frozenset({"name", "email", "phone", "vacancy"})


def lead_with_regions(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts of a document, in registers of counties each region before the county of its row."""
    registers = _find_registers(facts)
    if not registers:
        return tuple(facts)
    return tuple(_lead(facts, registers))


def _find_registers(facts: Sequence[Fact]) -> frozenset[Container]:
    """Find the tables of which several rows are counties and their region, and none is somebody's."""
    counts: dict[Container, int] = {}
    of_people: set[Container] = set()
    for row, found in _rows_of_tables(facts):
        table = next((c for c in reversed(found[0].row.containers) if c.kind == "table"), None)
        if row is None or table is None:
            continue
        if any(fact.kind in _OF_PEOPLE for fact in found):
            of_people.add(table)
        counts[table] = counts.get(table, 0) + _is_led_by_county(found)
    return frozenset(table for table, count in counts.items() if count >= _LEAST and table not in of_people)


def _lead(facts: Sequence[Fact], registers: frozenset[Container]) -> Iterator[Fact]:
    for row, found in _rows_of_tables(facts):
        if row is not None and registers.intersection(found[0].row.containers) and _is_led_by_county(found):
            yield from (fact for fact in found if fact.kind == "region")
            yield from (fact for fact in found if fact.kind != "region")
        else:
            yield from found


def _rows_of_tables(facts: Sequence[Fact]) -> Iterator[tuple[Container | None, list[Fact]]]:
    """Group facts that follow each other by the row of the table that they stand in, if any."""
    for row, found in groupby(facts, key=_table_row):
        yield row, list(found)


def _table_row(fact: Fact) -> Container | None:
    return next((container for container in reversed(fact.row.containers) if container.kind == "row"), None)


def _is_led_by_county(found: Sequence[Fact]) -> bool:
    """Whether a row is one or more counties, and then in a cell of its own one known region."""
    *counties, region = found
    is_whole = bool(counties) and all(fact.kind == "county" for fact in counties) and region.kind == "region"
    return is_whole and bool(region.value) and counties[-1].row is not region.row
