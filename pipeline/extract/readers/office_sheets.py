"""Sheets of Excel as HTML: what is shown of each is a table, with its merged cells, links and results of formulas."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from pipeline.vocabulary import match_label

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet


def write_sheets(data: bytes) -> Sequence[str]:
    """Write each sheet as the body of a web page, hidden ones as empty ones.

    Args:
        data: An `.xlsx` file.
    """
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), data_only=True)
    return [_write_sheet(sheet) if sheet.sheet_state == "visible" else "" for sheet in book.worksheets]


def _write_sheet(sheet: Worksheet) -> str:
    """Write what is shown of a sheet: lines above its header are text, and each header begins a table."""
    rows, columns = _find_hidden(sheet)
    spans = {
        (area.min_row, area.min_col): (
            len(set(range(area.min_row, area.max_row + 1)) - rows),
            len(set(range(area.min_col, area.max_col + 1)) - columns),
        )
        for area in sheet.merged_cells.ranges
    }
    above: list[str] = []
    tables: list[list[str]] = []
    for number, whole in enumerate(sheet.iter_rows(), start=1):
        row = [cell for cell in whole if number not in rows and cell.column not in columns]
        texts = [text for cell in row if (text := _show(cell))]
        is_header = _is_header(texts)
        if is_header or (not tables and len(texts) > 1):
            tables.append([])
        if tables and texts:
            tag = "th" if is_header else "td"
            tables[-1].append(f"<tr>{''.join(_write_cell(cell, tag, spans) for cell in row)}</tr>")
        elif texts:
            above.append(f"<p>{escape(texts[0])}</p>")
    shown = "".join(f"<table>{''.join(lines)}</table>" for lines in tables)
    return f"<h2>{escape(sheet.title)}</h2>{''.join(above)}{shown}"


def _find_hidden(sheet: Worksheet) -> tuple[set[int], set[int]]:
    """The rows and the columns of a sheet that are hidden, by their numbers."""
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    areas = [(area.min or 0, area.max or 0) for area in sheet.column_dimensions.values() if area.hidden]
    return rows, {number for first, last in areas for number in range(first, last + 1)}


def _is_header(texts: Sequence[str]) -> bool:
    """Whether a row names fields and nothing else: a sheet does not say which of its rows is the header.

    >>> _is_header(["Namn", "Telefon"]), _is_header(["Nord", "Telefon"])
    (True, False)
    """
    return len(texts) > 1 and all(match_label(text.rstrip(" :"), is_fuzzy=False) for text in texts)


def _write_cell(cell: Cell | MergedCell, tag: str, spans: Mapping[tuple[int, int], tuple[int, int]]) -> str:
    from openpyxl.cell.cell import MergedCell

    if isinstance(cell, MergedCell):
        return ""
    rows, columns = spans.get((cell.row, cell.column), (1, 1))
    text = escape(_show(cell)).replace("\n", "<br>")
    target = cell.hyperlink.target if cell.hyperlink else None
    text = f'<a href="{escape(target)}">{text}</a>' if target else text
    return f'<{tag} rowspan="{rows}" colspan="{columns}">{text}</{tag}>'


def _show(cell: Cell | MergedCell) -> str:
    """What a cell says; a number is shown by its digits, and a zero that the sheet lost is not put back."""
    value = cell.value
    if isinstance(value, dt.datetime) and value.time() == dt.time.min:
        value = value.date()
    return "" if value is None else str(value).strip()
