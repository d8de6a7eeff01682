"""The least that a release costs which is made of the one before: `python -m benchmarks.spliced_tables OUTPUTS`.

As if somebody had said which rows one edition more changes, and where they stand. Of each table that the two newest
releases under OUTPUTS tell otherwise, the new CSV is copied by the kernel, for a splice writes as many bytes, and its
digest is taken. A DuckDB file with those tables as they were, and their keys, is copied; the rows that went are deleted
from it, those that came are inserted, and its digest is taken. Nothing is read, reconciled, checked or compared, and no
view, export or report is made. With `--times` each row is there so many times, with another first column, as if so many
times as many editions were known; one edition more changes as many rows as before.

All is told in processor seconds, the least of three rounds.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from benchmarks.whole_tables import find_changed, spend
from pipeline.publish.apart import leave_out_common
from pipeline.publish.csv_files import hash_file, read_header, read_typed
from pipeline.publish.database import LARGE, open_build
from pipeline.publish.ddl import create_table, list_columns, quote
from pipeline.publish.shelf import list_releases
from pipeline.validate.schema import read_schema

_PART = 1 << 30
Apart = Mapping[str, tuple[Path, Path]]


def copy_file(source: Path, target: Path) -> None:
    """Copy a file without taking its bytes out of the kernel; the target is written over."""
    with source.open("rb") as old, target.open("wb") as new:
        while os.copy_file_range(old.fileno(), new.fileno(), _PART):
            pass


def build_file(database: Path, names: Sequence[str], folder: Path, times: int) -> None:
    """Make a DuckDB file of tables with their keys, each row so many times, as a large release has them.

    Args:
        database: The file to be made.
        names: The tables.
        folder: Their CSV.
        times: How many times each row is there.
    """
    with open_build(database, rows=LARGE) as con:
        con.execute("USE rel")
        for name in names:
            table = read_schema()[name]
            con.execute(create_table(table, has_references=False))
            first, *others = table.names
            told = f"""concat("{first}", '~' || nullif(times, 0)), {list_columns(others)}"""
            rows = f"range({times}) t(times), {_read(name, folder / f'{name}.csv')}"
            con.execute(f'INSERT INTO "{name}" SELECT {told} FROM {rows} ORDER BY times')


def splice_file(database: Path, apart: Apart) -> None:
    """Take rows out of a DuckDB file and put others in, and leave it checkpointed.

    Args:
        database: A file with keys, without foreign keys.
        apart: The CSV of the rows that went, and of those that came, by table.
    """
    with duckdb.connect() as con:
        con.execute("SET checkpoint_threshold = '1TB'")
        con.execute(f"ATTACH {quote(str(database))} AS rel (RECOVERY_MODE 'no_wal_writes')")
        for place, change in enumerate((_delete, _insert)):  # a key that is deleted is free after the commit
            con.execute("BEGIN")
            for name, paths in apart.items():
                con.execute(change(name, paths[place]))
            con.execute("COMMIT")
        con.execute("CHECKPOINT rel")
        con.execute("DETACH rel")


def _delete(name: str, gone: Path) -> str:
    same = " AND ".join(f't."{key}" IS NOT DISTINCT FROM o."{key}"' for key in read_schema()[name].key)
    return f'DELETE FROM rel."{name}" t USING {_read(name, gone)} o WHERE {same}'


def _insert(name: str, come: Path) -> str:
    return f'INSERT INTO rel."{name}" SELECT {list_columns(read_schema()[name].names)} FROM {_read(name, come)}'


def _read(name: str, path: Path) -> str:
    return read_typed(path, read_schema()[name], read_header(path))


def part_tables(names: Sequence[str], before: Path, after: Path, folder: Path) -> Apart:
    """The rows of each table that one release has and the other has not, as CSV."""
    apart: dict[str, tuple[Path, Path]] = {}
    for name in names:
        place = folder / name
        place.mkdir()
        one, other = before / f"{name}.csv", after / f"{name}.csv"
        apart[name] = leave_out_common(one, other, place) or (one, other)
    return apart


def measure_files(files: Sequence[Path], folder: Path) -> dict[str, float]:
    """Processor seconds of writing files as often as they are given, and of their digests."""

    def copy_files() -> None:
        for path in files:
            copy_file(path, folder / "copy.csv")

    return {"CSV copied": spend(copy_files), "digests": spend(lambda: [hash_file(path) for path in files])}


def measure_database(known: Path, apart: Apart) -> dict[str, float]:
    """Processor seconds of making a DuckDB file of the one before, `spliced.duckdb` beside it, and of its digest."""
    spliced = known.with_name("spliced.duckdb")

    def splice() -> None:
        copy_file(known, spliced)
        splice_file(spliced, apart)

    copied, made = spend(lambda: copy_file(known, spliced)), spend(splice)
    return {"DuckDB file copied": copied, "changed": made - copied, "its digest": spend(lambda: hash_file(spliced))}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and tell it in three lines."""
    parser = argparse.ArgumentParser(description="The least that a release costs which is made of the one before.")
    parser.add_argument("outputs", type=Path)
    parser.add_argument("--times", type=int, default=1, help="how many times each row is there")
    chosen = parser.parse_args(arguments)
    before, after = (release.path / "csv" for release in list_releases(chosen.outputs)[-2:])
    names = find_changed(before, after)
    files = [after / f"{name}.csv" for name in names] * chosen.times
    with tempfile.TemporaryDirectory(prefix="nmt-spliced-") as name:
        folder = Path(name)
        known = folder / "known.duckdb"
        build_file(known, names, before, chosen.times)
        apart = part_tables(names, before, after, folder)
        spent = {**measure_files(files, folder), **measure_database(known, apart)}
        sizes = [path.stat().st_size for path in (*files, known, folder / "spliced.duckdb")]
    *of_csv, was, became = (size / 1e6 for size in sizes)
    print(f"{len(names)} tables, {sum(of_csv):.0f} MB as CSV; DuckDB file {was:.0f} MB before, {became:.0f} MB spliced")
    print(", ".join(f"{what} {seconds:.2f} s" for what, seconds in spent.items()))
    print(f"all {sum(spent.values()):.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
