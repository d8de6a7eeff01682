from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cache.fingerprint import (
    clear,
    find_unchanged_release,
    fingerprint_inputs,
    is_touched,
    read_noted,
    record_release,
)

COLUMNS = "edition_id,file,title,kind,publisher,url,retrieved_on,dated_from,dated_to,sha256"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    rows = [COLUMNS]
    for number in range(3):
        content = f"<p>Sida {number}</p>".encode()
        (folder / f"sida-{number}.html").write_bytes(content)
        rows.append(f"sida-{number},sida-{number}.html,,web_page,,,,,,{hashlib.sha256(content).hexdigest()}")
    (folder / "editions.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def outputs(tmp_path: Path, raw: Path) -> Path:
    folder = tmp_path / "outputs"
    (folder / "releases" / "r1").mkdir(parents=True)
    (folder / "latest").symlink_to("releases/r1")
    (folder / "directory.duckdb").write_bytes(b"")
    record_release(folder, "r1", fingerprint_inputs(raw))
    return folder


def test_nothing_changed_is_told_and_by_which_release(raw: Path, outputs: Path) -> None:
    assert find_unchanged_release(raw, outputs) == "r1"


def test_a_registry_newer_than_the_release_is_told_by_its_time(raw: Path, outputs: Path) -> None:
    assert not is_touched(raw, outputs)
    os.utime(raw / "editions.csv", (2**31, 2**31))
    assert is_touched(raw, outputs)
    assert is_touched(raw, outputs / "elsewhere")


def test_a_byte_of_a_capture_counts_although_size_and_date_stay(raw: Path, outputs: Path) -> None:
    path = raw / "sida-1.html"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"1", b"7"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert find_unchanged_release(raw, outputs) is None


def test_a_decision_counts_and_so_does_taking_it_back(raw: Path, outputs: Path) -> None:
    (raw / "decisions.csv").write_text("decision_id\nd1\n", encoding="utf-8")
    assert find_unchanged_release(raw, outputs) is None
    (raw / "decisions.csv").unlink()
    assert find_unchanged_release(raw, outputs) == "r1"


def test_a_row_of_the_registry_counts(raw: Path, outputs: Path) -> None:
    registry = raw / "editions.csv"
    registry.write_text(registry.read_text(encoding="utf-8").replace("web_page", "slides"), encoding="utf-8")
    assert find_unchanged_release(raw, outputs) is None


def test_other_code_counts(raw: Path, outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.cache.fingerprint.code_version", lambda: "other")
    assert find_unchanged_release(raw, outputs) is None


@pytest.mark.parametrize("fault", ["missing capture", "no registry", "no column", "torn note", "note of another shape"])
def test_whatever_is_odd_takes_the_long_way(raw: Path, outputs: Path, fault: str) -> None:
    note = outputs / ".cache" / "last-release.json"
    match fault:
        case "missing capture":
            (raw / "sida-2.html").unlink()
        case "no registry":
            (raw / "editions.csv").unlink()
        case "no column":
            (raw / "editions.csv").write_text("edition_id\ne1\n", encoding="utf-8")
        case "torn note":
            note.write_text(note.read_text(encoding="utf-8")[:20], encoding="utf-8")
        case _:
            note.write_text("[]", encoding="utf-8")
    assert find_unchanged_release(raw, outputs) is None


def test_a_release_taken_back_is_no_longer_the_one_noted(raw: Path, outputs: Path) -> None:
    (outputs / "releases" / "r2").mkdir()
    (outputs / "latest").unlink()
    (outputs / "latest").symlink_to("releases/r2")
    assert find_unchanged_release(raw, outputs) is None


def test_a_missing_release_is_made_again(raw: Path, outputs: Path) -> None:
    (outputs / "releases" / "r1").rmdir()
    assert find_unchanged_release(raw, outputs) is None
    (outputs / "releases" / "r1").mkdir()
    (outputs / "directory.duckdb").unlink()
    assert find_unchanged_release(raw, outputs) is None


def test_a_registry_that_cannot_be_read_is_never_noted_as_seen(raw: Path, outputs: Path) -> None:
    (raw / "editions.csv").unlink()
    assert fingerprint_inputs(raw) is None
    record_release(outputs, "r1", fingerprint_inputs(raw))
    assert find_unchanged_release(raw, outputs) is None


def test_a_run_that_ended_well_is_noted_where_the_release_is_not_made_from_these_inputs(
    raw: Path, outputs: Path
) -> None:
    record_release(outputs, "r1", None, {"editions": 3})
    assert find_unchanged_release(raw, outputs) is None
    assert read_noted(outputs) == {"editions": 3}
    assert not is_touched(raw, outputs)


def test_clearing_takes_the_note_along(raw: Path, outputs: Path) -> None:
    clear(outputs)
    assert find_unchanged_release(raw, outputs) is None


def test_no_library_outside_pythons_own_is_loaded(raw: Path, outputs: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.cache.fingerprint import find_unchanged_release;"
        f"assert find_unchanged_release(Path({str(raw)!r}), Path({str(outputs)!r}));"
        "own = set(sys.stdlib_module_names) | {'pipeline', '__main__'};"
        "print(sorted({name.split('.')[0] for name in sys.modules} - own))"
    )
    found = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": f"{Path(__file__).parents[2]}:{next(p for p in sys.path if p.endswith('site-packages'))}"},
    )
    assert found.stderr == ""
    assert found.stdout.strip() == "[]"
