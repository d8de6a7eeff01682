"""Scanned pages: an image with a damaged text layer over it, or an image alone.

Only a page that needs it is read from its image: a clean layer is never read again. Without tesseract a damaged layer
is taken as it is, and an image alone is a loss that says what to install.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from types import TracebackType

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from pipeline.domain.layout import Box, Note, Page
from pipeline.extract.readers.combining import combine_readings, restore_sections
from pipeline.extract.readers.glued_rules import cut_read_rules
from pipeline.extract.readers.inked import drop_read_rules, find_rules, turn_dark
from pipeline.extract.readers.leaders import blank_leaders, drop_led_words, lead_words
from pipeline.extract.readers.mail_pieces import join_addresses
from pipeline.extract.readers.ocr import ENGLISH, INSTALL_LINE, SWEDISH, installed_models, read_image
from pipeline.extract.readers.pages import ReadPage, draft_page
from pipeline.extract.readers.pdf_words import PrintedPage
from pipeline.extract.readers.printed import PrintedWord
from pipeline.extract.readers.shading import even_light
from pipeline.extract.readers.shifted import move_back
from pipeline.extract.readers.tilt import Turn, find_turn
from pipeline.extract.readers.unfolding import fold_back, unfold_tables

_DPI = 300.0
_MAX_PIXELS = 30e6
_SCAN_SHARE = 0.5  # of the page that an image covers, for its text to be a layer over a scan
_ANY_SHARE = 0.02
_LEAST_LETTERS = 40
_SWEDISH_RATE = 0.012  # of letters; 4 to 5 in 100 are å, ä or ö in common Swedish text
_SWEDISH_WORDS = re.compile(r"\b(?:och|att|som|av|till|med|om|eller|ar|den|det|en|region|kommun)\b", re.IGNORECASE)
_ENGLISH_WORDS = re.compile(r"\b(?:the|of|and|with|from)\b", re.IGNORECASE)


def needs_reading(printed: PrintedPage) -> bool:
    """Whether a page has to be read from its image: its text is missing, unmapped, or a damaged layer over a scan."""
    if not printed.characters:
        return printed.image_share > _ANY_SHARE or printed.curves > 100
    if printed.unmapped > 0.3 * printed.characters:
        return True
    text = " ".join(word.text for words in printed.words.values() for word in words)
    return printed.image_share > _SCAN_SHARE and is_damaged(text)


def is_damaged(text: str) -> bool:
    """Whether a Swedish text has lost its å, ä and ö, as an English OCR model leaves it.

    >>> is_damaged("Regionkoordinatorerna ar anstallda inom socialtjansten och kan kontaktas for rad och hjalp")
    True
    >>> is_damaged("Regionkoordinatorerna är anställda inom socialtjänsten och kan kontaktas för råd och hjälp")
    False

    A list has hardly a word that tells its language; one without å, ä, ö is taken for damaged, but for English.
    """
    letters = sum(map(str.isalpha, text))
    swedish = sum(map(text.count, "åäöÅÄÖ"))
    if letters < _LEAST_LETTERS:
        return swedish == 0
    return swedish < _SWEDISH_RATE * letters and (
        swedish > 0 or letters < 400 or _SWEDISH_WORDS.search(text) is not None or not _ENGLISH_WORDS.search(text)
    )


class Scanner:
    """Renders pages of one PDF and reads them; the PDF is opened a second time only when a page needs it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: pdfium.PdfDocument | None = None

    def __enter__(self) -> Scanner:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def read(self, number: int, printed: PrintedPage) -> ReadPage:
        """Read a page from its image, and combine that with its text layer where there is one."""
        layer = printed.words.get(0, [])
        if not {SWEDISH, ENGLISH} & installed_models():
            return _without_reading(number, printed, Note("ocr_missing", INSTALL_LINE, number))
        png, dpi = self._render(number, printed)
        png, leaders = blank_leaders(even_light(turn_dark(png, dpi), dpi), dpi)
        layer = drop_led_words(layer, leaders)
        turn = find_turn(png, dpi)
        rules = find_rules(png, dpi, turn)
        words, note = read_words(png, dpi, [] if printed.unmapped else layer, number, turn, rules)
        if words is None:
            return _without_reading(number, printed, note)
        words = lead_words(cut_read_rules(drop_read_rules(words, rules), rules), leaders, turn)
        page = PrintedPage(printed.width, printed.height, {0: words}, rules, printed.image_share)
        read = draft_page(number, page, is_scan=True)
        read.notes = (*read.notes, note)
        return read

    def _render(self, number: int, printed: PrintedPage) -> tuple[bytes, float]:
        """The image of a page without its text layer, and its resolution."""
        if self._pdf is None:
            self._pdf = pdfium.PdfDocument(self._data)
        dpi = min(_DPI, 72 * (_MAX_PIXELS / (printed.width * printed.height)) ** 0.5)
        page = self._pdf[number - 1]
        try:
            if printed.image_share > _SCAN_SHARE:
                for item in list(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT], max_depth=1)):
                    page.remove_obj(item)
            image = page.render(scale=dpi / 72, grayscale=True).to_pil()
            buffer = io.BytesIO()
            image.save(buffer, "PNG", compress_level=1)
        finally:
            page.close()
        return buffer.getvalue(), dpi


