"""Garbage collection is put off for a block, and as it was after it."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from pipeline.collecting import collection_paused, collection_seldom
from pipeline.engine import DirectEngine
from pipeline.errors import PipelineError
from pipeline.run import Options, refresh


def test_no_garbage_is_looked_for_in_a_pause_and_it_is_again_after_it() -> None:
    with collection_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_garbage_is_looked_for_seldom_in_a_block_and_as_often_as_before_after_it() -> None:
    usual = gc.get_threshold()
    with collection_seldom():
        assert gc.isenabled()
        assert gc.get_threshold()[0] > 10 * usual[0]
    assert gc.get_threshold() == usual


def test_a_refresh_that_fails_leaves_the_collector_as_it_was(tmp_path: Path) -> None:
    usual = gc.get_threshold()
    with pytest.raises(PipelineError):
        refresh(Options(tmp_path / "raw", tmp_path / "outputs"), DirectEngine())
    assert gc.isenabled()
    assert gc.get_threshold() == usual
