"""Builds the DuckDB file of a release: explicit tables from the published schema, then what is derived from them.

The file is made aside with storage version v1.5.0, so that DuckDB 1.5 and 2.0 both open it, with small blocks while it
is small; it is checkpointed and closed before anyone sees it. No write-ahead log is kept, which would hold every row
once more: a build that was cut off is thrown away. A large file has no foreign keys: their indexes would take more room
and time than the rows, and the checks have proved every reference already. Primary keys it has, whatever its size.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.publish.blocks import dig_holes
from pipeline.publish.ddl import comment_on, create_table, list_columns, quote
from pipeline.publish.numbering import phone_is_valid
from pipeline.validate.schema import RELEASE_TABLES, Table, read_schema, read_view

SQL = Path(__file__).with_name("sql")
LARGE = 100_000
_FINISH = re.compile(r"\{finish\|([^|}]+)\|([^|}]+)\|([^|}]+)\}")
MACRO_COMMENTS = {
    "directory_as_of": "The directory as the editions say it was on a day: directory_as_of(DATE '2020-01-01')",
    "directory_in": "The directory as one edition prints it, after repair: directory_in('edition-id')",
    "directory_published": "The directory as a release gave it: directory_published('r0001-…')",
    "trace": "Every statement behind an entity, with file, page, line, raw text, repairs and rule: trace('entity-id')",
}


@contextmanager
def open_build(path: Path, *, rows: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """Make a new DuckDB file and hold it open as `rel`; on leaving it is checkpointed and closed.

    Args:
        path: The file to be made.
        rows: Rows that it will hold, about.
    """
    block = ", BLOCK_SIZE 16384" if rows < LARGE else ""
    with duckdb.connect() as con:
        if rows < LARGE:
            con.execute("SET threads = 1")  # of so few rows a second one gets none, and costs what waking it costs
        con.execute("SET preserve_insertion_order = true")
        con.execute("SET checkpoint_threshold = '1TB'")  # once, at the end
        con.execute(
            f"ATTACH {quote(str(path))} AS rel (STORAGE_VERSION 'v1.5.0', RECOVERY_MODE 'no_wal_writes'{block})"
        )
        con.execute("BEGIN")  # one transaction: each of hundreds of statements would else be synced to disk by itself
        yield con
        con.execute("COMMIT")
        con.execute("USE memory")
        con.execute("CHECKPOINT rel")
        con.execute("DETACH rel")
    if rows < LARGE:
        dig_holes(path)  # half of a small file is room that its indexes keep free; of a large one next to nothing


def load_tables(con: duckdb.DuckDBPyConnection, frames: Mapping[str, pd.DataFrame]) -> None:
    """Create and fill every table of the schema but those that tell of releases.

    Args:
        con: Connection with the new file as `rel`, in a transaction; in another one afterwards where a table is large.
        frames: Conformed frames by table name.

    Raises:
        duckdb.ConstraintException: A key is held twice, or a value is none that its column may have.
    """
    con.execute("USE rel")
    con.execute("CREATE SCHEMA derived")
    is_large = sum(len(frame) for frame in frames.values()) >= LARGE
    covered = {name: table for name, table in read_schema().items() if name not in RELEASE_TABLES}
    apart = [table for name, table in covered.items() if is_large and _is_filled_apart(table, frames[name])]
    for name, table in covered.items():
        frame = frames[name].iloc[:0] if table in apart else frames[name]
        load_table(con, table, frame, has_references=not is_large, is_keyed=table not in apart)
    if apart:
        con.execute("COMMIT")  # what follows is done by other connections, which see what is committed
        _fill_apart(con, {table: frames[table.name] for table in apart})
        con.execute("BEGIN")


def load_table(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    frame: pd.DataFrame,
    *,
    has_references: bool = True,
    is_keyed: bool = True,
) -> None:
    """Create and fill one table, with its comments."""
    key_has_nulls = _has_nulls(table, frame)
    con.execute(create_table(table, is_keyed=is_keyed, key_has_nulls=key_has_nulls, has_references=has_references))
    if len(frame):
        _fill(con, table, frame)
    for statement in comment_on("TABLE", f'"{table.name}"', table):
        con.execute(statement)


def _fill(con: duckdb.DuckDBPyConnection, table: Table, frame: pd.DataFrame) -> None:
    con.register("frame", frame)
    con.execute(f'INSERT INTO rel."{table.name}" SELECT {list_columns(table.names)} FROM frame')
    con.unregister("frame")


def _has_nulls(table: Table, frame: pd.DataFrame) -> bool:
    """Whether a column of the key is empty in some row."""
    return bool(frame[list(table.key)].isna().any(axis=None))


def _is_filled_apart(table: Table, frame: pd.DataFrame) -> bool:
    return len(frame) >= LARGE and not _has_nulls(table, frame)


def _fill_apart(con: duckdb.DuckDBPyConnection, frames: Mapping[Table, pd.DataFrame]) -> None:
    """Fill tables that lie there empty and without a key, the longest first, then give each its key.

    Python lets one thread at a time read a frame, and one thread packs what it reads: two tables at a time keep two
    cores busy. An index made in one go of rows that are committed takes a third of one that grows row by row.
    """

    def fill(table: Table) -> None:
        with con.cursor() as own:
            _fill(own, table, frames[table])
            own.execute(f'ALTER TABLE rel."{table.name}" ADD PRIMARY KEY ({list_columns(table.key)})')

    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(fill, sorted(frames, key=lambda table: len(frames[table]), reverse=True)))


def derive_timeline(con: duckdb.DuckDBPyConnection) -> None:
    """Make `derived.directory_timeline`, which the view and `directory_as_of` read.

    `directory_now` holds the rows of the view in order, for the files made of them.

    Args:
        con: Connection with the new file as `rel`, its tables and `releases` filled.
    """
    table = read_view("directory_timeline")
    rows = con.execute("SELECT count(*) FROM appointments").fetchone()
    is_large = rows is not None and rows[0] >= LARGE
    con.execute(create_table(table, schema="derived.", is_keyed=not is_large, has_references=False))
    con.execute('CREATE TEMP TABLE for_whom ("role" VARCHAR, for_whom VARCHAR)')
    with Path(__file__).with_name("for_whom.csv").open(encoding="utf-8", newline="") as file:
        con.executemany(
            "INSERT INTO for_whom VALUES (?, ?)", [(r["role"], r["for_whom"]) for r in csv.DictReader(file)]
        )
    con.execute(_read_sql("timeline").replace("{phone_is_valid}", phone_is_valid('c."value"')))
    for statement in comment_on("TABLE", "derived.directory_timeline", table):
        con.execute(statement)


def create_views(con: duckdb.DuckDBPyConnection) -> None:
    """Create the view and the macros, with their comments."""
    con.execute("USE rel")
    con.execute(_read_sql("views").replace("{phone_is_valid}", phone_is_valid('c."value"')))
    for statement in comment_on("VIEW", "directory", read_view("directory")):
        con.execute(statement)
    for name, comment in MACRO_COMMENTS.items():
        con.execute(f"COMMENT ON MACRO TABLE {name} IS {quote(comment)}")


def _read_sql(name: str) -> str:
    """A file of `sql/` without its comments, which are for us, and with `finish.sql` where it is named."""

    def fill(match: re.Match[str]) -> str:
        row, day, out_of_hours = match.groups()
        return _read_sql("finish").replace("{row}", row).replace("{day}", day).replace("{out_of_hours}", out_of_hours)

    lines = (SQL / f"{name}.sql").read_text("utf-8").splitlines()
    return _FINISH.sub(fill, "\n".join(line for line in lines if not line.startswith("--")))


def schema_text() -> str:
    """The schema as one text, for the digest: the statements that create its tables."""
    return ";\n".join(create_table(table) for name, table in read_schema().items() if name not in RELEASE_TABLES)
