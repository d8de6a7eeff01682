from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from pipeline.cache.store import ExtractionCache
from pipeline.domain.edition import Capture
from pipeline.domain.statements import Extraction
from pipeline.engine import DirectEngine, NoProgress, Stage
from pipeline.errors import UnreadableError, WorkerError
from pipeline.gathering import gather
from pipeline.publish.erasure.registry import add_tombstone
from pipeline.publish.erasure.traces import Subject
from pipeline.reading import Reading, lose_capture, read_capture

R = TypeVar("R")
T = TypeVar("T")
RAW = Path(__file__).parents[1] / "raw"
PAGE = "jamstalldhetsmyndigheten-2021"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """The inputs, to be changed."""
    return Path(shutil.copytree(RAW, tmp_path / "raw"))


def pick(raw: Path, edition_id: str = PAGE) -> list[Capture]:
    return [capture for capture in gather(raw).captures if capture.edition.edition_id == edition_id]


def extract(raw: Path, outputs: Path) -> Extraction:
    (extraction,), unread = Reading(raw, outputs).extract_all(pick(raw), DirectEngine(), NoProgress())
    assert unread == ()
    return extraction


def names_of(extraction: Extraction) -> set[str]:
    return {
        value for mention in extraction.mentions if mention.entity_type == "person" for value in mention.values("name")
    }


def test_what_was_read_before_is_not_read_again(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = extract(raw, tmp_path / "out")

    def fail(_: Capture) -> Extraction:
        raise AssertionError("read again")

    monkeypatch.setattr("pipeline.extract.extract_edition", fail)
    assert extract(raw, tmp_path / "out").mentions == first.mentions
    with pytest.raises(AssertionError, match="read again"):
        Reading(raw, tmp_path / "out", use_cache=False).extract_all(pick(raw), DirectEngine(), NoProgress())


def test_why_a_document_cannot_be_read_is_sent_without_the_traceback(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nest(deep: int) -> None:
        nest(deep + 1)

    monkeypatch.setattr("pipeline.extract.edition.extract_statements", lambda *_: nest(0))
    error = read_capture(pick(raw)[0])
    assert isinstance(error, UnreadableError)
    assert error.message == "an error in the program (RecursionError)"
    assert (error.__cause__, error.__context__, error.__traceback__) == (None, None, None)


def test_an_erased_person_is_kept_out_of_what_is_read_and_of_the_cache(raw: Path, tmp_path: Path) -> None:
    nobody: frozenset[str] = frozenset()
    mail = "johanna.mirandaskold@malmo.se"
    subject = Subject(nobody, nobody, frozenset({"Johanna Miranda Sköld"}), frozenset({mail}), nobody, nobody)
    assert "Johanna Miranda Sköld" in names_of(extract(raw, tmp_path / "before"))
    add_tombstone(raw, subject, "begäran", "2024-05-06")
    extraction = extract(raw, tmp_path / "out")
    assert "Johanna Miranda Sköld" not in names_of(extraction)
    assert "Elin Johansson" in names_of(extraction)
    assert mail not in extraction.document.text
    with ExtractionCache(tmp_path / "out") as cache:
        assert cache.get_many(pick(raw))[PAGE].mentions == extraction.mentions


def test_what_repair_shows_to_be_an_erased_person_leaves_the_cache(raw: Path, tmp_path: Path) -> None:
    before = extract(raw, tmp_path / "out")
    nobody: frozenset[str] = frozenset()
    subject = Subject(nobody, nobody, frozenset({"Johanna Miranda Sköld"}), nobody, nobody, nobody)
    add_tombstone(raw, subject, "begäran", "2024-05-06")
    (kept,) = Reading(raw, tmp_path / "out").keep_out_erased(pick(raw), [before])
    assert "Johanna Miranda Sköld" not in names_of(kept)
    with ExtractionCache(tmp_path / "out") as cache:
        assert cache.get_many(pick(raw)) == {}


def test_a_document_that_kills_its_reader_is_a_result() -> None:
    outcome = lose_capture(pick(RAW)[0])
    assert isinstance(outcome, UnreadableError)
    assert (outcome.reason_code, outcome.document) == ("worker_died", PAGE)


class Losing(DirectEngine):
    """Reads the first `pool_from` documents, and loses the others."""

    def map(
        self, stage: Stage, function: Callable[[T], R], items: Sequence[T], when_lost: Callable[[T], R]
    ) -> Iterator[R]:
        """Read the first ones, lose the others."""
        for at, item in enumerate(items):
            yield function(item) if at < self.pool_from else when_lost(item)


def test_one_document_that_ends_its_workers_is_set_aside_and_many_in_a_row_end_the_run(tmp_path: Path) -> None:
    captures = gather(RAW).captures
    few = captures[-3:]
    extractions, unread = Reading(RAW, tmp_path / "few").extract_all(few, Losing(pool_from=1), NoProgress())
    assert (len(extractions), len(unread)) == (1, 2)
    with pytest.raises(WorkerError, match="3 documents in a row"):
        Reading(RAW, tmp_path / "all").extract_all(few, Losing(pool_from=0), NoProgress())
