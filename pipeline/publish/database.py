"""Builds the DuckDB file of a release: explicit tables from the published schema, then what is derived from them.

The file is made aside with storage version v1.5.0, so that DuckDB 1.5 and 2.0 both open it, with small blocks while it
is small; it is checkpointed and closed before anyone sees it, and no write-ahead log stays beside it. A large file has
no foreign keys: their indexes would take more room and time than the rows, and the checks have proved every reference
already. Primary keys it has, whatever its size.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.publish.blocks import dig_holes
from pipeline.publish.ddl import comment_on, create_table, list_columns, quote
from pipeline.publish.numbering import phone_is_valid
from pipeline.validate.models import RELEASE_TABLES
from pipeline.validate.models.history import Directory, DirectoryTimeline
from pipeline.validate.schema import Table, read_model, read_schema

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
        con.execute("SET preserve_insertion_order = true")
        con.execute(f"ATTACH {quote(str(path))} AS rel (STORAGE_VERSION 'v1.5.0'{block})")
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
        con: Connection with the new file as `rel`.
        frames: Conformed frames by table name.
    """
    con.execute("USE rel")
    con.execute("CREATE SCHEMA derived")
    is_large = sum(len(frame) for frame in frames.values()) >= LARGE
    for name, table in read_schema().items():
        if name not in RELEASE_TABLES:
            load_table(con, table, frames[name], has_references=not is_large)


def load_table(
    con: duckdb.DuckDBPyConnection, table: Table, frame: pd.DataFrame, *, has_references: bool = True
) -> None:
    """Create and fill one table, with its comments."""
    key_has_nulls = bool(frame[list(table.key)].isna().any(axis=None))
    is_large = len(frame) >= LARGE and not (key_has_nulls or has_references)
    con.execute(create_table(table, is_keyed=not is_large, key_has_nulls=key_has_nulls, has_references=has_references))
    if is_large:
        _fill_large(con, table, frame)
    elif len(frame):
        con.register("frame", frame)
        con.execute(f'INSERT INTO "{table.name}" SELECT {list_columns(table.names)} FROM frame')
        con.unregister("frame")
    for statement in comment_on("TABLE", f'"{table.name}"', table):
        con.execute(statement)


def _fill_large(con: duckdb.DuckDBPyConnection, table: Table, frame: pd.DataFrame) -> None:
    """Fill a table without a key, then give it one.

    Python lets one thread at a time read a frame: what is read is laid aside first, so that every core packs it. An
    index made in one go takes less than one that grows row by row; a key held twice stops the COMMIT.
    """
    con.register("frame", frame)
    con.execute(f"CREATE TEMP TABLE aside AS SELECT {list_columns(table.names)} FROM frame")
    con.unregister("frame")
    con.execute(f'INSERT INTO "{table.name}" FROM aside')
    con.execute("DROP TABLE aside")
    con.execute(f'ALTER TABLE "{table.name}" ADD PRIMARY KEY ({list_columns(table.key)})')


def derive_timeline(con: duckdb.DuckDBPyConnection) -> None:
    """Make `derived.directory_timeline`, which the view and `directory_as_of` read."""
    table = read_model(DirectoryTimeline, "directory_timeline")
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
    for statement in comment_on("VIEW", "directory", read_model(Directory, "directory")):
        con.execute(statement)
    for name, comment in MACRO_COMMENTS.items():
        con.execute(f"COMMENT ON MACRO TABLE {name} IS {quote(comment)}")


def list_directory(con: duckdb.DuckDBPyConnection) -> None:
    """Make `directory_now`: the rows of the view in order, for the files made of them; right after the timeline."""
    con.execute(_read_sql("listing"))


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
