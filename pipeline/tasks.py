"""The stages as Prefect tasks: an engine for the flow that is running."""

from __future__ import annotations

import math
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Literal, ParamSpec, TypeVar

from prefect import State, Task, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas import TaskRun
from prefect.futures import PrefectFuture
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from pipeline.cluster import call_with_content, send_with_content
from pipeline.engine import Stage
from pipeline.errors import veiling
from pipeline.ingest.retry import is_transient
from pipeline.pool import map_one_by_one

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

RunnerName = Literal["auto", "threads", "processes", "dask"]
MAX_TASKS = 100
PROCESSES_FROM = 24
_MOST_WAITING = 32  # tasks handed out at a time, so that memory stays flat


class PrefectEngine:
    """Carries out stages as tasks of the flow that is running.

    Args:
        runner: Where editions are read: threads for few, processes for many, or a Dask cluster.
        address: The scheduler of the cluster.
    """

    def __init__(self, runner: RunnerName = "auto", address: str | None = None) -> None:
        self._runner = runner
        self._address = address

    def call(self, stage: Stage, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run one task; Prefect is kept from looking through tables and documents, and from what errors quote."""

        def carry_out() -> R:
            with veiling():
                return function(*args, **kwargs)

        return make_task(stage, carry_out)()

    def map(
        self, stage: Stage, function: Callable[[T], R], items: Sequence[T], when_lost: Callable[[T], R]
    ) -> Iterator[R]:
        """Run one task for each item; beyond `MAX_TASKS` items, one for each run of neighbours.

        Prefect does not try again a task whose worker was killed: what was under way is then read in a process of its
        own, item by item, and the rest in a new pool.
        """
        size, position = math.ceil(len(items) / MAX_TASKS), 0
        few = len(items) < PROCESSES_FROM
        while position < len(items):
            try:
                for result in self._map_as_tasks(stage, function, items[position:], size, few):
                    yield result
                    position += 1
            except Exception as error:
                if not _is_lost_worker(error):
                    raise
                suspects = items[position : position + size * count_workers()]
                yield from map_one_by_one(function, suspects, when_lost)
                position += len(suspects)

    def _map_as_tasks(
        self, stage: Stage, function: Callable[[T], R], items: Sequence[T], size: int, few: bool
    ) -> Iterator[R]:
        read = make_task(stage, _map_batch, retries=2)
        waiting: deque[PrefectFuture[list[R]]] = deque()
        with self._open_runner(few) as runner:
            for start in range(0, len(items), size):
                batch = [self._send(item) for item in items[start : start + size]]
                waiting.append(runner.submit(read, {"function": quote(function), "batch": quote(batch)}))
                if len(waiting) >= _MOST_WAITING:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()

    def _send(self, item: T) -> tuple[T, bytes | None]:
        """What a worker gets: on another machine the bytes of the capture come along."""
        return send_with_content(item) if self._runner == "dask" else (item, None)

    def _open_runner(self, few: bool) -> TaskRunner[Any]:
        if self._runner == "dask":
            from prefect_dask.task_runners import DaskTaskRunner

            return DaskTaskRunner(address=self._address)
        workers = count_workers()
        if self._runner == "processes" or (self._runner == "auto" and not few and workers > 1):
            return ProcessPoolTaskRunner(max_workers=workers)
        return ThreadPoolTaskRunner(max_workers=workers)


def is_passing(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether a task's failure may pass: input and output that was busy or away."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, BaseException) and is_transient(error)


def _is_lost_worker(error: Exception) -> bool:
    """Whether the worker of a task died; Dask, whose error it may be, need not be installed."""
    return isinstance(error, BrokenProcessPool) or type(error).__name__ == "KilledWorker"


def count_workers() -> int:
    """How many processes or threads this machine has a core for."""
    return os.cpu_count() or 1


def make_task(stage: Stage, function: Callable[P, R], *, retries: int = 0) -> Task[P, R]:
    """A stage as a task, tried again where input and output were busy or away."""
    make = task(
        name=stage.name,
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=2 if stage.does_io else retries,
        retry_delay_seconds=1,
        retry_condition_fn=is_passing,
    )
    return make(function)


def _map_batch(function: Callable[[T], R], batch: list[tuple[T, bytes | None]]) -> list[R]:
    with veiling():
        return [call_with_content(function, item, content) for item, content in batch]
