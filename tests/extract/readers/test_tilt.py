"""A scan that lies askew is turned level, and the words of its text layer with it."""

from __future__ import annotations

import pytest
from PIL import Image

from pipeline.extract.readers.printed import PrintedWord
from pipeline.extract.readers.tilt import Turn, find_tilt, find_turn
from tests.extract.readers.scanned import png, render
from tests.extract.readers.sheets import Sheets

DPI = 200


def page() -> Image.Image:
    sheet = Sheets()
    for row in range(30):
        sheet.text(60, 100 + 20 * row, f"Region Nord {row} Eva Exempel eva.exempel@umea.example.se")
    return render(sheet, DPI)


def askew(angle: float) -> Image.Image:
    return page().rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255)


@pytest.mark.parametrize("angle", [-2.4, -0.7, -0.3, 0.3, 1.1, 2.8])
def test_the_angle_is_found_by_which_a_page_is_turned_level(angle: float) -> None:
    assert find_tilt(askew(angle)) == pytest.approx(angle, abs=0.11)


@pytest.mark.parametrize(
    "image",
    [page(), Image.new("L", (400, 600), 255), Image.new("L", (1, 1), 0), Image.radial_gradient("L"), askew(20)],
    ids=["level", "blank", "dot", "picture", "far"],
)
def test_what_lies_level_or_has_no_rows_stays_as_it_is(image: Image.Image) -> None:
    assert find_turn(png(image, DPI), DPI) is None


@pytest.mark.parametrize("angle", [-2.0, 1.5])
def test_words_are_moved_to_where_they_stand_on_the_level_page(angle: float) -> None:
    turn = find_turn(png(askew(angle), DPI), DPI)
    assert turn is not None
    slanting = Turn(-angle, turn.middle, turn.centre).level_word(PrintedWord("Nord", 540, 100, 560, 110, 108, 10))
    word = turn.level_word(slanting)
    assert (word.x0, word.top, word.x1, word.bottom, word.baseline) == pytest.approx((540, 100, 560, 110, 108), abs=0.6)
    assert abs(slanting.top - 100) > 3


def test_ink_of_a_slanting_word_is_as_high_as_its_letters() -> None:
    _, top, width, height = Turn(1.0, 300, 400).level_box(250, 395, 100, 11.75)
    assert (top, width, height) == pytest.approx((395.87, 100, 10), abs=0.01)
