"""Registers of counties: tables or lines that say of each county to which region it belongs, the county first.

A region opens what stands below it, so the region is read before its county there. A table is such a register where
several of its rows are a county, or a list of them, and one region, and none of its rows names anybody; so are
several lines below each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Container
from pipeline.vocabulary import match_region

_LEAST = 3  # rows of a county and its region
_SIGN = re.compile(r"\s*[–—:=→>(-]+\s*")
_SURE = 0.95
_OF_PEOPLE = frozenset({"name", "email", "phone", "vacancy"})


def lead_with_regions(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts of a document, in registers of counties each region before the county of its row."""
    led = _lead_lines(facts)
    registers = _find_registers(led)
    if not registers:
        return tuple(led)
    return tuple(_lead(led, registers))


def _lead_lines(facts: Sequence[Fact]) -> list[Fact]:
    """Give the facts with the region before its county in lines of text that are a register of them."""
    rows = [list(row) for _, row in groupby(facts, key=lambda fact: fact.row.index)]
    named = [_region_behind(row) for row in rows]
    led: list[Fact] = []
    for is_line, run in groupby(range(len(rows)), key=lambda at: named[at] is not None):
        lines = list(run)
        is_register = is_line and sum(rows[at][-1].kind == "region" for at in lines) >= _LEAST
        for at in lines:
            region = named[at]
            led.extend([region, *rows[at][:-1]] if is_register and region is not None else rows[at])
    return led


def _region_behind(row: Sequence[Fact]) -> Fact | None:
    """Give the region that ends a line behind its county and a sign: `Hallands län – Väst`, `Gotlands län: Stockholm`.

    A bare `Stockholm` there is read as a county, as in a list of them.
    """
    *counties, last = row
    if not counties or any(fact.kind != "county" or not fact.value for fact in counties):
        return None
    found = match_region(last.text, is_fuzzy=False) if last.kind == "county" else None
    region_id = last.value if last.kind == "region" else found.entry.region_id if found else ""
    between = last.row.line.text[counties[-1].end : last.start]
    if not region_id or last.row is not counties[-1].row or not _SIGN.fullmatch(between):
        return None
    return replace(last, kind="region", value=region_id, confidence=_SURE, evidence="in a register of counties")


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
