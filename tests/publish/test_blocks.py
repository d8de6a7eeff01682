"""Blocks are shared where the file system can, and no byte changes, whether it can or not."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import BinaryIO

import pytest

from pipeline.publish import blocks
from pipeline.publish.blocks import PAGE, dig_holes, find_runs, share_blocks


def _make_block(seed: int) -> bytes:
    return random.Random(seed).randbytes(PAGE)


def _write(path: Path, *parts: bytes) -> Path:
    path.write_bytes(b"".join(parts))
    return path


def _clone_by_copying(source: BinaryIO, there: int, target: BinaryIO, at: int, length: int) -> bool:
    """What a file system with reflinks does, as far as a reader can tell."""
    target.flush()
    os.pwrite(target.fileno(), os.pread(source.fileno(), length, there), at)
    return True


def test_a_hole_reads_as_the_zeros_that_it_stands_for(tmp_path: Path) -> None:
    content = b"Bj\xc3\xb6rk" + bytes(64 * PAGE) + b"slut" + bytes(3 * PAGE + 5)
    path = _write(tmp_path / "directory.duckdb", content)
    dig_holes(path)
    assert path.read_bytes() == content
    assert path.stat().st_blocks * 512 < 16 * PAGE
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("tail", [b"", b"kort"])
def test_a_file_of_shared_blocks_is_what_it_was(tail: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_clone", _clone_by_copying)
    one, two, three, other = map(_make_block, range(4))
    earlier = _write(tmp_path / "earlier", one, two, three, b"annan svans")
    content = b"".join((two, three, other, one, two, other, tail))
    path = _write(tmp_path / "later", content)
    assert share_blocks(earlier, path)
    assert path.read_bytes() == content
    assert sorted(found.name for found in tmp_path.iterdir()) == ["earlier", "later"]


def test_runs_go_on_over_a_change_in_the_middle() -> None:
    before = [bytes([number]) for number in range(9)]
    after = [*before[:4], b"ny", *before[5:]]
    assert list(find_runs(before, after)) == [(0, 0, 4), (5, 5, 4)]


def test_a_file_system_that_cannot_share_keeps_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_CLONE", 0)
    earlier = _write(tmp_path / "earlier", _make_block(1))
    path = _write(tmp_path / "later", _make_block(1), b"mer")
    assert not share_blocks(earlier, path)
    assert path.read_bytes() == _make_block(1) + b"mer"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["earlier", "later"]


def test_a_file_of_less_than_a_block_says_nothing_of_the_file_system(tmp_path: Path) -> None:
    path = _write(tmp_path / "later", b"24,Norrbotten")
    assert share_blocks(_write(tmp_path / "earlier", b"24,Vasterbotten"), path)
    assert path.read_bytes() == b"24,Norrbotten"
