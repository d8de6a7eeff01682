"""Builds a release anew without a person, under the same id, and signs it as redacted."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

import pandas as pd

from pipeline.publish.causes import Cause
from pipeline.publish.changes import Cell, ChangeKind
from pipeline.publish.database import derive_timeline, load_table, load_tables, open_build, schema_text
from pipeline.publish.erasure.redaction import blot_out, redact_changes, redact_tables
from pipeline.publish.erasure.renaming import find_telling_ids, rename_cells, rename_subject
from pipeline.publish.erasure.traces import Subject
from pipeline.publish.inputs import keep_inputs
from pipeline.publish.papers import hash_rows
from pipeline.publish.read_back import read_table, read_tables
from pipeline.publish.report import list_service_contacts, write_report
from pipeline.publish.shelf import FILE, sync_tree
from pipeline.publish.types import ReleaseInfo
from pipeline.publish.writing import digest_content, write_papers, write_tables, write_views
from pipeline.validate.conform import conform_frame, conform_tables
from pipeline.validate.schema import RELEASE_TABLES, read_schema
from pipeline.validate.versions import schema_version


def rebuild_release(
    release: ReleaseInfo, subject: Subject, tombstone_id: str, digests: Mapping[str, str], folder: Path
) -> ReleaseInfo:
    """Build a release without a person.

    Args:
        release: The release as it is.
        subject: The person.
        tombstone_id: What the release says instead.
        digests: New content digests of the releases before it, by id.
        folder: Where to build it; must not exist.

    Returns:
        What the release is now; its path is `folder`.
    """
    folder.mkdir(parents=True)
    tables = read_tables(release.path)
    names = find_telling_ids(tables["editions"], subject)
    subject = rename_subject(subject, names)
    redacted = redact_tables(rename_cells(tables, names), subject)
    frames = {name: given.frame for name, given in conform_tables(redacted).items()}
    rows = sum(len(frame) for frame in frames.values())
    with open_build(folder / FILE, rows=rows) as con:
        load_tables(con, frames)
        sums = write_tables(con, folder / "csv")
        info = replace(
            release,
            path=folder,
            tables=sums,
            rows=rows,
            content_digest=digest_content(schema_text(), sums),
            schema_version=schema_version(),
            redacted=(*release.redacted, tombstone_id),
            withdrawn=tuple(digests.get(digest, digest) for digest in release.withdrawn),
        )
        told = rename_cells({name: read_table(release.path, name) for name in RELEASE_TABLES}, names)
        history = _redact_history(told, info, subject, tombstone_id, digests)
        for name in RELEASE_TABLES:
            load_table(con, read_schema()[name], history[name])
        derive_timeline(con)
        write_views(con, info)
        write_report(info, list_service_contacts(con))
    changes = _read_changes(folder)
    own = subject.own_ids
    keep_inputs(release.path / "inputs", folder.parent / "inputs", lambda text: text in own or subject.is_in(text))
    hashed = hash_rows(folder, sums)
    write_papers(info, _name_previous(history["releases"]), frames, changes, folder.parent / "inputs", hashed)
    shutil.rmtree(folder.parent / "inputs")
    sync_tree(folder)
    return info


def _redact_history(
    told: Mapping[str, pd.DataFrame],
    info: ReleaseInfo,
    subject: Subject,
    tombstone_id: str,
    digests: Mapping[str, str],
) -> dict[str, pd.DataFrame]:
    schema = read_schema()
    releases = told["releases"]
    releases["content_digest"] = [
        info.content_digest if one == info.release_id else digests.get(digest, digest)
        for one, digest in releases[["release_id", "content_digest"]].itertuples(index=False)
    ]
    own = releases["release_id"] == info.release_id
    releases.loc[own, "rows"] = str(info.rows)
    releases.loc[own, "schema_version"] = info.schema_version
    changes = redact_changes(told["release_changes"], subject)
    tombstone = {
        "release_id": info.release_id, "table_name": "people", "row_key": tombstone_id, "column_name": "*",
        "change": "removed", "cause": "erasure",
    }  # fmt: skip
    changes = pd.concat([changes, pd.DataFrame([tombstone])], ignore_index=True)
    history = told["directory_history"]
    is_named = history["name"].map(lambda name: isinstance(name, str) and subject.is_in(name)).astype(bool)
    history = history[~(is_named | history["appointment_id"].isin(subject.own_ids))]
    history = blot_out(history, subject, schema["directory_history"].key)
    return {
        name: conform_frame(frame, schema[name]).frame
        for name, frame in (("releases", releases), ("release_changes", changes), ("directory_history", history))
    }


def _read_changes(folder: Path) -> list[tuple[Cell, Cause]]:
    with (folder / "changes.csv").open(encoding="utf-8", newline="") as file:
        return [
            (
                Cell(
                    row["table_name"],
                    row["row_key"],
                    row["column_name"],
                    cast(ChangeKind, row["change"]),
                    row["before"] or None,
                    row["after"] or None,
                ),
                cast(Cause, row["cause"]),
            )
            for row in csv.DictReader(file)
        ]


def _name_previous(releases: pd.DataFrame) -> str | None:
    ordered = releases.sort_values("sequence")["release_id"]
    return str(ordered.iloc[-2]) if len(ordered) > 1 else None
