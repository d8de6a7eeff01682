"""Cells that are left blank because the one above them goes on, in tables that do not say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from pipeline.domain.layout import Block, Line
from pipeline.extract.readers.shapes import has_detail
from pipeline.vocabulary import match_label

_OPEN = re.compile(r"(?:[,/&+]|\boch|\bsamt)\s*$")  # how a line ends within a list
_LED = re.compile(r"(?:och|samt)\b|[,/&+]")  # or how the next one begins
_EVEN = 1.0  # points


def fill_blank_cells(rows: Sequence[Block]) -> tuple[Block, ...]:
    """Repeat the cells above in rows that begin blank and yet say something of somebody.

    A region or its counties is printed once for all its people. A row with a single cell goes on with the row above,
    unless that is a contact or a list of counties, and a row below the header has nothing above it.

    Args:
        rows: Rows of a table, in order; the lines of a repeated cell are those of the cell above.
    """
    filled: list[Block] = []
    above: Sequence[Block] = ()
    for row in rows:
        if _is_printed(row.children[0]):
            above = row.children
            filled.append(row)
            continue
        blank = _count_blank(row.children)
        if blank and len(above) == len(row.children) and _says_something(row.children[blank:]):
            carried = above[:blank]
            if all(_goes_on(cell, below) for cell, below in zip(carried, row.children, strict=False)):
                row = structs.replace(row, children=(*carried, *row.children[blank:]))
        if not _is_detail_alone(row.children):
            above = row.children
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


def join_parted_cells(rows: Sequence[Block]) -> list[Block]:
    """Put a row that is a first cell alone with the row above, where the same white stands below the heads of others.

    Where the cell beside is short, white over the whole width stands between a bold head and the lines below it.

    Args:
        rows: Rows of a printed table, in order.
    """
    heads = [row.children[0].lines[:2] for row in rows]
    white = [_white(*lines) for lines in heads if len(lines) > 1 and lines[0].bold and not lines[1].bold]
    joined: list[Block] = []
    for row in rows:
        above = joined[-1].children[0].lines if joined else ()
        own = row.children[0].lines
        is_alone = bool(own) and not any(cell.text for cell in row.children[1:]) and not has_detail(own[0].text)
        is_parted = is_alone and len(above) == 1 and above[0].bold and not own[0].bold
        if is_parted and any(abs(_white(above[0], own[0]) - gap) < _EVEN for gap in white):
            first = structs.replace(joined[-1].children[0], lines=(*above, *own))
            joined[-1] = structs.replace(joined[-1], children=(first, *joined[-1].children[1:]))
        else:
            joined.append(row)
    return joined


def _white(line: Line, below: Line) -> float:
    """The white between two lines, in points; infinite where one has no place or they stand on two pages."""
    if line.box is None or below.box is None or line.page != below.page:
        return float("inf")
    return below.box.y0 - line.box.y1


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
    is_told = len(filled) > 1 and any(has_detail(cell.text) for cell in filled)
    return is_told or any(_is_contact(cell) or _lists_counties(cell.text) for cell in filled)


def _lists_counties(text: str) -> bool:
    """Whether a cell says itself that it lists counties, which are those of the region above.

    >>> _lists_counties("Län: Skåne, Blekinge"), _lists_counties("Län"), _lists_counties("Ort: Lund")
    (True, False, False)
    """
    label, colon, listed = text.partition(":")
    found = match_label(label.strip(), is_fuzzy=False) if colon and listed.strip() else None
    return found is not None and found.entry.property == "county_code"


def _is_detail_alone(cells: Sequence[Block]) -> bool:
    """Whether a row is one more number or mail of the person above, and heads nothing below."""
    filled = [cell.text for cell in cells if cell.text]
    return len(filled) == 1 and has_detail(filled[0])


def _is_contact(cell: Block) -> bool:
    """Whether a cell holds somebody's name and details, line by line."""
    lines = list(cell.all_lines())
    return len(lines) > 2 and not has_detail(lines[0].text) and has_detail(lines[-1].text)


def _goes_on(cell: Block, below: Block) -> bool:
    return cell.label == below.label and not has_detail(cell.text)
