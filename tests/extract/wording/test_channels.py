"""Mails, numbers and web addresses as people and OCR write them."""

from __future__ import annotations

import pytest

from pipeline.domain.layout import Line, Link
from pipeline.extract.wording.channels import find_channels
from tests.extract.helpers import read_cases


@pytest.mark.parametrize("case", read_cases("wording/channels.csv"), ids=lambda case: case["text"])
def test_found_verbatim(case: dict[str, str]) -> None:
    spans = find_channels(Line(1, 1, case["text"]))
    found = [span.text for span in spans if span.channel == case["kind"]]
    assert found == [part for part in case["found"].split("|") if part]
    assert all(case["text"][span.start : span.end] == span.text for span in spans)


def test_link_gives_what_its_text_hides() -> None:
    line = Line(1, 1, "Skicka e-post", links=(Link("mailto:anna%2Eprov@example.se?subject=Hej", 0, 13),))
    (span,) = find_channels(line)
    assert (span.text, span.start, span.end, span.is_hidden) == ("anna.prov@example.se", 0, 13, True)


def test_link_that_repeats_its_text_is_one() -> None:
    line = Line(1, 1, "070-174 06 05", links=(Link("tel:+46701740605", 0, 13),))
    assert [span.text for span in find_channels(line)] == ["070-174 06 05"]
