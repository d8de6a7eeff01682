"""Tables of web pages: rows and columns with spans filled in, and each cell labelled by its headers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from msgspec import Struct

from pipeline.domain.layout import Block, BlockRole, Line
from pipeline.extract.readers import shapes
from pipeline.extract.readers.html_frames import make_paragraph
from pipeline.extract.readers.html_markup import ONE_PLACE
from pipeline.extract.readers.spans import fill_blank_cells

_MAX_PLACES = 100_000  # a cell that would span more than is left of these spans nothing

Grid = Sequence[Sequence["CellDraft | None"]]


class CellDraft(Struct, frozen=True, gc=False):
    """A cell as read, before spans are filled in: its lines, or the blocks in it, and the columns and rows it spans."""

    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    is_header: bool
    span: tuple[int, int]

    @property
    def text(self) -> str:
        """Its text on one line."""
        if len(self.lines) == 1:
            return self.lines[0].text
        lines = self.lines or (line for block in self.blocks for line in block.all_lines())
        return " ".join(line.text for line in lines)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed in it."""
        return not self.lines and not self.blocks


class TableDraft(Struct):
    """A table while it is read.

    Attributes:
        level: The level of the heading before it.
        rows: The cells of each row.
    """

    level: int
    rows: list[list[CellDraft]] = []

    def is_spanned(self) -> bool:
        """Whether any cell spans more than its own place."""
        return any(cell.span is not ONE_PLACE for row in self.rows for cell in row)


def make_cell(blocks: Sequence[Block], is_header: bool, span: tuple[int, int]) -> CellDraft:
    """Draft a cell of the blocks in it."""
    if len(blocks) == 1 and blocks[0].kind in ("paragraph", "heading"):
        return CellDraft(blocks[0].lines, (), is_header, span)
    return CellDraft((), tuple(blocks), is_header, span)


def make_table(draft: TableDraft, role: BlockRole) -> list[Block]:
    """The block of a table, or its content where the table is there for the layout of the page only."""
    drafted = [row for row in draft.rows if row]
    is_spanned = draft.is_spanned()
    grid: Grid = _fill_spans(drafted) if is_spanned else drafted
    width = max(map(len, grid), default=0)
    if all(cell is None or cell.is_blank for row in grid for cell in row):
        return []
    if len(grid) < 2 or width < 2:
        cells = {id(cell): cell for row in grid for cell in row if cell is not None}
        return [block for cell in cells.values() for block in _unpack(cell, role, draft.level)]
    header_rows = _count_header_rows(grid)
    names = [_name_column(grid[:header_rows], column) for column in range(width)]
    rows = []
    for index, row in enumerate(grid):
        is_header = index < header_rows
        made = _make_header(row, role) if is_header else _make_row(row, names, role, is_spanned=is_spanned)
        if made:
            rows.append(Block("row", (), tuple(made), 0, None, role))
    return [Block("table", children=fill_blank_cells(rows), role=role)]


def _unpack(cell: CellDraft, role: BlockRole, level: int) -> tuple[Block, ...]:
    return (make_paragraph(cell.lines, role, level),) if cell.lines else cell.blocks


def _fill_spans(rows: Sequence[Sequence[CellDraft]]) -> list[list[CellDraft | None]]:
    """Rows of one place for each column; a spanning cell stands in every place that it covers."""
    grid: list[list[CellDraft | None]] = [[] for _ in rows]
    room = _MAX_PLACES
    for index, row in enumerate(rows):
        column = 0
        for cell in row:
            while column < len(grid[index]) and grid[index][column] is not None:
                column += 1
            width, depth = cell.span
            depth = min(depth or len(rows), len(rows) - index)
            if depth * width > room:
                depth = width = 1
            room -= depth * width - 1
            for below in range(index, index + depth):
                _put(grid[below], column, width, cell)
            column += width
    return grid


def _put(row: list[CellDraft | None], column: int, width: int, cell: CellDraft) -> None:
    row.extend([None] * (column + width - len(row)))
    for place in range(column, column + width):
        if row[place] is None:
            row[place] = cell


def _count_header_rows(grid: Grid) -> int:
    """How many rows at the top name the columns: rows of header cells, else a first row without contact details."""
    count = 0
    for row in grid[:-1]:
        cells = [cell for cell in row if cell is not None and not cell.is_blank]
        if not cells or not all(cell.is_header for cell in cells):
            break
        count += 1
    if count or len(grid) < 2:
        return count
    first = [cell.text if cell else "" for cell in grid[0]]
    has_row_headers = any(cell and cell.is_header for row in grid for cell in row)
    if has_row_headers or any(map(shapes.has_detail, first)) or not all(0 < len(text) <= 30 for text in first):
        return 0
    below = (cell.text for row in grid[1:] for cell in row if cell)
    return _count_spanned(grid) if any(map(shapes.has_detail, below)) else 0


def _count_spanned(grid: Grid) -> int:
    """How many rows a first row of headers takes: below one that spans columns others part them, beside such as go on.

    A row that says anything but names of columns ends the header.
    """
    top = [cell for cell in grid[0] if cell is not None]
    if all(cell.span[0] == 1 for cell in top) or all(cell.span[1] == 1 for cell in top):
        return 1
    deep = min(max(cell.span[1] for cell in top), len(grid) - 1)
    added = [cell for row in grid[1:deep] for cell in row if cell is not None and cell not in top]
    return 1 if any(shapes.has_detail(cell.text) or len(cell.text) > 30 for cell in added) else deep


def _name_column(header: Grid, column: int) -> str | None:
    names: list[str] = []
    for row in header:
        cell = row[column] if column < len(row) else None
        if cell and cell.text and cell.text not in names:
            names.append(cell.text)
    return " ".join(names) or None


def _make_row(
    row: Sequence[CellDraft | None], names: Sequence[str | None], role: BlockRole, *, is_spanned: bool
) -> list[Block]:
    """The cells of a row, each once, labelled by column, or by the header cell that begins the row."""
    first = row[0] if row else None
    row_name = first.text if first and first.is_header and len(row) > 1 else None
    if row_name is None and not is_spanned:
        cells = zip(cast("Sequence[CellDraft]", row), names, strict=False)
        return [Block("cell", cell.lines, cell.blocks, 0, name, role) for cell, name in cells]
    made: list[Block] = []
    done: set[int] = set()
    for cell, name in zip(row, names, strict=False):
        if cell is None or id(cell) in done:
            continue
        done.add(id(cell))
        is_whole = cell.span[0] >= len(names)  # a band over all columns is headed by none of them
        label = None if is_whole else name or (row_name if cell is not first else None)
        made.append(Block("cell", cell.lines, cell.blocks, 0, label, role, cell.span[0]))
    return made


def _make_header(row: Sequence[CellDraft | None], role: BlockRole) -> list[Block]:
    cells = {id(cell): cell for cell in row if cell is not None}
    return [Block("cell", cell.lines, cell.blocks, 0, None, role, cell.span[0]) for cell in cells.values()]
