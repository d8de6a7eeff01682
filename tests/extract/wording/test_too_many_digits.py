"""A number with a digit too many is told whole, so that it is asked about; its beginning may be somebody's number."""

from __future__ import annotations

import pytest

from pipeline.extract.wording.phones import find_phones
from pipeline.normalize.values import normalize_value


@pytest.mark.parametrize("number", ["+46 (0)40-628 04 385", "040-628 04 385", "070-174 06 115"])
def test_all_digits_of_it_are_kept_and_it_cannot_exist(number: str) -> None:
    assert [span.text for span in find_phones(f"Tel {number}, mobil 070-174 06 05")] == [number, "070-174 06 05"]
    assert normalize_value("person", "phone", number).problem == "invalid_phone"


@pytest.mark.parametrize("behind", ["553 23 Jönköping", "12 st", "2 tr", "031-390 06 01", "kl. 9"])
def test_what_stands_behind_a_number_is_none_of_its_digits(behind: str) -> None:
    assert find_phones(f"031-390 06 00 {behind}")[0].text == "031-390 06 00"
    assert find_phones(f"040-628 04 {behind}")[0].text in ("040-628 04", "040-628 04 12", "040-628 04 2")
