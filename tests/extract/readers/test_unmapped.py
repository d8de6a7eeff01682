"""Letters that a font does not name are told from the words that they stand in, or stay unknown."""

from __future__ import annotations

from pipeline.extract.readers import read_document
from tests.extract.readers.filled import make_form

_CODES = str.maketrans("åäöÅÄÖ", "\x01\x02\x03\x04\x05\x06")
_FONT = (
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[1/g1/g2/g3/g4/g5/g6]>>"
    "/FirstChar 1/LastChar 255/Widths[" + " 500" * 255 + "]>>"
)


def _read(*lines: str) -> list[str]:
    labels = [(60, 780 - 20 * at, line.translate(_CODES)) for at, line in enumerate(lines)]
    return [line.text for line in read_document(make_form(labels, [], font=_FONT)).lines()]


def test_glyph_is_the_letter_that_its_words_have() -> None:
    lines = [
        "Region Nord: Jämtland och Västerbotten",
        "Örebro, Östersund, Göteborg och Malmö",
        "Pär Ståhlgren, Håkan Söderflycht",
    ]
    assert _read(*lines) == lines


def test_glyph_of_unknown_words_stays_unknown() -> None:
    assert _read("Rådfrågning i Qvåxby", "kontakt", "070-174 06 05")[0] == "R(cid:1)dfr(cid:1)gning i Qv(cid:1)xby"


def test_one_short_word_is_not_enough() -> None:
    assert _read("Pär Ek, samordnare", "kontakt")[0] == "P(cid:2)r Ek, samordnare"
