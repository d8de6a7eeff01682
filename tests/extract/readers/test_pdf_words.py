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


def _lay_glyphless(words: list[tuple[str, float, float]]) -> bytes:
    """A page with the words of a text layer as tesseract writes them: letters and a blank as wide as the word."""
    shown = " ".join(
        f"{100 * (end - start) / (5 * len(text) + 5):.3f} Tz 1 0 0 1 {start} 100 Tm ({text} ) Tj"
        for text, start, end in words
    )
    content = f"BT /F1 10 Tf 3 Tr {shown} ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        f"<</Type/Font/Subtype/TrueType/BaseFont/GlyphLessFont/FirstChar 32/LastChar 126/Widths[{'500 ' * 95}]"
        "/FontDescriptor<</Type/FontDescriptor/FontName/GlyphLessFont/FontBBox[0 0 500 1000]/Ascent 1000/Descent 0>>>>",
    ]
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, start=1))
    return f"%PDF-1.5\n{body}trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF".encode()


def test_words_of_a_layer_by_tesseract_are_as_wide_as_in_the_image() -> None:
    words = [("Tel", 60.0, 74.0), ("08-628", 77.0, 111.0), ("68", 114.0, 125.0)]
    with pdfplumber.open(io.BytesIO(_lay_glyphless(words))) as pdf:
        read = read_page(pdf.pages[0]).words[0]
    assert [(word.text, round(word.x0), round(word.x1)) for word in read] == words
