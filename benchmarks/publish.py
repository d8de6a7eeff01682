"""Publishing a million directory rows beside what DuckDB itself needs for the same rows.

- The floor loads the same tables and the flat directory into a DuckDB file without keys or constraints, writes every
  table and every other file of rows that a release holds (the directory, its Excel form, the exports) with plain `COPY`
  from rows that lie ready, and takes SHA-256 of it all: at most 1.5 times.
- Opening the release and `directory_as_of` on it, beside opening an empty file: at most 100 ms more.
- What a release adds to the disk where one row of the directory changed, beside the size of what exists.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.publish.csv_files import hash_file, write_csv
from pipeline.publish.release import publish_release
from pipeline.publish.types import Inputs
from pipeline.validate.conform import conform_tables
from pipeline.validate.outcome import judge, to_frame

ROWS = 1_000_000
DAY = "2022-10-06"


def make_tables(rows: int) -> dict[str, pd.DataFrame]:
    """Tables of a directory with as many rows as asked, each with a phone and a mail address."""
    number = pd.Series(range(rows))
    key = number.map("{:07d}".format)
    spell = {"first_seen": DAY, "last_seen": DAY, "first_edition_id": "e", "last_edition_id": "e"}
    edition = {
        "edition_id": "e", "source_id": "e", "file_name": "e.txt", "sha256": "0" * 64, "dated_from": DAY,
        "dated_to": DAY, "status": "read",
    }  # fmt: skip
    contacts = {"owner_type": "person", "owner_id": "person-" + key, "is_shared": False, **spell}
    phones = {"contact_id": "phone-" + key, "channel": "phone", "value": "+4670" + key}
    mails = {"contact_id": "mail-" + key, "channel": "email", "value": "person." + key + "@example.se"}
    tables = {
        "editions": pd.DataFrame([edition]),
        "counties": pd.DataFrame({"county_code": ["24", "25"], "name": ["Västerbotten", "Norrbotten"]}),
        "regions": pd.DataFrame({"region_id": ["nord"], "name": ["Nord"]}),
        "region_counties": pd.DataFrame({"region_id": "nord", "county_code": ["24", "25"], **spell}),
        "organizations": pd.DataFrame({"org_id": ["umea"], "name": ["Umeå kommun"]}),
        "people": pd.DataFrame({"person_id": "person-" + key, "name": "Person " + key, **spell}),
        "appointments": pd.DataFrame(
            {
                "appointment_id": "post-" + key, "person_id": "person-" + key, "role": "regionkoordinator",
                "region_id": "nord", "org_id": "umea", "status": "current", **spell,
            }
        ),
        "contact_points": pd.concat([pd.DataFrame({**phones, **contacts}), pd.DataFrame({**mails, **contacts})]),
        "checks": to_frame([judge("people.benchmark", "is made up", [])]),
    }  # fmt: skip
    return {name: given.frame for name, given in conform_tables(tables).items()}


def hold_rows(con: duckdb.DuckDBPyConnection, release: Path) -> list[str]:
    """Hold in memory, outside the time taken, the rows of the files that publishing derives from the tables.

    Returns:
        Names of the tables that hold them.
    """
    files = [release / "csv" / "directory.csv", release / "csv" / "directory-excel.csv"]
    files += [*sorted((release / "exports" / "hsds").glob("*.csv")), release / "exports" / "directory.vcf"]
    for path in files:
        part = {".vcf": "\\x1f"}.get(path.suffix, ";" if path.stem.endswith("excel") else ",")
        options = f"all_varchar = true, header = {path.suffix == '.csv'}, auto_detect = false, delim = '{part}'"
        with path.open(encoding="utf-8-sig") as file:
            names = file.readline().strip().split(part) if path.suffix == ".csv" else ["line"]
        types = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
        con.execute(
            f"CREATE TABLE \"{path.stem}{path.suffix}\" AS FROM read_csv('{path}', {options}, columns = {{{types}}})"
        )
    return [path.name for path in files]


def copy_plainly(
    con: duckdb.DuckDBPyConnection, tables: dict[str, pd.DataFrame], held: list[str], folder: Path
) -> None:
    """What DuckDB alone needs for the same rows: a file without keys, every CSV of a release, and SHA-256 of all."""
    con.execute(f"ATTACH '{folder / 'plain.duckdb'}' AS plain")
    for name, frame in tables.items():
        if len(frame):
            con.register("frame", frame)
            con.execute(f'CREATE TABLE plain."{name}" AS FROM frame')
            con.unregister("frame")
            write_csv(con, f'FROM plain."{name}" ORDER BY ALL', folder / f"{name}.csv")
    con.execute('CREATE TABLE plain.directory AS FROM memory."directory.csv"')
    for name in held:
        write_csv(con, f'FROM memory."{name}"', folder / name)
    con.execute("DETACH plain")
    for path in folder.iterdir():
        hash_file(path)


def take_time(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def open_and_ask(path: Path, query: str) -> None:
    """Open a file, ask, and close it."""
    with duckdb.connect(str(path.resolve()), read_only=True) as con:
        con.execute(query).fetchall()


def measure_growth(tables: dict[str, pd.DataFrame], outputs: Path) -> str:
    """Publish again with one number changed, and say what that added to the disk."""
    before = _measure_disk(outputs)
    changed = tables["contact_points"].copy()
    changed.loc[0, "value"] = "+46701740605"
    publish_release({**tables, "contact_points": changed}, outputs, Inputs(outputs, "b", "1"))
    return f"one number changed: {_measure_disk(outputs) - before:,} bytes more on disk, beside {before:,} before"


def _measure_disk(folder: Path) -> int:
    files = {
        (s.st_dev, s.st_ino): s.st_blocks * 512 for s in (path.stat() for path in folder.rglob("*") if path.is_file())
    }
    return sum(files.values())


def main(rows: int = ROWS) -> None:
    """Print each figure beside its floor."""
    tables = make_tables(rows)
    with tempfile.TemporaryDirectory() as place:
        outputs, plain = Path(place) / "outputs", Path(place) / "plain"
        plain.mkdir()
        ours = take_time(lambda: publish_release(tables, outputs, Inputs(outputs, "a", "1")))
        with duckdb.connect() as con:
            held = hold_rows(con, outputs / "latest")
            floor = take_time(lambda: copy_plainly(con, tables, held, plain))
        print(
            f"publish {rows:,} directory rows: {ours:.1f} s; "
            f"DuckDB's COPY and checksums {floor:.1f} s; {ours / floor:.2f} times"
        )
        empty = Path(place) / "empty.duckdb"
        duckdb.connect(str(empty)).close()
        release = outputs / "directory.duckdb"
        query = f"SELECT count(*), min(name) FROM directory_as_of('{DAY}')"
        bare = min(take_time(lambda: open_and_ask(empty, "SELECT 1")) for _ in range(5))
        asked = min(take_time(lambda: open_and_ask(release, query)) for _ in range(5))
        print(f"open and directory_as_of: {asked * 1000:.0f} ms; an empty file {bare * 1000:.0f} ms")
        print(measure_growth(tables, outputs))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else int(os.environ.get("BENCH_ROWS", str(ROWS))))
