"""Rows of a table or grid told by where cells stand beside each other, though they have other numbers of lines.

A cell may span rows, and stand at the top or in the middle of what it spans. Its rows are those whose top, or whose
middle, is its own: of all ways to part the details of contacts among the cells before them, the one that fits.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.readers.cell_texts import are_regions, is_prose, is_region_with_counties, tells_detail, texts_of
from pipeline.extract.readers.grids import GridKind
from pipeline.extract.readers.printed import Strip

Mode = Literal["top", "middle"]

_MODES: tuple[Mode, ...] = ("top", "middle")
_ROW_GAPS = (0.8, 0.5, 0.3)  # of the type size: white between rows of details, tried in turn
_CELL_GAPS = (0.35, 0.6, 1.2, 2.0)  # the same between cells of another column
_NEAR = 0.45  # of the type size: how far tops or middles may lie apart
_EXACT = 0.05  # of the type size: how far baselines of one line do
_PADDING = 2.0  # of the type size: how far text may stand below the top of a frame
_MOST = 120  # rows and lines of a column that are compared
_MANY = 3  # cells of a column, of which the first or last may be cut by the end of a page
_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of a column that belong together."""

    strips: tuple[Strip, ...]

    @property
    def top(self) -> float:
        """Where its first line begins."""
        return min(strip.top for strip in self.strips)

    @property
    def bottom(self) -> float:
        """Where its last line ends."""
        return max(strip.bottom for strip in self.strips)

    @property
    def is_framed(self) -> bool:
        """Whether it stands in a frame, whose edges are its own."""
        return any(strip.inset is not None for strip in self.strips)


@dataclass(frozen=True, slots=True)
class PlacedRows:
    """Rows of cells, each with the strips of each column.

    Attributes:
        rows: The strips by row and column; a cell that spans rows stands in the first of them.
        begins: The rows at which a cell of the first column begins.
        is_telling: Whether cells plainly stand beside rows: in their middle, or with lines of their own in two columns.
        is_near: Whether each cell stands where it would, none is taken for cut by the end of a page.
    """

    rows: list[list[list[Strip]]]
    begins: tuple[int, ...]
    is_telling: bool
    is_near: bool


def place_band(columns: Sequence[Sequence[Sequence[Strip]]], kind: GridKind) -> tuple[PlacedRows | None, int, int]:
    """Find the rows of a band; the counties above them and the heading of what goes on overleaf may stand outside.

    Args:
        columns: For each printed row of a band, the strips in each column.
        kind: What the band is taken for.

    Returns:
        The rows, and how many printed rows above and below them stand in the first column alone.
    """
    if kind not in ("columns", "table"):
        return None, 0, 0
    placed = place_rows(columns)
    if placed is not None or kind == "table":
        return placed, 0, 0
    lead, tail = _count_alone(columns), _count_alone(columns[::-1])
    for above, below in ((lead, 0), (0, tail), (lead, tail)):
        if above + below < len(columns) and (above or below):
            placed = place_rows(columns[above : len(columns) - below])
            if placed is not None:
                return placed, above, below
    return None, 0, 0


def _count_alone(columns: Sequence[Sequence[Sequence[Strip]]]) -> int:
    """How many rows from the first on stand in the first column alone, and tell no mail or number."""
    alone = itertools.takewhile(lambda row: not any(row[1:]), columns)
    count = 0
    for row in alone:
        if any(map(tells_detail, row[0])):
            return 0
        count += 1
    return count


