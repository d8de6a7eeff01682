"""Numbers and mails in columns that OCR read apart are their rows where these are of one length."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text
from tests.extract.selfcheck.made import contacts

_PHONES = "070-174 06 05\n070-174 06 06\n"
_MAILS = "eva.provberg@lulea.example.se\nolof.testlind@umea.example.se\n"
_REGIONS = """Region Nord
Norrbotten, Vasterbotten
Eva Provberg
Olof Testlind

Region Vast
Halland, Vastra Gotaland
Maja Provmark
Siv Exempelgren
"""
_ROWS = "070-174 06 08 maja.provmark@halmstad.example.se\n070-174 06 09 siv.exempelgren@boras.example.se\n"


def _phones(columns: str) -> dict[str, str]:
    text = f"Regionkoordinatorer mot prostitution och manniskohandel\n\n{columns}\n{_ROWS}\n{_REGIONS}"
    return {name: phones for _, name, _, phones in contacts(extract_text(text))}


@pytest.mark.parametrize("columns", [f"{_PHONES}\n{_MAILS}", f"{_MAILS}\n{_PHONES}"], ids=["above", "below"])
def test_columns_of_one_length_are_rows(columns: str) -> None:
    assert _phones(columns) == {
        "Eva Provberg": "070-174 06 05",
        "Olof Testlind": "070-174 06 06",
        "Maja Provmark": "070-174 06 08",
        "Siv Exempelgren": "070-174 06 09",
    }


@pytest.mark.parametrize(
    "columns",
    [f"{_PHONES}070-174 06 07\n\n{_MAILS}", f"{_PHONES}\n{_MAILS}\n070-174 06 07\n070-174 06 10\n"],
    ids=["longer", "two ways"],
)
def test_columns_that_do_not_tell_whose_a_number_is_give_it_to_nobody(columns: str) -> None:
    found = _phones(columns)
    assert (found["Eva Provberg"], found["Olof Testlind"]) == ("", "")
    text = f"Regionkoordinatorer mot prostitution och manniskohandel\n\n{columns}\n{_ROWS}\n{_REGIONS}"
    asked = [item.raw_text for item in extract_text(text).quarantined if item.reason_code == "orphan_phone"]
    assert asked[:2] == ["070-174 06 05", "070-174 06 06"]


def test_a_reading_that_puts_people_far_from_their_region_explains_no_more() -> None:
    columns = f"{_PHONES}070-174 06 07\n070-174 06 10\n070-174 06 11\n070-174 06 12\n070-174 06 13\n\n{_MAILS}"
    regions = f"bo.provdal@malmo.example.se\n\n{_REGIONS}\nRegion Syd\nSkane, Blekinge\nBo Provdal\n"
    text = f"Regionkoordinatorer mot prostitution och manniskohandel\n\n{columns}\n{_ROWS}\n{regions}"
    assert {name: region for region, name, _, _ in contacts(extract_text(text))} == {
        "Eva Provberg": "Region Nord",
        "Olof Testlind": "Region Nord",
        "Maja Provmark": "Region Vast",
        "Siv Exempelgren": "Region Vast",
        "Bo Provdal": "Region Syd",
    }
