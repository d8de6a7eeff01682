from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipeline.publish.changes import compare_table
from pipeline.publish.csv_files import leave_out_common
from pipeline.validate.schema import read_schema

HEAD = "person_id,name,edition_id"
BEFORE = [HEAD, "asa-oberg,Åsa Öberg,e1", "bo-ek,Bo Ek,e1", "eva-norlin,Eva Norlin,e1"]
AFTER = [HEAD, "asa-oberg,Åsa Öberg,e1", "bo-ek,Bo Ek,e2", 'eva-norlin,"Norlin, Eva",e1']


def write(path: Path, lines: list[str]) -> Path:
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode())
    return path


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


@pytest.mark.parametrize("more", [[], ['eva-norlin,"Eva\r\nNorlin",e3']], ids=["by lines", "whole"])
def test_changes_are_told_alike_however_the_files_are_compared(tmp_path: Path, more: list[str]) -> None:
    old, new = write(tmp_path / "a.csv", [*BEFORE, *more]), write(tmp_path / "b.csv", [*AFTER, *more])
    with duckdb.connect() as con:
        cells = compare_table(con, read_schema()["person_names"], old, new)
    told = {(cell.row_key, cell.column_name, cell.change) for cell in cells if cell.column_name == "edition_id"}
    assert told == {
        ("bo-ek|Bo Ek|e1", "edition_id", "removed"),
        ("bo-ek|Bo Ek|e2", "edition_id", "added"),
        ("eva-norlin|Eva Norlin|e1", "edition_id", "removed"),
        ("eva-norlin|Norlin, Eva|e1", "edition_id", "added"),
    }
