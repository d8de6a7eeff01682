"""Cells of a table in plain text, and the table that their rows make; in drawn rows a cell may have several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from pipeline.domain.layout import Block, Line
from pipeline.extract.readers.shapes import has_detail, is_open_list
from pipeline.extract.readers.spans import fill_blank_cells
from pipeline.extract.wording.region_names import read_region
from pipeline.vocabulary.mail_signs import holds_mail

Lines = tuple[Line, ...]
_MARKED = re.compile(r"<br\s*/?>|~~(?=\S).*?\S~~", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text that begins at a character of a line."""

    start: int
    text: str


def cell_lines(line: Line, cell: Cell | None) -> Lines:
    """Give a cell as a part of its line, or as several where a `<br>` parts it; nothing where it is empty."""
    return part_marked(structs.replace(line, text=cell.text, offset=cell.start)) if cell and cell.text else ()


def part_marked(line: Line) -> Lines:
    """Part a line at each `<br>` that stands in it, and leave out what is struck through (`~~Eva Ek~~`).

    >>> [part.text for part in part_marked(Line(1, 1, "~~Eva Ek~~ Bo Ås<br>Siv Ek"))]
    ['Bo Ås', 'Siv Ek']
    """
    if "<" not in line.text and "~~" not in line.text:
        return (line,)
    starts = [0, *(mark.end() for mark in _MARKED.finditer(line.text))]
    ends = [*(mark.start() for mark in _MARKED.finditer(line.text)), len(line.text)]
    pieces = ((start, line.text[start:end]) for start, end in zip(starts, ends, strict=True))
    return tuple(
        structs.replace(line, text=piece.strip(), offset=line.offset + start + len(piece) - len(piece.lstrip()))
        for start, piece in pieces
        if piece.strip()
    )


def drawn_rows(lines: Sequence[Line], cells: Sequence[Sequence[Cell]]) -> list[list[Lines]]:
    """Give the rows of a table drawn with `+---+` between them, where any of them has several lines; else nothing.

    Args:
        lines: The lines of the table.
        cells: The cells of each line, none where it is a rule.
    """
    rows: list[list[list[Lines]]] = [[]]
    for line, own in zip(lines, cells, strict=True):
        if own:
            rows[-1].append([cell_lines(line, cell) for cell in own])
        else:
            rows.append([])
    filled = [row for row in rows if row]
    is_drawn = any(line.text.lstrip().startswith("+-") for line in lines)
    is_even = len({len(cells) for row in filled for cells in row}) == 1
    if not (is_drawn and is_even and any(len(row) > 1 for row in filled)):
        return []
    return [[sum(column, ()) for column in zip(*row, strict=True)] for row in filled]


def join_open_rows(rows: Sequence[Sequence[Lines]]) -> list[tuple[Lines, ...]]:
    """Put each row that only goes on below the one above it into that one: a cell of it was open, and it has no head.

    Args:
        rows: Cells of the lines of a table whose columns are told by where they begin.
    """
    joined: list[tuple[Lines, ...]] = []
    for row in rows:
        if joined and _goes_on(joined[-1], row):
            joined[-1] = tuple(above + own for above, own in zip(joined[-1], row, strict=True))
        else:
            joined.append(tuple(row))
    return joined


def _goes_on(above: Sequence[Lines], row: Sequence[Lines]) -> bool:
    """Whether a row without a first cell has its cells below filled ones, one of which is open, and no second mail."""
    pairs = [(top, own) for top, own in zip(above, row, strict=True) if own]
    if row[0] or not pairs or not all(top for top, _ in pairs):
        return False
    is_open = any(is_open_list(top[-1].text) for top, _ in pairs)
    return is_open and not any(holds_mail(top[-1].text) and holds_mail(own[0].text) for top, own in pairs)


def make_table(rows: Sequence[Sequence[Lines]]) -> Block:
    """Make a table of rows of cells, each with its column's name where the first row has them."""
    grid = [[" ".join(line.text for line in cell) for cell in row] for row in rows]
    header = grid[0] if _has_header(grid) else [""] * len(grid[0])
    made = [
        Block(
            "row",
            children=tuple(
                Block("cell", cell, label=(label or None) if at else None)
                for cell, label in zip(row, header, strict=True)
            ),
        )
        for at, row in enumerate(rows)
    ]
    return Block("table", children=fill_blank_cells(made))


def _has_header(grid: list[list[str]]) -> bool:
    """Whether the first row names the columns: no contact details in it, and some below.

    A column is not named by a region where it holds regions.
    """
    if any(map(has_detail, grid[0])) or not any(grid[0]):
        return False
    if any(_is_region(cell) and any(_is_region(row[at]) for row in grid[1:]) for at, cell in enumerate(grid[0])):
        return False
    return any(has_detail(cell) for row in grid[1:] for cell in row) or all(len(cell) < 25 for cell in grid[0] if cell)


def _is_region(text: str) -> bool:
    return bool(text) and read_region(text.strip(" :")) is not None
