"""Words of a scan that begin with the rule at the left of their cell."""

from __future__ import annotations

import pytest
from PIL import Image

from pipeline.domain.layout import Box, Note
from pipeline.extract.readers import images, read_document
from pipeline.extract.readers.glued_rules import cut_read_rules
from pipeline.extract.readers.printed import PrintedWord
from tests.extract.readers.scanned import png

RULE = Box(100, 10, 100.5, 60)


def _cut(text: str, other: str | None = None, x0: float = 100.0, wide: float = 50.0) -> list[tuple[str, str | None]]:
    word = PrintedWord(text, x0, 20, x0 + wide, 30, 28, 10, other=other)
    return [(word.text, word.other) for word in cut_read_rules([word], [RULE])]


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("1070-174", "| 070-174", ("070-174", "070-174")),
        ("1070-174", "1070-174", ("070-174", "070-174")),
        ("iTuva", "|Tuva", ("Tuva", "Tuva")),
    ],
)
def test_the_rule_is_no_part_of_the_word_behind_it(text: str, other: str, expected: tuple[str, str]) -> None:
    assert _cut(text, other) == [expected]


@pytest.mark.parametrize("text", ["112", "1177", "Ines", "Ivar", "ida.ek@umea.example.se", "10704"])
def test_a_word_that_begins_so_by_itself_stays(text: str) -> None:
    assert _cut(text, text) == [(text, text)]


def test_a_sign_that_is_as_thin_as_the_rule_is_left_out() -> None:
    assert _cut("I", "|", wide=0.8) == []
    assert _cut("I", "|", wide=0.8, x0=104) == [("I", "|")]


def test_elsewhere_a_bar_that_one_reading_has_before_a_number_is_no_part_of_it_but_a_digit_stays() -> None:
    assert _cut("|070-174", "070-174", x0=103) == [("070-174", "070-174")]
    assert _cut("|ngrid", "Ingrid", x0=103) == [("|ngrid", "Ingrid")]
    assert _cut("1070-174", "070-174", x0=103) == [("1070-174", "070-174")]


def test_an_image_file_is_read_without_its_rules_too(monkeypatch: pytest.MonkeyPatch) -> None:
    word = PrintedWord("1070-174", 100, 20, 150, 30, 28, 10)
    monkeypatch.setattr(images, "installed_models", lambda: {"swe"})
    monkeypatch.setattr(images, "find_rules", lambda *_: [RULE])
    monkeypatch.setattr(images, "read_words", lambda *_: ([word], Note("ocr", "")))
    document = read_document(png(Image.new("L", (600, 400), 255), 150))
    assert [line.text for line in document.lines()] == ["070-174"]
