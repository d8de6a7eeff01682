"""Whatever is done to the outputs, `nmt verify` finds it, and says where in one line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipeline.cli.releases import run_verify
from pipeline.errors import ReleaseError
from pipeline.publish import list_releases
from pipeline.publish.csv_files import hash_file
from pipeline.publish.shelf import point_latest
from pipeline.publish.verify import verify_outputs

Tamper = Callable[[Path, Path], object]
"""Does something to the outputs, of which the second path is the newest release."""


def _edit(name: str, before: str, after: str) -> Tamper:
    def edit(_: Path, release: Path) -> None:
        path = release / name
        content = path.read_text(encoding="utf-8")
        assert before in content
        path.write_bytes(content.replace(before, after, 1).encode())

    return edit


def _edit_and_sign(name: str, before: str, after: str) -> Tamper:
    """The file and its line in SHA256SUMS, as somebody would who knows of it."""

    def edit(outputs: Path, release: Path) -> None:
        digest = hash_file(release / name)
        _edit(name, before, after)(outputs, release)
        _edit("SHA256SUMS", digest, hash_file(release / name))(outputs, release)

    return edit


def _sign_otherwise(name: str, paper: str = "SHA256SUMS") -> Tamper:
    """What a paper tells of a file, and not the file."""

    def sign(outputs: Path, release: Path) -> None:
        _edit(paper, hash_file(release / name), "0" * 64)(outputs, release)

    return sign


def _swap_rows(_: Path, release: Path) -> None:
    path = release / "csv" / "people.csv"
    head, one, other, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join((head, other, one, *rest)))


def _ask(statement: str) -> Tamper:
    def ask(_: Path, release: Path) -> None:
        with duckdb.connect(str(release / "directory.duckdb")) as con:
            con.execute(statement)

    return ask


def _replace(name: str) -> Tamper:
    """A file in the place of a link."""

    def replace(outputs: Path, _: Path) -> None:
        content = (outputs / name).read_bytes()
        (outputs / name).unlink()
        (outputs / name).write_bytes(content)

    return replace


def _spoil_header(_: Path, release: Path) -> None:
    path = release / "csv" / "directory.csv"
    path.write_bytes(b"\xff" + path.read_bytes()[1:])


def _rewrite_info(_: Path, release: Path) -> None:
    facts = json.loads((release / "release.json").read_text())
    (release / "release.json").write_text(json.dumps({**facts, "code_version": "other", "sequence": 2}))


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        (_swap_rows, r"/csv/people\.csv: table people, row anna-exempelsson: a row is missing"),
        (_edit("csv/people.csv", "Provberg", "Provborg"), r"people\.csv: table people, row bo-prov"),
        (_edit("csv/directory.csv", "vuxna", "barn"), r"directory\.csv: table directory, row Syd\|Bo Provberg\|bo-"),
        (_edit("changes.csv", "source", "repair"), r"/changes\.csv: table changes, row \w+\|"),
        (_edit("csv/people.csv", "Anna", '"Anna'), r"/csv/people\.csv: table people"),
        (_edit("CHANGES.md", "Against", "against"), r"/CHANGES\.md: is not what was published"),
        (_edit_and_sign("CHANGES.md", "Against", "against"), r"/SHA256SUMS: is not the list that changes\.atom"),
        (_edit_and_sign("report/index.html", "Anna", "Hanna"), r"/SHA256SUMS: is not the list"),
        (_edit_and_sign("datapackage.json", "directory", "Directory"), r"/SHA256SUMS: is not the list"),
        (_edit_and_sign("csv/directory.csv", "vuxna", "barn"), r"directory\.duckdb: table directory, row Syd\|Bo"),
        (_edit_and_sign("release.json", '"sequence": 2', '"sequence": 3'), r"table releases, row r0002-\w+: differs"),
        (_rewrite_info, r"/release\.json: table releases, row r0002-\w+: differs in code_version"),
        (_ask("UPDATE people SET given_name = 'B' WHERE person_id = 'bo-provberg'"), r"row bo-provberg: differs in"),
        (
            _ask("UPDATE derived.directory_timeline SET phones = '112' WHERE appointment_id = 'bo-provberg-syd'"),
            r"directory\.duckdb: table directory, row Syd\|Bo Provberg\|bo-provberg-syd: differs in phones",
        ),
        (_ask("DROP VIEW directory"), r"directory\.duckdb: table directory: table or key is missing"),
        (_ask("CREATE TABLE extra (a INT)"), r"/directory\.duckdb: is not what was published"),
        (lambda _, r: (r / "directory.duckdb").write_bytes(b"no"), r"/directory\.duckdb: cannot be read"),
        (lambda _, r: (r / "csv" / "people.csv").write_bytes(b"\xff\x00\r\n"), r"/csv/people\.csv: table people"),
        (_edit("csv/people.csv", "Anna,", "Anna,,"), r"/csv/people\.csv: table people, row anna-\S+: differs in"),
        (_spoil_header, r"/csv/directory\.csv: table directory"),
        (lambda _, r: (r / "csv" / "people.csv").unlink(), r"/csv/people\.csv: table people: is missing"),
        (lambda _, r: (r / "csv" / "mer.csv").write_bytes(b""), r"/csv/mer\.csv: was added after"),
        (lambda _, r: (r / "directory.duckdb.wal").write_bytes(b""), r"wal: was added after"),
        (lambda _, r: (r / "csv" / "tom").mkdir(), r"/csv/tom: was added after publishing: an empty folder"),
        (_sign_otherwise("csv/people.csv"), r"/SHA256SUMS: tells of another csv/people\.csv than release\.json"),
        (_sign_otherwise("csv/directory.csv"), r"/SHA256SUMS: table directory: tells of another csv/directory"),
        (_sign_otherwise("changes.csv"), r"/SHA256SUMS: table changes: tells of another changes\.csv than"),
        (_sign_otherwise("csv/people.csv", "release.json"), r"/release\.json: table people: tells of another"),
        (_edit("schema.sql", "people", "pe0ple"), r"/schema\.sql: is not what was published"),
        (lambda _, r: (r / "SHA256SUMS").unlink(), r"SHA256SUMS: is missing"),
        (lambda _, r: (r / "SHA256SUMS").write_bytes(b""), r"was added after publishing"),
        (lambda _, r: (r / "quarantine" / "webb-2022.txt").write_text("ny"), r"quarantine/webb-2022\.txt: was added"),
        (lambda o, _: (o / "directory.csv").write_text("namn"), r"^directory\.csv: was not published by nmt"),
        (lambda o, _: (o / "csv").mkdir(), r"^csv: was not published by nmt"),
        (lambda o, _: (o / "releases" / "r0009-tom").mkdir(), r"r0009-tom/release\.json: is missing"),
        (lambda o, _: (o / "releases" / "lapp.txt").write_text("x"), r"lapp\.txt/release\.json: is missing"),
        (lambda o, _: point_latest(o, list_releases(o)[0].release_id), r"latest: is not the newest release: r0002-"),
        (lambda o, _: (o / "latest").unlink(), r"latest: is not the newest release: r0001-"),
        (_replace("directory.duckdb"), r"directory\.duckdb: is no link any more"),
        (lambda o, _: (o / "quarantine").unlink(), r"quarantine: is missing"),
        (lambda o, _: (o / "changes.atom").unlink(), r"changes\.atom: is missing"),
        (lambda o, _: (o / "changes.atom").write_text("<feed"), r"changes\.atom: is no XML"),
        (lambda o, _: _edit("changes.atom", "source", "repair")(o, o), r"changes\.atom: does not tell of r000"),
        (lambda o, _: shutil.rmtree(list_releases(o)[0].path), r"changes\.atom: tells of \S+:r0001-\w+, which is not"),
        (lambda _, r: r.rename(r.with_name("r0002-annan")), r"release\.json: this release cannot be read"),
    ],
)  # fmt: skip
def test_verify_says_in_one_line_what_is_not_as_it_was_published(
    tamper: Tamper, expected: str, shelf_copy: Path
) -> None:
    tamper(shelf_copy, (shelf_copy / "latest").resolve())
    with pytest.raises(ReleaseError, match=expected) as told:
        run_verify(shelf_copy)
    assert "\n" not in str(told.value)


def test_nothing_published_is_nothing_verified(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="nothing to verify"):
        run_verify(tmp_path / "outputs")


def test_a_feed_in_the_form_of_an_older_version_is_not_compared(shelf_copy: Path) -> None:
    path = shelf_copy / "changes.atom"
    path.write_text(path.read_text().replace('version="3"', 'version="2"').replace("SHA-256 of", "Sum of"))
    assert verify_outputs(shelf_copy) == []
