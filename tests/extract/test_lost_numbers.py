"""Digits in a person's row of a table that make no number never vanish."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from tests.extract.helpers import make_edition


def _broken(*rows: tuple[str, str]) -> list[str]:
    told = "".join(f"<tr><td>{name}<td>{digits}<td>prov{at}@nmt.example.se" for at, (name, digits) in enumerate(rows))
    text = f"<html><h1>Regionkoordinatorer</h1><h2>Region Nord</h2><table>{told}</table></html>"
    edition = extract_statements(make_edition(), read_document(text.encode()))
    return [item.raw_text for item in edition.quarantined if item.reason_code == "broken_phone"]


def test_digits_beside_a_name_that_make_no_number_are_told() -> None:
    found = _broken(("Eva Ek", "070-174<br>06:73"), ("Bo Ås", "108-465<br>004 82"), ("Siv Ur", "070-174 06 11"))
    assert found == ["070-174\n06:73", "108-465\n004 82"]


@pytest.mark.parametrize("digits", ["2024-05-14", "903 25", "1"])
def test_other_digits_beside_a_name_are_not(digits: str) -> None:
    assert _broken(("Eva Ek", digits), ("Siv Ur", "070-174 06 11")) == []


def test_digits_in_a_row_without_a_name_are_not() -> None:
    assert _broken(("Anmälda brott", "1 234 567"), ("Siv Ur", "070-174 06 11")) == []
