from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.cache.store import NormalizedCache, delete_entries
from pipeline.domain.edition import Capture
from pipeline.domain.statements import Extraction
from pipeline.engine import DirectEngine, Engine, NoProgress, Progress
from pipeline.errors import UnreadableError
from pipeline.gathering import gather
from pipeline.normalize import normalize_editions
from pipeline.normalizing import Normalizing
from pipeline.publish.erasure.registry import add_tombstone
from pipeline.publish.erasure.traces import Subject
from pipeline.reading import Reading, Unread

RAW = Path(__file__).parents[1] / "raw"
CAPTURES = list(gather(RAW).captures)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Outputs with nothing in them but what was read, verbatim."""
    outputs = tmp_path_factory.mktemp("read")
    Reading(RAW, outputs).extract_all(CAPTURES, DirectEngine(), NoProgress())
    return outputs


@pytest.fixture
def outputs(read: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return Path(shutil.copytree(read, tmp_path / "outputs"))


def normalize(captures: list[Capture], outputs: Path, *, raw: Path = RAW, use_cache: bool = True) -> list[Extraction]:
    normalizing = Normalizing(Reading(raw, outputs, use_cache), DirectEngine(), NoProgress())
    extractions, unread = normalizing.normalize_all(captures)
    assert unread == ()
    return list(extractions)


def count_anew(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The editions that each call of the stage normalizes."""
    calls: list[list[str]] = []

    def note(extractions: list[Extraction], teachers: list[Extraction]) -> tuple[Extraction, ...]:
        calls.append([extraction.edition_id for extraction in extractions])
        return normalize_editions(extractions, teachers)

    monkeypatch.setattr("pipeline.normalizing.normalize_editions", note)
    return calls


def list_kept(outputs: Path) -> tuple[set[str], set[str]]:
    """The editions that were taught, and those that teach."""
    with NormalizedCache(outputs) as cache:
        kept = cache.get_many(CAPTURES)
    return {id_ for id_, entry in kept.items() if entry.taught}, {id_ for id_, entry in kept.items() if entry.teaches}


def pick_teacher(outputs: Path) -> Capture:
    _, teaching = list_kept(outputs)
    return next(capture for capture in CAPTURES if capture.edition.edition_id in teaching)


def test_nothing_is_normalized_again_where_nothing_changed(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = normalize(CAPTURES, outputs)
    calls = count_anew(monkeypatch)
    assert normalize(CAPTURES, outputs) == first
    assert calls == [[]]


def test_a_new_teacher_has_those_normalized_anew_whom_it_may_teach_and_no_others(
    read: Path, outputs: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    grown = Path(shutil.copytree(read, tmp_path / "grown"))
    whole = normalize(CAPTURES, outputs)
    taught, new = list_kept(outputs)[0], pick_teacher(outputs)
    assert taught
    normalize([capture for capture in CAPTURES if capture is not new], grown)
    calls = count_anew(monkeypatch)
    assert normalize(CAPTURES, grown) == whole
    assert set(calls[0]) == {new.edition.edition_id} | taught


def test_without_the_cache_the_same_comes_out_and_everything_is_made_again(
    outputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = normalize(CAPTURES, outputs)
    calls = count_anew(monkeypatch)
    assert normalize(CAPTURES, outputs, use_cache=False) == first
    assert len(calls[0]) == len(CAPTURES)


def test_what_is_kept_of_an_edition_has_its_pages_and_none_of_its_lines(outputs: Path) -> None:
    for extraction in normalize(CAPTURES, outputs):
        assert len(extraction.document.pages) >= 1
        assert extraction.document.text == ""


def test_deleting_a_capture_takes_what_was_normalized_of_it_too(outputs: Path) -> None:
    normalize(CAPTURES, outputs)
    gone = CAPTURES[0].edition
    assert delete_entries(outputs, [gone.sha256]) == 2
    with NormalizedCache(outputs) as cache:
        assert gone.edition_id not in cache.get_many(CAPTURES)


def test_where_anyone_was_erased_documents_come_whole_and_nothing_from_the_cache(
    outputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = Path(shutil.copytree(RAW, tmp_path / "raw"))
    normalize(CAPTURES, outputs, raw=raw)
    nobody: frozenset[str] = frozenset()
    erased = Subject(nobody, nobody, frozenset({"Åsa Öbergsson"}), nobody, nobody, nobody)
    add_tombstone(raw, erased, "begäran", "2026-11-02")
    calls = count_anew(monkeypatch)
    assert all(extraction.document.text for extraction in normalize(CAPTURES, outputs, raw=raw))
    assert len(calls[0]) == len(CAPTURES)


def test_an_edition_that_can_no_longer_be_read_is_not_taken_from_what_was_kept(
    read: Path, outputs: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    grown = Path(shutil.copytree(read, tmp_path / "grown"))
    normalize(CAPTURES, outputs)
    taught, new = list_kept(outputs)[0], pick_teacher(outputs)
    gone = next(capture.edition for capture in CAPTURES if capture.edition.edition_id in taught)
    normalize([capture for capture in CAPTURES if capture is not new], grown)
    extract_all = Reading.extract_all

    def lose(
        self: Reading, captures: list[Capture], engine: Engine, progress: Progress
    ) -> tuple[tuple[Extraction, ...], tuple[Unread, ...]]:
        extractions, unread = extract_all(self, captures, engine, progress)
        lost = [(gone, UnreadableError("gone", reason_code="gone")) for c in captures if c.edition == gone]
        return tuple(e for e in extractions if e.edition_id != gone.edition_id), (*unread, *lost)

    monkeypatch.setattr(Reading, "extract_all", lose)
    extractions, unread = Normalizing(Reading(RAW, grown), DirectEngine(), NoProgress()).normalize_all(CAPTURES)
    assert [edition.edition_id for edition, _ in unread] == [gone.edition_id]
    assert len(extractions) == len(CAPTURES) - 1
