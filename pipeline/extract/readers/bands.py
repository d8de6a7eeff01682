"""Reading order from geometry: bands of rows that stand in columns, and the columns of each, again and again.

A band is a run of rows with an upright gap of white that none of them crosses. It is read column by column, or row by
row where it is a table; a row that crosses the gap, such as a heading over the full width, ends it. The order in which
things were drawn plays no part.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.extract.readers.based import count_begun, find_based_rows
from pipeline.extract.readers.cells import are_aligned_rows, merge_rows
from pipeline.extract.readers.centred import find_centred_rows
from pipeline.extract.readers.flush import find_flush_rows
from pipeline.extract.readers.grids import GridKind, classify_grid
from pipeline.extract.readers.gutters import find_band, find_band_below, skip_crossing, skip_title, split_columns
from pipeline.extract.readers.headed_bands import find_headed_band
from pipeline.extract.readers.labelled import part_records
from pipeline.extract.readers.mirrored import place_either_way
from pipeline.extract.readers.ordering import (
    are_beside_lines,
    count_tail,
    count_told,
    has_sidebar,
    holds_columns,
    join_details,
    join_labels,
    take_out_of_frames,
)
from pipeline.extract.readers.placed import PlacedRows
from pipeline.extract.readers.printed import Strip, rows_of_strips, strip_of
from pipeline.extract.readers.sides import part_sides

Row = list[Strip]


@dataclass(slots=True)
class Part:
    """A piece of a page in reading order.

    `text` has rows of one strip each; `table` has rows of cells, and each cell rows of strips; `fields` are such rows
    of a label and its value, all of one record.
    """

    kind: Literal["text", "table", "fields", "inset"]
    rows: list[Strip] = field(default_factory=list)
    cells: list[list[list[Strip]]] = field(default_factory=list)


def arrange(strips: Sequence[Strip]) -> list[Part]:
    """Put the strips of a page, a column or a cell in reading order."""
    rows = rows_of_strips(strips)
    parts: list[Part] = []
    index = 0
    flush = sorted({*find_flush_rows(rows), *find_centred_rows(rows)})
    while index < len(rows):
        until = next((at for at in flush if at >= index), len(rows))
        end, gutters = find_band(rows[:until] if flush else rows, index) if until > index else (index, [])
        if not gutters:
            end, gutters = find_band_below(rows[:until], index)
        if not gutters:
            end, gutters = find_headed_band(rows[:until], index)
        if not gutters:
            _append_row(parts, rows[index])
            index += 1
            continue
        body = max(skip_title(rows, index, end, gutters), skip_crossing(rows, index, end, gutters))
        if body > index:
            for row in rows[index:body]:
                _append_row(parts, row)
            index = body
            if rows[body][0].x0 < gutters[-1].x1 or find_band(rows, body)[1]:
                continue  # else the last column begins above the others, and the band goes on as it was
        columns = split_columns(rows[index:end], gutters)
        if tail := count_tail(columns):
            end -= tail
            columns = columns[:-tail]
        if sides := part_sides(columns):
            parts.extend(part for side in sides for part in arrange(side))
            index = end
            continue
        kind = _classify(columns)
        if kind == "table" and (begun := count_begun(columns)):
            end -= begun
            columns = columns[:-begun]
        is_based = kind == "table" and bool(find_based_rows(columns))
        placed, lead, tail = (None, 0, 0) if is_based else place_either_way(columns, kind)
        end -= tail
        merged = merge_rows(columns) if kind == "table" else []
        is_placed = placed is not None and (placed.is_telling or holds_columns(columns))
        if placed is not None and (is_placed or count_told(merged) <= count_told(placed.rows)):
            for row in rows[index : index + lead]:
                _append_row(parts, row)
            parts.extend(_read_placed(placed))
        elif kind == "table":
            parts.append(Part("table", cells=merged))
        elif kind == "fields":
            parts.extend(_make_record(record) for record in part_records(columns))
        elif kind == "labels" or are_beside_lines(columns):
            for row in rows[index:end]:
                _append_row(parts, row)
        else:
            listed = [[strip for row in columns for strip in row[c]] for c in range(len(gutters) + 1)]
            ordered = join_details(join_labels(listed))
            for column in reversed(ordered) if has_sidebar(ordered) else ordered:
                parts.extend(arrange(column))
        index = end
    return parts


def _read_placed(placed: PlacedRows) -> list[Part]:
    """Read rows of cells: a table, or where there are two columns, each cell with all that stands beside it."""
    strips = [strip for row in placed.rows for cell in row for strip in cell]
    if len(placed.rows[0]) > 2 and all(strip.inset is None for strip in strips):
        return [Part("table", cells=[[_lines(cell) for cell in row] for row in placed.rows])]
    parts: list[Part] = []
    for start, end in itertools.pairwise((*sorted({0, *placed.begins}), len(placed.rows))):
        for column in range(len(placed.rows[0])):
            parts.extend(
                arrange(take_out_of_frames([strip for row in placed.rows[start:end] for strip in row[column]]))
            )
    return parts


def _lines(cell: list[Strip]) -> list[Strip]:
    """The lines of a cell, from the top down."""
    return [strip_of([word for strip in row for word in strip.words]) for row in rows_of_strips(cell)]


def _make_record(fields: list[list[list[Strip]]]) -> Part:
    return Part("fields", cells=fields) if any(label for label, _ in fields) else Part("text", rows=fields[0][1])


def _classify(columns: Sequence[Sequence[Row]]) -> GridKind:
    if any(strip.inset is not None for row in columns for cell in row for strip in cell):
        return "columns"
    kind = classify_grid([[" ".join(strip.text for strip in cell) for cell in row] for row in columns])
    return "table" if kind in ("table", "columns") and are_aligned_rows(columns) else kind


def _append_row(parts: list[Part], row: Row) -> None:
    """Add a row that no columns part, as one line."""
    for strip in row:
        if strip.inset is not None:
            parts.append(Part("inset", [strip]))
    words = [word for strip in row if strip.inset is None for word in strip.words]
    if not words:
        return
    if not parts or parts[-1].kind != "text":
        parts.append(Part("text"))
    parts[-1].rows.append(strip_of(words))
