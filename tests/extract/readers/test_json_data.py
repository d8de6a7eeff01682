"""JSON that programs publish: records, nested or not, and the content of pages in it; made-up people only."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from pipeline.extract.readers import read_document, sniff_media_type
from tests.extract.helpers import extract_text, people

_EVA = {"namn": "Eva Provberg", "telefon": "070-174 06 05", "epost": "eva.provberg@example.se"}
_BO = {"namn": "Bo Provdal", "telefon": "070-174 06 06", "epost": "bo.provdal@example.se"}
_FLAT = [{"id": 1, "region": "Nord", "lan": "Norrbotten", **_EVA}, {"id": 2, "region": "Syd", "lan": "Skåne", **_BO}]
_NESTED = {
    "regions": [
        {"name": r["region"], "counties": [r["lan"]], "people": [p]} for r, p in zip(_FLAT, (_EVA, _BO), strict=True)
    ]
}
_KEYED = {
    "updated": "2024-03-05",
    "regions": {
        str(row["region"]).lower(): {
            "counties": [{"name": row["lan"], "code": "1"}],
            "contact": {
                "firstName": str(row["namn"]).split()[0],
                "lastName": str(row["namn"]).split()[1],
                "phones": [{"type": "mobile", "number": row["telefon"]}],
                "email": row["epost"],
            },
        }
        for row in _FLAT
    },
}


@pytest.mark.parametrize("value", [_FLAT, _NESTED, _KEYED])
@pytest.mark.parametrize("indent", [None, 2])
def test_records_are_contacts_whatever_holds_them(value: object, indent: int | None) -> None:
    extraction = extract_text(json.dumps(value, indent=indent))
    found = [tuple(person.first(p) for p in ("name", "phone", "email")) for person in people(extraction)]
    assert found == [tuple(_EVA.values()), tuple(_BO.values())]
    regions = {m.first("name"): m.first("county_code") for m in extraction.mentions if m.entity_type == "region"}
    assert [(str(name).lower(), county) for name, county in regions.items()] == [
        ("nord", "Norrbotten"),
        ("syd", "Skåne"),
    ]


def test_a_day_of_change_dates_json() -> None:
    assert extract_text(json.dumps(_KEYED)).dated.dated_from == dt.date(2024, 3, 5)


def test_the_content_of_a_page_in_json_is_read_as_a_page() -> None:
    content = "<h2>Region Nord</h2><p>Eva Provberg<br />070-174 06 05<br />eva.provberg@example.se</p>"
    post = {"modified": "2024-03-05T10:00:00", "title": {"rendered": "Koordinatorer"}, "content": {"rendered": content}}
    extraction = extract_text(json.dumps([post]))
    assert [person.first("name") for person in people(extraction)] == ["Eva Provberg"]
    assert extraction.dated.dated_from == dt.date(2024, 3, 5)


@pytest.mark.parametrize(
    "text", ['{"a": "Eva Provberg", ', '{"a": "Eva"}\n{"a": "Bo"}\n', '{"a": "Eva", "b":' + '{"a":' * 3000]
)
def test_what_only_looks_like_json_is_read_as_text(text: str) -> None:
    assert sniff_media_type(text.encode()) == "application/json"
    assert "Eva" in next(read_document(text.encode()).lines()).text
