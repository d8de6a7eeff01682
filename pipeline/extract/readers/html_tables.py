"""Tables of web pages: rows and columns with spans filled in, and each cell labelled by its headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.domain.layout import Block, BlockRole
from pipeline.extract.readers import shapes
from pipeline.extract.readers.html_frames import make_block
from pipeline.extract.readers.spans import fill_blank_cells

MAX_SPAN = 1000


@dataclass(slots=True)
class CellDraft:
    """A cell as read, before spans are filled in."""

    blocks: list[Block]
    is_header: bool
    columns: int
    rows: int

    @property
    def text(self) -> str:
        """Its text on one line."""
        if len(self.blocks) == 1 and len(lines := self.blocks[0].lines) == 1:
            return lines[0].text
        return " ".join(line.text for block in self.blocks for line in block.all_lines())


@dataclass(slots=True)
class TableDraft:
    """A table while it is read."""

    rows: list[list[CellDraft]] = field(default_factory=list)


def make_table(draft: TableDraft, role: BlockRole) -> list[Block]:
    """The block of a table, or its content where the table is there for the layout of the page only."""
    grid = _fill_spans([row for row in draft.rows if row])
    cells = {id(cell): cell for row in grid for cell in row if cell is not None and cell.blocks}
    if not cells:
        return []
    if len(grid) == 1 or max(map(len, grid)) == 1:
        return [block for cell in cells.values() for block in cell.blocks]
    header_rows = _count_header_rows(grid)
    names = [_name_column(grid[:header_rows], column) for column in range(max(map(len, grid)))]
    rows = []
    for index, row in enumerate(grid):
        made = _make_row(row, names, role) if index >= header_rows else _make_header(row, role)
        if made:
            rows.append(make_block("row", children=tuple(made), role=role))
    return [make_block("table", children=fill_blank_cells(rows), role=role)]


def _fill_spans(rows: Sequence[Sequence[CellDraft]]) -> list[list[CellDraft | None]]:
    """Rows of one place for each column; a spanning cell stands in every place that it covers."""
    grid: list[list[CellDraft | None]] = [[] for _ in rows]
    for index, row in enumerate(rows):
        column = 0
        for cell in row:
            while column < len(grid[index]) and grid[index][column] is not None:
                column += 1
            depth = len(rows) - index if cell.rows == 0 else min(cell.rows, len(rows) - index)
            for below in range(index, index + depth):
                _put(grid[below], column, cell)
            column += cell.columns
    return grid


def _put(row: list[CellDraft | None], column: int, cell: CellDraft) -> None:
    row.extend([None] * (column + cell.columns - len(row)))
    for place in range(column, column + cell.columns):
        if row[place] is None:
            row[place] = cell


def _count_header_rows(grid: Sequence[Sequence[CellDraft | None]]) -> int:
    """How many rows at the top name the columns: rows of header cells, else a first row without contact details."""
    count = 0
    for row in grid[:-1]:
        cells = [cell for cell in row if cell is not None and cell.blocks]
        if not cells or not all(cell.is_header for cell in cells):
            break
        count += 1
    if count or len(grid) < 2:
        return count
    first = [cell.text if cell else "" for cell in grid[0]]
    has_row_headers = any(cell and cell.is_header for row in grid for cell in row)
    if has_row_headers or any(map(shapes.has_detail, first)) or not all(0 < len(text) <= 30 for text in first):
        return 0
    below = [cell.text for row in grid[1:] for cell in row if cell]
    return int(any(map(shapes.has_detail, below)))


def _name_column(header: Sequence[Sequence[CellDraft | None]], column: int) -> str | None:
    names: list[str] = []
    for row in header:
        cell = row[column] if column < len(row) else None
        if cell and cell.text and cell.text not in names:
            names.append(cell.text)
    return " ".join(names) or None


def _make_row(row: Sequence[CellDraft | None], names: Sequence[str | None], role: BlockRole) -> list[Block]:
    """The cells of a row, each once, labelled by column, or by the header cell that begins the row."""
    first = row[0] if row else None
    row_name = first.text if first and first.is_header and len(row) > 1 else None
    made: list[Block] = []
    done: set[int] = set()
    for cell, name in zip(row, names, strict=False):
        if cell is None or id(cell) in done:
            continue
        done.add(id(cell))
        label = name or (row_name if cell is not first else None)
        made.append(_make_cell(cell, label, role))
    return made


def _make_header(row: Sequence[CellDraft | None], role: BlockRole) -> list[Block]:
    cells = {id(cell): cell for cell in row if cell is not None}
    return [_make_cell(cell, None, role) for cell in cells.values()]


def _make_cell(cell: CellDraft, label: str | None, role: BlockRole) -> Block:
    blocks = cell.blocks
    if not blocks or (len(blocks) == 1 and blocks[0].kind in ("paragraph", "heading")):
        return make_block("cell", blocks[0].lines if blocks else (), (), 0, label, role)
    return make_block("cell", (), tuple(blocks), 0, label, role)
