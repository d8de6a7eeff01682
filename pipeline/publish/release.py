"""Makes a release: built aside, checked, synced, and swapped in with one rename; or nothing where nothing changed.

conform -> check -> build the DuckDB file and the CSV -> digest: the same as before? stop
        -> changes and their causes -> history -> papers, report, exports -> checksums -> shelf -> feed
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.errors import CheckError
from pipeline.publish.causes import Cause, count_causes
from pipeline.publish.changes import Cell
from pipeline.publish.csv_files import hash_file, write_csv, write_table
from pipeline.publish.database import create_views, derive_timeline, load_tables, open_build, schema_text
from pipeline.publish.datapackage import write_datapackage
from pipeline.publish.excel import write_excel
from pipeline.publish.exports import write_exports
from pipeline.publish.feed import refresh_feed, write_feed
from pipeline.publish.history import begin_history, tell_changes, tell_directory
from pipeline.publish.lock import outputs_lock
from pipeline.publish.papers import now, write_changes, write_info, write_sums
from pipeline.publish.quarantine import write_quarantine
from pipeline.publish.report import write_report
from pipeline.publish.shelf import FILE, SCHEMA, clear_staging, latest_release, list_releases, put_on_shelf
from pipeline.publish.steps import Steps, explain_changes
from pipeline.publish.types import Inputs, Published, ReleaseInfo
from pipeline.validate import check_tables, failed_errors
from pipeline.validate.conform import conform_tables
from pipeline.validate.models import RELEASE_TABLES
from pipeline.validate.models.history import Directory
from pipeline.validate.schema import read_model, read_schema
from pipeline.validate.versions import schema_version

Frames = Mapping[str, pd.DataFrame]
DIRECTORY_ORDER = "region NULLS LAST, name NULLS LAST, appointment_id"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a release comes from, other than from a refresh.

    Attributes:
        cause: Cause of all its changes, where it is known beforehand.
        restores: The release that a rollback brings back.
        withdrawn: Content digests that the rollback takes back.
    """

    cause: Cause | None = None
    restores: str | None = None
    withdrawn: tuple[str, ...] = ()


def publish_release(
    tables: Frames,
    outputs: Path,
    inputs: Inputs,
    *,
    replayed: Frames | None = None,
    undecided: Frames | None = None,
    origin: Origin | None = None,
) -> Published:
    """Publish the tables as a new release, unless the newest one says the same.

    Args:
        tables: Frames by table name, as reconciliation makes them.
        outputs: The folder of outputs.
        inputs: What they were made from.
        replayed: What the current code makes of the inputs of the newest release; give it where the code changed.
        undecided: What it makes of the new captures with the decisions of the newest release; give it where both the
            captures and the decisions changed.
        origin: Where the release comes from, other than from a refresh.

    Raises:
        CheckError: A check of severity `error` failed; nothing is published.
        LockError: Another process holds the outputs.
    """
    frames = prepare_frames(tables)
    with outputs_lock(outputs):
        staging = clear_staging(outputs)
        try:
            steps = Steps(replayed=replayed, undecided=undecided)
            return _publish(frames, outputs, staging, inputs, steps, origin or Origin())
        finally:
            shutil.rmtree(staging.parent, ignore_errors=True)


def prepare_frames(tables: Frames) -> dict[str, pd.DataFrame]:
    """Conform the tables and check them, unless they bring their checks.

    Raises:
        CheckError: A check of severity `error` failed.
    """
    checks = tables["checks"] if len(tables.get("checks", ())) else check_tables(tables)
    failed = failed_errors(checks)
    if len(failed):
        first = failed.iloc[0]
        raise CheckError(
            f"{len(failed)} checks failed, nothing is published; {first['table_name']}: {first['rule']}",
            document=str(first["check_id"]),
            value=str(first["detail"]),
        )
    return {name: given.frame for name, given in conform_tables({**tables, "checks": checks}).items()}


def _publish(frames: Frames, outputs: Path, staging: Path, inputs: Inputs, steps: Steps, origin: Origin) -> Published:
    newest = latest_release(outputs)
    rows = sum(len(frame) for frame in frames.values())
    with open_build(staging / FILE, rows=rows) as con:
        load_tables(con, frames)
        sums = write_tables(con, staging / "csv")
        digest = digest_content(schema_text(), sums)
        if newest is not None and (digest == newest.content_digest or _is_withdrawn(digest, newest, origin)):
            return _leave_unchanged(outputs, newest, digest)
        changes = explain_changes(con, newest, staging, inputs, steps, origin.cause)
        info = _describe(newest, staging, inputs, origin, digest, sums, rows)
        write_release(con, info, newest, changes)
    write_papers(info, newest.release_id if newest else None, frames, changes, inputs.raw)
    place = put_on_shelf(outputs, staging, info.release_id)
    write_feed(outputs)
    return Published(info.release_id, place, changed=True, changes=count_causes(changes))


