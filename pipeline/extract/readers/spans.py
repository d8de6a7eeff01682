"""Cells that are left blank because the one above them goes on, in tables that do not say so."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from pipeline.domain.layout import Block
from pipeline.extract.readers.shapes import has_detail


def fill_blank_cells(rows: Sequence[Block]) -> tuple[Block, ...]:
    """Repeat the cells above in rows that begin blank and yet say something of somebody.

    A region or its counties is printed once for all its people. A row with a single cell goes on with the row above,
    and a row below the header has nothing above it.

    Args:
        rows: Rows of a table, in order; the lines of a repeated cell are those of the cell above.
    """
    filled: list[Block] = []
    for row in rows:
        if _is_printed(row.children[0]):
            filled.append(row)
            continue
        blank = _count_blank(row.children)
        above = filled[-1].children if filled else ()
        if blank and len(above) == len(row.children) and _says_something(row.children[blank:]):
            carried = above[:blank]
            if all(_goes_on(cell, below) for cell, below in zip(carried, row.children, strict=False)):
                row = structs.replace(row, children=(*carried, *row.children[blank:]))
        filled.append(row)
    return tuple(filled)


def _is_printed(cell: Block) -> bool:
    """Whether a cell is plainly not blank; this is asked of every row, and the rest of few."""
    return bool(cell.lines and cell.lines[0].text)


def _count_blank(cells: Sequence[Block]) -> int:
    return next((place for place, cell in enumerate(cells) if cell.text), 0)


def _says_something(cells: Sequence[Block]) -> bool:
    filled = [cell for cell in cells if cell.text]
    return (len(filled) > 1 and any(has_detail(cell.text) for cell in filled)) or any(map(_is_contact, filled))


def _is_contact(cell: Block) -> bool:
    """Whether a cell holds somebody's name and details, line by line."""
    lines = list(cell.all_lines())
    return len(lines) > 2 and not has_detail(lines[0].text) and has_detail(lines[-1].text)


def _goes_on(cell: Block, below: Block) -> bool:
    return cell.label == below.label and not has_detail(cell.text)
