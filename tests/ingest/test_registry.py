from __future__ import annotations

import datetime as dt
import errno
import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cache.fingerprint import fingerprint_inputs
from pipeline.cli.review import record_decision
from pipeline.domain.decision import Decision
from pipeline.domain.edition import Edition
from pipeline.errors import InputError, UnreadableError
from pipeline.extract.readers.sniff import sniff_media_type
from pipeline.ingest import load_capture, read_decisions, read_editions
from pipeline.ingest.fetching.capture import save_capture
from pipeline.ingest.registry import DECISION_COLUMNS, EDITION_COLUMNS, append_edition

TEXT = b"Region Nord\nAda Exempel\nada@nord.example.se\n"
HEADER = ",".join(EDITION_COLUMNS)


def make_row(**cells: str) -> str:
    row = dict.fromkeys(EDITION_COLUMNS, "")
    row |= {"edition_id": "page-2021", "file": "page.txt", "sha256": hashlib.sha256(TEXT).hexdigest()}
    return ",".join((row | cells).values())


def write_registry(raw: Path, *rows: str, header: str = HEADER) -> Path:
    raw.mkdir(exist_ok=True)
    (raw / "page.txt").write_bytes(TEXT)
    (raw / "editions.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return raw


def test_the_five_editions_are_registered_and_their_captures_are_whole() -> None:
    editions = read_editions(Path("raw"))
    captures = [load_capture(edition, Path("raw"), sniff_media_type) for edition in editions]
    assert [capture.media_type for capture in captures].count("application/pdf") == 1
    assert len(captures) == 5


def test_a_row_is_read_and_blank_cells_are_none(tmp_path: Path) -> None:
    row = make_row(kind="slides", dated_from="2021-02-03", title='"Prat, i kväll"')
    (edition,) = read_editions(write_registry(tmp_path / "raw", row))
    assert edition.title == "Prat, i kväll"
    assert (edition.kind, edition.dated_from, edition.dated_to, edition.row) == (
        "slides",
        dt.date(2021, 2, 3),
        None,
        2,
    )


def test_a_byte_order_mark_and_blank_lines_are_no_fault(tmp_path: Path) -> None:
    raw = write_registry(tmp_path / "raw", "", make_row(), header="\ufeff" + HEADER)
    assert read_editions(raw)[0].row == 3


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (make_row(edition_id=""), "line 2: edition_id is blank"),
        (make_row(edition_id="a/b"), "line 2: edition_id may have only letters, digits, '-', '_' and '.': 'a/b'"),
        (make_row(kind="leaflet"), "line 2: kind is not one of brochure, web_page, slides: 'leaflet'"),
        (make_row(dated_to="8 sep 2021"), "line 2: dated_to is not a date such as 2021-09-08: '8 sep 2021'"),
        (make_row(dated_from="2021-13-01"), "line 2: dated_from is not a date such as 2021-09-08: '2021-13-01'"),
        (make_row(dated_from="2022-01-01", dated_to="2021-01-01"), "line 2: dated_from is after dated_to"),
        (make_row(file="../secret.txt"), "line 2: file lies outside"),
        (make_row(file="/etc/hostname"), "line 2: file lies outside"),
        (make_row(file="a\0b"), "line 2: file cannot be the name of a file"),
        (make_row(sha256="ABC"), "line 2: sha256 may have only 64 hexadecimal digits in lower case: 'ABC'"),
        (make_row() + ",more", "line 2: the row has 11 cells, the header 10"),
        ('"open', "not a CSV file"),
    ],
)
def test_a_bad_row_is_named_with_file_line_and_value(tmp_path: Path, row: str, message: str) -> None:
    raw = write_registry(tmp_path / "raw", row)
    with pytest.raises(InputError) as caught:
        read_editions(raw)
    assert message in str(caught.value)
    assert str(raw / "editions.csv") in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (HEADER + ",colour", "line 1: unknown column: 'colour'"),
        (HEADER.replace(",kind", ""), "line 1: missing column: 'kind'"),
        (HEADER.replace("title", "kind"), "line 1: missing column: 'title'"),
        (HEADER.replace(",", ";"), "line 1: the cells are not parted by commas"),
        (HEADER.replace(",", "\t"), "line 1: the cells are not parted by commas"),
    ],
)
def test_a_header_must_be_known(tmp_path: Path, header: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_editions(write_registry(tmp_path / "raw", header=header))


def test_an_id_given_twice_names_both_lines(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"line 3: edition_id is given twice \(first in line 2\): 'page-2021'"):
        read_editions(write_registry(tmp_path / "raw", make_row(), make_row()))


@pytest.mark.parametrize(
    ("content", "message"), [(b"", "is empty"), (b"edition_id\n\xff\xfe", "line 2: the file is not")]
)
def test_a_registry_that_is_no_text_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "editions.csv").write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_editions(tmp_path)


def test_a_missing_registry_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"editions\.csv: the file is missing"):
        read_editions(tmp_path)


def load(tmp_path: Path, name: str, content: bytes | None, **cells: str) -> str:
    raw = write_registry(
        tmp_path / "raw", make_row(file=name, **({"sha256": hashlib.sha256(content or b"").hexdigest()} | cells))
    )
    if content is not None:
        (raw / name).write_bytes(content)
    return load_capture(read_editions(raw)[0], raw, sniff_media_type).media_type


