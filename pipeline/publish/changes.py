"""What changed between two states of the tables, cell by cell, told from their CSV.

Two files with the same bytes are not read. Else the lines that stand in both are left out, the rest is read as text
and joined on the key, and only the rows that differ leave DuckDB. A row that came or went gives one change for each
cell that holds something; a table that came or went as a whole gives one change in all, since it would only repeat the
table.
"""

from __future__ import annotations

import filecmp
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

from pipeline.publish.apart import leave_out_common
from pipeline.publish.csv_files import read_header, read_texts
from pipeline.publish.ddl import list_columns
from pipeline.validate.schema import RELEASE_TABLES, Table, read_schema

ChangeKind = Literal["added", "removed", "changed"]
WHOLE = "*"
_VIEWS = ("directory", "directory-excel")


@dataclass(frozen=True, slots=True)
class Cell:
    """One changed cell."""

    table_name: str
    row_key: str
    column_name: str
    change: ChangeKind
    before: str | None
    after: str | None

    @property
    def place(self) -> tuple[str, str, str]:
        """Table, row and column."""
        return self.table_name, self.row_key, self.column_name


def find_changes(con: duckdb.DuckDBPyConnection, old: Path, new: Path) -> list[Cell]:
    """Changes from one folder of CSV files to another, in the order of tables, keys and columns.

    Args:
        con: Any connection.
        old: Folder `csv` of the state before.
        new: Folder `csv` of the state after.
    """
    found: list[Cell] = []
    for name, table in read_schema().items():
        if name not in RELEASE_TABLES:
            found += compare_table(con, table, old / f"{name}.csv", new / f"{name}.csv")
    gone = (path for path in sorted(old.glob("*.csv")) if path.stem not in {*read_schema(), *_VIEWS})
    return [*found, *(Cell(path.stem, WHOLE, WHOLE, "removed", f"{_count(con, path)} rows", None) for path in gone)]


def find_schema_changes(old: str, new: str, cells: Iterable[Cell]) -> list[Cell]:
    """Tables of which more or less may be asked than before: one change each, with the lines that went and came.

    Args:
        old: The statements that created the tables of the state before.
        new: Those of the state after.
        cells: Changes that are known already; a table that came or went as a whole is told of there.
    """
    told = {cell.table_name for cell in cells if cell.row_key == WHOLE}
    before, after = _list_definitions(old), _list_definitions(new)
    found = ((name, before[name], after[name]) for name in sorted((before.keys() & after.keys()) - told))
    return [
        Cell(name, WHOLE, WHOLE, "changed", _tell_lines(was, others=is_now), _tell_lines(is_now, others=was))
        for name, was, is_now in found
        if was != is_now
    ]


def _list_definitions(schema: str) -> dict[str, list[str]]:
    """The lines between the brackets of each table's statement."""
    found: dict[str, list[str]] = {}
    for statement in schema.split(";\n"):
        head, *lines = statement.splitlines()
        found[head.split('"')[1]] = [line.strip().rstrip(",") for line in lines[:-1]]
    return found


def _tell_lines(lines: Sequence[str], *, others: Sequence[str]) -> str | None:
    return "; ".join(line for line in lines if line not in others) or None


def list_first(con: duckdb.DuckDBPyConnection) -> list[Cell]:
    """Changes of a first release: every table that holds something is new as a whole.

    Args:
        con: Connection with the release as `rel`.
    """
    counts = {
        name: con.execute(f'SELECT count(*) FROM rel."{name}"').fetchone()
        for name in read_schema()
        if name not in RELEASE_TABLES
    }
    return [_tell_new(name, count[0]) for name, count in counts.items() if count and count[0]]


def compare_table(con: duckdb.DuckDBPyConnection, table: Table, old: Path, new: Path) -> list[Cell]:
    """Changes of one table."""
    if not new.exists():
        return []
    if not old.exists() or not set(table.key) <= set(read_header(old)):
        rows = _count(con, new)
        return [_tell_new(table.name, rows)] if rows else []
    if filecmp.cmp(old, new, shallow=False):
        return []
    with tempfile.TemporaryDirectory(prefix="nmt-changes-") as folder:
        apart = leave_out_common(old, new, Path(folder)) or (old, new)
        return sorted(_compare_rows(con, table, *apart), key=lambda cell: cell.place)


def _tell_new(table_name: str, rows: int) -> Cell:
    return Cell(table_name, WHOLE, WHOLE, "added", None, f"{rows} rows")


def _count(con: duckdb.DuckDBPyConnection, path: Path) -> int:
    row = con.execute(f"SELECT count(*) FROM {read_texts(path, read_header(path))}").fetchone()
    return int(row[0]) if row else 0


def _compare_rows(con: duckdb.DuckDBPyConnection, table: Table, old: Path, new: Path) -> Iterator[Cell]:
    before, after = read_header(old), read_header(new)
    columns = [*after, *(column for column in before if column not in after)]
    same_key = " AND ".join(f'o."{key}" IS NOT DISTINCT FROM n."{key}"' for key in table.key)
    told = ", ".join(f"{_tell('o', column, before)}, {_tell('n', column, after)}" for column in columns)
    shared = [column for column in columns if column in before and column in after]
    query = (
        f"SELECT o.here, n.here, {told} "
        f"FROM (SELECT *, true AS here FROM {read_texts(old, before)}) o "
        f"FULL JOIN (SELECT *, true AS here FROM {read_texts(new, after)}) n ON {same_key} "
        f"WHERE o.here IS NULL OR n.here IS NULL OR {len(shared) != len(columns)} "
        f"OR ({list_columns(shared, 'o')}) IS DISTINCT FROM ({list_columns(shared, 'n')})"
    )
    for was_there, is_there, *values in con.execute(query).fetchall():
        pairs = dict(zip(columns, zip(values[::2], values[1::2], strict=True), strict=True))
        side = 1 if is_there else 0
        row_key = "|".join(pairs[key][side] or "" for key in table.key)
        kind: ChangeKind = "changed" if was_there and is_there else "added" if is_there else "removed"
        for column, (one, other) in pairs.items():
            if one != other:
                yield Cell(table.name, row_key, column, kind, one, other)


def _tell(alias: str, column: str, columns: tuple[str, ...]) -> str:
    return f'{alias}."{column}"' if column in columns else "NULL"
