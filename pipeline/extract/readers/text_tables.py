"""Tables and columns in plain text: cells parted by pipes, tabs or two and more spaces.

A cell is a part of a line of the file: its line has the number of that line, and its offset within it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from pipeline.domain.layout import Block, Line
from pipeline.extract.readers.exports import read_export
from pipeline.extract.readers.grids import classify_grid
from pipeline.extract.readers.shapes import bullet_length, has_detail, is_rule
from pipeline.extract.readers.text_cells import Cell, cell_lines, drawn_rows, join_open_rows, make_table
from pipeline.extract.readers.text_cuts import PIPE_RULE, cut_commas, cut_fields, cut_hung, cut_pipes, cut_tabs
from pipeline.extract.readers.text_rulers import find_ruler, is_ruler
from pipeline.extract.readers.text_starts import find_starts, place_cells
from pipeline.extract.wording.region_names import read_region
from pipeline.vocabulary import match_label

_FIELD_LABEL = re.compile(r"([^\W\d][^:]{0,23}):\s*\S")
_LEAST_NAMED = 2  # columns of an export whose names are known
_LEAST_SHARED = 2  # columns behind the first that groups have in common, if they are one table
_MOST_TRIED = 40  # lines of a run with cells from which a table is tried
_INDENT = 4  # spaces before a cell that goes on under its column
_SPREAD_WORDS = 2
_MISREAD_BULLET = re.compile(
    r"\s*[eo¢«]\s+(?=[^\W\d_a-zåäö])"
)  # a round bullet before a name, as an OCR model reads it
_SPACED = re.compile(r"(?:(?<=\s\s)[_|~—–]\s(?=\S))?(?P<text>\S(?:.*?\S)??)(?=\s{2,}|\s*$)")  # behind a stray mark


Cut = Callable[[str], list[Cell]]


def join_aligned(groups: Iterable[list[Line]]) -> Iterator[list[Line]]:
    """Join groups of lines that blank lines part, where all their lines stand in the same columns: they are one table.

    Args:
        groups: Lines between blank lines, in order.
    """
    joined: list[Line] = []
    columns: set[int] = set()
    for group in groups:
        own = _inner_starts(group)
        shared = {start for start in columns if own & {start - 1, start, start + 1}}
        if len(shared) < _LEAST_SHARED:
            if joined:
                yield joined
            joined, columns = [], own
        else:
            columns = shared
        joined.extend(group)
    if joined:
        yield joined


def _inner_starts(group: Sequence[Line]) -> set[int]:
    """Where cells behind the first begin, in a group in which each line has several or goes on below one."""
    cut = [_cut_spaces(line.text) for line in group]
    return {cell.start for cells in cut for cell in cells if cell.start >= _INDENT} if all(cut) else set()


def find_tables(lines: list[Line]) -> Iterator[Block | list[Line]]:
    """Part a group of lines into tables and the runs of lines between them, in order."""
    if export := read_export(lines):
        yield export
        return
    ruler = find_ruler(lines)
    ways = (ruler.cut, *_WAYS) if ruler else _WAYS
    cuts = [_cut_once(cut, lines) for cut in ways]
    start = plain = tried = 0
    while start < len(lines):
        end, blocks = _table_at(lines, start, cuts)
        if blocks:
            if plain < start:
                yield lines[plain:start]
            yield from blocks
            start, plain, tried = end, end, 0
        elif end > start and tried >= _MOST_TRIED:
            start, tried = end, 0
        else:
            start, tried = start + 1, tried + 1 if end > start else 0
    if plain < len(lines):
        yield lines[plain:]


def _cut_once(cut: Cut, lines: list[Line]) -> tuple[Cut, Callable[[int], list[Cell]]]:
    """A way to cut, and the cells that it makes of the line at an index, kept: a table is tried from many lines."""
    return cut, cache(lambda index: cut(lines[index].text))


def _table_at(
    lines: list[Line], start: int, cuts: list[tuple[Cut, Callable[[int], list[Cell]]]]
) -> tuple[int, list[Block | list[Line]]]:
    """The table at a line and where it ends; else nothing, and where the longest run of lines with cells ends."""
    longest = start
    for cut, cells_at in cuts:
        if cut is cut_tabs and "\t" not in lines[start].text.strip():
            continue
        end = start
        hung: dict[int, list[Cell]] = {}
        while end < len(lines):
            if end > start and cut is cut_tabs and not cells_at(end):
                hung[end] = cut_hung(lines[end].text, cells_at(end - 1))
            if not (len(cells_at(end)) > 1 or hung.get(end) or (end > start and _goes_on(lines[end].text, cut))):
                break
            end += 1
        while end - start > 1 and _is_table_rule(lines[end - 1].text):
            end -= 1
        if end - start < 2:
            continue
        longest = max(longest, end)
        kept = [at for at in range(start, end) if not _is_table_rule(lines[at].text)]
        rows = [(lines[at], hung.get(at) or cells_at(at)) for at in kept]
        if (cut is cut_commas and not _is_export(rows)) or (cut is cut_fields and _are_lists(rows)):
            continue
        cells = [[] if _is_table_rule(lines[at].text) else cells_at(at) for at in range(start, end)]
        boxed = drawn_rows(lines[start:end], cells) if cut is cut_pipes else []
        if boxed:
            return end, [make_table(boxed)]
        blocks = _read_rows(rows, aligned=cut is _cut_spaces, ruled=cut not in _WAYS, is_open=cut is cut_tabs)
        if blocks and isinstance(blocks[0], list) and cells_at(end - 1)[0].start == rows[0][1][0].start:
            longer = _end_of_column(lines, end, rows[0][1][0].start)
            blocks[0].extend(lines[end:longer])
            end = longer
        if blocks:
            return end, blocks
    return longest, []


def _end_of_column(lines: Sequence[Line], end: int, start: int) -> int:
    """Where a first column ends that is longer than those beside it: its lines begin where it does."""
    while end < len(lines) and len(lines[end].text) - len(lines[end].text.lstrip()) == start:
        end += 1
    return end


def _goes_on(text: str, cut: Cut) -> bool:
    """Whether a line with a single cell is still of the table: a rule, or a cell that goes on under its own column."""
    return _is_table_rule(text) or (cut is _cut_spaces and _is_indented(text))


def _is_indented(text: str) -> bool:
    return text.startswith(" " * _INDENT) and bool(text.strip()) and not bullet_length(text)


def _is_table_rule(text: str) -> bool:
    return PIPE_RULE.fullmatch(text) is not None or is_rule(text) or is_ruler(text)


def _is_export(rows: Sequence[tuple[Line, list[Cell]]]) -> bool:
    """Whether lines with commas are rows of one table: as many fields each, below a row that names them."""
    head, *body = rows
    is_even = all(len(cells) == len(head[1]) for _, cells in body)
    names = sum(match_label(cell.text, is_fuzzy=False) is not None for cell in head[1])
    return is_even and names >= _LEAST_NAMED and any(has_detail(line.text) for line, _ in body)


def _are_lists(rows: Sequence[tuple[Line, list[Cell]]]) -> bool:
    """Whether lines with semicolons are lists, each behind a colon, and no rows: `Region Nord: Dalarna; Kalmar; …`."""
    return all(": " in cells[0].text and not has_detail(line.text) for line, cells in rows)


def _cut_spaces(text: str) -> list[Cell]:
    if bullet_length(text) or not ("  " in text.strip() or _is_indented(text)) or _is_spread_heading(text):
        return []
    bullet = _MISREAD_BULLET.match(text)
    begins = bullet.end() if bullet else 0
    cells = [Cell(match.start("text"), match["text"]) for match in _SPACED.finditer(text, begins)]
    return [] if _are_fields(cells) else cells


def _is_spread_heading(text: str) -> bool:
    """Whether a line is `REGION` and its name, which a print set wide apart."""
    region = read_region(" ".join(text.split())) if text[:1].isalpha() and len(text.split()) == _SPREAD_WORDS else None
    return region is not None and bool(region.region_id) and not region.is_bare


def _are_fields(cells: Sequence[Cell]) -> bool:
    """Whether a line is fields of one thing, each with its own label: `Namn: Eva Ek    Tel: 070-174 06 05`."""
    found = [_FIELD_LABEL.match(cell.text) for cell in cells]
    labels = {label[1].casefold() for label in found if label}
    return len(cells) > 1 and len(labels) == len(cells)


def _read_rows(
    rows: Sequence[tuple[Line, list[Cell]]], *, aligned: bool, ruled: bool, is_open: bool
) -> list[Block | list[Line]]:
    """The table or the columns that rows of cells make; nothing where they are neither.

    Args:
        rows: Lines with their cells.
        aligned: Whether blanks part the cells, so that columns are told by where cells begin.
        ruled: Whether a ruler tells them.
        is_open: Whether a cell may go on in the line below, though neither tells them.
    """
    starts = find_starts([cells for _, cells in rows]) if aligned else []
    if aligned:
        placed = [(line, place_cells(cells, starts)) for line, cells in rows] if starts else []
    else:
        width = max(len(cells) for _, cells in rows)
        placed = [(line, [*cells, *[Cell(0, "")] * (width - len(cells))]) for line, cells in rows]
    if len(placed) < 2:
        return []
    grid = [[cell.text if cell else "" for cell in cells] for _, cells in placed]
    kind = classify_grid(grid) if aligned or ruled else "table"
    if kind == "table":
        shown = [[cell_lines(line, cell) for cell in cells] for line, cells in placed]
        return [make_table(join_open_rows(shown) if aligned or ruled or is_open else shown)]
    if ruled:
        return []
    if kind == "columns" and not (aligned and _runs_over(placed, starts)) and not _are_told(grid):
        columns = zip(*[[cell_lines(line, cell) for cell in cells] for line, cells in placed], strict=True)
        return [[line for cell in column for line in cell] for column in columns]
    return []


def _runs_over(rows: Sequence[tuple[Line, Sequence[Cell | None]]], starts: Sequence[int]) -> bool:
    """Whether two cells of a row stand before a column begins and reach into it: columns that agree by chance."""
    return any(
        cell is not None and after is None and "  " in cell.text and cell.start + len(cell.text) > start
        for _, cells in rows
        for cell, after, start in zip(cells, cells[1:], starts[1:], strict=False)
    )


def _are_told(grid: Sequence[Sequence[str]]) -> bool:
    """Whether words stand on the left of every row and a detail on the right: each row says it of the words in it."""
    return len(grid[0]) == 2 and all(row[0] and not has_detail(row[0]) and has_detail(row[1]) for row in grid)


_WAYS: tuple[Cut, ...] = (cut_pipes, cut_tabs, cut_fields, cut_commas, _cut_spaces)
