"""Every printed value in one standard form; what has none keeps its text and says why."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.normalize.citations import parse_citation
from pipeline.normalize.dates import first_day, normalize_date
from pipeline.normalize.values import normalize_value
from pipeline.standard.addresses import normalize_email, normalize_url
from pipeline.standard.phones import is_valid_value, normalize_phone
from tests.normalize.cases import read_cases


@pytest.mark.parametrize("case", read_cases("phones"), ids=lambda case: case["raw"])
def test_phone(case: dict[str, str]) -> None:
    phone = normalize_phone(case["raw"])
    assert (phone.value, phone.display, str(phone.is_valid)) == (case["value"], case["display"], case["is_valid"])


@pytest.mark.parametrize("case", read_cases("citations"), ids=lambda case: case["raw"])
def test_citation(case: dict[str, str]) -> None:
    citation = parse_citation(case["raw"], is_damaged=case["is_damaged"] == "True")
    assert (str(citation), str(citation.is_inferred)) == (case["citation"], case["is_inferred"])
    assert str(parse_citation(str(citation))) == str(citation)


@pytest.mark.parametrize("case", read_cases("values"), ids=lambda case: f"{case['property']}: {case['raw']}")
def test_value(case: dict[str, str]) -> None:
    value = normalize_value(case["entity_type"], case["property"], case["raw"])
    assert (value.value, value.problem or "") == (case["value"], case["problem"])


@given(st.text("0123456789 -/()+–", max_size=20))
@example("+1 1+–/2")
def test_no_digit_of_a_number_is_changed_added_or_lost(raw: str) -> None:
    phone = normalize_phone(raw)
    printed = "".join(c for c in raw if c.isdigit())
    own = "".join(c for c in phone.value if c.isdigit())
    # A country code takes the place of the trunk zero; nothing else may differ.
    stem = own.removeprefix("46").lstrip("0") if phone.value.startswith("+46") else own.lstrip("0")
    assert printed.endswith(stem)
    assert phone.is_valid == is_valid_value(phone.value)


@given(st.text(max_size=60))
def test_no_text_breaks_a_normalizer(text: str) -> None:
    for entity_type, property_ in (("person", "phone"), ("person", "email"), ("region", "name"), ("law", "citation"),
                                   ("region", "county_code"), ("organization", "web"), ("person", "audience"),
                                   ("edition", "date"), ("organization", "duty")):  # fmt: skip
        assert isinstance(normalize_value(entity_type, property_, text, is_damaged=True).value, str)


def test_one_value_is_its_own_standard_form() -> None:
    for case in read_cases("values"):
        if not case["problem"] and case["property"] in ("phone", "email", "web", "citation", "audience", "place"):
            again = normalize_value(case["entity_type"], case["property"], case["value"])
            assert again.value == case["value"]


@pytest.mark.parametrize("raw", ["", "@", "a@@b.se", "a b@c d"])
def test_what_is_no_mail_address(raw: str) -> None:
    assert not normalize_email(raw).is_valid


@pytest.mark.parametrize("raw", ["", "nmt", "ftp://umea.se", "http://a.se:99999", "http://[", "javascript:x"])
def test_what_is_no_web_address(raw: str) -> None:
    assert not normalize_url(raw).is_valid


def test_dates_are_no_finer_than_print() -> None:
    assert normalize_date("31 februari 2021") != "2021-02-31"
    assert str(first_day("2021-02")) == "2021-02-01"
    assert first_day("hösten") is first_day("2021-13") is None
