from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from pipeline.cache import version
from pipeline.cache.version import LIBRARIES, code_version, library_versions


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


def test_a_library_counts(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = code_version()
    (tmp_path / "site" / "selectolax-99.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    code_version.cache_clear()
    assert code_version() != before


def test_versions_are_those_that_python_would_load(tmp_path: Path) -> None:
    (tmp_path / "marisa_trie-0.1.dist-info").mkdir()
    folders = (str(tmp_path / "missing"), str(tmp_path), *sys.path)
    told = library_versions(LIBRARIES, folders)
    assert told["marisa-trie"] == "0.1"
    assert {**told, "marisa-trie": ""} == {**{name: metadata.version(name) for name in LIBRARIES}, "marisa-trie": ""}


def test_a_library_that_left_no_such_folder_is_asked_for() -> None:
    assert library_versions(("selectolax",), ()) == {"selectolax": metadata.version("selectolax")}


def test_a_model_of_the_ocr_engine_counts(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, models = tmp_path / "bin" / "tesseract", tmp_path / "share" / "tesseract-ocr" / "5" / "tessdata"
    for path in (program, models / "eng.traineddata"):
        path.parent.mkdir(parents=True)
        path.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    code_version.cache_clear()
    english = code_version(("errors.py",))
    (models / "swe.traineddata").touch()
    code_version.cache_clear()
    both = code_version(("errors.py",))
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    code_version.cache_clear()
    assert len({english, both, code_version(("errors.py",))}) == 3
