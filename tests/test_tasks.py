"""The stages as Prefect tasks: what a worker that dies costs. Prefect itself is stood in for; test_flows runs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline.domain.edition import Capture, Edition
from pipeline.engine import Stage
from pipeline.tasks import PrefectEngine

READ = Stage("extract", "Reading")
Lose = Callable[[Any], BaseException | None]


class Runner:
    """Carries out batches here, but for those that a worker dies of."""

    def __init__(self, lose: Lose) -> None:
        self._lose = lose

    def submit(self, task: Any, parameters: dict[str, Any]) -> Future:
        """Carry out a batch, or lose it."""
        batch = parameters["batch"].unquote()
        return Future(self._lose(batch), lambda: task.fn(parameters["function"].unquote(), batch))


class Future:
    """A batch under way."""

    def __init__(self, error: BaseException | None, call: Callable[[], list[int]]) -> None:
        self._error = error
        self._call = call

    def result(self) -> list[int]:
        """What came of it."""
        if self._error is not None:
            raise self._error
        return self._call()


class KilledWorker(Exception):  # noqa: N818  # called as Dask calls it
    """A worker that Dask gave up."""


def square(number: int) -> int:
    return number * number


def never_lost(item: object) -> Any:
    raise AssertionError(item)


def run_with(monkeypatch: pytest.MonkeyPatch, lose: Lose, runner: str = "processes") -> tuple[PrefectEngine, list[int]]:
    opened: list[int] = []

    @contextmanager
    def open_runner(*_: object) -> Iterator[Runner]:
        opened.append(1)
        yield Runner(lose)

    engine = PrefectEngine(runner)  # type: ignore[arg-type]
    monkeypatch.setattr(engine, "_open_runner", open_runner)
    return engine, opened


@pytest.mark.parametrize("error", [BrokenProcessPool(), KilledWorker()])
def test_a_killed_worker_costs_a_retry(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    once = [error]
    engine, opened = run_with(monkeypatch, lambda batch: once.pop() if once and batch[0][0] == 3 else None)
    assert list(engine.map(READ, square, range(9), never_lost)) == [number**2 for number in range(9)]
    assert len(opened) == 2


def test_other_errors_of_a_task_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, _ = run_with(monkeypatch, lambda batch: ValueError("wrong") if batch[0][0] == 3 else None)
    with pytest.raises(ValueError, match="wrong"):
        list(engine.map(READ, square, range(9), never_lost))


def read_name(capture: Capture) -> str:
    return capture.path.read_text(encoding="utf-8")


def test_a_cluster_gets_the_bytes_with_the_task(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "sida.txt"
    path.write_text("Eva Ek", encoding="utf-8")
    edition = Edition("sida", "sida.txt", None, None, None, None, None, None, None, "")

    def unlink(batch: list[tuple[Capture, bytes | None]]) -> None:
        path.unlink()  # as on a machine that does not have it

    engine, _ = run_with(monkeypatch, unlink, "dask")
    assert list(engine.map(READ, read_name, [Capture(edition, path, "text/plain", 6)], never_lost)) == ["Eva Ek"]
