"""Cells of a line of plain text that signs part: pipes, tabs, and the semicolons or commas of an export."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.extract.readers.shapes import is_open_list
from pipeline.extract.readers.text_cells import Cell
from pipeline.vocabulary.folding import PARTING_BAR

_BAR = re.compile(PARTING_BAR)
PIPE_RULE = re.compile(r"(?=[^-]*-)[\s|:+=-]+")
_FIELD, _COMMA_FIELD = (
    re.compile(rf'(?:^|{mark})\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^{mark}]*?))\s*(?={mark}|$)') for mark in ";,"
)
_LEAST_SEMICOLONS, _LEAST_COMMAS = 2, 3


def cut_pipes(text: str) -> list[Cell]:
    """Cut a line at its pipes, without those at its ends."""
    if "|" not in text.strip().strip("|") or PIPE_RULE.fullmatch(text) or not _BAR.search(text):
        return []
    cells = _cut_at(text, "|")
    first, last = int(not cells[0].text), len(cells) - int(not cells[-1].text)
    return cells[first:last]


def cut_tabs(text: str) -> list[Cell]:
    r"""Cut a line at its tabs, of which one parts two cells, or stands on each side of the only one.

    >>> [cell.text for cell in cut_tabs("\tLän: Skåne\t\t")], cut_tabs("\tLän: Skåne")
    (['', 'Län: Skåne', '', ''], [])
    """
    is_set_in = text.strip() != "" and text[:1] == text[-1:] == "\t"
    return _cut_at(text, "\t") if "\t" in text.strip() or is_set_in else []


def cut_hung(text: str, above: Sequence[Cell]) -> list[Cell]:
    r"""Cut a line that only goes on below an open cell of the line above, under which its tabs set it; else nothing.

    >>> [cell.text for cell in cut_hung("\tKalmar", cut_tabs("Syd\tSkåne, Blekinge,\tEva Ek"))]
    ['', 'Kalmar']
    """
    at = len(text) - len(text.lstrip("\t"))
    is_hung = 0 < at < len(above) and bool(text.strip()) and is_open_list(above[at].text)
    return _cut_at(text, "\t") if is_hung else []


def _cut_at(text: str, mark: str) -> list[Cell]:
    cells, start = [], 0
    for piece in text.split(mark):
        cells.append(Cell(start + len(piece) - len(piece.lstrip()), piece.strip()))
        start += len(piece) + 1
    return cells


def cut_fields(text: str) -> list[Cell]:
    """Cut a line of an export at its semicolons, of which there are enough for a table; quoted fields stay whole."""
    return _cells_of(_FIELD.finditer(text)) if text.count(";") >= _LEAST_SEMICOLONS else []


def cut_commas(text: str) -> list[Cell]:
    """Cut a line of an export at its commas, as others at semicolons."""
    return _cells_of(_COMMA_FIELD.finditer(text)) if text.count(",") >= _LEAST_COMMAS else []


def _cells_of(fields: Iterable[re.Match[str]]) -> list[Cell]:
    return [
        Cell(m.start("quoted" if m["quoted"] is not None else "bare"), m["quoted"] or m["bare"] or "") for m in fields
    ]