def place_rows(columns: Sequence[Sequence[Sequence[Strip]]]) -> PlacedRows | None:
    """Find the rows of a band, where the columns before those with details are cells that stand beside them.

    Args:
        columns: For each printed row of a band, the strips in each column.

    Returns:
        The rows, or None where cells and details do not stand beside each other in one way only.
    """
    listed = [[strip for row in columns for strip in row[at]] for at in range(len(columns[0]))]
    if any(not strips or len(strips) > _MOST for strips in listed):
        return None
    told = [at for at, strips in enumerate(listed) if any(map(tells_detail, strips))]
    if not told and are_regions(listed[0]):
        told = [1]
    elif not told or told[0] == 0 or not any("@" in text for at in told for text in texts_of(listed[at])):
        return None
    size = sorted(strip.size for strip in listed[told[-1]])[len(listed[told[-1]]) // 2]
    others = [at for at in range(len(listed)) if at not in told]
    if is_prose(listed[0]):
        return None
    for mode in _MODES:
        cut: PlacedRows | None = None
        for count in range(len(others), 0, -1):  # the last of the other columns may have rows without details
            placed = _place_columns(listed, others[:count], mode, size)
            if placed is not None and placed.is_near:
                return placed
            cut = cut or placed
        if cut is not None:
            return cut
    return None


def _place_columns(
    listed: Sequence[Sequence[Strip]], spans: Sequence[int], mode: Mode, size: float
) -> PlacedRows | None:
    """Place the cells of some columns beside rows of all others."""
    rest = [at for at in range(len(listed)) if at not in spans]
    for gap in _ROW_GAPS:
        base = _part_cells([strip for at in rest for strip in listed[at]], gap * size)
        if len(base) > 1:
            near = size * (_NEAR if mode == "top" else _EXACT if len(listed) == 2 else 0.0)
            placed = {at: _place(listed[at], base, mode, size, near) for at in spans}
            if all(placed.values()):
                return _lay_out(listed, base, rest, placed, size)
    return None


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, the first and the end of the rows that it spans, and whether it stands where it would beside them."""

    cell: Cell
    start: int
    end: int
    is_near: bool


def _place(strips: Sequence[Strip], base: Sequence[Cell], mode: Mode, size: float, near: float) -> list[Place]:
    """Give each cell of a column its rows; nothing where they do not fit, or lines of one have mails so near beside."""
    for gap in _CELL_GAPS:
        cells = _part_cells(strips, gap * size)
        least = 1 if mode == "top" and _goes_on_above(cells[0], base) else 2
        if least <= len(cells) <= len(base) and (ends := _fit(cells, base, mode, size)):
            places = [
                Place(cell, start, end, _error(cell, base[start:end], mode, size) < _NEVER)
                for cell, start, end in zip(cells, ends, ends[1:], strict=False)
            ]
            if not any(_are_lines(place.cell, base[place.start : place.end], near) for place in places):
                return places
    return []


def _goes_on_above(cell: Cell, base: Sequence[Cell]) -> bool:
    """Whether contacts of the page before go on above a region that stands with its counties beside its own ones."""
    return base[0].bottom < cell.top and is_region_with_counties(cell.strips)


def _are_lines(cell: Cell, run: Sequence[Cell], near: float) -> bool:
    """Whether two lines of a cell have a mail of their own beside them: then each is a row, and the cell is none.

    Where none may stand near, half of the lines are level with mails, as those of rows of a sheet are.
    """
    mails = [strip.baseline for row in run for strip in row.strips if "@" in strip.text]
    reach = near or _EXACT * cell.strips[0].size
    beside = sum(any(abs(strip.baseline - mail) < reach for mail in mails) for strip in cell.strips)
    if not near and 2 * beside < len(cell.strips):
        return False
    return len(cell.strips) > 1 and beside > 1 and not is_region_with_counties(cell.strips)


def _fit(cells: Sequence[Cell], base: Sequence[Cell], mode: Mode, size: float) -> list[int]:
    """The places at which base rows are parted so that each run of them has the top or middle of its cell."""
    first = sum(row.bottom < cells[0].top for row in base) if mode == "top" else 0
    best: list[dict[int, tuple[float, int]]] = [{first: (0.0, first)}]
    for at, cell in enumerate(cells):
        is_cut = len(cells) >= _MANY and at in (0, len(cells) - 1)  # a row that goes on over a page's end
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(start + 1, len(base) + 1):
                error = _error(cell, base[start:end], mode, size)
                if error == _NEVER and is_cut and _is_beside(cell, base[start:end]):
                    error = size
                if error < _NEVER and cost + error < reached.get(end, (_NEVER, 0))[0]:
                    reached[end] = (cost + error, start)
        best.append(reached)
    if len(base) not in best[-1] or (len(cells) == _MANY and best[-1][len(base)][0] >= 2 * size):
        return []  # of three cells one may be cut
    ends = [len(base)]
    for reached in reversed(best[1:]):
        ends.append(reached[ends[-1]][1])
    return ends[::-1]


def _error(cell: Cell, run: Sequence[Cell], mode: Mode, size: float) -> float:
    """How far a cell stands from where it would stand beside a run of rows; infinite where it does not."""
    top, bottom = run[0].top, run[-1].bottom
    if cell.is_framed or any(row.is_framed for row in run):
        inside = min(bottom, cell.bottom) - max(top, cell.top)
        is_beside = abs(top - cell.top) <= _PADDING * size and inside > 0.5 * min(bottom - top, cell.bottom - cell.top)
        return abs(top - cell.top) / 100 if is_beside else _NEVER
    if mode == "middle":
        error = abs(top + bottom - cell.top - cell.bottom) / 2
    else:
        baseline = min(strip.baseline for strip in run[0].strips)
        error = min(abs(top - cell.top), abs(baseline - min(strip.baseline for strip in cell.strips)))
    return error if error <= _NEAR * size else _NEVER


def _is_beside(cell: Cell, run: Sequence[Cell]) -> bool:
    return min(run[-1].bottom, cell.bottom) > max(run[0].top, cell.top)


def _lay_out(
    listed: Sequence[Sequence[Strip]],
    base: Sequence[Cell],
    told: Sequence[int],
    placed: dict[int, list[Place]],
    size: float,
) -> PlacedRows:
    spans = placed[0]
    held = {id(strip): at for at, row in enumerate(base) for strip in row.strips}
    rows: list[list[list[Strip]]] = [[[] for _ in listed] for _ in base]
    for column in told:
        for strip in listed[column]:
            rows[held[id(strip)]][column].append(strip)
    is_telling = len(listed) == 2 and any(len(place.cell.strips) > 1 for place in spans)
    for column, places in placed.items():
        for place in places:
            rows[place.start][column].extend(place.cell.strips)
            is_telling = is_telling or place.cell.top - base[place.start].top > _NEAR * size
    is_near = all(place.is_near for places in placed.values() for place in places)
    return PlacedRows(rows, tuple(place.start for place in spans), is_telling, is_near)


def _part_cells(strips: Sequence[Strip], gap: float) -> list[Cell]:
    """Part strips from the top down where more white than a gap stands between them."""
    cells: list[list[Strip]] = []
    bottom = 0.0
    for strip in sorted(strips, key=lambda strip: (strip.top, strip.x0)):
        if cells and strip.top - bottom <= gap:
            cells[-1].append(strip)
            bottom = max(bottom, strip.bottom)
        else:
            cells.append([strip])
            bottom = strip.bottom
    return [Cell(tuple(cell)) for cell in cells]
