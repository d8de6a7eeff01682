"""Two readings of a scan made one: what a sign stands for that no address and no number has."""

from __future__ import annotations

import pytest

from pipeline.extract.readers.combining import combine_readings
from pipeline.extract.readers.printed import PrintedWord


def _words(*texts: str) -> list[PrintedWord]:
    return [PrintedWord(text, 50 * at, 0, 50 * at + 40, 10, 8, 10) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("swedish", "english", "meant"),
    [
        ("asa.bergQlulea.example.se", "asa.berg@|ulea.example.se", "asa.berg@lulea.example.se"),
        ("asa.bergQulea.example.se", "asa.berg@|ulea.example.se", "asa.berg@|ulea.example.se"),
        ("+4&", "+46", "+46"),
        ("0&", "06", "0&"),  # a digit is never taken from one reading
    ],
)
def test_sign_that_one_reading_has_for_a_letter_is_read_by_the_other(swedish: str, english: str, meant: str) -> None:
    assert [word.text for word in combine_readings(_words(swedish), _words(english))] == [meant]
