"""Small PDFs for tests, set line by line at given places; the same calls give the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from fpdf import FPDF

from pipeline.domain.layout import Block, Document
from pipeline.extract.readers import read_document

LEADING = 1.25


class Sheets:
    """A PDF in the making; places are points from the top left, `y` is the first baseline."""

    def __init__(self, width: float = 595, height: float = 842) -> None:
        self.pdf = FPDF(unit="pt", format=(width, height))
        self.pdf.core_fonts_encoding = "windows-1252"
        self.pdf.set_creation_date(dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
        self.pdf.add_page()

    def page(self) -> None:
        self.pdf.add_page()

    def text(
        self,
        x: float,
        y: float,
        lines: str | Sequence[str],
        size: float = 10,
        style: Literal["", "B"] = "",
        leading: float = LEADING,
    ) -> float:
        """Set lines below each other; the baseline of the next one is returned."""
        self.pdf.set_font("Helvetica", style, size)
        for line in [lines] if isinstance(lines, str) else lines:
            if line:
                self.pdf.text(x, y, line)
            y += size * leading
        return y

    def bytes(self) -> bytes:
        return bytes(self.pdf.output())

    def read(self) -> Document:
        return read_document(self.bytes())


def outline(blocks: Sequence[Block]) -> list[str]:
    """Kind and text of each block that has lines, and of each row of a table on one line."""
    found = []
    for block in blocks:
        if block.kind == "row":
            found.append(
                "row: " + " | ".join(" / ".join(line.text for line in cell.all_lines()) for cell in block.children)
            )
        elif block.lines:
            found.append(f"{block.kind}: " + " / ".join(line.text for line in block.lines))
        else:
            found.extend(outline(block.children))
    return found
