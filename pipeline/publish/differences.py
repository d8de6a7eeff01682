"""What differs between any two releases that are kept, with the causes that were told when it changed."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.publish.changes import Cell, find_changes
from pipeline.publish.csv_files import read_header, read_texts
from pipeline.publish.shelf import find_release, latest_release


def diff_releases(outputs: Path, one: str, other: str) -> list[tuple[Cell, str | None]]:
    """Changes from one release to another, in either direction of time.

    Args:
        outputs: The folder of outputs.
        one: The release to start from.
        other: The release to arrive at.

    Returns:
        Each change with the cause of the last time that the cell changed in between, where it is told.

    Raises:
        ReleaseError: There is no such release.
    """
    start, end, newest = find_release(outputs, one), find_release(outputs, other), latest_release(outputs)
    with duckdb.connect() as con:
        cells = find_changes(con, start.path / "csv", end.path / "csv")
        told = newest.path / "csv" if newest else end.path / "csv"
        changes, releases = told / "release_changes.csv", told / "releases.csv"
        first, last = sorted((start.sequence, end.sequence))
        rows = con.execute(
            f"SELECT c.table_name, c.row_key, c.column_name, arg_max(c.cause, CAST(r.sequence AS BIGINT)) "
            f"FROM {read_texts(changes, read_header(changes))} c "
            f"JOIN {read_texts(releases, read_header(releases))} r USING (release_id) "
            f"WHERE CAST(r.sequence AS BIGINT) > ? AND CAST(r.sequence AS BIGINT) <= ? GROUP BY ALL",
            [first, last],
        ).fetchall()
    causes = {(table, key, column): cause for table, key, column, cause in rows}
    return [(cell, causes.get(cell.place)) for cell in cells]