@pytest.mark.parametrize(
    ("name", "content", "cells", "message"),
    [
        ("gone.txt", None, {}, "line 2: the capture is missing: 'gone.txt'"),
        ("page.txt", TEXT, {"sha256": "0" * 64}, r"line 2: sha256 of page\.txt differs from its row, found"),
        ("empty.txt", b"", {}, "line 2: the capture is empty"),
        ("page.pdf", b"<html><body>404</body></html>", {}, "line 2: the capture is text/html, not what its name says"),
        ("scan.png", TEXT, {}, "line 2: the capture is text/plain, not what its name says"),
    ],
)
def test_a_capture_that_cannot_be_the_one_registered_stops(
    tmp_path: Path, name: str, content: bytes | None, cells: dict[str, str], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        load(tmp_path, name, content, **cells)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("cut.pdf", b"", "empty"),
        ("headless.pdf", bytes(range(256)) * 9, "damaged"),
        ("page.html", b"%PDF-1.7\n", "mislabelled"),
    ],
)
def test_a_damaged_or_mislabelled_document_is_set_aside_alone(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        load(tmp_path, name, content)
    assert caught.value.reason_code == reason


def lay_pipe(path: Path) -> None:
    os.mkfifo(path)


def lay_circle(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("lay", "message"),
    [
        (Path.mkdir, "the capture cannot be read (not a file)"),
        (lay_pipe, "the capture cannot be read (not a file)"),
        (lambda path: path.symlink_to("nowhere.txt"), "the capture is missing"),
        (lay_circle, "file cannot be the name of a file"),
    ],
    ids=["folder", "pipe", "dangling", "circle"],
)
def test_what_is_no_file_is_named_and_never_waited_for(
    tmp_path: Path, lay: Callable[[Path], None], message: str
) -> None:
    raw = write_registry(tmp_path / "raw", make_row())
    (raw / "page.txt").unlink()
    lay(raw / "page.txt")
    assert fingerprint_inputs(raw) is None
    with pytest.raises(InputError, match=re.escape(message)):
        load_capture(read_editions(raw)[0], raw, sniff_media_type)


def test_a_registry_that_is_no_file_is_named(tmp_path: Path) -> None:
    raw = write_registry(tmp_path / "raw", make_row())
    (raw / "decisions.csv").symlink_to("nowhere.csv")
    with pytest.raises(InputError, match=r"decisions\.csv: the file is missing"):
        read_decisions(raw)
    (raw / "editions.csv").unlink()
    lay_pipe(raw / "editions.csv")
    assert fingerprint_inputs(raw) is None
    with pytest.raises(InputError, match=r"editions\.csv: the file cannot be read \(not a file\)"):
        read_editions(raw)


def test_a_media_type_comes_from_the_bytes(tmp_path: Path) -> None:
    assert load(tmp_path, "page", b"<!doctype html><p>Hej</p>") == "text/html"


def test_decisions_may_be_absent_and_are_strict_where_present(tmp_path: Path) -> None:
    assert read_decisions(tmp_path) == ()
    header = ",".join(DECISION_COLUMNS)
    row = "d1,correct_value,ada-exempel,phone,+46313900600,+46313900601,ringt och frågat,Bo,2024-05-06"
    (tmp_path / "decisions.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    (decision,) = read_decisions(tmp_path)
    assert (decision.kind, decision.value, decision.decided_on) == (
        "correct_value",
        "+46313900601",
        dt.date(2024, 5, 6),
    )
    (tmp_path / "decisions.csv").write_text(f"{header}\n{row.replace('correct_value', 'guess')}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2: kind is not one of"):
        read_decisions(tmp_path)


def test_an_appended_row_reads_back_and_leaves_the_others(tmp_path: Path) -> None:
    first = Edition("a", "page.txt", 'Titel, "med" tecken', None, None, None, None, None, None, "0" * 64)
    second = replace(first, edition_id="b", kind="web_page", dated_to=dt.date(2021, 9, 8))
    append_edition(first, tmp_path)
    append_edition(second, tmp_path)
    assert read_editions(tmp_path) == (first, second)


def test_a_row_is_appended_in_the_order_of_the_columns_that_the_file_has(tmp_path: Path) -> None:
    header = "\ufeff" + ", ".join(reversed(EDITION_COLUMNS))
    raw = write_registry(tmp_path / "raw", header=header)
    edition = Edition("a", "page.txt", "Titel", "web_page", None, None, None, None, dt.date(2021, 9, 8), "0" * 64)
    append_edition(edition, raw)
    assert read_editions(raw) == (edition,)


def test_a_disk_without_room_leaves_the_registry_and_the_folder_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = write_registry(tmp_path / "raw", make_row())
    before = {path.name: path.read_bytes() for path in raw.iterdir()}

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    edition = Edition("a", "page.txt", None, None, None, None, None, None, None, "0" * 64)
    with pytest.raises(OSError, match=r"No space left on device: .*editions\.csv"):
        append_edition(edition, raw)
    with pytest.raises(OSError, match="No space left"):
        save_capture(TEXT, raw, "a", "text/plain")
    with pytest.raises(OSError, match=r"No space left on device: .*decisions\.csv"):
        record_decision(raw, Decision("d-1", "accept", "a", None, None, None, "", "steward", dt.date(2026, 1, 2)))
    assert {path.name: path.read_bytes() for path in raw.iterdir()} == before
