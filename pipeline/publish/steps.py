"""Compares this release with the one before, and with the steps in between, so that each change has its cause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.publish.causes import Cause, Replay, find_causes, list_erased
from pipeline.publish.changes import Cell, find_changes, find_schema_changes, list_first
from pipeline.publish.csv_files import read_header, write_csv
from pipeline.publish.database import schema_text
from pipeline.publish.ddl import SQL_TYPES, list_columns
from pipeline.publish.shelf import SCHEMA
from pipeline.publish.types import Inputs, ReleaseInfo
from pipeline.validate.conform import conform_tables
from pipeline.validate.schema import RELEASE_TABLES, Table, read_schema

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Steps:
    """States between the release before and this one, where they are known.

    Attributes:
        replayed: What the current code makes of the inputs of the release before, without anybody erased.
        undecided: What it makes of the new captures with the decisions of the release before.
    """

    replayed: Frames | None = None
    undecided: Frames | None = None


def explain_changes(
    con: duckdb.DuckDBPyConnection,
    newest: ReleaseInfo | None,
    staging: Path,
    inputs: Inputs,
    steps: Steps,
    cause: Cause | None,
) -> list[tuple[Cell, Cause]]:
    """Find what changed against the release before, and why.

    Args:
        con: Connection with the new file as `rel`.
        newest: The release before.
        staging: Folder of this one, its `csv` written.
        inputs: What this one was made from.
        steps: States in between.
        cause: The cause of all changes, where it is known beforehand.
    """
    if newest is None:
        return [(cell, cause or "source") for cell in list_first(con)]
    old = newest.path / "csv"
    cells = find_changes(con, old, staging / "csv")
    cells += find_schema_changes((newest.path / SCHEMA).read_text(encoding="utf-8"), schema_text(), cells)
    if cause is not None:
        return [(cell, cause) for cell in cells]
    known = {name: read_header(old / f"{name}.csv") for name in read_schema()}
    by_code = _find_code_changes(con, newest, staging, inputs, steps, cells)
    decided = _find_decided(con, newest, staging, inputs, steps, cells)
    is_same_code = newest.code_version == inputs.code_version
    erased = list_erased(by_code, is_same_code=is_same_code) if newest.redacted else frozenset()
    return find_causes(cells, Replay(by_code, decided, known, erased))


def _is_made_alike(newest: ReleaseInfo, inputs: Inputs) -> bool:
    """Whether the same inputs would give the release before again: no other code, and nobody erased since."""
    return newest.code_version == inputs.code_version and not newest.redacted


def _find_code_changes(
    con: duckdb.DuckDBPyConnection,
    newest: ReleaseInfo,
    staging: Path,
    inputs: Inputs,
    steps: Steps,
    cells: list[Cell],
) -> tuple[Cell, ...]:
    if _is_made_alike(newest, inputs):
        return ()
    if newest.inputs_digest == inputs.inputs_digest:
        return tuple(cells)
    if steps.replayed is None:
        return ()
    replayed = _write_state(con, steps.replayed, staging.parent / "replayed")
    return tuple(find_changes(con, newest.path / "csv", replayed))


def _find_decided(
    con: duckdb.DuckDBPyConnection,
    newest: ReleaseInfo,
    staging: Path,
    inputs: Inputs,
    steps: Steps,
    cells: list[Cell],
) -> tuple[Cell, ...]:
    if not inputs.decisions_digest or newest.decisions_digest == inputs.decisions_digest:
        return ()
    new = staging / "csv"
    if newest.captures_digest == inputs.captures_digest:
        if _is_made_alike(newest, inputs):
            return tuple(cells)
        before = steps.replayed
    else:
        before = steps.undecided
    if before is None:
        return ()
    return tuple(find_changes(con, _write_state(con, before, staging.parent / "undecided"), new))


def _write_state(con: duckdb.DuckDBPyConnection, tables: Frames, folder: Path) -> Path:
    """Write tables that are not to be published in the same form as those that are."""
    folder.mkdir()
    for name, given in conform_tables(tables).items():
        if name not in RELEASE_TABLES and name in tables:
            con.register("frame", given.frame)
            write_csv(con, _select(read_schema()[name]), folder / f"{name}.csv")
            con.unregister("frame")
    return folder


def _select(table: Table) -> str:
    typed = ", ".join(f'CAST("{c.name}" AS {SQL_TYPES[c.type]}) AS "{c.name}"' for c in table.columns)
    return f"SELECT {typed} FROM frame ORDER BY {list_columns(table.key)}"
