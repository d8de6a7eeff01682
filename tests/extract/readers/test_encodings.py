"""Every encoding that Swedish text comes in is told from the bytes, and what was assumed is noted."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import ftfy.bad_codecs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.readers import read_document
from pipeline.extract.readers.encoding import decode_text, mend_mojibake

ENCODINGS = Path(__file__).parent / "cases" / "encodings"
ftfy.bad_codecs.ok()  # its code page is known to Python from then on
TEXT = "REGION ÖST\n\nÅsa Öberg – samordnare\nasa@linkoping.example.se\n"


@pytest.mark.parametrize(
    ("case", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-bom", "utf-8"),
        ("utf-16-le-bom", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("windows-1252", "windows-1252"),
        ("latin-1", "windows-1252"),
        ("mac-roman", "mac-roman"),
        ("cp850", "cp850"),
        ("mojibake", "utf-8"),
        ("mojibake-twice", "utf-8"),
        ("decomposed", "utf-8"),
    ],
)
def test_a_text_is_the_same_in_every_encoding(case: str, encoding: str) -> None:
    document = read_document((ENCODINGS / f"{case}.txt").read_bytes())
    assert document.text.replace("–", "-").rstrip("\n") == TEXT.replace("–", "-").rstrip("\n")
    assert document.notes[0].code == "encoding"
    assert document.notes[0].detail.split(":")[0] == encoding


def test_lines_in_another_encoding_than_the_rest_are_read_as_such() -> None:
    document = read_document((ENCODINGS / "mixed.txt").read_bytes())
    assert list(document.lines())[-1].text == "Örebro, Växjö"
    assert "1 lines are not valid" in document.notes[0].detail


def test_what_was_mended_is_noted() -> None:
    codes = {
        name: {note.code for note in read_document((ENCODINGS / f"{name}.txt").read_bytes()).notes}
        for name in ("mojibake", "decomposed", "utf-8")
    }
    assert codes == {
        "mojibake": {"encoding", "mojibake"},
        "decomposed": {"encoding", "decomposed"},
        "utf-8": {"encoding"},
    }


@pytest.mark.parametrize("text", ["Å Ä Ö", "SMÅLAND", "© Åland", "Â, Ã och Å är bokstäver", "“citat” – ”svenskt”"])
def test_what_is_no_mojibake_stays(text: str) -> None:
    assert mend_mojibake(text) == (text, 0)


def test_a_web_page_is_read_by_its_bytes_though_it_says_otherwise() -> None:
    page = '<html><head><meta charset="utf-8"></head><body><p>Åsa Öberg</p></body></html>'
    assert read_document(page.encode("cp1252")).text == "Åsa Öberg"
    assert read_document(page.replace("utf-8", "iso-8859-1").encode()).text == "Åsa Öberg"


@pytest.mark.parametrize("declared", ["base64", "idna", "undefined", "rot13", "no-such-page"])
def test_a_page_that_declares_no_code_page_is_read_all_the_same(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>Åsa Öberg</p></body></html>'
    assert read_document(page.encode("cp1252")).text == "Åsa Öberg"


SWEDISH = st.text(alphabet="abcdefghijklmnoprstuvxyåäöÅÄÖé -.,@0123456789\n", max_size=200)


@given(SWEDISH)
def test_utf8_text_is_read_verbatim(text: str) -> None:
    assert decode_text(text.encode()).text == text


@given(SWEDISH)
def test_decomposed_text_is_composed(text: str) -> None:
    assert decode_text(unicodedata.normalize("NFD", text).encode()).text == text


@given(SWEDISH.filter(lambda text: any(letter in text for letter in "åäöÅÄÖ")))
def test_old_code_pages_are_told_by_their_swedish_letters(text: str) -> None:
    assert decode_text(text.encode("cp1252")).text == text


@pytest.mark.parametrize("code_page", ["latin-1", "sloppy-windows-1252"])
@pytest.mark.parametrize("text", ["Lars-Åke Kjellprov\nÅsa Åkerprov", "Åsa Marković\nŠarić", "Åsa", "à la carte"])
def test_second_byte_that_is_white_space_to_python_is_mended(text: str, code_page: str) -> None:
    assert decode_text(text.encode().decode(code_page).encode()).text == text
    assert decode_text(text.encode()).text == text


def _refer(text: str) -> str:
    return "".join(c if c.isascii() else f"&#{ord(c)};" for c in text)


@pytest.mark.parametrize(
    "broken",
    [
        _refer(TEXT.encode().decode("sloppy-windows-1252")),
        _refer(TEXT.encode().decode("latin-1")),
        _refer(unicodedata.normalize("NFD", TEXT)),
        TEXT.replace("Ö", "O&#x308;").replace("Å", "A&#x30A;"),
        TEXT.replace("Ö", "O\u00a8").replace("Å", "A\u02da"),
    ],
)
def test_broken_letters_are_mended_where_a_page_spells_their_parts(broken: str) -> None:
    document = read_document(f"<html><body><p>{broken}</p></body></html>".encode())
    assert [line.text for line in document.lines()] == [" ".join(TEXT.split())]
    assert {note.code for note in document.notes} & {"mojibake", "decomposed"}


@pytest.mark.parametrize("text", ["10\u00b0 och \u00a8", "S&atilde;o Paulo &amp; &Acirc; &auml;"])
def test_marks_and_references_that_are_no_parts_of_letters_stay(text: str) -> None:
    assert decode_text(text.encode(), is_markup=True).text == text
