"""Columns of a table whose cells are told by the blanks between them: where they begin, and which cell is of which."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.extract.readers.text_cells import Cell

_LEAST_LED, _LED = 4, 0.9  # rows that begin in the first column, of which a column has cells


def find_starts(rows: list[list[Cell]]) -> list[int]:
    """Where columns begin: places at which cells of at least half of the rows start, within one character.

    In the first column a seventh will do, in others nearly all rows that have a cell in that one.

    Args:
        rows: The cells of each line.
    """
    counts: dict[int, int] = {}
    found: dict[int, int] = {}  # which of them came first
    for cells in rows:
        for cell in cells:
            beside = [start for start in range(cell.start - 1, cell.start + 2) if start in counts]
            near = min(beside, key=found.__getitem__, default=cell.start)
            found.setdefault(near, len(found))
            counts[near] = counts.get(near, 0) + 1
    first = min(counts)
    heads = [cells for cells in rows if cells[0].start <= first + 1]  # others go on in cells above them
    led = {start: sum(any(abs(cell.start - start) < 2 for cell in cells) for cells in heads) for start in counts}
    least = max(_LEAST_LED, _LED * len(heads))
    shares = {start: 0.15 if start == first else 0.5 for start in counts}  # what names rows stands in few of them
    starts = sorted(
        start for start, count in counts.items() if count >= max(2, shares[start] * len(rows)) or led[start] >= least
    )
    return starts if len(starts) > 1 else []


def place_cells(cells: list[Cell], starts: list[int]) -> list[Cell | None]:
    """Put the cells of a line into columns; two in one are one cell.

    Args:
        cells: Of the line.
        starts: Where columns begin.
    """
    placed: list[Cell | None] = [None] * len(starts)
    for cell in cells:
        column = max(bisect_right(starts, cell.start + 1) - 1, 0)
        before = placed[column]
        if before is None:
            placed[column] = cell
        else:
            gap = cell.start - before.start - len(before.text)
            placed[column] = Cell(before.start, before.text + " " * gap + cell.text)
    return placed
