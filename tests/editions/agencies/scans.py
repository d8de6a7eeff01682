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


def coarse_report(made: MadeUp, rng: Random) -> bytes:
    """A report of one column, an image of 150 dpi."""
    return _image_pdf(_render(prints.one_column(made, rng), 150, 0.0), 150, is_layered=False)


def grey_boxes(made: MadeUp, rng: Random) -> bytes:
    """Framed boxes, an image of 200 dpi, slightly out of focus."""
    return _image_pdf(_render(prints.boxed_grid(made, rng), 200, 0.5), 200, is_layered=False)


def fine_table(made: MadeUp, rng: Random) -> bytes:
    """A table with rules, an image of 300 dpi."""
    return _image_pdf(_render(prints.ruled_table(made, rng), 300, 0.4), 300, is_layered=False)


def fine_map(made: MadeUp, rng: Random) -> bytes:
    """Contacts beside a map, an image of 300 dpi."""
    return _image_pdf(_render(prints.map_spread(made, rng), 300, 0.4), 300, is_layered=False)


def layered_report(made: MadeUp, rng: Random) -> bytes:
    """A report of one column at 200 dpi under the English model's layer."""
    return _image_pdf(_render(prints.one_column(made, rng), 200, 0.3), 200, is_layered=True)


def layered_columns(made: MadeUp, rng: Random) -> bytes:
    """Three narrow columns at 300 dpi under the English model's layer."""
    return _image_pdf(_render(prints.narrow_columns(made, rng), 300, 0.3), 300, is_layered=True)


def layered_bands(made: MadeUp, rng: Random) -> bytes:
    """A table with shaded bands at 300 dpi under the English model's layer."""
    return _image_pdf(_render(prints.banded_table(made, rng), 300, 0.3), 300, is_layered=True)


def english_text(made: MadeUp, rng: Random) -> bytes:
    """The text that the English model reads in a report of one column at 300 dpi."""
    pages = _render(prints.one_column(made, rng), 300, 0.0)
    return "\f".join(_read_with_english(page, 300, "") for page in pages).encode()


IMAGES: tuple[Layout, ...] = (coarse_report, grey_boxes, fine_table, fine_map)
LAYERED: tuple[Layout, ...] = (layered_report, layered_columns, layered_bands)
LAYOUTS: tuple[Layout, ...] = (*IMAGES, *LAYERED, english_text)
