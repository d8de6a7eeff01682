"""Characters of a page put together to words."""

from __future__ import annotations

import io

import pdfplumber

from pipeline.extract.readers.pdf_words import read_page
from tests.extract.readers.sheets import Sheets


def test_word_of_a_line_that_lies_askew_stays_whole() -> None:
    mail = "kjell.brannstrom@social.karlskrona.example.se"
    sheet = Sheets()
    with sheet.pdf.rotation(1, 60, 200):
        sheet.text(60, 200, [mail])
    with pdfplumber.open(io.BytesIO(sheet.bytes())) as pdf:
        assert [word.text for word in read_page(pdf.pages[0]).words[0]] == [mail]
