"""Work grows with a document's length, not faster: steps are counted, no time is taken."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pipeline.domain.edition import Edition
from pipeline.extract import extract_statements
from pipeline.extract.meaning.pieces import drop_trailing_marks
from pipeline.extract.readers import read_document
from pipeline.extract.wording.channels import find_emails

EDITION = Edition("growing", "growing.txt", None, None, None, None, None, None, None, "")
CONTACT = "Anna Ek\nanna.ek{0}@umea.example.se\n070-174 06 05\n"
SHAPES: dict[str, Callable[[int], str]] = {
    "contacts": lambda n: "Region Nord\n\n" + "\n".join(CONTACT.format(i) for i in range(n)),
    "one paragraph of contacts": lambda n: "Region Nord\n" + "".join(CONTACT.format(i) for i in range(n)),
    "mails of nobody": lambda n: "Region Nord\n\n" + "\n\n".join(f"Bo Ås\nx{i}y@example.se" for i in range(n)),
    "sections": lambda n: "\n".join(["4 kap. 1 a § brottsbalken, 3 § socialtjänstlagen"] * n),
    "days": lambda n: "\n".join(["Sedan den 3 maj 2021 och från och med den 2 juni 2022"] * n),
    "headings": lambda n: "".join(f"<h2>Region Nord</h2><p>Anna Ek {i}</p>" for i in range(n)),
    "cells": lambda n: f"<table><tr>{'<td>Anna Ek</td>' * n}</tr><tr>{'<td>a@b.se</td>' * n}</tr></table>",
    "links": lambda n: "<p>" + "<a href='mailto:anna.ek@umea.example.se'>Ek</a>" * n,
    "names between commas": lambda n: "Region Nord\n" + "Eva-Lena von Ek, " * n,
    "lines in capitals": lambda n: "ÅSA\n" * n,
    "lines of commas": lambda n: "Region Nord\n" + ("a, b, c, d\n" * n),
    "columns": lambda n: "\n".join(["a   " * n] * 3),
}


def count_calls(text: str) -> int:
    """How many functions are called to read and extract a text; comprehensions and generators count each step."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        extract_statements(EDITION, read_document(text.encode()))
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_no_faster_than_the_document(shape: str) -> None:
    make = SHAPES[shape]
    count_calls(make(100))  # vocabularies are loaded once
    small, large = count_calls(make(150)), count_calls(make(600))
    assert large < 6 * small  # four times as much to read


def test_small_numbers_before_a_word_are_read_in_one_way_only() -> None:
    pager = "Sida " + "1 " * 60 + "nästa"
    assert drop_trailing_marks(pager) == pager


def test_a_word_longer_than_any_address_is_tried_once() -> None:
    assert find_emails("a.b-" * 5_000 + "@example.se") == ()
    assert [span.text for span in find_emails("x" * 70 + ": anna@example.se")] == ["anna@example.se"]
