from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.publish.apart import find_apart, leave_out_common
from tests.publish.test_changes import AFTER, BEFORE, HEAD, write


def test_rows_that_stand_in_both_files_are_left_out(tmp_path: Path) -> None:
    left = leave_out_common(write(tmp_path / "a.csv", BEFORE), write(tmp_path / "b.csv", AFTER), tmp_path)
    assert left is not None
    assert [path.read_text("utf-8").splitlines() for path in left] == [[HEAD, *BEFORE[2:]], [HEAD, *AFTER[2:]]]


@pytest.mark.parametrize("value", ['"Eva\r\nNorlin"', '"Eva\r\nMaria\r\nNorlin"'], ids=["two lines", "three lines"])
def test_a_row_of_several_lines_is_not_taken_apart(tmp_path: Path, value: str) -> None:
    other = write(tmp_path / "b.csv", [*AFTER, f"eva-norlin,{value},e3"])
    assert leave_out_common(write(tmp_path / "a.csv", BEFORE), other, tmp_path) is None


def test_files_of_other_columns_are_compared_whole(tmp_path: Path) -> None:
    other = write(tmp_path / "b.csv", [f"{HEAD},more", *(f"{line}," for line in AFTER[1:])])
    assert leave_out_common(write(tmp_path / "a.csv", BEFORE), other, tmp_path) is None


def _write_rows(keys: list[int], changed: frozenset[int]) -> bytes:
    return b"".join(b"%06d,%s\r\n" % (key, b"anew" if key in changed else b"as it was") for key in keys)


@pytest.mark.parametrize("seed", range(20))
def test_just_the_rows_that_differ_are_found_wherever_they_stand_in_long_files(seed: int) -> None:
    chance = random.Random(seed)
    keys = range(20_000)
    kept = chance.sample(keys, 20_000 - chance.choice([0, 1, 40, 9_000]))
    changed = frozenset(chance.sample(keys, chance.choice([0, 1, 40, 9_000])))
    one, other = sorted(kept), sorted({*kept, *chance.sample(keys, chance.choice([0, 1, 40]))})
    before, after = _write_rows(one, frozenset()), _write_rows(other, changed)
    lines = [set(text.splitlines(keepends=True)) for text in (before, after)]
    assert find_apart(before, after) == (sorted(lines[0] - lines[1]), sorted(lines[1] - lines[0]))


def test_a_last_line_without_an_end_is_a_line() -> None:
    assert find_apart(b"a\r\nb", b"a\r\nb") == ([], [])
    assert find_apart(b"a\r\nb", b"a\r\nc") == ([b"b"], [b"c"])


def test_a_row_of_several_lines_that_stands_in_both_is_passed_over() -> None:
    row = b'b,"two\r\nlines"\r\n'
    assert find_apart(row + b"c\r\n", row + b"d\r\n") == ([b"c\r\n"], [b"d\r\n"])


def test_an_empty_file_has_nothing_in_common(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    assert leave_out_common(tmp_path / "a.csv", tmp_path / "a.csv", tmp_path) is None


@pytest.mark.parametrize("rows", [10, 150_000], ids=["short", "long"])
def test_a_row_that_parts_in_its_second_line_is_not_taken_apart(rows: int) -> None:
    common = _write_rows(list(range(rows)), frozenset())
    one, other = (common + b'z,"two\r\n%s lines"\r\n' % word for word in (b"old", b"new"))
    assert find_apart(one, other) is None
    assert find_apart(one + b"c\r\n", one + b"d\r\n") == ([b"c\r\n"], [b"d\r\n"])
