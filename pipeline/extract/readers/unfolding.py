"""Ruled tables in the image of a page, laid out column below column before it is read.

Models read the words of several cells as one line, and where the lines of two cells do not stand level, letters of
both are lost. There all columns but the first are moved below the page, each as high as its table, without its rules;
the words that are read there go back to where they are printed.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from pipeline.domain.layout import Box
from pipeline.extract.readers.printed import PrintedWord
from pipeline.extract.readers.tilt import Turn

_EVEN = 4.0  # points by which rules of one table may end apart
_RULE = 1.2  # points to both sides of the middle of a rule that are taken out with it
_NARROWEST = 18.0  # points of a column
_WIDE = 0.6  # of the width of a table, that a rule between two rows has at least
_INK = 0.6  # of the shade of the paper
_LEAST_INK = 0.004  # of the pixels of a row that is of a line
_LINE = 3.0  # points of a line's height
_LEVEL = 0.6  # of the lower of two lines that stands beside the other, where they stand level
_MOST_UNEVEN = 0.1  # of the pairs of lines
_MOST_PIXELS = 60e6


@dataclass(frozen=True, slots=True)
class Column:
    """A column that was moved, in points of the level page: its box, and how far down it was moved."""

    box: Box
    shift: float


def unfold_tables(png: bytes, dpi: float, rules: Sequence[Box], turn: Turn | None) -> tuple[bytes, list[Column]]:
    """Move the columns of ruled tables below the page.

    Args:
        png: The page, in grey.
        dpi: Its resolution.
        rules: As they lie on the level page.
        turn: What brings the page level, where it lies askew.

    Returns:
        The image, level and higher than the page, and the columns that were moved; as it was, and none, where the page
        has no such table.
    """
    tables = _find_tables(rules)
    if not tables:
        return png, []
    with Image.open(io.BytesIO(png)) as image:
        page = image.convert("L")
    if turn is not None:
        page = page.rotate(turn.angle, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.array(page)
    scale = dpi / 72
    tables = [table for table in tables if _is_uneven(grey, table, scale)]
    if not tables:
        return png, []
    columns = _place_columns(tables, grey.shape[0] / scale)
    end = max(column.box.y1 + column.shift for column in columns)
    if end * scale * grey.shape[1] > _MOST_PIXELS:
        return png, []
    paper = int(np.median(grey))
    unfolded = np.full((round(end * scale) + 1, grey.shape[1]), paper, dtype=np.uint8)
    unfolded[: grey.shape[0]] = grey
    for rule in (rule for table in tables for rule in table.rules):
        _part(unfolded, rule, scale)[:] = paper
    for column in columns:
        part = _part(unfolded, column.box, scale)
        top = round((column.box.y0 + column.shift) * scale)
        left = round(column.box.x0 * scale)
        unfolded[top : top + part.shape[0], left : left + part.shape[1]] = part[: unfolded.shape[0] - top]
        part[:] = paper
    buffer = io.BytesIO()
    Image.fromarray(unfolded).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue(), columns


def fold_back(words: Sequence[PrintedWord], columns: Sequence[Column]) -> list[PrintedWord]:
    """Move the words of columns back to where they are printed.

    >>> word = PrintedWord("Eva", 100, 900, 120, 910, 908, 10)
    >>> fold_back([word], [Column(Box(90, 90, 200, 300), 800.0)])[0].baseline
    108.0
    """
    return [_move_back(word, columns) for word in words]


def _move_back(word: PrintedWord, columns: Sequence[Column]) -> PrintedWord:
    middle = (word.top + word.bottom) / 2
    for column in columns:
        if column.box.y0 + column.shift <= middle <= column.box.y1 + column.shift:
            up = column.shift
            return replace(word, top=word.top - up, bottom=word.bottom - up, baseline=word.baseline - up)
    return word


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the columns of a table end, from left to right, how high it is, and the boxes around its rules."""

    edges: tuple[float, ...]
    top: float
    bottom: float
    rules: tuple[Box, ...]