def _is_withdrawn(digest: str, newest: ReleaseInfo, origin: Origin) -> bool:
    return digest in newest.withdrawn and origin.restores is None


def _leave_unchanged(outputs: Path, newest: ReleaseInfo, digest: str) -> Published:
    """Nothing new; what a run that was killed right after its swap did not get to do is done now."""
    refresh_feed(outputs, newest)
    held_back = None
    if digest != newest.content_digest:
        held_back = next((one.release_id for one in list_releases(outputs) if one.content_digest == digest), digest)
    return Published(newest.release_id, newest.path, changed=False, changes={}, held_back=held_back)


def write_tables(con: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, str]:
    """Write every table that the content digest covers.

    Returns:
        SHA-256 of each file by table.
    """
    folder.mkdir()
    covered = {name: table for name, table in read_schema().items() if name not in RELEASE_TABLES}
    return {name: hash_file(write_table(con, table, folder)) for name, table in covered.items()}


def digest_content(schema: str, sums: Mapping[str, str]) -> str:
    """The content digest: over the schema (as in `schema.sql`) and the ordered CSV of each table."""
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(sums.items()))
    return hashlib.sha256(f"{schema}\n{lines}".encode()).hexdigest()


def _describe(
    newest: ReleaseInfo | None,
    folder: Path,
    inputs: Inputs,
    origin: Origin,
    digest: str,
    sums: dict[str, str],
    rows: int,
) -> ReleaseInfo:
    sequence = newest.sequence + 1 if newest else 1
    return ReleaseInfo(
        release_id=f"r{sequence:04d}-{digest[:8]}",
        sequence=sequence,
        path=folder,
        content_digest=digest,
        inputs_digest=inputs.inputs_digest,
        captures_digest=inputs.captures_digest,
        decisions_digest=inputs.decisions_digest,
        code_version=inputs.code_version,
        schema_version=schema_version(),
        rows=rows,
        created=now(),
        restores=origin.restores,
        withdrawn=origin.withdrawn,
        redacted=(),
        tables=sums,
    )


def write_release(
    con: duckdb.DuckDBPyConnection,
    info: ReleaseInfo,
    newest: ReleaseInfo | None,
    changes: list[tuple[Cell, Cause]],
) -> None:
    """Add the history, the view and the macros to the file, and write the CSV that depend on them."""
    first = (
        info.release_id,
        info.sequence,
        info.content_digest,
        info.inputs_digest,
        info.code_version,
        info.schema_version,
        info.rows,
    )
    begin_history(con, newest.path / "csv" if newest else None, first=first)
    tell_changes(con, info.release_id, changes)
    derive_timeline(con)
    tell_directory(con, newest.path if newest else None, info.sequence)
    write_views(con, info)


def write_views(con: duckdb.DuckDBPyConnection, info: ReleaseInfo) -> None:
    """Add the view and the macros to the file, and write the CSV of what tells of releases and of the directory."""
    create_views(con)
    folder = info.path / "csv"
    for name in RELEASE_TABLES:
        write_table(con, read_schema()[name], folder)
    con.execute("USE rel")
    con.execute(f"CREATE TEMP TABLE directory_now AS FROM rel.directory ORDER BY {DIRECTORY_ORDER}")
    write_csv(con, "FROM directory_now", folder / "directory.csv")
    write_excel(con, read_model(Directory, "directory"), folder / "directory-excel.csv")
    own = f"SELECT * EXCLUDE (release_id) FROM rel.release_changes WHERE release_id = '{info.release_id}' ORDER BY ALL"
    write_csv(con, own, info.path / "changes.csv")
    write_exports(con, info.path)


def write_papers(
    info: ReleaseInfo, previous: str | None, frames: Frames, changes: Sequence[tuple[Cell, Cause]], inputs: Path
) -> None:
    """Write everything of a release that is neither table nor view; its checksums last.

    Args:
        info: The release.
        previous: Id of the one before.
        frames: Its conformed tables.
        changes: What it changed, and why.
        inputs: Folder with the registry and the decisions that it was made from.
    """
    folder = info.path
    write_quarantine(folder, frames["quarantine"])
    (folder / SCHEMA).write_text(schema_text(), encoding="utf-8")
    write_datapackage(folder, info.release_id, info.schema_version)
    write_changes(folder, info.release_id, previous, changes)
    _keep_inputs(folder, inputs)
    write_report(folder, info)
    write_info(info)
    write_sums(folder)


def _keep_inputs(folder: Path, inputs: Path) -> None:
    """Keep the registry and the decisions as they were, so that a later run can replay this release's inputs."""
    (folder / "inputs").mkdir()
    for name in ("editions.csv", "decisions.csv"):
        if (inputs / name).exists():
            shutil.copyfile(inputs / name, folder / "inputs" / name)
