"""Whom a line is for, told from its words and its number."""

from __future__ import annotations

import pytest

from pipeline.vocabulary import is_for_professionals, is_public_number
from pipeline.vocabulary.loading import read_table


@pytest.mark.parametrize("row", read_table("professional_words"), ids=lambda row: row["example"])
def test_each_pattern_knows_its_example(row: dict[str, str]) -> None:
    assert is_for_professionals(row["example"], is_audience=row["where"] == "audience")


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("alla; utbildad personal svarar", False),
        ("den som utnyttjas i sitt arbete", False),
        ("personer som säljer sex och deras anhöriga", False),
        ("dig som är utsatt", False),
        ("för handläggare", True),
        ("för dig som i ditt arbete möter utsatta", True),
        ("Er som arbetar inom vården", True),
        ("myndigheter och ideella organisationer", True),
        ("yrkesverksamma", True),
    ],
)
def test_an_audience_tells_whether_it_is_of_professionals(audience: str, expected: bool) -> None:
    assert is_for_professionals(audience, is_audience=True) == expected


def test_a_text_that_only_names_a_profession_is_not_for_it() -> None:
    assert not is_for_professionals("Vid brådskande ärenden kontakta polis eller socialtjänsten.")


def test_short_codes_for_anyone_are_known_and_others_are_not() -> None:
    assert [is_public_number(number) for number in ("112", "11414", "118118", "+46701740605")] == [
        True,
        True,
        False,
        False,
    ]
