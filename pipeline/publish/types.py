"""What publishing takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a release is made from.

    Attributes:
        raw: Folder of the registry, captures and decisions.
        inputs_digest: Digest of the registry's rows, captures and decisions together.
        code_version: Version of the code.
        captures_digest: Digest of the registry's rows and captures alone.
        decisions_digest: Digest of the decisions alone.
    """

    raw: Path
    inputs_digest: str
    code_version: str
    captures_digest: str = ""
    decisions_digest: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """A published release, as its `release.json` tells.

    Attributes:
        release_id: Its id.
        sequence: Its number, from 1.
        path: Its folder.
        content_digest: SHA-256 over the schema and the content of its tables.
        inputs_digest: Digest of what it was made from.
        captures_digest: Digest of the captures alone.
        decisions_digest: Digest of the decisions alone.
        code_version: Version of the code that made it.
        schema_version: Version of its schema.
        rows: Rows of all its tables.
        created: When it was made, in UTC; wall-clock, and nowhere else in a release.
        restores: The release whose state this one brings back, where a rollback made it.
        withdrawn: Content digests of the releases that the rollback took back.
        redacted: Tombstones of the people erased from it.
        tables: SHA-256 of the CSV of every table that the content digest covers.
    """

    release_id: str
    sequence: int
    path: Path
    content_digest: str
    inputs_digest: str
    captures_digest: str
    decisions_digest: str
    code_version: str
    schema_version: str
    rows: int
    created: str
    restores: str | None
    withdrawn: tuple[str, ...]
    redacted: tuple[str, ...]
    tables: dict[str, str]


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did.

    Attributes:
        release_id: The newest release.
        path: Its folder.
        changed: Whether this call made it.
        changes: Changed cells by cause, where it did.
        held_back: The rolled-back release whose content these tables are; then nothing is published.
    """

    release_id: str
    path: Path
    changed: bool
    changes: dict[str, int]
    held_back: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was published.

    Attributes:
        release_id: The release.
        file: The file in it.
        table_name: The table, where one differs.
        row_key: The first row of it that differs, its key joined with '|'.
        detail: What differs, in words.
    """

    release_id: str
    file: str
    table_name: str | None
    row_key: str | None
    detail: str
