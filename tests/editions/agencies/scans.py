"""Scans of the agencies' prints: images alone at several resolutions, images under a layer that the English model of
tesseract made, and the text that this model gives by itself. They need tesseract.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator
from random import Random

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from fpdf import FPDF
from PIL import Image, ImageFilter

from tests.editions.agencies import prints
from tests.editions.people import MadeUp

Layout = Callable[[MadeUp, Random], bytes]


def _render(data: bytes, dpi: int, blur: float) -> Iterator[Image.Image]:
    pdf = pdfium.PdfDocument(data)
    for page in pdf:
        image = page.render(scale=dpi / 72, grayscale=True).to_pil()
        yield image.filter(ImageFilter.GaussianBlur(blur)) if blur else image
    pdf.close()


def _read_with_english(image: Image.Image, dpi: int, kind: str) -> str:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    command = ["tesseract", "stdin", "stdout", "-l", "eng", "--dpi", str(dpi), *([kind] if kind else [])]
    return subprocess.run(command, input=buffer.getvalue(), capture_output=True, check=True).stdout.decode()


def _image_pdf(images: Iterator[Image.Image], dpi: int, *, is_layered: bool) -> bytes:
    pdf = FPDF(unit="pt")
    pdf.set_auto_page_break(False)
    scale = 72 / dpi
    for image in images:
        pdf.add_page(format=(image.width * scale, image.height * scale))
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        pdf.image(buffer, 0, 0, pdf.w, pdf.h)
        if is_layered:
            _add_layer(pdf, _read_with_english(image, dpi, "tsv"), scale)
    return bytes(pdf.output())


def _add_layer(pdf: FPDF, tsv: str, scale: float) -> None:
    pdf.set_font("Helvetica", size=9)
    with pdf.local_context(text_mode="INVISIBLE"):
        for cells in (row.split("\t") for row in tsv.splitlines()[1:]):
            if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
                continue
            text = cells[11].strip().encode("latin-1", "replace").decode("latin-1")
            left, top, width, height = (int(cell) * scale for cell in cells[6:10])
            pdf.set_stretching(100 * width / (pdf.get_string_width(text) or 1.0))
            pdf.text(left, top + height, text)
            pdf.set_stretching(100)


def _scan(print_: Layout, dpi: int, blur: float, *, is_layered: bool) -> Layout:
    """Make a layout of a print: its pages as images of a resolution, with or without the English model's layer."""

    def scan(made: MadeUp, rng: Random) -> bytes:
        return _image_pdf(_render(print_(made, rng), dpi, blur), dpi, is_layered=is_layered)

    scan.__name__ = f"{'layered' if is_layered else 'image'}_{print_.__name__}_{dpi}"
    return scan


def english_text(made: MadeUp, rng: Random) -> bytes:
    """The text that the English model reads in a report of one column at 300 dpi."""
    pages = _render(prints.one_column(made, rng), 300, 0.0)
    return "\f".join(_read_with_english(page, 300, "") for page in pages).encode()


IMAGES: tuple[Layout, ...] = (
    _scan(prints.one_column, 150, 0.0, is_layered=False),
    _scan(prints.boxed_grid, 200, 0.5, is_layered=False),
    _scan(prints.ruled_table, 300, 0.4, is_layered=False),
    _scan(prints.map_spread, 300, 0.4, is_layered=False),
)
LAYERED: tuple[Layout, ...] = (
    _scan(prints.one_column, 200, 0.3, is_layered=True),
    _scan(prints.narrow_columns, 300, 0.3, is_layered=True),
    _scan(prints.banded_table, 300, 0.3, is_layered=True),
)
LAYOUTS: tuple[Layout, ...] = (*IMAGES, *LAYERED, english_text)