def _find_tables(rules: Sequence[Box]) -> list[_Table]:
    level = [rule for rule in rules if rule.x1 - rule.x0 > rule.y1 - rule.y0]
    upright = sorted((rule for rule in rules if rule.x1 - rule.x0 <= rule.y1 - rule.y0), key=lambda rule: rule.x0)
    groups: list[list[Box]] = []
    for rule in upright:
        for group in groups:
            if abs(rule.y0 - group[0].y0) < _EVEN and abs(rule.y1 - group[0].y1) < _EVEN:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [table for group in groups if (table := _make_table(group, level)) is not None]


def _make_table(upright: Sequence[Box], level: Sequence[Box]) -> _Table | None:
    """A table of upright rules that begin and end together, with a level one between them; None where there is none."""
    top, bottom = min(rule.y0 for rule in upright), max(rule.y1 for rule in upright)
    crossing = [
        r for r in level if top - _EVEN < r.y0 < bottom + _EVEN and r.x0 < upright[-1].x1 and r.x1 > upright[0].x0
    ]
    left = min(rule.x0 for rule in (*upright, *crossing))
    right = max(rule.x1 for rule in (*upright, *crossing))
    inner = [r for r in crossing if top + _EVEN < r.y0 < bottom - _EVEN and r.x1 - r.x0 > _WIDE * (right - left)]
    edges = [left]
    for edge in (*(rule.x0 for rule in upright), right):
        if edge - edges[-1] >= _NARROWEST:
            edges.append(edge)
    if not inner or len(edges) < 3:
        return None
    around = (Box(r.x0 - _RULE, r.y0 - _RULE, r.x1 + _RULE, r.y1 + _RULE) for r in (*upright, *crossing))
    return _Table(tuple(edges), top, bottom, tuple(around))


def _is_uneven(grey: np.ndarray, table: _Table, scale: float) -> bool:
    """Whether lines of some columns of a table stand between those of others."""
    dark = grey < _INK * float(np.median(grey))
    lines: list[list[tuple[int, int]]] = []
    for x0, x1 in itertools.pairwise(table.edges):
        part = _part(dark, Box(x0 + _RULE, table.top, x1 - _RULE, table.bottom), scale).copy()
        for rule in table.rules:
            part[max(0, round((rule.y0 - table.top) * scale)) : max(0, round((rule.y1 - table.top) * scale))] &= (
                rule.y1 - rule.y0 > rule.x1 - rule.x0
            )
        inked = part.sum(axis=1) >= max(2, _LEAST_INK * part.shape[1])
        bounds = np.flatnonzero(np.diff(np.pad(inked.astype(np.int8), 1))).tolist()
        found = zip(bounds[::2], bounds[1::2], strict=True)
        lines.append([(start, end) for start, end in found if end - start >= _LINE * scale])
    pairs = [
        (min(a[1], b[1]) - max(a[0], b[0])) / min(a[1] - a[0], b[1] - b[0])
        for left, right in itertools.combinations(lines, 2)
        for a in left
        for b in right
        if a[0] < b[1] and b[0] < a[1]
    ]
    return sum(share < _LEVEL for share in pairs) > _MOST_UNEVEN * len(pairs)


def _place_columns(tables: Sequence[_Table], height: float) -> list[Column]:
    """All columns but the first of each table, one below the other from the foot of the page on."""
    columns: list[Column] = []
    end = height
    for table in tables:
        for x0, x1 in zip(table.edges[1:], table.edges[2:], strict=False):
            columns.append(Column(Box(x0, table.top, x1, table.bottom), end - table.top))
            end += table.bottom - table.top
    return columns


def _part(grey: np.ndarray, box: Box, scale: float) -> np.ndarray:
    top, left = max(0, round(box.y0 * scale)), max(0, round(box.x0 * scale))
    return grey[top : round(box.y1 * scale), left : round(box.x1 * scale)]
