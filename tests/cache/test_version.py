from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cache import version
from pipeline.cache.version import code_version


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in ("extract/readers/html.py", "vocabulary/counties.csv", "publish/write.py", "errors.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1", encoding="utf-8")
    monkeypatch.setattr(version, "_PACKAGE", tmp_path)
    code_version.cache_clear()
    yield tmp_path
    code_version.cache_clear()


def version_after_change(path: Path, rooms: tuple[str, ...]) -> tuple[str, str]:
    before = code_version(rooms)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("2", encoding="utf-8")
    code_version.cache_clear()
    return before, code_version(rooms)


@pytest.mark.parametrize("name", ["extract/readers/html.py", "vocabulary/counties.csv", "extract/new.py", "errors.py"])
def test_a_change_in_a_room_counts(package: Path, name: str) -> None:
    before, after = version_after_change(package / name, ("errors.py", "extract", "vocabulary"))
    assert before != after


@pytest.mark.parametrize("name", ["publish/write.py", "extract/__pycache__/html.pyc", "extract/html.pyc"])
def test_a_change_elsewhere_does_not(package: Path, name: str) -> None:
    before, after = version_after_change(package / name, ("errors.py", "extract", "vocabulary"))
    assert before == after


def test_with_no_room_named_everything_counts(package: Path) -> None:
    before, after = version_after_change(package / "publish/write.py", ())
    assert before != after


def test_a_library_counts(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = code_version()
    monkeypatch.setattr("importlib.metadata.version", lambda name: "99.0")
    code_version.cache_clear()
    assert code_version() != before
