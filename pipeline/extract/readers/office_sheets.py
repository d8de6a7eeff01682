"""Sheets of Excel as HTML: what is shown of each is a table, with its merged cells, links and results of formulas."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from pipeline.extract.readers.office_tables import ShownCell, write_rows

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


def write_sheets(data: bytes) -> Sequence[str]:
    """Write each sheet as the body of a web page, hidden ones as empty ones.

    Args:
        data: An `.xlsx` file.
    """
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), data_only=True)
    return [
        write_rows(sheet.title, _iterate_shown(sheet)) if sheet.sheet_state == "visible" else ""
        for sheet in book.worksheets
    ]


def _iterate_shown(sheet: Worksheet) -> Iterator[list[ShownCell]]:
    from openpyxl.cell.cell import MergedCell

    rows, columns = _find_hidden(sheet)
    spans = {
        (area.min_row, area.min_col): (
            len(set(range(area.min_row, area.max_row + 1)) - rows),
            len(set(range(area.min_col, area.max_col + 1)) - columns),
        )
        for area in sheet.merged_cells.ranges
    }
    for number, whole in enumerate(sheet.iter_rows(), start=1):
        if number not in rows:
            shown = (cell for cell in whole if not isinstance(cell, MergedCell) and cell.column not in columns)
            yield [_show(cell, spans) for cell in shown]


def _find_hidden(sheet: Worksheet) -> tuple[set[int], set[int]]:
    """The rows and the columns of a sheet that are hidden, by their numbers."""
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    areas = [(area.min or 0, area.max or 0) for area in sheet.column_dimensions.values() if area.hidden]
    return rows, {number for first, last in areas for number in range(first, last + 1)}


def _show(cell: Cell, spans: Mapping[tuple[int, int], tuple[int, int]]) -> ShownCell:
    """What a cell says; a number is shown by its digits, and a zero that the sheet lost is not put back."""
    value = cell.value
    if isinstance(value, dt.datetime) and value.time() == dt.time.min:
        value = value.date()
    text = "" if value is None else str(value).strip()
    body = escape(text).replace("\n", "<br>")
    body = f"<s>{body}</s>" if cell.font.strike else body
    target = cell.hyperlink.target if cell.hyperlink else None
    body = f'<a href="{escape(target)}">{body}</a>' if target else body
    return ShownCell(text, body, *spans.get((cell.row, cell.column), (1, 1)))
