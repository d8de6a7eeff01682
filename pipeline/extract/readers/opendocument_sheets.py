"""Sheets of OpenDocument as HTML: what is shown of each is a table, with its merged cells and links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.readers.office_tables import ShownCell, write_rows
from pipeline.extract.readers.opendocument import OpenDocument, find, flatten, get, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_REPEATED_MOST = 1000  # rows and cells; what is the same more often is the empty rest of a sheet
_HIDDEN = ("collapse", "filter")
_CELLS = ("table:table-cell", "table:covered-table-cell")


class _Run(NamedTuple):
    """Rows or columns that are alike: the first one's number, how many they are, and whether they are hidden."""

    first: int
    size: int
    is_hidden: bool

    def hides(self, first: int, count: int) -> int:
        """How many of so many rows or columns are hidden by this one."""
        shared = min(self.first + self.size, first + count) - max(self.first, first)
        return max(0, shared) if self.is_hidden else 0


def write_opendocument_sheets(data: bytes) -> Sequence[str]:
    """Write each sheet (`.ods`) as the body of a web page, hidden ones as empty ones.

    Raises:
        UnreadableError: It asks for a password.
    """
    document = OpenDocument(data)
    return [_write_sheet(document, sheet) for sheet in find(document.content, "table:table")]


def _write_sheet(document: OpenDocument, sheet: Element) -> str:
    if document.asks_style(get(sheet, "table:style-name"), "table:display", "false"):
        return ""
    return write_rows(get(sheet, "table:name"), _iterate_shown(document, sheet))


def _iterate_shown(document: OpenDocument, sheet: Element) -> Iterator[list[ShownCell]]:
    rows = find(sheet, "table:table-row")
    row_runs, column_runs = _number(rows, "rows"), _number(find(sheet, "table:table-column"), "columns")
    for row, run in zip(rows, row_runs, strict=True):
        if run.is_hidden:
            continue
        shown = []
        cells = [cell for cell in row if name_of(cell) in _CELLS]
        for cell, place in zip(cells, _number(cells, "columns"), strict=True):
            hidden = sum(column.hides(place.first, place.size) for column in column_runs)
            if name_of(cell) == "table:table-cell" and hidden < place.size:
                text = _show(document, cell, run, place, row_runs, column_runs)
                shown += [text] * min(place.size - hidden, _REPEATED_MOST)
        yield from [shown] * (min(run.size, _REPEATED_MOST) if any(cell.text for cell in shown) else 1)


def _number(parts: Sequence[Element], kind: str) -> list[_Run]:
    runs: list[_Run] = []
    at = 0
    for part in parts:
        count = int(get(part, f"table:number-{kind}-repeated") or 1)
        runs.append(_Run(at, count, get(part, "table:visibility") in _HIDDEN))
        at += count
    return runs


def _show(
    document: OpenDocument, cell: Element, row: _Run, place: _Run, rows: Sequence[_Run], columns: Sequence[_Run]
) -> ShownCell:
    paragraphs = [part for part in cell if name_of(part) == "text:p"]
    body = "<br>".join(document.write_within(paragraph) for paragraph in paragraphs)
    spans = []
    for kind, first, runs in (("rows", row.first, rows), ("columns", place.first, columns)):
        count = int(get(cell, f"table:number-{kind}-spanned") or 1)
        spans.append(count - sum(run.hides(first, count) for run in runs))
    return ShownCell("\n".join(map(flatten, paragraphs)).strip(), body, spans[0], spans[1])
