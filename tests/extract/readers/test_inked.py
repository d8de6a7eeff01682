"""Rules of tables and dark bars, as the ink of a scan shows them."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw

from pipeline.domain.layout import Box
from pipeline.extract.readers.inked import drop_read_rules, find_rules, turn_dark
from pipeline.extract.readers.printed import PrintedWord
from pipeline.extract.readers.tilt import Turn

DPI = 150.0


def _png(page: Image.Image) -> bytes:
    buffer = io.BytesIO()
    page.save(buffer, "PNG")
    return buffer.getvalue()


def _draw_table() -> Image.Image:
    """Two rows of three cells from 60 to 420 points, with a line of text in the first."""
    page = Image.new("L", (1000, 700), 245)
    pen = ImageDraw.Draw(page)
    for y in (100, 200, 300):
        pen.line((125, y, 875, y), fill=90, width=2)
    for x in (125, 375, 625, 875):
        pen.line((x, 100, x, 300), fill=90, width=2)
    pen.text((140, 120), "Eva Norlin 070-174 06 05", fill=0)
    return page


def _count(rules: list[Box]) -> tuple[int, int]:
    level = [rule for rule in rules if rule.x1 - rule.x0 > rule.y1 - rule.y0]
    return len(level), len(rules) - len(level)


def test_rules_of_a_table_are_found_and_letters_are_none() -> None:
    rules = find_rules(_png(_draw_table()), DPI)
    assert _count(rules) == (3, 4)
    level = min((rule for rule in rules if rule.x1 - rule.x0 > 100), key=lambda rule: rule.y0)
    assert max(abs(level.x0 - 60), abs(level.x1 - 420), abs(level.y0 - 48)) < 1.5


def test_faint_rules_are_found_and_so_are_those_of_a_shaded_row() -> None:
    page = Image.new("L", (1000, 700), 245)
    pen = ImageDraw.Draw(page)
    pen.rectangle((125, 100, 875, 200), fill=212)
    for y, shade in ((100, 150), (200, 185), (300, 215)):
        pen.line((125, y, 875, y), fill=shade, width=1)
    assert _count(find_rules(_png(page), DPI)) == (3, 0)


def test_rules_of_a_page_that_lies_askew_are_those_of_the_page_when_level() -> None:
    tilted = _draw_table().rotate(-0.8, Image.Resampling.BICUBIC, fillcolor=245)
    rules = find_rules(_png(tilted), DPI, Turn(0.8, 500 * 72 / DPI, 350 * 72 / DPI))
    assert _count(rules) == (3, 4)


def test_bar_is_turned_to_dark_letters_on_white_and_a_picture_is_left() -> None:
    page = Image.new("L", (1000, 700), 245)
    pen = ImageDraw.Draw(page)
    pen.rectangle((100, 100, 800, 150), fill=60)
    pen.rectangle((300, 115, 320, 135), fill=245)  # a letter
    turned = np.asarray(Image.open(io.BytesIO(turn_dark(_png(page), DPI))))
    assert turned[125, 310] < 30
    assert (turned[95:155, 95:290] > 200).all()
    picture = Image.fromarray(np.random.default_rng(1).integers(0, 180, (700, 1000)).astype(np.uint8))
    assert turn_dark(_png(picture), DPI) == _png(picture)


def _draw_bar(letters: int, top: int, bottom: int) -> Image.Image:
    """A bar with a letter in it, from row 100 to 150, and thick letters beside each other above or below it."""
    page = Image.new("L", (1000, 700), 245)
    pen = ImageDraw.Draw(page)
    pen.rectangle((100, 100, 800, 150), fill=60)
    pen.rectangle((300, 115, 320, 135), fill=245)
    for at in range(letters):
        pen.rectangle((110 + 16 * at, top, 117 + 16 * at, bottom), fill=20)
    return page


def test_a_line_of_text_right_below_a_bar_is_no_part_of_it() -> None:
    page = _draw_bar(30, 158, 172)
    turned = np.asarray(Image.open(io.BytesIO(turn_dark(_png(page), DPI))))
    assert turned[125, 310] < 30
    assert (turned[160:172] == np.asarray(page)[160:172]).all()


def test_a_title_that_reaches_into_a_bar_leaves_it_one() -> None:
    page = _draw_bar(30, 30, 110)
    turned = np.asarray(Image.open(io.BytesIO(turn_dark(_png(page), DPI))))
    assert turned[125, 310] < 30
    assert (turned[130:145, 330:700] > 200).all()
    assert (turned[62:85] == np.asarray(page)[62:85]).all()


def test_rule_that_is_read_as_a_mark_is_no_word() -> None:
    rule = Box(99.75, 40, 100.25, 90)
    mark = PrintedWord("|", 99, 50, 101, 60, 58, 10)
    word = PrintedWord("Ek", 99, 50, 111, 60, 58, 10)
    dash = PrintedWord("–", 150, 50, 156, 60, 58, 10)
    assert drop_read_rules([mark, word, dash], [rule]) == [word, dash]
