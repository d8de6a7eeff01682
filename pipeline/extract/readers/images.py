"""Image files: scans and photographs of a print, frame by frame."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageSequence, UnidentifiedImageError

from pipeline.domain.layout import Document, Note, Page
from pipeline.errors import UnreadableError
from pipeline.extract.readers.glued_rules import cut_read_rules
from pipeline.extract.readers.inked import drop_read_rules, find_rules, turn_dark
from pipeline.extract.readers.leaders import blank_leaders, lead_words
from pipeline.extract.readers.ocr import ENGLISH, INSTALL_LINE, SWEDISH, installed_models
from pipeline.extract.readers.pages import ReadPage, assemble_document, draft_page
from pipeline.extract.readers.pdf_words import PrintedPage
from pipeline.extract.readers.scans import read_words
from pipeline.extract.readers.shading import even_light
from pipeline.extract.readers.tilt import find_turn

_MAX_PIXELS = 60_000_000
_MAX_FRAMES = 50
_USUAL_DPI = 300.0
_PAGE_WIDTH = 8.27  # inches of an A4 page: what an image without a resolution is taken for


def read_image_file(data: bytes, media_type: str) -> Document:
    """Read an image file.

    Raises:
        UnreadableError: It is damaged or too large, or tesseract is not installed.
    """
    if not {SWEDISH, ENGLISH} & installed_models():
        raise UnreadableError(f"an image has no text of its own; {INSTALL_LINE}", reason_code="ocr_missing")
    notes: list[Note] = []
    pages = [_read_frame(png, dpi, size, number) for number, (png, dpi, size) in enumerate(_frames(data), start=1)]
    return assemble_document(media_type, pages, (), notes)


def _frames(data: bytes) -> Iterator[tuple[bytes, float, tuple[int, int]]]:
    """Each frame as a PNG in shades of grey, its resolution, and its size in pixels."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MAX_PIXELS:
                raise UnreadableError(f"an image of {image.width} by {image.height} pixels", reason_code="too_large")
            for index, frame in enumerate(ImageSequence.Iterator(image)):
                if index >= _MAX_FRAMES:
                    return
                buffer = io.BytesIO()
                frame.convert("L").save(buffer, "PNG", compress_level=1)
                yield buffer.getvalue(), _resolution(frame), frame.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableError("the image is damaged", reason_code="damaged") from error


def _resolution(image: Image.Image) -> float:
    stated = image.info.get("dpi", (0, 0))[0]
    if 70 < float(stated) < 1300:
        return float(stated)
    return min(max(min(image.size) / _PAGE_WIDTH, 70.0), _USUAL_DPI * 2)


def _read_frame(png: bytes, dpi: float, size: tuple[int, int], number: int) -> ReadPage:
    width, height = size[0] * 72 / dpi, size[1] * 72 / dpi
    png, leaders = blank_leaders(even_light(turn_dark(png, dpi), dpi), dpi)
    turn = find_turn(png, dpi)
    rules = find_rules(png, dpi, turn)
    words, note = read_words(png, dpi, [], number, turn, rules)
    if words is None:
        loss = Note("ocr_failed", "tesseract could not read the image", number, is_loss=True)
        return ReadPage(Page(number, (), width, height, True), notes=(loss,))
    words = lead_words(cut_read_rules(drop_read_rules(words, rules), rules), leaders, turn)
    read = draft_page(number, PrintedPage(width, height, {0: words}, rules), is_scan=True)
    read.notes = (*read.notes, note)
    return read
