"""A text layer that lies beside the words of its image is moved to them, and no other."""

from __future__ import annotations

from fpdf import FPDF

from pipeline.extract.readers import read_document
from pipeline.extract.readers.printed import PrintedWord
from pipeline.extract.readers.shifted import move_back
from tests.extract.readers.scanned import scan
from tests.extract.readers.test_scans import LINES, LOST, needs_tesseract, sheet

_TEXTS = ("Kontakter", "Norrbotten", "Gävleborg", "Stockholm", "Kalmar", "Kronoberg", "070-174", "Kalmar", "Öst")
_MORE = ("Västernorrland, Jämtland", "Kristina Sandström", "Blekinge, Kronoberg")


def _words(right: float, down: float) -> list[PrintedWord]:
    return [
        PrintedWord(text, 40 + right, 20 * n + down, 90 + right, 20 * n + 8 + down, 20 * n + 7 + down, 10)
        for n, text in enumerate((*_TEXTS, "Jönköping", "Halland"))
    ]


def test_a_layer_is_moved_to_where_its_words_stand_in_the_image() -> None:
    assert move_back(_words(-18, 9), _words(0, 0)) == _words(0, 0)


def test_a_layer_that_lies_right_or_has_words_of_another_page_is_left() -> None:
    assert move_back(_words(0.5, 0), _words(0, 0)) == _words(0.5, 0)
    apart = [word if n % 2 else _words(30, 30)[n] for n, word in enumerate(_words(0, 0))]
    assert move_back(apart, _words(0, 0)) == apart
    few = _words(-18, 9)[:4]
    assert move_back(few, _words(0, 0)) == few


@needs_tesseract
def test_a_moved_layer_says_nothing_twice_and_its_digits_are_held_against_the_image() -> None:
    made = sheet()
    made.text(40, 60 + 13.75 * len(LINES), list(_MORE), 11)
    lines = read_document(scan(made, _set_moved)).pages[0].lines
    assert [(line.text, line.digits_differ) for line in lines if "070" in line.text] == [("070-174 06 06", True)]
    assert sum("Blekinge" in line.text for line in lines) == 1


def _set_moved(pdf: FPDF) -> None:
    pdf.set_font("Helvetica", size=11)
    for row, line in enumerate([*LINES, *_MORE]):
        if line:
            pdf.text(31, 70 + 13.75 * row, line.translate(LOST).replace("06 06", "06 08"))