def read_words(
    png: bytes, dpi: float, layer: list[PrintedWord], number: int, turn: Turn | None, rules: Sequence[Box] = ()
) -> tuple[list[PrintedWord] | None, Note]:
    """Read an image with the models that are installed, beside the layer that it came with, if any.

    Args:
        png: The image, in grey.
        dpi: Its resolution.
        layer: The words of its text layer.
        number: Of the page.
        turn: What brings the page level, where it lies askew.
        rules: Of its tables, on the level page.

    Returns:
        The words (None where a model could not read it: a lesser reading is none), and a note of what was combined.
    """
    layer = [turn.level_word(word) for word in layer] if turn else layer
    models = [model for model in (SWEDISH, ENGLISH) if model in installed_models()]
    if layer and SWEDISH in models and not any(word.text.lower().startswith("kap") for word in layer):
        models = [SWEDISH]  # the English model is needed for the sections of statutes alone, which layers lose
    png, columns = unfold_tables(png, dpi, rules, turn)
    readings = read_image(png, dpi, models, None if columns else turn, is_compared=bool(layer))
    readings = {model: replace(read, words=fold_back(read.words, columns)) for model, read in readings.items()}
    if len(readings) < len(models):
        return None, Note("ocr_failed", "tesseract could not read the image within its time", number)
    swedish, english = readings.get(SWEDISH), readings.get(ENGLISH)
    if swedish is None:
        detail = "read with the English model alone; " + INSTALL_LINE
        return (join_addresses(english.words) if english else None), Note("ocr_english", detail, number)
    other = move_back(layer, swedish.words) if layer else english.words if english else []
    names = "its text layer" if layer else "the English model" if english else "no other reading"
    detail = f"read from the image with the Swedish model, beside {names}; confidence {swedish.confidence:.0f}"
    words = combine_readings(swedish.words, other) if other else swedish.words
    if layer and english:
        words = restore_sections(words, english.words)
    return join_addresses(words), Note("ocr", detail, number)


def _without_reading(number: int, printed: PrintedPage, why: Note) -> ReadPage:
    """The page as it is where its image is not read: its text layer, or a loss."""
    if printed.characters and not printed.unmapped:
        read = draft_page(number, printed, is_scan=True)
        detail = f"the text layer of the scan is taken as it is; {why.detail}"
        read.notes = (*read.notes, Note(why.code, detail, number))
        return read
    detail = f"the page is an image without text; {why.detail}"
    note = Note(why.code, detail, number, is_loss=True)
    return ReadPage(Page(number, (), printed.width, printed.height, True), notes=(note,))
