"""Characters of a page put together to words."""

from __future__ import annotations

import io

import pdfplumber

from pipeline.extract.readers.pdf_words import read_page
from pipeline.extract.readers.printed import join_words
from tests.extract.readers.sheets import Sheets


def test_word_of_a_line_that_lies_askew_stays_whole() -> None:
    mail = "kjell.brannstrom@social.karlskrona.example.se"
    sheet = Sheets()
    with sheet.pdf.rotation(1, 60, 200):
        sheet.text(60, 200, [mail])
    with pdfplumber.open(io.BytesIO(sheet.bytes())) as pdf:
        assert [word.text for word in read_page(pdf.pages[0]).words[0]] == [mail]


def _set_in_small_capitals(sheet: Sheets, x: float, y: float, glyphs: str, sizes: str) -> None:
    """Set each letter as it is, where `sizes` has a space below it, and in smaller type where it has a dot."""
    for glyph, size in zip(glyphs, sizes.ljust(len(glyphs)), strict=True):
        sheet.text(x, y, [glyph], size=9 if size == "." else 12)
        x += sheet.pdf.get_string_width(glyph)


def test_small_capitals_are_small_letters_whatever_the_glyphs_are_said_to_be() -> None:
    sheet = Sheets()
    _set_in_small_capitals(sheet, 60, 100, "kriStiNa AF Al-khAtib", " ....... ..  .  .....")
    _set_in_small_capitals(sheet, 60, 130, "NMT Åsa", "")
    with pdfplumber.open(io.BytesIO(sheet.bytes())) as pdf:
        words = [word.text for word in join_words(read_page(pdf.pages[0]).words[0])]
    assert words == ["Kristina", "af", "Al-Khatib", "NMT", "Åsa"]
