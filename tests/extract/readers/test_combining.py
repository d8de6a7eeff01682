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


def _lines(pitch: float, size: float, height: float, *texts: str) -> list[PrintedWord]:
    """Words below each other, each as high above its base as the type is said to be."""
    bases = [20 + pitch * at for at in range(len(texts))]
    return [
        PrintedWord(text, 50, base - height, 150, base + 2, base, size) for text, base in zip(texts, bases, strict=True)
    ]


def test_a_layer_whose_type_is_too_large_is_held_against_the_line_on_whose_base_it_stands() -> None:
    printed = ("Åsa Provlund", "asa.provlundQumea.example.se", "070-174 0605", "Bo Ås")
    layer = ("Asa Provlund", "asa.provlund@umea.example.se", "070-174 0605", "Bo As")
    combined = combine_readings(_lines(12.5, 10.5, 8, *printed), _lines(12.5, 16, 16, *layer))
    assert [word.text for word in combined] == ["Åsa Provlund", "asa.provlund@umea.example.se", "070-174 0605", "Bo Ås"]


def test_a_line_that_the_layer_alone_has_is_one_of_its_own_in_the_type_around_it() -> None:
    names = [f"Prov Provlund {letter}" for letter in "ABCDE"]
    layer = _lines(12.5, 16, 16, *names, "asa.provlund@umea.example.se")
    *others, mail = combine_readings(_lines(12.5, 10.5, 8, *names), layer)
    assert [word.text for word in others] == names
    assert (mail.text, mail.size, mail.baseline) == ("asa.provlund@umea.example.se", 10.5, 82.5)
