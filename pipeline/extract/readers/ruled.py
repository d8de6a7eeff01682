"""Tables drawn with rules, and framed boxes: what stands in a cell or a frame belongs together.

Cells are found with pdfplumber's own table functions, from the rules and boxes of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from pipeline.domain.layout import Box
from pipeline.extract.readers.open_tables import SNAP, Edge, close_ends, close_sides, make_edge
from pipeline.extract.readers.overfull import settle_overfull
from pipeline.extract.readers.printed import PrintedWord, Strip, rows_of_strips, strip_of
from pipeline.extract.readers.stripes import is_stripe
from pipeline.extract.readers.zebra import bridge_white_rows

_THIN = 2.5
MAX_RECTS = 1500  # a page with more of them is a drawing


@dataclass(frozen=True, slots=True)
class Inset:
    """A ruled table (rows of cells of words; a cell that spans rows stands in each) or a framed box (one cell)."""

    kind: Literal["table", "card"]
    box: Box
    rows: tuple[tuple[tuple[PrintedWord, ...], ...], ...]


def take_insets(
    rects: Sequence[Box], words: Sequence[PrintedWord], width: float, height: float
) -> tuple[list[Inset], list[PrintedWord]]:
    """Find the ruled tables and framed boxes of a page.

    Returns:
        The insets, and the words that stand in none of them.
    """
    if not 0 < len(rects) <= MAX_RECTS:
        return [], list(words)
    frames = find_frames(rects, width, height)
    insets: list[Inset] = []
    rest = list(words)
    for grid in find_grids(frames, words):
        inset, left = _fill_grid(grid, rest)
        if inset is not None:
            insets.append(inset)
            rest = left
    cards, rest = _fill_cards(frames, rest, [inset.box for inset in insets])
    return insets + cards, rest


def find_frames(rects: Sequence[Box], width: float, height: float) -> list[Box]:
    """Give the rules and boxes of a page that are no ground for all of it."""
    return [box for box in rects if (box.x1 - box.x0) * (box.y1 - box.y0) < 0.85 * width * height]


def inset_strip(inset: Inset) -> Strip:
    """A strip that holds the place of an inset on its page."""
    box = inset.box
    return Strip([], box.x0, box.y0, box.x1, box.y1, box.y0 + 1, 10.0, inset)


def find_grids(rects: Sequence[Box], words: Sequence[PrintedWord] = ()) -> list[list[list[Box | None]]]:
    """Grids of two and more rows and columns: rows of cells, a spanning cell in each place that it covers.

    Args:
        rects: Rules and boxes.
        words: What is printed on the page, which tells of the white rows between coloured ones.
    """
    edges = [edge for box in rects for edge in _edges(box)]
    if sum(edge["orientation"] == "v" for edge in edges) < 3:
        return []
    merged = merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    merged += close_sides(merged)
    merged += close_ends(merged)
    merged += bridge_white_rows(merged, words)
    cells = intersections_to_cells(edges_to_intersections(merged, SNAP, SNAP))
    grids = []
    for table in cells_to_tables(cells):
        boxes = [Box(*cell) for cell in table]
        tops, lefts = sorted({box.y0 for box in boxes}), sorted({box.x0 for box in boxes})
        if len(tops) > 1 and len(lefts) > 1:
            grids.append([[_covering(boxes, left + 1, top + 1) for left in lefts] for top in tops])
    return grids


def _edges(box: Box) -> list[Edge]:
    if box.y1 - box.y0 <= _THIN and box.x1 - box.x0 > _THIN:
        return [make_edge("h", box.x0, box.y0, box.x1, box.y0)]
    if box.x1 - box.x0 <= _THIN:
        return [make_edge("v", box.x0, box.y0, box.x0, box.y1)] if box.y1 - box.y0 > _THIN else []
    return [
        make_edge("h", box.x0, box.y0, box.x1, box.y0),
        make_edge("h", box.x0, box.y1, box.x1, box.y1),
        make_edge("v", box.x0, box.y0, box.x0, box.y1),
        make_edge("v", box.x1, box.y0, box.x1, box.y1),
    ]


def _covering(boxes: Sequence[Box], x: float, y: float) -> Box | None:
    return next((box for box in boxes if _holds(box, x, y)), None)


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x < box.x1 and box.y0 <= y < box.y1


def _fill_grid(grid: list[list[Box | None]], words: Sequence[PrintedWord]) -> tuple[Inset | None, list[PrintedWord]]:
    """Put words into the cells that their middle lies in; no table where a row or most of the cells stay empty."""
    boxes = list(dict.fromkeys(box for row in grid for box in row if box is not None))
    held: dict[Box, list[PrintedWord]] = {box: [] for box in boxes}
    rest: list[PrintedWord] = []
    frame = Box(
        min(box.x0 for box in boxes), min(box.y0 for box in boxes),
        max(box.x1 for box in boxes), max(box.y1 for box in boxes),
    )  # fmt: skip
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        box = _covering(boxes, x, y) if _holds(frame, x, y) else None
        (held[box] if box else rest).append(word)
    settle_overfull(held)
    filled = sum(bool(cell) for cell in held.values())
    if filled < max(3, 0.4 * len(boxes)):
        return None, list(words)
    rows = []
    for row in grid:
        cells = list(dict.fromkeys(box for box in row if box is not None))
        if any(held[box] for box in cells):
            rows.append(tuple(tuple(held[box]) for box in cells))
    return Inset("table", frame, tuple(rows)), rest


def _fill_cards(
    rects: Sequence[Box], words: list[PrintedWord], tables: Sequence[Box]
) -> tuple[list[Inset], list[PrintedWord]]:
    """Take the words of each framed box that holds two rows of text and no smaller box of that kind."""
    cards: list[Inset] = []
    taken = list(tables)
    frames = {box for box in rects if box.x1 - box.x0 > 40 and box.y1 - box.y0 > 20}
    frames = {box for box in frames if not is_stripe(box, frames, words)}
    for box in sorted(frames, key=lambda box: ((box.x1 - box.x0) * (box.y1 - box.y0), box.y0, box.x0)):
        if any(_overlap(box, other) for other in taken):
            continue
        inside = [w for w in words if _holds(box, (w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
        if len(inside) < 2 or len(rows_of_strips([strip_of([word]) for word in inside])) < 2:
            continue
        words = [word for word in words if word not in inside]
        cards.append(Inset("card", box, ((tuple(inside),),)))
        taken.append(box)
    return cards, words


def _overlap(box: Box, other: Box) -> bool:
    return min(box.x1, other.x1) - max(box.x0, other.x0) > 1 and min(box.y1, other.y1) - max(box.y0, other.y0) > 1
