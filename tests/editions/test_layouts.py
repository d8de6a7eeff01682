"""Extraction over made-up editions: every layout, wholly right, and nothing invented."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from pipeline.domain.edition import Edition
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from tests.editions import public_layouts, text_layouts, text_variants, web_layouts, web_variants
from tests.editions.forms import FORMS
from tests.editions.people import MadeUp, make_up
from tests.editions.scoring import Score, missing, score_edition

_LAYOUTS = (
    *text_layouts.LABELLED,
    *text_layouts.PLAIN,
    *text_variants.VARIANTS,
    *web_layouts.TABLES,
    *web_layouts.CARDS,
    *web_variants.VARIANTS,
    *public_layouts.LAYOUTS,
)
_EDITION = Edition("e", "f", None, None, None, None, None, None, None, "")
_QUICK_FORMS = ("two-column print", "OCR text", "mojibake", "Windows-1252", "decomposed")
_LEAST = 0.98


@pytest.mark.parametrize("layout", _LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("seed", [3, 11, 42])
def test_layout_is_read_wholly(layout: Callable[[MadeUp, Random], str], seed: int) -> None:
    made = make_up(seed)
    extraction = extract_statements(_EDITION, read_document(layout(made, Random(seed)).encode()))
    assert missing(made, extraction) == []


@pytest.mark.parametrize("form", _QUICK_FORMS)
def test_form_reaches_its_share(form: str) -> None:
    total = Score()
    for seed in range(500, 504):
        made = make_up(seed)
        extraction = extract_statements(_EDITION, read_document(FORMS[form](made, Random(seed))))
        total += score_edition(made, extraction, is_damaged=form == "OCR text")
    assert total.share_right >= _LEAST
    assert total.invented == 0
    assert total.counties_right == total.regions
