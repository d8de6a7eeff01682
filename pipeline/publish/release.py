"""Makes a release: built aside, checked, synced, and swapped in with one rename; or nothing where nothing changed.

conform -> check -> build the DuckDB file and the CSV -> digest: the same as before? stop
        -> changes and their causes -> history -> report, papers, exports -> checksums -> feed -> shelf
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.errors import CheckError
from pipeline.publish.causes import Cause, count_causes
from pipeline.publish.changes import Cell
from pipeline.publish.database import derive_timeline, load_tables, open_build, schema_text
from pipeline.publish.feed import FEED, compose_feed, refresh_feed
from pipeline.publish.history import begin_history, tell_changes, tell_directory
from pipeline.publish.known import find_withdrawn
from pipeline.publish.lock import outputs_lock
from pipeline.publish.papers import hash_rows, now
from pipeline.publish.report import list_service_contacts, write_report
from pipeline.publish.sharing import share_files
from pipeline.publish.shelf import FILE, clear_staging, latest_release, list_releases, put_on_shelf
from pipeline.publish.steps import Steps, explain_changes
from pipeline.publish.types import Inputs, Published, ReleaseInfo
from pipeline.publish.writing import digest_content, write_papers, write_tables, write_views
from pipeline.validate import check_tables, failed_errors
from pipeline.validate.conform import conform_tables
from pipeline.validate.versions import schema_version

Frames = Mapping[str, pd.DataFrame]


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
    with ThreadPoolExecutor(max_workers=2) as beside, open_build(staging / FILE, rows=rows) as con:
        load_tables(con, frames)
        sums = write_tables(con, staging / "csv")
        digest = digest_content(schema_text(), sums)
        if newest is not None and digest == newest.content_digest:
            return _leave_unchanged(outputs, newest)
        withdrawn = find_withdrawn(newest, digest, inputs) if newest and origin.restores is None else None
        if newest is not None and withdrawn is not None:
            return _leave_unchanged(outputs, newest, withdrawn)
        changes = explain_changes(con, newest, staging, inputs, steps, origin.cause)
        info = _describe(newest, staging, inputs, origin, digest, sums, rows)
        write_release(con, info, newest, changes)
        hashed = beside.submit(hash_rows, staging, sums)  # closing the file keeps one core alone busy
        reported = beside.submit(write_report, info, list_service_contacts(con))
    reported.result()
    write_papers(info, newest.release_id if newest else None, frames, changes, inputs.raw, hashed.result())
    if newest is not None:
        share_files(newest.path, staging)
    feed = staging.parent / FEED
    feed.write_bytes(compose_feed([*list_releases(outputs), info]))  # what follows the swap must not need any room
    place = put_on_shelf(outputs, staging, info.release_id)
    feed.replace(outputs / FEED)
    return Published(info.release_id, place, changed=True, changes=count_causes(changes))


def _leave_unchanged(outputs: Path, newest: ReleaseInfo, held_back: str | None = None) -> Published:
    """Nothing new; what a run that was killed right after its swap did not get to do is done now."""
    refresh_feed(outputs)
    return Published(newest.release_id, newest.path, changed=False, changes={}, held_back=held_back)


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
