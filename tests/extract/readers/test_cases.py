"""Small documents, one feature each: `cases/NAME` is read as `cases/NAME.expected` says, block by block."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract.readers import read_document
from tests.extract.readers.outlines import describe

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.expected")))
def test_a_case_is_read_as_expected(case: str) -> None:
    document = read_document((CASES / case).read_bytes())
    assert list(describe(document)) == (CASES / f"{case}.expected").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.expected")))
def test_every_line_is_numbered_by_its_place_and_stands_in_a_block(case: str) -> None:
    document = read_document((CASES / case).read_bytes())
    assert [line.number for line in document.lines()] == list(range(1, len(list(document.lines())) + 1))
    printed = {line.number for line in document.lines() if line.text.strip(" |-=")}
    assert printed <= {line.number for block in document.blocks for line in block.all_lines()}
