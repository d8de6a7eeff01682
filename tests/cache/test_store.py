from __future__ import annotations

import datetime as dt
import multiprocessing
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cache.fingerprint import clear
from pipeline.cache.store import ExtractionCache, delete_entries, pack, unpack
from pipeline.domain.edition import Capture, DateRange, Edition
from pipeline.domain.layout import Block, Box, Document, Line, Page, Word
from pipeline.domain.statements import Extraction, Mention, Place, Statement
from pipeline.extract.readers.packed import PackedWords


def make_capture(number: int = 1, changes: dict[str, object] | None = None) -> Capture:
    edition = Edition(
        edition_id=f"sida-{number}",
        file=f"sida-{number}.html",
        title="Regionkoordinatorer",
        kind="web_page",
        publisher="Myndigheten",
        url="https://umea.example.se/kontakt",
        retrieved_on=dt.date(2026, 3, 2),
        dated_from=None,
        dated_to=None,
        sha256=f"{number:064x}",
    )
    return Capture(replace(edition, **changes or {}), Path("raw/sida.html"), "text/html", 10)  # type: ignore[arg-type]


def make_extraction(edition_id: str = "sida-1", name: str = "Åsa Öberg") -> Extraction:
    line = Line(1, 1, name, Box(1.5, 2, 3, 4), [Word("Åsa", 0, 3, Box(1, 2, 3, 4))])
    inner = Block("cell", (line,), label="Namn")
    document = Document("text/html", (Page(1, (line,)),), (Block("table", children=(Block("row", (), (inner,)),)),))
    statement = Statement("name", name, name, Place(1, 1, 0, len(name), Box(1, 2, 3, 4)), 0.9)
    mention = Mention("sida-1/1.1", "person", (statement,), "regional_coordinators")
    return Extraction(
        edition_id, document, DateRange(dt.date(2026, 1, 1), None, "printed", "<time>"), (mention,), damage_rate=0.25
    )


def keep(cache: ExtractionCache, capture: Capture, extraction: Extraction) -> None:
    """Keep the extraction of one capture."""
    cache.put_many([(capture, pack(extraction))])


def test_an_extraction_comes_back_as_it_was() -> None:
    assert unpack(pack(make_extraction())) == make_extraction()


def test_words_that_are_made_when_asked_for_are_kept_as_words() -> None:
    words = PackedWords("Åsa Öberg", [(0, 3, 1.0, 2.0, 3.0, 4.0), (4, 9, 5.0, 6.0, 7.0, 8.0)])
    line = Line(1, 1, "Åsa Öberg", words=words)
    extraction = replace(make_extraction(), document=Document("application/pdf", (Page(1, (line,)),), ()))
    kept = unpack(pack(extraction))
    assert kept is not None
    assert kept.document.pages[0].lines[0].words == list(words)


def test_what_was_put_is_found_by_a_later_run(tmp_path: Path) -> None:
    with ExtractionCache(tmp_path) as cache:
        assert cache.get(make_capture()) is None
        keep(cache, make_capture(), make_extraction())
    with ExtractionCache(tmp_path) as later:
        assert later.get(make_capture()) == make_extraction()


@pytest.mark.parametrize(
    "changes",
    [
        {"sha256": "f" * 64},
        {"edition_id": "sida-2"},
        {"title": None},
        {"kind": "slides"},
        {"publisher": "En annan"},
        {"url": None},
        {"retrieved_on": dt.date(2026, 3, 3)},
        {"dated_from": dt.date(2026, 3, 3)},
        {"dated_to": dt.date(2026, 3, 3)},
    ],
)
def test_whatever_extraction_may_read_is_part_of_the_key(tmp_path: Path, changes: dict[str, object]) -> None:
    with ExtractionCache(tmp_path) as cache:
        keep(cache, make_capture(), make_extraction())
        assert cache.get(make_capture(changes=changes)) is None


def test_a_row_that_only_moved_in_the_registry_is_found(tmp_path: Path) -> None:
    with ExtractionCache(tmp_path) as cache:
        keep(cache, make_capture(changes={"row": 2}), make_extraction())
        assert cache.get(make_capture(changes={"row": 7})) is not None


def test_other_code_reads_again(tmp_path: Path) -> None:
    with ExtractionCache(tmp_path, "old") as cache:
        keep(cache, make_capture(), make_extraction())
    with ExtractionCache(tmp_path, "new") as cache:
        assert cache.get(make_capture()) is None


