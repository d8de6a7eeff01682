"""Letters that a font does not name are told from the words that they stand in, or stay unknown."""

from __future__ import annotations

from pipeline.domain.layout import Document
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from tests.extract.helpers import make_edition
from tests.extract.readers.filled import make_form

_CODES = str.maketrans("åäöÅÄÖ", "\x01\x02\x03\x04\x05\x06")
_FONT = (
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[1/g1/g2/g3/g4/g5/g6]>>"
    "/FirstChar 1/LastChar 255/Widths[" + " 500" * 255 + "]>>"
)


def _read_page(*lines: str) -> Document:
    labels = [(60, 780 - 20 * at, line.translate(_CODES)) for at, line in enumerate(lines)]
    return read_document(make_form(labels, [], font=_FONT))


def _read(*lines: str) -> list[str]:
    return [line.text for line in _read_page(*lines).lines()]


def test_glyph_is_the_letter_that_its_words_have() -> None:
    lines = [
        "Region Nord: Jämtland och Västerbotten",
        "Örebro, Östersund, Göteborg och Malmö",
        "Pär Ståhlgren, Håkan Söderflycht",
    ]
    assert _read(*lines) == lines


def test_letters_that_words_told_are_set_aside_to_be_looked_at() -> None:
    document = _read_page("Region Nord: Jämtland och Västerbotten", "Pär Ek", "070-174 06 05")
    told = [(q.page, q.reason_code) for q in extract_statements(make_edition(), document).quarantined]
    assert (1, "glyphs_told") in told


def test_glyph_of_unknown_words_stays_unknown() -> None:
    assert _read("Rådfrågning i Qvåxby", "kontakt", "070-174 06 05")[0] == "R(cid:1)dfr(cid:1)gning i Qv(cid:1)xby"


def test_one_short_word_is_not_enough() -> None:
    assert _read("Pär Ek, samordnare", "kontakt")[0] == "P(cid:2)r Ek, samordnare"
