"""What earlier releases said is kept, however many rows they have."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.publish.csv_files import write_csv
from pipeline.publish.history import _read_earlier, begin_history
from pipeline.validate.schema import read_view

MANY = 130_000  # a row group of DuckDB has 122,880


def _write_release(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """The CSV of a first release with many rows, and `rel` as a second one finds it."""
    con.execute("ATTACH ':memory:' AS rel")
    con.execute("USE rel")
    con.execute("CREATE TABLE editions (dated_from DATE, dated_to DATE)")
    con.execute("CREATE TABLE services (service_id VARCHAR, name VARCHAR, kind VARCHAR, hours VARCHAR)")
    con.execute(
        "CREATE TABLE contact_points "
        "(owner_type VARCHAR, owner_id VARCHAR, value VARCHAR, channel VARCHAR, gone_by DATE)"
    )
    begin_history(con, None, first=("r0001-a", 1, "a", "a", "1", "1.0.0", MANY))
    for name in ("releases", "release_changes", "directory_history"):
        write_csv(con, f"FROM {name}", folder / f"{name}.csv")
    for name in ("release_changes", "directory_history", "releases"):  # those that refer to another first
        con.execute(f"DROP TABLE {name}")
    columns = read_view("directory").names
    cells = [f"'post-' || i AS \"{name}\"" if name == "appointment_id" else f'NULL AS "{name}"' for name in columns]
    write_csv(con, f"SELECT {', '.join(cells)} FROM range({MANY}) t(i)", folder / "directory.csv")
    con.execute("BEGIN")
    begin_history(con, folder, first=("r0002-b", 2, "b", "b", "1", "1.0.0", MANY))


def test_every_row_that_a_large_release_said_is_read_again(tmp_path: Path) -> None:
    with duckdb.connect() as con:
        _write_release(con, tmp_path)
        _read_earlier(con, tmp_path, read_view("directory_row").names)
        rows = con.execute("SELECT count(DISTINCT appointment_id) FROM said_before").fetchone()
    assert rows == (MANY,)
