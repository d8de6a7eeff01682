"""What a style hides within a word is no part of a mail; what it hides otherwise is read."""

from __future__ import annotations

import pytest

from pipeline.extract.readers.html import read_html


def _read(style: str, mail: str) -> str:
    page = f"<style>{style}</style><p>Eva Ek<br>{mail}</p>"
    return read_html(page.encode()).blocks[0].text


@pytest.mark.parametrize(
    "style",
    [".x{display:none}", "p > .x { visibility: hidden }", "a{color:red}.y,.x{display:none;}", ".x{DISPLAY : None}"],
)
def test_a_hidden_word_is_no_part_of_a_mail(style: str) -> None:
    assert _read(style, "eva.ek<span class=x>.nej</span>@umea.example.se") == "Eva Ek\neva.ek@umea.example.se"


@pytest.mark.parametrize("style", ["@media print{.y{color:red}.x{display:none}}", ".x:hover{display:none}", "}{.x{"])
def test_what_is_hidden_only_sometimes_is_read(style: str) -> None:
    assert "nej" in _read(style, "eva.ek<span class=x>.nej</span>@umea.example.se")


def test_a_hidden_number_that_a_button_shows_is_read() -> None:
    assert "070-174 06 12" in _read(".x{display:none}", "<button>Visa</button> <span class=x>070-174 06 12</span>")


_OLD = "<div class=old><h3>Bo Ås</h3><p>bo.as@umea.example.se</p></div>"
_PANEL = _OLD.replace("class=old", "class='old panel'")
_NEW = "<div><p>Eva Ek, eva.ek@umea.example.se</p><p>Siv Dal, siv.dal@umea.example.se</p></div>"


@pytest.mark.parametrize(
    ("style", "body", "is_read"),
    [
        (".old{display:none}", f"<main>{_NEW}{_OLD}</main>", False),
        (".old{display:none}", f"<main>{_NEW}<button>Fler</button>{_OLD}</main>", True),
        (".old{display:none} .old.open{display:block}", f"<main>{_NEW}{_OLD}</main>", True),
        (".old{display:none}", f"<main>{_OLD}</main>", True),
        (".old{display:none}", f"<main>{_NEW}{_PANEL}</main>", True),
    ],
    ids=["nothing_opens_it", "button", "another_rule", "all_there_is", "panel"],
)
def test_a_block_that_nothing_opens_is_out_of_use(style: str, body: str, is_read: bool) -> None:
    read = read_html(f"<style>{style}</style>{body}".encode())
    shown = [block for block in read.blocks if block.role != "hidden"]
    assert any("bo.as@" in line.text for block in shown for line in block.all_lines()) is is_read
