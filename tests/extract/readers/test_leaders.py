"""Leader dots in the image of a page: taken out before it is read, and nothing else with them."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from pipeline.domain.layout import Box
from pipeline.extract.readers import read_document
from pipeline.extract.readers.leaders import blank_leaders, drop_led_words
from pipeline.extract.readers.printed import PrintedWord
from tests.extract.readers.scanned import png, render, scan
from tests.extract.readers.sheets import Sheets
from tests.extract.readers.test_scans import needs_tesseract

DPI = 200
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


@needs_tesseract
@pytest.mark.parametrize("data", [scan(_sheet(40)), png(render(_sheet(40)), DPI)], ids=["PDF", "image"])
def test_no_word_is_read_from_the_leaders_of_an_image(data: bytes) -> None:
    assert sorted(line.text for line in read_document(data).lines()) == sorted(_SAID)
