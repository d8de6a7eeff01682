"""Prints made of blocks as PDF: one column, two columns with bands, and a leaflet of boxes and ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fpdf import FPDF

from tests.editions.agencies.prints import new_print, wrap
from tests.editions.facts.blocks import Block, Box, Heading, Items, Para, Table, Terms

_INTRO = "Människohandel förekommer i hela landet. Här står var den som är utsatt kan få hjälp."


@dataclass(slots=True)
class _Sheet:
    """Where the next line goes: columns of `width` millimetres, filled one after the other."""

    pdf: FPDF
    lefts: tuple[float, ...]
    width: float
    is_ruled: bool
    at: int = 0
    y: float = 32.0
    top: float = 32.0

    @property
    def x(self) -> float:
        return self.lefts[self.at]

    def need(self, height: float) -> None:
        """Go on in the next column or overleaf where `height` does not fit."""
        if self.y + height <= 276:
            return
        self.at = (self.at + 1) % len(self.lefts)
        if self.at == 0:
            self.pdf.add_page()
            self.top = 20.0
        self.y = self.top

    def line(self, text: str, size: float = 9, style: str = "", indent: float = 0) -> None:
        """Set a text, wrapped to the column."""
        self.pdf.set_font(style=style, size=size)
        for line in wrap(self.pdf, text.replace("**", ""), self.width - indent):
            self.need(size * 0.5)
            self.y += size * 0.5
            self.pdf.text(self.x + indent, self.y, line)


def _set(sheet: _Sheet, block: Block) -> None:
    match block:
        case Heading(text, level):
            sheet.need(18)
            sheet.y += 4 if level == 2 else 2
            sheet.line(text, 13 if level == 2 else 10.5, "B")
        case Para(lines):
            for line in lines:
                sheet.line(line)
        case Items(items):
            for item in items:
                sheet.need(10)
                sheet.pdf.set_font(style="", size=9)
                sheet.pdf.text(sheet.x, sheet.y + 4.5, "•")
                sheet.line(item, indent=4)
        case Table():
            _set_table(sheet, block)
        case Terms(pairs):
            for term, said in pairs:
                sheet.need(16)
                sheet.line(term, 9, "B")
                for text in said:
                    sheet.line(text, indent=3)
        case Box(lines):
            _set_box(sheet, lines)
    sheet.y += 2.5


def _set_box(sheet: _Sheet, lines: Sequence[str]) -> None:
    sheet.need(8 + 5 * len(lines))
    top, width = sheet.y + 1, sheet.width
    sheet.y += 2
    sheet.line(lines[0], 9.5, "B", indent=3)
    for line in lines[1:]:
        sheet.line(line, indent=3)
    sheet.y += 2
    sheet.pdf.rect(sheet.x, top, width, sheet.y - top)
    sheet.y += 1


def _set_table(sheet: _Sheet, table: Table) -> None:
    """Columns as wide as what stands in them asks for; rules where the sheet has them."""
    sheet.pdf.set_font(style="B", size=8)
    rows = (table.head, *table.rows)
    words = [[word for row in rows for word in row[at].split()] for at in range(len(table.head))]
    least = [max(map(sheet.pdf.get_string_width, column)) + 4 for column in words]
    longest = [max(min(len(row[at]), 60) for row in rows) for at in range(len(table.head))]
    spare = sheet.width - sum(least)
    widths = [own + spare * length / sum(longest) for own, length in zip(least, longest, strict=True)]
    for number, row in enumerate((table.head, *table.rows)):
        sheet.pdf.set_font(style="" if number else "B", size=8)
        cells = [
            [line for part in cell.split("\n") for line in wrap(sheet.pdf, part, width - 3)]
            for cell, width in zip(row, widths, strict=True)
        ]
        height = 3.9 * max(map(len, cells)) + 2
        sheet.need(height)
        sheet.pdf.set_font(style="" if number else "B", size=8)
        x = sheet.x
        for lines, width in zip(cells, widths, strict=True):
            if sheet.is_ruled:
                sheet.pdf.rect(x, sheet.y, width, height)
            for at, line in enumerate(lines):
                sheet.pdf.text(x + 1.5, sheet.y + 3.9 * (at + 1), line)
            x += width
        sheet.y += height


def _print(title: str, blocks: Sequence[Block], lefts: tuple[float, ...], width: float, *, is_ruled: bool) -> bytes:
    pdf = new_print()
    pdf.set_font(style="B", size=17)
    pdf.text(lefts[0], 20, title)
    pdf.set_font(style="", size=9)
    pdf.text(lefts[0], 27, _INTRO)
    sheet = _Sheet(pdf, lefts, width, is_ruled)
    for block in blocks:
        _set(sheet, block)
    for number in range(1, len(pdf.pages) + 1):
        pdf.page = number
        pdf.set_font(style="", size=7)
        pdf.text(lefts[0], 290, f"Exempelstads kommun 2024  |  {number}")
    return bytes(pdf.output())


def one_column(title: str, blocks: Sequence[Block]) -> bytes:
    """A report; tables without rules."""
    return _print(title, blocks, (25.0,), 160.0, is_ruled=False)


def ruled(title: str, blocks: Sequence[Block]) -> bytes:
    """A report whose tables have rules."""
    return _print(title, blocks, (25.0,), 160.0, is_ruled=True)


def two_columns(title: str, blocks: Sequence[Block]) -> bytes:
    """A brochure of two columns."""
    return _print(title, blocks, (15.0, 110.0), 85.0, is_ruled=True)


STYLES = (one_column, ruled, two_columns)
