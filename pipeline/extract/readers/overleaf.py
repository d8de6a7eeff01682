"""What goes on overleaf: rows of a table at the head of the next page, and a framed box that a page's end cuts in two.

Rows that stand under the columns of the table are its own, whether its header is printed again or not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

from pipeline.domain.layout import Line, Page
from pipeline.extract.readers.cell_texts import are_counties
from pipeline.extract.readers.drafts import Draft
from pipeline.extract.readers.shapes import has_detail
from pipeline.vocabulary import match_region

_ZONE = 0.065  # of the height of a page, in which its title stands
_NEAR = 2.5  # points between the beginnings of a column on two pages
_HALF = 0.5
_GOES_ON = re.compile(r"(?:,|\boch)$")
_DIGITS = re.compile(r"\s*\d{1,3}(?:[ -]\d{2,3}){0,2}\s*")

Cells = list[list[Line]]


def join_overleaf(pages: Sequence[Page], drafts: Sequence[list[Draft]]) -> None:
    """Put what goes on overleaf with what it goes on from, in place.

    Args:
        pages: All pages.
        drafts: What stands on each, in reading order.
    """
    filled = [at for at, laid_out in enumerate(drafts) if laid_out]  # all of a sheet over several pages is on its first
    for before, at in reversed(list(itertools.pairwise(filled))):
        first = next((i for i, draft in enumerate(drafts[at]) if not _is_margin(draft, pages[at])), None)
        last = next((draft for draft in reversed(drafts[before]) if not _is_margin(draft, pages[before])), None)
        if first is None or last is None:
            continue
        if last.kind == "table":
            _join_table(last, drafts[at], first)
        elif last.kind == drafts[at][first].kind == "card" and _is_cut(last, drafts[at][first]):
            last.children.extend(drafts[at].pop(first).children)


def _join_table(table: Draft, drafts: list[Draft], first: int) -> None:
    """Take what goes on with a table out of the drafts of the next page, of which `first` is the first."""
    starts = _starts(table.rows)
    if len(starts) < 2:
        return
    if drafts[first].kind == "table" and _is_next_form(table.rows[0], drafts[first].rows[0]):
        return
    if drafts[first].kind == "table" and _is_header_over(table.rows, drafts[first].rows):
        table.rows.extend(drafts.pop(first).rows)
        return
    if drafts[first].kind == "table":
        below_header = _starts(table.rows[1:]) if len(table.rows) > 1 else []  # which may be set in the middle of cells
        rows = _rows_of_same(table, drafts[first], starts)
        if not rows and below_header:
            rows = _rows_of_same(table, drafts[first], below_header)
        if rows:
            _add_rows(table, rows)
            del drafts[first]
        return
    end = first
    while end < len(drafts) and drafts[end].kind == "text" and not drafts[end].angle:
        end += 1
    taken = _lines_under([line for draft in drafts[first:end] for line in draft.lines], starts)
    if any(has_detail(line.text) for line in taken):
        _add_rows(table, _make_rows(taken, starts, _least_white(table.rows)))
        held = {id(line) for line in taken}
        left = ([line for line in draft.lines if id(line) not in held] for draft in drafts[first:end])
        drafts[first:end] = [Draft("text", lines) for lines in left if lines]


def _rows_of_same(table: Draft, following: Draft, starts: Sequence[float]) -> list[Cells]:
    """The rows of a table overleaf, without the header, where it is the same one; else none."""
    is_repeated = _texts(following.rows[0]) == _texts(table.rows[0])
    own = following.rows[is_repeated:]
    placed = [_place(row, starts) for row in own]
    if is_repeated or _are_under(starts, _starts(following.rows)) or None not in placed:
        return [row if cells is None else cells for row, cells in zip(own, placed, strict=True)]
    return []


def _starts(rows: Sequence[Cells]) -> list[float]:
    """Where the columns of a table begin; nothing where its rows do not agree."""
    widest = max(map(len, rows))
    places: list[list[float]] = [[] for _ in range(widest)]
    for row in rows:
        for column, cell in enumerate(row if len(row) == widest else ()):
            places[column].extend(line.box.x0 for line in cell[:1] if line.box is not None)
    if not all(places):
        return []
    starts = [median(place) for place in places]
    return starts if all(a + _NEAR < b for a, b in itertools.pairwise(starts)) else []


def _add_rows(table: Draft, rows: Sequence[Cells]) -> None:
    """Add rows to a table; the first goes on with the last one where the end of the page cut that in two."""
    last, first = table.rows[-1], rows[0]
    if _is_cut_row(last, first) or _is_cut_number(last, first) or _is_cut_region(last, first):
        table.rows[-1] = [[*cell, *more] for cell, more in zip(last, first, strict=True)]
        rows = rows[1:]
    table.rows.extend(rows)


def _is_cut_row(last: Cells, first: Cells) -> bool:
    """Whether a row names somebody in the cell whose mail or number is the first thing overleaf."""
    if len(last) != len(first) or any(has_detail(line.text) for cell in last for line in cell):
        return False
    told = [(above, cell) for above, cell in zip(last, first, strict=True) if any(has_detail(x.text) for x in cell)]
    return bool(told) and all(above and has_detail(cell[0].text) for above, cell in told)


def _is_cut_number(last: Cells, first: Cells) -> bool:
    """Whether the first row overleaf is the last lines of cells, among them the last digits of a number."""
    filled = [(above, cell) for above, cell in zip(last, first, strict=False) if cell]
    if len(last) != len(first) or any(has_detail(line.text) for _, cell in filled for line in cell):
        return False
    ends = any(
        _DIGITS.fullmatch(cell[0].text) and above and above[-1].text.rstrip()[-1:].isdigit() for above, cell in filled
    )
    return ends and all(above for above, _ in filled)


def _is_cut_region(last: Cells, first: Cells) -> bool:
    """Whether the last row begins with a region, beside others' cells, whose counties begin the first row overleaf."""
    if len(last) != len(first) or not first[0] or not last[0] or not any(last[1:]):
        return False
    above, counties = ([line.text.strip() for line in row[0]] for row in (last, first))
    is_open = len(above) == 1 or _GOES_ON.search(above[-1]) is not None
    names = match_region(above[0], is_fuzzy=False), match_region(counties[0], is_fuzzy=False)
    return is_open and names[0] is not None and names[1] is None and are_counties(counties)


