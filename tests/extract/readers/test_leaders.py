"""Leader dots in the image of a page: taken out before it is read, and what they lead from and to is one row."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from pipeline.domain.layout import Box
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.extract.readers.leaders import blank_leaders, drop_led_words, lead_words
from pipeline.extract.readers.printed import PrintedWord
from tests.extract.helpers import make_edition
from tests.extract.readers.scanned import png, render, scan
from tests.extract.readers.sheets import Sheets
from tests.extract.readers.test_scans import needs_tesseract

DPI = 200
_LED = (
    ("Region Nord", "Märta Håkansson", "070-174 06 06"),
    ("Region Mitt", "Siri Sandberg", "070-174 06 17"),
    ("Region Syd", "Karin Lindgren", "070-174 06 28"),
)
_SAID = ("Märta Håkansson", "Siri Öijer, tf. chef m.fl. på enh.", "070-174 06 06")


def _sheet(dots: int) -> Sheets:
    made = Sheets(400, 200)
    made.text(40, 60, list(_SAID[:2]), 11)
    made.text(300, 60, [_SAID[2]], 11)
    made.text(150, 60, ["." * dots], 11)
    return made


def _grey(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as image:
        return np.array(image.convert("L"), dtype=np.int16)


def test_a_leader_is_taken_out_and_letters_points_and_dots_of_letters_stay() -> None:
    blanked, (leader,) = blank_leaders(png(render(_sheet(40)), DPI), DPI)
    without = _grey(png(render(_sheet(0)), DPI))
    assert np.abs(_grey(blanked) - without).max() < 40  # what is left of the edges of dots
    assert (140 < leader.x0 < 160, 260 < leader.x1 < 300, 50 < leader.y0 < leader.y1 < 70) == (True, True, True)


@pytest.mark.parametrize("dots", [0, 3])
def test_an_image_without_a_leader_is_as_it_was(dots: int) -> None:
    data = png(render(_sheet(dots)), DPI)
    assert blank_leaders(data, DPI) == (data, [])


def test_no_stroke_of_a_letter_or_digit_is_taken_for_dots() -> None:
    made = Sheets(595, 842)
    for row in range(20):
        made.text(
            40, 60 + 30 * row, ["44 44 44 44 tttttttt eeeeeeee zzzzzzzz ::::::: ------- ~~~~~~~ ======="], 7 + 0.5 * row
        )
    data = png(render(made, 300), 300)
    assert blank_leaders(data, 300) == (data, [])


def test_words_of_a_layer_where_a_leader_is_are_left_out() -> None:
    words = [PrintedWord(text, x, 50, x + 40, 60, 58, 10) for text, x in (("Eva", 40), ("eerie", 120), ("070", 300))]
    assert [word.text for word in drop_led_words(words, [Box(90, 57, 290, 58)])] == ["Eva", "070"]


def test_a_word_above_a_rule_that_a_scan_broke_into_dots_stays() -> None:
    word = PrintedWord("92", 328, 484, 335, 494, 493.5, 10)
    assert drop_led_words([word], [Box(320, 498.2, 343, 499)]) == [word]


@needs_tesseract
@pytest.mark.parametrize("data", [scan(_sheet(40)), png(render(_sheet(40)), DPI)], ids=["PDF", "image"])
def test_nothing_but_dots_is_read_from_the_leaders_of_an_image(data: bytes) -> None:
    said = [f"{_SAID[0]} ..... {_SAID[2]}", _SAID[1]]
    assert [line.text for line in read_document(data).lines()] == said


def test_a_leader_without_words_at_both_ends_is_no_word() -> None:
    words = [PrintedWord("Eva", 40, 50, 80, 60, 58, 10), PrintedWord("070", 300, 90, 340, 100, 98, 10)]
    assert lead_words(words, [Box(90, 57, 290, 58)], None) == words


@needs_tesseract
def test_who_stands_at_one_end_of_a_leader_has_the_number_at_the_other() -> None:
    made = Sheets(500, 300)
    for row, (region, name, number) in enumerate(_LED):
        made.text(40, 60 + 60 * row, [region, name], 11)
        made.text(160, 60 + 60 * row + 13.75, ["." * 60], 11)
        made.text(380, 60 + 60 * row + 13.75, [number], 11)
    document = read_document(scan(made))
    people = [m for m in extract_statements(make_edition("e"), document).mentions if m.entity_type == "person"]
    assert [(m.first("name"), m.first("phone")) for m in people] == [(name, number) for _, name, number in _LED]
