"""Recomputes every digest of a release, and names the first table and row that differ.

Three tellings of the same rows are held against each other: the digests in `release.json`, the CSV files, and the
DuckDB file written out anew. Which of them differs from the other two is the one that was changed. The tables that tell
of releases are in no content digest; there it is SHA256SUMS that is held against both.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import duckdb

from pipeline.publish.csv_files import hash_file, read_header, write_csv
from pipeline.publish.ddl import list_columns, quote
from pipeline.publish.papers import SUMS
from pipeline.publish.shelf import FILE, INFO, RELEASES, SCHEMA, list_releases
from pipeline.publish.types import ReleaseInfo
from pipeline.publish.writing import digest_content
from pipeline.validate.models import RELEASE_TABLES
from pipeline.validate.schema import read_schema


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


def verify_outputs(outputs: Path, release_id: str | None = None) -> list[Finding]:
    """Verify the releases that are kept, or one of them.

    Args:
        outputs: The folder of outputs.
        release_id: The one to verify; all where it is not given.
    """
    releases = list_releases(outputs)
    wanted = [one for one in releases if release_id in (None, one.release_id)]
    findings = [finding for one in wanted for finding in verify_release(one)]
    if releases and release_id is None:
        findings += [*_verify_shelf(outputs, releases), *_verify_chain(releases)]
    return findings


def verify_release(release: ReleaseInfo) -> Iterator[Finding]:
    """Verify one release: tables first, then files."""
    named: set[str] = set()
    for finding in _verify_tables(release):
        named.add(finding.file)
        yield finding
    schema = (release.path / SCHEMA).read_text(encoding="utf-8") if (release.path / SCHEMA).exists() else ""
    if digest_content(schema, release.tables) != release.content_digest:
        yield Finding(release.release_id, "release.json", None, None, "the content digest is not that of its tables")
    for finding in _verify_files(release):
        if finding.file not in named:
            yield finding


def _verify_tables(release: ReleaseInfo) -> Iterator[Finding]:
    try:
        with tempfile.TemporaryDirectory() as aside, duckdb.connect() as con:
            con.execute(f"ATTACH {quote(str(release.path / FILE))} AS rel (READ_ONLY)")
            sums = _read_sums(release.path)
            told = {name: sums[f"csv/{name}.csv"] for name in RELEASE_TABLES if f"csv/{name}.csv" in sums}
            for name, digest in {**release.tables, **told}.items():
                yield from _verify_table(con, release, name, digest, Path(aside) / f"{name}.csv")
    except duckdb.Error as error:
        yield Finding(release.release_id, FILE, None, None, f"cannot be read: {str(error).splitlines()[0]}")


def _verify_table(
    con: duckdb.DuckDBPyConnection, release: ReleaseInfo, name: str, digest: str, aside: Path
) -> Iterator[Finding]:
    path = release.path / "csv" / f"{name}.csv"
    if not path.exists():
        yield Finding(release.release_id, f"csv/{name}.csv", name, None, "is missing")
        return
    key = read_schema()[name].key if name in read_schema() else read_header(path)[:1]
    columns = _list_known_columns(con, name)
    if not set(key) <= set(columns):
        yield Finding(release.release_id, FILE, name, None, "table or key is missing")
        return
    write_csv(con, f'SELECT {list_columns(columns)} FROM rel."{name}" ORDER BY {list_columns(key)}', aside)
    in_csv, in_file = hash_file(path), hash_file(aside)
    if in_csv == digest == in_file:
        return
    if in_file != digest:
        yield _first_difference(release, FILE, name, key, path, aside)
    if in_csv != digest:
        yield _first_difference(release, f"csv/{name}.csv", name, key, aside, path)


def _list_known_columns(con: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    query = (
        "SELECT column_name FROM duckdb_columns() WHERE database_name = 'rel' AND table_name = ? ORDER BY column_index"
    )
    return [row[0] for row in con.execute(query, [name]).fetchall()]


def _first_difference(
    release: ReleaseInfo, file: str, name: str, key: tuple[str, ...], right: Path, wrong: Path
) -> Finding:
    with right.open(encoding="utf-8", newline="") as one, wrong.open(encoding="utf-8", newline="") as other:
        for expected, found in zip_longest(csv.DictReader(one), csv.DictReader(other)):
            if expected != found:
                row, detail = _tell_difference(expected, found, key)
                return Finding(release.release_id, file, name, row, detail)
    return Finding(release.release_id, file, name, None, "differs in form, not in content")


def _tell_difference(
    expected: dict[str, str] | None, found: dict[str, str] | None, key: tuple[str, ...]
) -> tuple[str, str]:
    """The key of the first row that differs, and what differs; rows are in the order of their keys."""
    right, wrong = _join_key(expected, key), _join_key(found, key)
    if expected is None or (found is not None and wrong < right):
        return "|".join(wrong), "a row too many"
    if found is None or right < wrong:
        return "|".join(right), "a row is missing"
    columns = [column for column in {**expected, **found} if expected.get(column) != found.get(column)]
    return "|".join(right), f"differs in {', '.join(columns)}"


def _join_key(row: dict[str, str] | None, key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple((row or {}).get(column) or "" for column in key)


def _verify_files(release: ReleaseInfo) -> Iterator[Finding]:
    sums = release.path / SUMS
    if not sums.exists():
        yield Finding(release.release_id, SUMS, None, None, "is missing")
        return
    listed = _read_sums(release.path)
    there = {
        path.relative_to(release.path).as_posix()
        for path in release.path.rglob("*")
        if path.is_symlink() or path.is_file()
    } - {SUMS}
    for name in sorted(listed.keys() | there):
        if (release.path / name).is_symlink():
            yield Finding(release.release_id, name, None, None, "is a link, and not the file that was published")
        elif name not in there:
            yield Finding(release.release_id, name, None, None, "is missing")
        elif name not in listed:
            yield Finding(release.release_id, name, None, None, "was added after publishing")
        elif hash_file(release.path / name) != listed[name]:
            yield Finding(release.release_id, name, None, None, "is not what was published")


def _read_sums(folder: Path) -> dict[str, str]:
    """SHA-256 by file, as `SHA256SUMS` lists them; none where it is missing."""
    if not (folder / SUMS).exists():
        return {}
    lines = (folder / SUMS).read_text("utf-8", errors="replace").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _verify_shelf(outputs: Path, releases: list[ReleaseInfo]) -> Iterator[Finding]:
    """Every folder on the shelf is a release that can be read, or was never published (a later run sweeps it away)."""
    known = {one.path.name for one in releases}
    for path in sorted((outputs / RELEASES).iterdir()):
        if path.name not in known and path.name < releases[-1].path.name:
            yield Finding(path.name, INFO, None, None, "is missing: this is no release that can be read")


def _verify_chain(releases: list[ReleaseInfo]) -> Iterator[Finding]:
    """The newest release tells of each earlier one; its digests are those that they have."""
    newest, digests = releases[-1], {one.release_id: one.content_digest for one in releases}
    with (newest.path / "csv" / "releases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if digests.get(row["release_id"], row["content_digest"]) != row["content_digest"]:
                yield Finding(
                    row["release_id"], "release.json", "releases", row["release_id"],
                    f"{newest.release_id} tells of another content digest",
                )  # fmt: skip
