"""Writes the files of a release from its open DuckDB file: tables and views as CSV, then the papers beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.publish.causes import Cause
from pipeline.publish.changes import Cell
from pipeline.publish.csv_files import hash_file, write_csv, write_table
from pipeline.publish.database import create_views, schema_text
from pipeline.publish.datapackage import write_datapackage
from pipeline.publish.ddl import list_columns
from pipeline.publish.excel import write_excel
from pipeline.publish.exports import write_exports
from pipeline.publish.inputs import keep_inputs
from pipeline.publish.papers import write_changes, write_info, write_sums
from pipeline.publish.quarantine import write_quarantine
from pipeline.publish.shelf import SCHEMA
from pipeline.publish.types import ReleaseInfo
from pipeline.validate.schema import RELEASE_TABLES, read_schema, read_view

Frames = Mapping[str, pd.DataFrame]


def write_tables(con: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, str]:
    """Write every table that the content digest covers.

    Returns:
        SHA-256 of each file by table.
    """
    folder.mkdir()
    covered = {name: table for name, table in read_schema().items() if name not in RELEASE_TABLES}
    with ThreadPoolExecutor(max_workers=1) as beside:
        sums = {name: beside.submit(hash_file, write_table(con, table, folder)) for name, table in covered.items()}
    return {name: digest.result() for name, digest in sums.items()}


def digest_content(schema: str, sums: Mapping[str, str]) -> str:
    """The content digest: over the schema (as in `schema.sql`) and the ordered CSV of each table."""
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(sums.items()))
    return hashlib.sha256(f"{schema}\n{lines}".encode()).hexdigest()


def write_views(con: duckdb.DuckDBPyConnection, info: ReleaseInfo) -> None:
    """Add the view and the macros to the file, and write the CSV of what tells of releases and of the directory."""
    create_views(con)
    folder = info.path / "csv"
    for name in RELEASE_TABLES:
        write_table(con, read_schema()[name], folder)
    directory = read_view("directory")
    write_csv(con, f"SELECT {list_columns(directory.names)} FROM directory_now", folder / "directory.csv")
    write_excel(con, directory, folder / "directory-excel.csv")
    own = f"SELECT * EXCLUDE (release_id) FROM rel.release_changes WHERE release_id = '{info.release_id}' ORDER BY ALL"
    write_csv(con, own, info.path / "changes.csv")
    write_exports(con, info.path)


def write_papers(
    info: ReleaseInfo,
    previous: str | None,
    frames: Frames,
    changes: Sequence[tuple[Cell, Cause]],
    inputs: Path,
    sums: Mapping[str, str],
) -> None:
    """Write everything of a release that is neither table nor view nor the report; its checksums last.

    Args:
        info: The release, its report written.
        previous: Id of the one before.
        frames: Its conformed tables.
        changes: What it changed, and why.
        inputs: Folder with the registry and the decisions that it was made from.
        sums: SHA-256 of its files of rows, by path.
    """
    folder = info.path
    write_quarantine(folder, frames["quarantine"])
    (folder / SCHEMA).write_text(schema_text(), encoding="utf-8")
    write_datapackage(folder, info, sums)
    write_changes(folder, info.release_id, previous, changes, frames["decisions"])
    keep_inputs(inputs, folder / "inputs", _find_erased(inputs))
    write_info(info)
    write_sums(folder, sums)


def _find_erased(raw: Path) -> Callable[[str], bool] | None:
    """Whether a text tells of a person whom the registry beside the inputs says to be erased; None before the first."""
    from pipeline.publish.erasure.registry import read_blocklist  # that room writes releases itself
    from pipeline.publish.erasure.telling import tells

    blocklist = read_blocklist(raw)
    return (lambda text: tells(text, blocklist)) if blocklist.digests else None
