"""Recomputes every digest of a release, and names the first table and row that differ.

Three tellings of the same rows are held against each other: the digests in `release.json`, the CSV files, and the
DuckDB file written out anew. Which of them differs from the other two is the one that was changed. For what is in no
content digest (the tables that tell of releases, the directory, the changes) SHA256SUMS is held against both, and the
feed tells what SHA256SUMS was.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from pipeline.publish.csv_files import hash_file, read_header, write_csv
from pipeline.publish.ddl import list_columns, quote
from pipeline.publish.papers import SUMS
from pipeline.publish.shelf import FILE, INFO, SCHEMA, list_releases
from pipeline.publish.types import Finding, ReleaseInfo
from pipeline.publish.verify_rows import find_difference
from pipeline.publish.verify_shelf import verify_shelf
from pipeline.publish.writing import digest_content
from pipeline.validate.schema import RELEASE_TABLES, read_schema

DIRECTORY_ORDER = 'region NULLS LAST, d."name" NULLS LAST, appointment_id'
_CHANGE_KEY = ("table_name", "row_key", "column_name")
_MAY_BE_EMPTY = ("inputs", "quarantine")


@dataclass(frozen=True, slots=True)
class _Telling:
    """Rows that a CSV and the DuckDB file both tell.

    Attributes:
        table_name: Name of the table or view.
        file: The CSV.
        digest: Its SHA-256 when it was published.
        told_in: The paper that tells the digest.
        query: What gives the same rows from the DuckDB file.
        key: Columns in whose order they stand.
    """

    table_name: str
    file: str
    digest: str
    told_in: str
    query: str
    key: tuple[str, ...]


def verify_outputs(outputs: Path, release_id: str | None = None) -> list[Finding]:
    """Verify the releases that are kept, or one of them.

    Args:
        outputs: The folder of outputs.
        release_id: The one to verify; all, and the shelf on which they stand, where it is not given.
    """
    releases = list_releases(outputs)
    wanted = [one for one in releases if release_id in (None, one.release_id)]
    findings = [finding for one in wanted for finding in verify_release(one)]
    return findings if release_id else [*findings, *verify_shelf(outputs, releases)]


def verify_release(release: ReleaseInfo) -> Iterator[Finding]:
    """Verify one release: tables first, then files."""
    named: set[str] = set()
    for finding in _verify_tables(release):
        named |= {finding.file, f"csv/{finding.table_name}.csv", f"{finding.table_name}.csv"}
        yield finding
    for finding in _verify_files(release):
        if finding.file not in named:
            yield finding
    schema = (release.path / SCHEMA).read_text("utf-8", errors="replace") if (release.path / SCHEMA).exists() else ""
    if digest_content(schema, release.tables) != release.content_digest:
        yield Finding(release.release_id, INFO, None, None, "the content digest is not that of its tables")


def _verify_tables(release: ReleaseInfo) -> Iterator[Finding]:
    try:
        with tempfile.TemporaryDirectory() as aside, duckdb.connect() as con:
            con.execute(f"ATTACH {quote(str(release.path / FILE))} AS rel (READ_ONLY)")
            con.execute("USE rel")
            for telling in _list_tellings(con, release):
                yield from _verify_rows(con, release, telling, Path(aside) / "rows.csv")
            yield from _verify_own_row(con, release)
    except duckdb.Error as error:
        yield Finding(release.release_id, FILE, None, None, f"cannot be read: {str(error).splitlines()[0]}")


def _list_tellings(con: duckdb.DuckDBPyConnection, release: ReleaseInfo) -> Iterator[_Telling]:
    sums, schema = _read_sums(release.path), read_schema()
    told = {name: sums[f"csv/{name}.csv"] for name in RELEASE_TABLES if f"csv/{name}.csv" in sums}
    for name, digest in {**release.tables, **told}.items():
        file = f"csv/{name}.csv"
        key = schema[name].key if name in schema else read_header(release.path / file)[:1]
        columns = list_columns(_list_known_columns(con, name)) or "*"
        query = f'SELECT {columns} FROM rel."{name}" ORDER BY {list_columns(key)}'
        yield _Telling(name, file, digest, INFO if name in release.tables else SUMS, query, key)
    if (file := "csv/directory.csv") in sums:
        columns = list_columns(read_header(release.path / file)) or "*"
        query = f"SELECT {columns} FROM rel.directory d ORDER BY {DIRECTORY_ORDER}"
        yield _Telling("directory", file, sums[file], SUMS, query, ("region", "name", "appointment_id"))
    if (file := "changes.csv") in sums:
        own = f"release_id = {quote(release.release_id)}"
        query = f"SELECT * EXCLUDE (release_id) FROM rel.release_changes WHERE {own} ORDER BY ALL"
        yield _Telling("changes", file, sums[file], SUMS, query, _CHANGE_KEY)


def _verify_rows(
    con: duckdb.DuckDBPyConnection, release: ReleaseInfo, telling: _Telling, aside: Path
) -> Iterator[Finding]:
    path = release.path / telling.file
    if not path.exists():
        yield Finding(release.release_id, telling.file, telling.table_name, None, "is missing")
        return
    try:
        write_csv(con, telling.query, aside)
    except (duckdb.BinderException, duckdb.CatalogException):
        is_csv_spoilt = hash_file(path) != telling.digest
        file, detail = (telling.file, "its head differs") if is_csv_spoilt else (FILE, "table or key is missing")
        yield Finding(release.release_id, file, telling.table_name, None, detail)
        return
    in_csv, in_file = hash_file(path), hash_file(aside)
    if in_csv == in_file != telling.digest:
        detail = f"tells of another {telling.file} than both that and {FILE}"
        yield Finding(release.release_id, telling.told_in, telling.table_name, None, detail)
        return
    for file, digest, right, wrong in ((FILE, in_file, path, aside), (telling.file, in_csv, aside, path)):
        if digest != telling.digest:
            row, detail = find_difference(right, wrong, telling.key)
            yield Finding(release.release_id, file, telling.table_name, row, detail)


def _list_known_columns(con: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    query = (
        "SELECT column_name FROM duckdb_columns() WHERE database_name = 'rel' AND table_name = ? ORDER BY column_index"
    )
    return [row[0] for row in con.execute(query, [name]).fetchall()]


def _verify_own_row(con: duckdb.DuckDBPyConnection, release: ReleaseInfo) -> Iterator[Finding]:
    """What the table `releases` says of the release is what `release.json` says."""
    cursor = con.execute("SELECT to_json(r) FROM rel.releases r WHERE release_id = ?", [release.release_id])
    told = cursor.fetchone()
    if told is None:
        yield Finding(release.release_id, INFO, "releases", release.release_id, "a row is missing")
        return
    facts, row = asdict(release), json.loads(told[0])
    wrong = [name for name, value in row.items() if name in facts and facts[name] != value]
    if wrong:
        yield Finding(release.release_id, INFO, "releases", release.release_id, f"differs in {', '.join(wrong)}")


def _verify_files(release: ReleaseInfo) -> Iterator[Finding]:
    sums = release.path / SUMS
    if not sums.exists():
        yield Finding(release.release_id, SUMS, None, None, "is missing")
        return
    listed = _read_sums(release.path)
    published = {f"csv/{name}.csv": digest for name, digest in release.tables.items()}
    paths = {path.relative_to(release.path).as_posix(): path for path in release.path.rglob("*")}
    there = {name for name, path in paths.items() if path.is_symlink() or path.is_file()} - {SUMS}
    for name in sorted(listed.keys() | there):
        if (release.path / name).is_symlink():
            yield Finding(release.release_id, name, None, None, "is a link, and not the file that was published")
        elif name not in there:
            yield Finding(release.release_id, name, None, None, "is missing")
        elif name not in listed:
            yield Finding(release.release_id, name, None, None, "was added after publishing")
        elif (digest := hash_file(release.path / name)) == listed[name]:
            continue
        elif digest == published.get(name):
            yield Finding(release.release_id, SUMS, None, None, f"tells of another {name} than {INFO}")
        else:
            yield Finding(release.release_id, name, None, None, "is not what was published")
    holding = {parent.as_posix() for name in listed.keys() | there for parent in Path(name).parents}
    for name in sorted(paths.keys() - there - holding - {SUMS, *_MAY_BE_EMPTY}):
        yield Finding(release.release_id, name, None, None, "was added after publishing: an empty folder")


def _read_sums(folder: Path) -> dict[str, str]:
    """SHA-256 by file, as `SHA256SUMS` lists them; none where it is missing."""
    if not (folder / SUMS).exists():
        return {}
    lines = (folder / SUMS).read_text("utf-8", errors="replace").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
