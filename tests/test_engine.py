from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from pipeline.engine import DirectEngine, Stage
from pipeline.errors import WorkerError
from pipeline.pool import map_in_processes

READ = Stage("extract", "Reading")
WRITE = Stage("publish", "Publishing", does_io=True)


def square(number: int) -> int:
    return number * number


def die_on_three(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


def lose(number: int) -> int:
    return -number


def fail(number: int) -> int:
    raise ValueError(f"bad {number}")


def test_few_items_are_mapped_here_and_many_in_processes() -> None:
    for pool_from in (99, 1):
        engine = DirectEngine(workers=2, pool_from=pool_from)
        assert list(engine.map(READ, square, range(10), lose)) == [square(number) for number in range(10)]


def test_a_dead_worker_costs_its_item_and_no_other() -> None:
    assert list(map_in_processes(die_on_three, range(8), 2, lose)) == [0, 1, 2, -3, 4, 5, 6, 7]


def is_loaded(name: str) -> bool:
    return name in sys.modules


def test_what_readers_need_is_loaded_before_workers_are_forked() -> None:
    names = ["pipeline.extract.readers.html"] * 4
    assert list(map_in_processes(is_loaded, names, 2, is_loaded)) == [True] * 4


def die_at_once(_function: object, _chunk: object) -> None:
    os._exit(9)


def test_workers_that_die_as_they_start_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.pool._map_chunk", die_at_once)
    with pytest.raises(WorkerError, match="die as they start"):
        list(map_in_processes(square, range(8), 2, lose))


def test_an_error_in_a_worker_is_raised_here() -> None:
    with pytest.raises(ValueError, match="bad 1"):
        list(map_in_processes(fail, [1], 2, lose))


def test_only_stages_of_input_and_output_are_tried_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("pipeline.ingest.retry.time.sleep", lambda _: None)
    calls: list[int] = []

    def stumble() -> str:
        calls.append(1)
        if len(calls) == 1:
            raise OSError(errno.EIO, "io")
        return "done"

    assert DirectEngine().call(WRITE, stumble) == "done"
    calls.clear()
    with pytest.raises(OSError, match="io"):
        DirectEngine().call(READ, stumble)
