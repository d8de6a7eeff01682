"""Several names in one line, with as many numbers in the line below."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people

_TEXT = """Regionkoordinatorer

Region Nord
Norrbotten, Västerbotten
Bo Ås och Märta Ek
Tel: 070-174 06 11{between}070-174 06 12
bo.as@lulea.example.se, marta.ek@lulea.example.se
"""


@pytest.mark.parametrize("between", [" respektive ", " resp. ", " Resp. "])
def test_numbers_that_are_said_to_be_respective_are_dealt_in_order(between: str) -> None:
    found = {m.first("name"): m.values("phone") for m in people(extract_text(_TEXT.format(between=between)))}
    assert found == {"Bo Ås": ("070-174 06 11",), "Märta Ek": ("070-174 06 12",)}


def test_numbers_of_one_line_that_are_not_said_to_be_respective_are_doubted() -> None:
    phones = {
        m.first("name"): [(s.value, s.confidence) for s in m.statements if s.property == "phone"]
        for m in people(extract_text(_TEXT.format(between=" eller ")))
    }
    assert phones == {"Bo Ås": [("070-174 06 11", 0.7)], "Märta Ek": [("070-174 06 12", 0.7)]}
