"""What holds for any text at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.normalize.repair import Repairer, apply_edits, undo
from pipeline.normalize.repair.tokens import cut_line

REPAIRER = Repairer()
SCRAPS = st.sampled_from((Path(__file__).parent / "data" / "scraps.txt").read_text(encoding="utf-8").split(" "))
LINES = st.lists(st.one_of(st.lists(SCRAPS, max_size=14).map(" ".join), st.text(max_size=40)), max_size=12)
KEPT = re.compile(r"\S+@\S+|\b\d[\d -]*\d\b")


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_any_text_can_be_repaired_and_undone(lines: list[str]) -> None:
    repaired = REPAIRER.repair(lines)
    assert len(repaired.lines) == len(lines)
    assert apply_edits(lines, repaired.edits) == repaired.lines
    assert undo(repaired.lines, repaired.edits) == tuple(lines)
    for before, after in zip(lines, repaired.lines, strict=True):
        assert KEPT.findall(before) == KEPT.findall(after)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_a_second_pass_changes_nothing(lines: list[str]) -> None:
    once = REPAIRER.repair(lines).lines
    assert REPAIRER.repair(once).lines == once


@pytest.mark.parametrize(
    "endless", ["<div>" * 40_000, "<b> " * 40_000, "a@b " * 40_000, '"x"' * 50_000, "xyz" * 50_000, "A" * 150_000]
)
def test_an_endless_line_is_left_as_it_is(endless: str) -> None:
    assert REPAIRER.repair([endless, "f6r m&nniskor"]).lines == (endless, "för människor")


def test_what_is_too_long_for_a_word_is_none() -> None:
    assert [unit.text for unit in cut_line(0, "f" * 201 + " människor")] == ["människor"]
