"""Releases share unchanged files, and neither an erasure nor a damaged file passes through what is shared."""

from __future__ import annotations

from pathlib import Path

from pipeline.publish import list_releases
from pipeline.publish.erasure import erase_person
from pipeline.publish.sharing import share_files
from pipeline.publish.verify import verify_outputs


def _is_shared(one: Path, other: Path) -> bool:
    return one.stat().st_ino == other.stat().st_ino


def test_what_did_not_change_is_stored_once(shelf: Path) -> None:
    first, second = list_releases(shelf)
    assert _is_shared(first.path / "csv" / "counties.csv", second.path / "csv" / "counties.csv")
    assert not _is_shared(first.path / "csv" / "people.csv", second.path / "csv" / "people.csv")
    assert not _is_shared(first.path / "directory.duckdb", second.path / "directory.duckdb")


def test_a_file_that_was_damaged_on_disk_is_not_passed_on(tmp_path: Path) -> None:
    earlier, later = tmp_path / "earlier", tmp_path / "later"
    for folder, content in ((earlier, "24,Vasterbotten"), (later, "24,Västerbotten")):
        folder.mkdir()
        (folder / "counties.csv").write_text(content, encoding="utf-8")
    share_files(earlier, later)
    assert (later / "counties.csv").read_text(encoding="utf-8") == "24,Västerbotten"


def test_the_room_that_a_small_file_keeps_free_takes_none_on_disk(shelf: Path) -> None:
    for release in list_releases(shelf):
        told = (release.path / "directory.duckdb").stat()
        assert told.st_blocks * 512 < 0.7 * told.st_size


def test_an_erasure_leaves_releases_that_share_and_verify(shelf_copy: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    erase_person(raw, shelf_copy, "Cilla Testander", "begäran 2026-1")
    first, second = list_releases(shelf_copy)
    assert _is_shared(first.path / "csv" / "counties.csv", second.path / "csv" / "counties.csv")
    assert verify_outputs(shelf_copy) == []