def _is_next_form(row: Cells, following: Cells) -> bool:
    """Whether rows have the same labels above other values: the second one begins a form of its own."""
    labels = [[cell[0].text if cell else "" for cell in cells] for cells in (row, following)]
    are_told = all(len(cell) > 1 for cell in (*row, *following) if cell)
    return len(row) > 1 and are_told and labels[0] == labels[1] and _texts(row) != _texts(following)


def _is_header_over(header: Sequence[Cells], rows: Sequence[Cells]) -> bool:
    """Whether a row of words alone stands over the columns of a table overleaf, whose header it then is."""
    starts = _starts(rows)
    if len(header) != 1 or len(header[0]) != len(starts) or any(has_detail(text) for text in _texts(header[0])):
        return False
    ends = [*starts[1:], float("inf")]
    boxes = [[line.box for line in cell if line.box is not None] for cell in header[0]]
    return all(
        own and all(start - _NEAR < (box.x0 + box.x1) / 2 < end for box in own)
        for own, start, end in zip(boxes, starts, ends, strict=True)
    )


def _are_under(starts: Sequence[float], others: Sequence[float]) -> bool:
    """Whether a table begins where another does, and all columns of the one with fewer are among the other's."""
    few, many = sorted((starts, others), key=len)
    is_first = bool(few) and abs(few[0] - many[0]) < _NEAR
    return is_first and len(few) > 1 and all(any(abs(x0 - other) < _NEAR for other in many) for x0 in few)


def _place(row: Cells, starts: Sequence[float]) -> Cells | None:
    """The cells of a row under the columns that they begin at; None where one begins at no column."""
    placed: Cells = [[] for _ in starts]
    for cell in row:
        if cell:
            column = _column(cell[0], starts)
            if column is None:
                return None
            placed[column].extend(cell)
    return placed


def _column(line: Line, starts: Sequence[float]) -> int | None:
    """The column that a line begins at and does not reach beyond."""
    if line.box is None:
        return None
    column = next((at for at, start in enumerate(starts) if abs(line.box.x0 - start) < _NEAR), None)
    if column is None or line.box.x1 > min([*starts[column + 1 :], float("inf")]):
        return None
    return column


def _lines_under(lines: Sequence[Line], starts: Sequence[float]) -> list[Line]:
    """The lines at the head of a page that stand under the columns, down to the first one that does not."""
    strange = [line.box.y0 for line in lines if line.box is not None and _column(line, starts) is None]
    until = min(strange, default=float("inf"))
    under = [line for line in lines if line.box is not None and line.box.y1 <= until + 1]
    columns = {_column(line, starts) for line in under}
    return under if len(columns) > 1 else []


def _make_rows(lines: Sequence[Line], starts: Sequence[float], white: float) -> list[Cells]:
    """Rows of cells, parted where the white over the whole width is that between rows of the table."""
    rows: list[Cells] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda line: (line.box.y0, line.box.x0) if line.box is not None else (0.0, 0.0)):
        column = _column(line, starts)
        if line.box is None or column is None:
            continue
        if not rows or line.box.y0 - bottom > white:
            rows.append([[] for _ in starts])
        rows[-1][column].append(line)
        bottom = max(bottom, line.box.y1)
    return rows


def _least_white(rows: Sequence[Cells]) -> float:
    """Half of the least white between rows of a table on one page, which is more than between lines of a cell."""
    edges = [
        (min(box.y0 for box in boxes), max(box.y1 for box in boxes))
        for row in rows
        if (boxes := [line.box for cell in row for line in cell if line.box is not None])
    ]
    return _HALF * max(min((b[0] - a[1] for a, b in itertools.pairwise(edges) if b[0] >= a[1]), default=0.0), 0.0)


def _texts(row: Cells) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row]


def _is_margin(draft: Draft, page: Page) -> bool:
    """Whether a run of lines stands in the head or foot of a page, or is the title of what goes on there."""
    if draft.is_margin or draft.kind != "text" or len(draft.lines) != 1:
        return draft.is_margin
    line = draft.lines[0]
    return line.box is not None and line.box.y1 < _ZONE * page.height and not has_detail(line.text)


def _is_cut(card: Draft, following: Draft) -> bool:
    """Whether a framed box goes on in the next one: it begins as the other ends, and not as the other begins."""
    own, other = _lines_of(card), _lines_of(following)
    if not own or not other or own[0].box is None or other[0].box is None:
        return False
    left = min(_left(line) for line in other)
    is_below = any(abs(_left(line) - left) < _NEAR for line in own)
    return is_below and _style(other[0]) == _style(own[-1]) != _style(own[0])


def _lines_of(draft: Draft) -> list[Line]:
    lines = [*draft.lines, *(line for row in draft.rows for cell in row for line in cell)]
    return [*lines, *(line for child in draft.children for line in _lines_of(child))]


def _left(line: Line) -> float:
    return line.box.x0 if line.box is not None else float("inf")


def _style(line: Line) -> tuple[float, bool]:
    return round(line.size or 0.0), bool(line.bold)
