"""What a release knows of the ones before it: their list, every change with its cause, and what they said.

`directory_history` grows with what changed: it holds rows that a later release changed, and rows that came after the
first release; a row that stood from the first release on is in `directory` already and is not held twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.publish.causes import Cause
from pipeline.publish.changes import Cell
from pipeline.publish.csv_files import read_header, read_typed
from pipeline.publish.database import load_table
from pipeline.publish.ddl import list_columns
from pipeline.validate.conform import conform_frame
from pipeline.validate.schema import Table, read_schema, read_view

_NO_ROWS = pd.DataFrame()


def begin_history(con: duckdb.DuckDBPyConnection, previous: Path | None, *, first: tuple[object, ...]) -> None:
    """Create the tables that tell of releases, with what the release before knew and a row for this one.

    Args:
        con: Connection with the new file as `rel`.
        previous: Folder `csv` of the release before.
        first: The row of `releases` for this one, but for its last two columns, which are taken from the tables.
    """
    schema = read_schema()
    con.execute("USE rel")
    for name in ("releases", "release_changes", "directory_history"):
        load_table(con, schema[name], conform_frame(_NO_ROWS, schema[name]).frame)
    if previous is not None:
        _copy(con, schema["releases"], previous)
        _copy(con, schema["release_changes"], previous)
    con.execute(
        f"""INSERT INTO releases SELECT {", ".join("?" * len(first))},
            (SELECT max(coalesce(dated_from, dated_to)) FROM editions),
            (SELECT string_agg(DISTINCT concat_ws(' ', nullif(s."name", c."value"), c."value"), '; '
                 ORDER BY concat_ws(' ', nullif(s."name", c."value"), c."value"))
             FROM services s JOIN contact_points c ON c.owner_type = 'service' AND c.owner_id = s.service_id
             WHERE c.channel = 'phone' AND c.gone_by IS NULL
                 AND (s.kind = 'emergency' OR lower(s.hours) LIKE '%dygnet%'))""",
        first,
    )


def _copy(con: duckdb.DuckDBPyConnection, table: Table, previous: Path) -> None:
    path = previous / f"{table.name}.csv"
    columns = [column for column in read_header(path) if column in table.names]
    if columns:
        source = read_typed(path, table, read_header(path))
        con.execute(f'INSERT INTO "{table.name}" BY NAME SELECT {list_columns(columns)} FROM {source}')


def tell_changes(con: duckdb.DuckDBPyConnection, release_id: str, changes: Iterable[tuple[Cell, Cause]]) -> None:
    """Add the changes that this release brings."""
    table = read_schema()["release_changes"]
    rows = [
        (release_id, c.table_name, c.row_key, c.column_name, c.change, c.before, c.after, cause) for c, cause in changes
    ]
    if rows:
        con.register("frame", conform_frame(pd.DataFrame(rows, columns=list(table.names)), table).frame)
        con.execute(f"INSERT INTO release_changes SELECT {list_columns(table.names)} FROM frame")
        con.unregister("frame")


def tell_directory(con: duckdb.DuckDBPyConnection, previous: Path | None, sequence: int) -> None:
    """Fill `directory_history` from what the release before said and what this one says.

    Args:
        con: Connection with the new file as `rel`, its timeline and the history tables made.
        previous: Folder of the release before, with `csv` in it.
        sequence: Number of this release.
    """
    if previous is None:
        return
    columns = read_view("directory_row").names
    _read_earlier(con, previous / "csv", columns)
    con.execute(
        f"""CREATE TEMP TABLE said_now AS SELECT {list_columns(columns, "t")}
            FROM derived.directory_timeline t WHERE t.is_listed"""
    )
    equal = f"({list_columns(columns, 'o')}) IS NOT DISTINCT FROM ({list_columns(columns, 'n')})"
    con.execute(
        f"""INSERT INTO directory_history BY NAME
            SELECT * FROM said_before WHERE until_sequence IS NOT NULL
            UNION ALL BY NAME
            SELECT o.* REPLACE (CASE WHEN n.appointment_id IS NULL THEN {sequence} END AS until_sequence)
            FROM said_before o LEFT JOIN said_now n ON n.appointment_id = o.appointment_id AND {equal}
            WHERE o.until_sequence IS NULL AND (n.appointment_id IS NULL OR o.from_sequence > 1)
            UNION ALL BY NAME
            SELECT n.*, {sequence} AS from_sequence
            FROM said_now n LEFT JOIN said_before o
                ON o.appointment_id = n.appointment_id AND o.until_sequence IS NULL AND {equal}
            WHERE o.appointment_id IS NULL"""
    )


def _read_earlier(con: duckdb.DuckDBPyConnection, previous: Path, columns: Sequence[str]) -> None:
    """Make `said_before`: the history of the release before, and its rows that stood from the first release on.

    It is made in one statement: into an empty table made from a query, DuckDB 2.0 inserts 122,880 rows or more so that
    the same transaction counts them and reads none.
    """
    history, directory = read_schema()["directory_history"], read_view("directory")
    told, listed = previous / "directory_history.csv", previous / "directory.csv"
    kept = list_columns([column for column in read_header(told) if column in history.names])
    con.execute(f"CREATE TEMP TABLE said_changed AS SELECT {kept} FROM {read_typed(told, history, read_header(told))}")
    header = read_header(listed)
    kept = list_columns([column for column in header if column in columns])
    con.execute(
        f"""CREATE TEMP TABLE said_before AS
            SELECT * FROM directory_history
            UNION ALL BY NAME
            SELECT * FROM said_changed
            UNION ALL BY NAME
            SELECT {kept}, 1 AS from_sequence, newest.day - CAST(d.confirmed_days_before AS INTEGER) AS confirmed_on
            FROM {read_typed(listed, directory, header)} d
            CROSS JOIN (SELECT CAST(newest_edition_date AS DATE) AS day FROM releases
                        WHERE sequence = (SELECT max(sequence) - 1 FROM releases)) newest
            WHERE appointment_id NOT IN (SELECT appointment_id FROM said_changed WHERE until_sequence IS NULL)"""
    )
