"""Scans for tests: a sheet rendered to an image, put on a page alone or under a text layer."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from fpdf import FPDF
from fpdf.enums import TextMode
from PIL import Image

from tests.extract.readers.sheets import Sheets


def render(sheet: Sheets, dpi: int = 200) -> Image.Image:
    pdf = pdfium.PdfDocument(sheet.bytes())
    image: Image.Image = pdf[0].render(scale=dpi / 72, grayscale=True).to_pil()
    pdf.close()
    return image


def scan(sheet: Sheets, layer: Callable[[FPDF], None] | None = None, dpi: int = 200) -> bytes:
    """The sheet's first page as a scanned PDF; `layer` sets the invisible text over it."""
    image = render(sheet, dpi)
    pdf = FPDF(unit="pt", format=(sheet.pdf.w, sheet.pdf.h))
    pdf.core_fonts_encoding = "windows-1252"
    pdf.add_page()
    pdf.image(image, 0, 0, sheet.pdf.w, sheet.pdf.h)
    pdf.set_font("Helvetica", size=10)
    if layer is not None:
        with pdf.local_context(text_mode=TextMode.INVISIBLE):
            layer(pdf)
    return bytes(pdf.output())


def png(image: Image.Image, dpi: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(dpi, dpi))
    return buffer.getvalue()
