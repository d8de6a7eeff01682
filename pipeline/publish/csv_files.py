"""CSV to the letter of RFC 4180, UTF-8, sorted by key: the same rows give the same bytes on every machine and day."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from pathlib import Path

import duckdb

from pipeline.publish.ddl import SQL_TYPES, list_columns, quote
from pipeline.validate.schema import Table

STRICT = "FORMAT csv, HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NEW_LINE '\\r\\n'"


def write_csv(con: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    """Write the rows of a query in their order."""
    con.execute(f"COPY ({query}) TO {quote(str(path))} ({STRICT})")


def write_table(con: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> Path:
    """Write one table of `rel`, sorted by its key and then by all columns.

    Returns:
        The file.
    """
    path = folder / f"{table.name}.csv"
    write_csv(
        con, f'SELECT {list_columns(table.names)} FROM rel."{table.name}" ORDER BY {list_columns(table.key)}', path
    )
    return path


def read_header(path: Path) -> tuple[str, ...]:
    """Column names of a CSV of a release; none where there is no such file."""
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return tuple(file.readline().rstrip("\r\n").split(","))


def read_texts(path: Path, columns: Collection[str]) -> str:
    """A table function call that reads a CSV of a release, every column as text."""
    return _read(path, (f"{quote(column)}: 'VARCHAR'" for column in columns))


def read_typed(path: Path, table: Table, columns: Collection[str]) -> str:
    """A table function call that reads a CSV of a release with the types of its table."""
    types = {column.name: SQL_TYPES[column.type] for column in table.columns}
    return _read(path, (f"{quote(column)}: {quote(types.get(column, 'VARCHAR'))}" for column in columns))


def _read(path: Path, types: Iterable[str]) -> str:
    return (
        f"read_csv({quote(str(path))}, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', "
        f"new_line = '\\r\\n', max_line_size = 16777216, columns = {{{', '.join(types)}}})"
    )


def hash_file(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
