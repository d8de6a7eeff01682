"""The heading of the next table that a scan sets into the last row of the one before."""

from __future__ import annotations

from pipeline.domain.layout import Block, Box, Document, Line, Page
from pipeline.extract.lines.rows import read_rows

BOX = Box(10.0, 10.0, 90.0, 20.0)


def make_row(*texts: str, box: Box | None = BOX) -> Block:
    cells = [Block("cell", (Line(1, 1, text, box),) if text else ()) for text in texts]
    return Block("row", children=tuple(cells))


def kinds(table: Block) -> list[tuple[str, str]]:
    rows = read_rows(Document("application/pdf", (Page(1, ()),), (table,)))
    return [(row.kind, row.line.text) for row in rows]


def test_region_alone_in_the_last_row_heads_what_follows_the_table() -> None:
    table = Block("table", children=(make_row("Eva Ek", "070-174 06 05"), make_row("Region Väst", "")))
    assert kinds(table) == [("cell", "Eva Ek"), ("cell", "070-174 06 05"), ("heading", "Region Väst")]


def test_region_with_its_people_below_or_beside_it_stays_in_the_table() -> None:
    group = Block("table", children=(make_row("Region Väst", ""), make_row("Eva Ek", "070-174 06 05")))
    beside = Block("table", children=(make_row("Eva Ek", "070-174 06 05"), make_row("Region Väst", "Bo Alm")))
    bare = Block("table", children=(make_row("Eva Ek", "Region"), make_row("Väst", "")))
    assert {kind for table in (group, beside, bare) for kind, _ in kinds(table)} == {"cell"}


def test_table_without_places_on_the_page_is_left_as_it_is() -> None:
    rows = (make_row("Eva Ek", "070-174 06 05", box=None), make_row("Region Väst", "", box=None))
    assert kinds(Block("table", children=rows))[-1] == ("cell", "Region Väst")