def test_code_that_nobody_runs_any_more_leaves_nothing_behind(tmp_path: Path) -> None:
    for version in ("first", "second", "third", "fourth", "fifth"):
        with ExtractionCache(tmp_path, version) as cache:
            keep(cache, make_capture(), make_extraction())
    with ExtractionCache(tmp_path, "second") as cache:
        assert cache.get(make_capture()) is not None
    with ExtractionCache(tmp_path, "first") as cache:
        assert cache.get(make_capture()) is None


def test_many_are_found_at_once_and_the_new_one_is_missing(tmp_path: Path) -> None:
    captures = [make_capture(number) for number in range(1, 1001)]
    with ExtractionCache(tmp_path) as cache:
        cache.put_many((capture, pack(make_extraction(capture.edition.edition_id))) for capture in captures)
        found = cache.get_many([*captures, make_capture(1001)])
    assert len(found) == 1000
    assert found["sida-7"].edition_id == "sida-7"
    assert "sida-1001" not in found


def test_a_disk_that_cannot_be_written_costs_the_cache_and_not_the_refresh(tmp_path: Path) -> None:
    with ExtractionCache(tmp_path) as cache:
        cache._connection.execute("PRAGMA query_only = ON")
        keep(cache, make_capture(), make_extraction())
        assert cache.get(make_capture()) is None


def test_a_cache_that_cannot_be_made_costs_the_next_run_only(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder should be")
    with ExtractionCache(tmp_path) as cache:
        keep(cache, make_capture(), make_extraction())
        assert cache.get(make_capture()) == make_extraction()


def test_a_flipped_byte_counts_as_missing(tmp_path: Path) -> None:
    with ExtractionCache(tmp_path) as cache:
        keep(cache, make_capture(), make_extraction())
    with sqlite3.connect(tmp_path / ".cache" / "extractions.sqlite") as connection:
        other = pack(make_extraction(name="Någon Annan"))
        connection.execute("UPDATE extractions SET packed = ?", [other])
    connection.close()
    with ExtractionCache(tmp_path) as cache:
        assert cache.get(make_capture()) is None


@pytest.mark.parametrize("kept", [0, 10, 5000])
def test_a_torn_file_is_begun_anew(tmp_path: Path, kept: int) -> None:
    with ExtractionCache(tmp_path) as cache:
        cache.put_many((make_capture(n), pack(make_extraction())) for n in range(50))
    path = tmp_path / ".cache" / "extractions.sqlite"
    path.write_bytes(path.read_bytes()[:kept] if kept != 10 else b"no database at all, but text" * 99)
    with ExtractionCache(tmp_path) as cache:
        cache.get_many([make_capture(n) for n in range(50)])
    with ExtractionCache(tmp_path) as cache:
        keep(cache, make_capture(99), make_extraction())
        assert cache.get(make_capture(99)) == make_extraction()


def _write_some(outputs: Path, first: int) -> None:
    with ExtractionCache(outputs) as cache:
        for number in range(first, first + 40):
            keep(cache, make_capture(number), make_extraction(f"sida-{number}"))


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_write_some, args=(tmp_path, first)) for first in (0, 20)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    with ExtractionCache(tmp_path) as cache:
        assert len(cache.get_many([make_capture(number) for number in range(60)])) == 60


def test_deleting_a_capture_leaves_no_trace_of_it(tmp_path: Path) -> None:
    with ExtractionCache(tmp_path) as cache:
        keep(cache, make_capture(1), make_extraction())
        keep(cache, make_capture(2), make_extraction("sida-2"))
    packed = pack(make_extraction())
    path = tmp_path / ".cache" / "extractions.sqlite"
    assert packed[20:60] in path.read_bytes()
    assert delete_entries(tmp_path, [f"{1:064x}"]) == 1
    assert packed[20:60] not in path.read_bytes()
    with ExtractionCache(tmp_path) as cache:
        assert cache.get(make_capture(1)) is None
        assert cache.get(make_capture(2)) is not None


def test_deleting_before_anything_was_cached_is_no_fault(tmp_path: Path) -> None:
    assert delete_entries(tmp_path, ["0" * 64]) == 0
    clear(tmp_path)


def test_clearing_deletes_everything(tmp_path: Path) -> None:
    with ExtractionCache(tmp_path) as cache:
        keep(cache, make_capture(), make_extraction())
    clear(tmp_path)
    assert not (tmp_path / ".cache").exists()
