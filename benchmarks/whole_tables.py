"""The least that a release costs which is written whole: `python -m benchmarks.whole_tables OUTPUTS [--times 10]`.

Of the newest release under OUTPUTS only the tables are taken that one edition more had changed, so there must be a
release before it. DuckDB holds them in memory, in order and in their types. What is measured is its own writing of them
and nothing else: each to a CSV, the digest of that, and all into a DuckDB file without a key, a constraint or a
comment. Nothing is read, reconciled, checked or compared. With `--times` each row is there so many times, with another
first column, as if so many times as many editions were known.

All is told in processor seconds, the least of three rounds.
"""

from __future__ import annotations

import argparse
import filecmp
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import duckdb

from pipeline.publish.csv_files import hash_file, read_header, read_typed, write_csv
from pipeline.publish.ddl import list_columns, quote
from pipeline.publish.shelf import list_releases
from pipeline.validate.schema import RELEASE_TABLES, read_schema

ROUNDS = 3


def find_changed(before: Path, after: Path) -> list[str]:
    """Tables of which two releases have other rows; folders of their CSV."""
    names = [name for name in read_schema() if name not in RELEASE_TABLES]
    return [name for name in names if not filecmp.cmp(before / f"{name}.csv", after / f"{name}.csv", shallow=False)]


def hold_tables(con: duckdb.DuckDBPyConnection, names: Iterable[str], folder: Path, times: int) -> int:
    """Load tables into memory, each row so many times; returns the number of rows."""
    rows = 0
    for name in names:
        path = folder / f"{name}.csv"
        first, *others = read_header(path)
        told = f", {list_columns(others)}" if others else ""
        con.execute(
            f'CREATE TABLE "{name}" AS SELECT concat("{first}", nullif(times, 0)) AS "{first}"{told} '
            f"FROM range({times}) t(times), {read_typed(path, read_schema()[name], (first, *others))} ORDER BY times"
        )
        counted = con.execute(f'SELECT count(*) FROM "{name}"').fetchone()
        rows += counted[0] if counted else 0
    return rows


def measure_writing(con: duckdb.DuckDBPyConnection, names: Sequence[str], folder: Path) -> tuple[float, float, float]:
    """Processor seconds of writing the CSV, of their digests, and of writing the DuckDB file."""
    files = [folder / f"{name}.csv" for name in names]

    def write_files() -> None:
        for path in files:
            write_csv(con, f'FROM "{path.stem}"', path)

    def write_database() -> None:
        (folder / "all.duckdb").unlink(missing_ok=True)
        con.execute(f"ATTACH {quote(str(folder / 'all.duckdb'))} AS whole")
        for name in names:
            con.execute(f'CREATE TABLE whole."{name}" AS FROM memory."{name}"')
        con.execute("DETACH whole")  # writes what is not written yet

    written = spend(write_files)
    return written, spend(lambda: list(map(hash_file, files))), spend(write_database)


def spend(work: Callable[[], object]) -> float:
    """Processor seconds of some work, the least of three rounds."""

    def spend_once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(spend_once() for _ in range(ROUNDS))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and tell it in a line."""
    parser = argparse.ArgumentParser(description="The least that a release costs which is written whole.")
    parser.add_argument("outputs", type=Path)
    parser.add_argument("--times", type=int, default=1, help="how many times each row is there")
    chosen = parser.parse_args(arguments)
    *_, before, newest = list_releases(chosen.outputs)
    names = find_changed(before.path / "csv", newest.path / "csv")
    with tempfile.TemporaryDirectory(prefix="nmt-whole-") as folder, duckdb.connect() as con:
        rows = hold_tables(con, names, newest.path / "csv", chosen.times)
        written, hashed, filled = measure_writing(con, names, Path(folder))
        size = sum(path.stat().st_size for path in Path(folder).glob("*.csv")) / 1e6
    print(f"{len(names)} tables with {rows:,} rows, {size:.0f} MB as CSV: {', '.join(names)}")
    print(f"CSV {written:.2f} s, digests {hashed:.2f} s, DuckDB file {filled:.2f} s: {written + hashed + filled:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
