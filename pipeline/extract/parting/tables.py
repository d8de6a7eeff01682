"""Tables among the sections: which rows are records of a region, what stands below a table, which say what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from pipeline.extract.lines.rows import Container
from pipeline.extract.lines.scopes import RowFacts, Section
from pipeline.extract.lines.surroundings import Surroundings

_OTHERS = 2  # further rows that name their region beside a person, for a table of such rows


def find_registers(rows: Sequence[RowFacts]) -> frozenset[Container]:
    """Find the tables whose rows name regions and people by themselves: they need no heading to say what they are."""
    told: dict[Container, set[str]] = {}
    named: Counter[Container] = Counter()
    for row in rows:
        for container in (c for c in row.row.containers if c.kind == "table"):
            told.setdefault(container, set()).update(fact.value for fact in row.facts if fact.kind == "region")
            named[container] += row.has("name")
    return frozenset(table for table, regions in told.items() if len(regions - {""}) > 1 and named[table] > 1)


def is_below_table(row: RowFacts, current: Section, listing: Collection[Container]) -> bool:
    """Whether a row stands below a table of people, and the section does not reach beyond that table.

    The section of a region does not, if its heading is a cell; that of a list does not, if the table names regions. An
    empty seat right below a region without people is that region's.
    """
    if not listing:
        return False
    if is_its_seat(row, current):
        return False
    is_placed = current.kind == "coordinators" and any(fact.kind == "region" for fact in current.facts)
    last = current.facts[-1] if is_placed else current.heading
    tables = [c for c in last.row.containers if c.kind == "table"] if last and current.kind != "agency" else []
    return bool(tables) and tables[-1] in listing and tables[-1] not in row.row.containers


def is_its_seat(row: RowFacts, current: Section) -> bool:
    """Whether a row is an empty seat and nothing else, below a region that has nobody so far."""
    told = any(fact.kind in ("name", "vacancy") for fact in current.facts)
    return row.is_only("vacancy") and current.kind == "region" and not told


def is_overleaf(row: RowFacts, current: Section) -> bool:
    """Whether a row stands on the page after that of a region's heading below which nobody is named."""
    if current.kind != "region" or current.heading is None or row.row.kind == "heading":
        return False
    begun = [fact for fact in current.facts if fact.row.line.page == current.heading.row.line.page]
    is_next = row.row.line.page == current.heading.row.line.page + 1
    return is_next and not any(fact.kind in ("name", "vacancy") for fact in begun)


def is_among_records(row: RowFacts, around: Surroundings) -> bool:
    """Whether a cell with a region stands in a table whose rows mostly hold a region and a person, two others at least.

    Where most people stand in rows without a region, it heads those below it.
    """
    *outer, own = row.row.containers
    table = around.unit(outer[-1]) if outer else None
    if table is None or len(table.records - {own}) < _OTHERS:
        return False
    return 2 * len(table.records) >= len(table.people)
