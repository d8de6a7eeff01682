"""Pages that are not lit evenly are made so; even ones, and dark grounds with light letters, stay as they are."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from pipeline.extract.readers import read_document
from pipeline.extract.readers.shading import even_light
from tests.extract.readers.scanned import png, render
from tests.extract.readers.sheets import Sheets
from tests.extract.readers.test_scans import LINES, needs_tesseract, printed

DPI = 200


def _page() -> Image.Image:
    made = Sheets(400, 300)
    made.text(14, 60, LINES, 11)
    return render(made, DPI)


def _shade(page: Image.Image) -> Image.Image:
    """The page as a book's, with the shadow of the spine over the left of it."""
    grey = np.asarray(page, dtype=np.float64)
    shadow = 1 - 0.55 * np.exp(-np.linspace(0, 6, grey.shape[1]))
    return Image.fromarray((grey * shadow[None, :]).astype(np.uint8))


def _grey(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image, dtype=np.int16)


def test_paper_in_the_shadow_of_a_spine_becomes_as_light_as_elsewhere_and_ink_stays_dark() -> None:
    page = _page()
    even = _grey(even_light(png(_shade(page), DPI), DPI))
    # at the very edge the squares of paper are coarser than the shadow
    assert np.percentile(even[:, 40:], 50, axis=0).min() > 215
    ink = np.asarray(page) < 60
    assert even[ink].max() < 130


def test_an_evenly_lit_page_and_a_dark_ground_are_as_they_were() -> None:
    page = _page()
    data = png(page.point([round(shade * 0.9) for shade in range(256)]), DPI)
    assert even_light(data, DPI) == data
    panel = png(Image.fromarray(np.where(np.asarray(page) < 128, 250, 40).astype(np.uint8)), DPI)
    assert even_light(panel, DPI) == panel
    small = png(Image.new("L", (40, 30), 128), DPI)
    assert even_light(small, DPI) == small


@needs_tesseract
def test_lines_in_the_shadow_of_a_spine_are_read() -> None:
    assert printed(read_document(png(_shade(_page()), DPI)))[:5] == [line for line in LINES if line][:5]
