from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipeline.publish.changes import compare_table
from pipeline.validate.schema import read_schema

HEAD = "person_id,name,edition_id"
BEFORE = [HEAD, "asa-oberg,Åsa Öberg,e1", "bo-ek,Bo Ek,e1", "eva-norlin,Eva Norlin,e1"]
AFTER = [HEAD, "asa-oberg,Åsa Öberg,e1", "bo-ek,Bo Ek,e2", 'eva-norlin,"Norlin, Eva",e1']


def write(path: Path, lines: list[str]) -> Path:
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode())
    return path


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
