"""Looks for any trace of a person that is left in the outputs: in text, in DuckDB files, in whatever else is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from pipeline.publish.ddl import quote
from pipeline.publish.erasure.traces import Subject

_TEXT_LIMIT = 1 << 24


def scan_folder(folder: Path, subject: Subject) -> list[str]:
    """Files below a folder that still tell of the person, and the table where that is known.

    Args:
        folder: The folder.
        subject: The person.
    """
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        name = path.relative_to(folder).as_posix()
        if subject.is_in(name):
            found.append(f"{name} (its name)")
        if path.suffix == ".duckdb":
            found += [f"{name}, table {table}" for table in _scan_database(path, subject)]
        if _scan_bytes(path, subject.in_pieces() if path.suffix == ".duckdb" else subject):
            found.append(name)
    return found


def _scan_bytes(path: Path, subject: Subject) -> bool:
    before = ""
    with path.open("rb") as file:
        while chunk := file.read(_TEXT_LIMIT):
            text = before + chunk.decode("utf-8", errors="replace")
            if subject.is_in(text):
                return True
            before = text[-200:]
    return False


def _scan_database(path: Path, subject: Subject) -> Iterator[str]:
    with duckdb.connect() as con:
        con.execute(f"ATTACH {quote(str(path))} AS rel (READ_ONLY)")
        tables = con.execute(
            "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'rel' ORDER BY ALL"
        ).fetchall()
        for schema, table in tables:
            rows = con.execute(f'SELECT to_json(t)::VARCHAR FROM rel."{schema}"."{table}" t')
            while batch := rows.fetchmany(10_000):
                text = "\n".join(row[0] for row in batch)
                if subject.is_in(text):
                    yield table
                    break
