"""Rows of a sheet as HTML: a sheet is one field of cells, and which of its rows is a header only their words say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from pipeline.vocabulary import match_label


class ShownCell(NamedTuple):
    """A cell that is shown: its text, the same as HTML, and how many rows and columns it spans."""

    text: str = ""
    body: str = ""
    rows: int = 1
    columns: int = 1


def write_rows(title: str, rows: Iterable[Sequence[ShownCell]]) -> str:
    """Write a sheet as the body of a web page.

    Lines above the first header are text, and each header begins a table.

    Args:
        title: What the sheet is called.
        rows: The rows that are shown, without the cells that others cover.
    """
    above: list[str] = []
    tables: list[list[str]] = []
    for row in rows:
        texts = [cell.text for cell in row if cell.text]
        is_header = _is_header(texts)
        if is_header or (not tables and len(texts) > 1):
            tables.append([])
        if tables and texts:
            tag = "th" if is_header else "td"
            last = max(at for at, cell in enumerate(row) if cell.text)
            tables[-1].append(f"<tr>{''.join(_write_cell(cell, tag) for cell in row[: last + 1])}</tr>")
        elif texts:
            above.append(f"<p>{escape(texts[0])}</p>")
    shown = "".join(f"<table>{''.join(lines)}</table>" for lines in tables)
    return f"<h2>{escape(title)}</h2>{''.join(above)}{shown}"


def _is_header(texts: Sequence[str]) -> bool:
    """Whether a row names fields and nothing else.

    >>> _is_header(["Namn", "Telefon"]), _is_header(["Nord", "Telefon"])
    (True, False)
    """
    return len(texts) > 1 and all(match_label(text.rstrip(" :"), is_fuzzy=False) for text in texts)


def _write_cell(cell: ShownCell, tag: str) -> str:
    return f'<{tag} rowspan="{cell.rows}" colspan="{cell.columns}">{cell.body}</{tag}>'
