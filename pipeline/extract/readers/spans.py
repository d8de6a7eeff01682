"""Cells that are left blank because the one above them goes on, in tables that do not say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from pipeline.domain.layout import Block
from pipeline.extract.readers.shapes import has_detail

_OPEN = re.compile(r"(?:[,/&+]|\boch|\bsamt)\s*$")  # how a line ends within a list
_LED = re.compile(r"(?:och|samt)\b|[,/&+]")  # or how the next one begins


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


def join_open_cells(rows: Sequence[Block]) -> list[Block]:
    """Put the first cell of a row with the one above, where that ends within a list: it is taller than its row.

    Args:
        rows: Rows of a printed table, in order; each that the cell reaches into has the whole of it then.
    """
    joined = list(rows)
    start = 0  # the row in which the cell begins
    for at in range(1, len(joined)):
        above, own = joined[at - 1].children[0], joined[at].children[0]
        if not _is_open(above, own):
            start = at
            continue
        whole = structs.replace(above, lines=(*above.lines, *own.lines))
        for place in range(start, at + 1):
            joined[place] = structs.replace(joined[place], children=(whole, *joined[place].children[1:]))
    return joined


def _is_open(cell: Block, below: Block) -> bool:
    is_begun = bool(cell.lines) and _OPEN.search(cell.lines[-1].text) is not None
    is_led = bool(cell.lines and below.lines) and _LED.match(below.lines[0].text) is not None
    return (is_begun or is_led) and _goes_on(cell, below) and not has_detail(below.text)


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
