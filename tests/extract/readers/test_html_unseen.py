"""What a style hides within a word is no part of a mail; what it hides otherwise is read."""

from __future__ import annotations

import pytest

from pipeline.extract.readers.html import read_html


def _read(style: str, mail: str) -> str:
    page = f"<style>{style}</style><p>Eva Ek<br>{mail}</p>"
    return read_html(page.encode()).blocks[0].text


@pytest.mark.parametrize(
    "style", [".x{display:none}", "p > .x { visibility: hidden }", "a{color:red}.y,.x{display:none;}"]
)
def test_a_hidden_word_is_no_part_of_a_mail(style: str) -> None:
    assert _read(style, "eva.ek<span class=x>.nej</span>@umea.example.se") == "Eva Ek\neva.ek@umea.example.se"


@pytest.mark.parametrize("style", ["@media print{.y{color:red}.x{display:none}}", ".x:hover{display:none}", "}{.x{"])
def test_what_is_hidden_only_sometimes_is_read(style: str) -> None:
    assert "nej" in _read(style, "eva.ek<span class=x>.nej</span>@umea.example.se")


def test_a_hidden_number_that_a_button_shows_is_read() -> None:
    assert "070-174 06 12" in _read(".x{display:none}", "<button>Visa</button> <span class=x>070-174 06 12</span>")
