"""Extraction over the agencies' editions: every layout read wholly, nothing invented, the same after each encoding."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable
from random import Random

import pytest

from pipeline.domain.edition import Edition
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.normalize import normalize_editions
from tests.editions.agencies import designs, english, later, newest, prints, scans, texts, web_cards, web_pages
from tests.editions.agencies.cast import cast_edition
from tests.editions.people import MadeUp
from tests.editions.scoring import missing, score_edition

_EDITION = Edition("e", "f", None, None, None, None, None, None, None, "")
_WRITTEN = (*web_pages.LAYOUTS, *web_cards.LAYOUTS, *texts.LAYOUTS)
_ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-le without mark": lambda text: text.encode("utf-16-le"),
    "windows-1252": lambda text: text.encode("cp1252", "replace"),
    "mojibake twice": lambda text: (
        text.encode().decode("cp1252", "replace").encode().decode("cp1252", "replace").encode()
    ),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
}


def _find_missing(made: MadeUp, data: bytes) -> list[str]:
    extraction = normalize_editions([extract_statements(_EDITION, read_document(data))])[0]
    return missing(made, extraction)


@pytest.mark.parametrize("layout", _WRITTEN, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("seed", [101, 105])
def test_page_or_text_is_read_wholly(layout: Callable[[MadeUp, Random], str], seed: int) -> None:
    made = cast_edition(seed)
    assert _find_missing(made, layout(made, Random(seed)).encode()) == []


@pytest.mark.parametrize("layout", english.LAYOUTS, ids=lambda layout: layout.__name__)
def test_edition_in_english_is_read_wholly(layout: english.Layout) -> None:
    made = cast_edition(306)  # with a vacant seat
    assert _find_missing(made, layout(made, Random(306)).encode()) == []


@pytest.mark.parametrize("layout", later.LAYOUTS, ids=lambda layout: layout.__name__)
def test_later_layout_loses_and_invents_no_contact(layout: later.Layout) -> None:
    made = cast_edition(4000)
    data = layout(made, Random(4000))
    document = read_document(data if isinstance(data, bytes) else data.encode())
    score = score_edition(made, normalize_editions([extract_statements(_EDITION, document)])[0])
    assert (score.right, score.invented) == (score.contacts, 0)


@pytest.mark.parametrize("layout", designs.LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("seed", [306, 311, 312])
def test_designed_print_is_read_wholly(layout: designs.Layout, seed: int) -> None:
    made = cast_edition(seed)
    assert _find_missing(made, layout(made, Random(seed))) == []


@pytest.mark.parametrize("layout", newest.LAYOUTS, ids=lambda layout: layout.__name__)
def test_newest_layout_is_read_wholly(layout: newest.Layout) -> None:
    made = cast_edition(306)  # with a vacant seat
    data = layout(made, Random(306))
    assert _find_missing(made, data if isinstance(data, bytes) else data.encode()) == []


@pytest.mark.parametrize("layout", prints.LAYOUTS, ids=lambda layout: layout.__name__)
def test_print_is_read_wholly(layout: Callable[[MadeUp, Random], bytes]) -> None:
    made = cast_edition(306)
    assert _find_missing(made, layout(made, Random(306))) == []


@pytest.mark.parametrize("encoding", _ENCODINGS.values(), ids=_ENCODINGS)
def test_text_is_read_wholly_in_each_encoding(encoding: Callable[[str], bytes]) -> None:
    made = cast_edition(101)
    text = texts.letter(made, Random(101))
    assert _find_missing(made, encoding(text)) == []


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_scan_invents_no_contact_and_loses_no_number() -> None:
    made = cast_edition(401)
    data = scans.LAYERED[1](made, Random(401))
    extraction = normalize_editions([extract_statements(_EDITION, read_document(data))])[0]
    score = score_edition(made, extraction)
    assert (score.right, score.invented, score.counties_right) == (score.contacts, 0, score.regions)
