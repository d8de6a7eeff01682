"""What carries out the stages: one small protocol, so that one composition serves every engine.

`DirectEngine` calls the stages here, and maps documents over processes where that pays; `flows.PrefectEngine` makes
each stage a Prefect task. Neither knows what a stage does.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from typing import ParamSpec, Protocol, TypeVar

from pipeline.ingest.retry import retry_io

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the refresh.

    Attributes:
        name: Its name as a task: `ingest`, `extract`, ...
        title: What a person reads while it runs.
        does_io: Whether it reads or writes files, so that a passing failure is tried again.
    """

    name: str
    title: str
    does_io: bool = False


class Progress(Protocol):
    """Is told how far the refresh has come."""

    def start(self, stage: Stage, total: int) -> None:
        """A stage of `total` steps begins."""

    def advance(self, steps: int = 1) -> None:
        """Some steps of the stage are done."""


# A served flow is sent to its process whole, and a context variable cannot be sent: it is named by its module.
SHOWN: ContextVar[Progress | None] = ContextVar("shown", default=None)


class NoProgress:
    """Shows nothing."""

    def start(self, stage: Stage, total: int) -> None:
        """Nothing to show."""

    def advance(self, steps: int = 1) -> None:
        """Nothing to show."""


class Engine(Protocol):
    """Carries out stages."""

    def call(self, stage: Stage, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Carry out one stage."""

    def map(
        self, stage: Stage, function: Callable[[T], R], items: Sequence[T], when_lost: Callable[[T], R]
    ) -> Iterator[R]:
        """Carry out a stage once for each item; results come in the order of the items.

        `when_lost` gives the result of an item whose worker died twice.
        """


@dataclass(frozen=True, slots=True)
class DirectEngine:
    """Carries out stages in this process, and maps over `workers` processes where there are `pool_from` items."""

    workers: int = 0
    pool_from: int = 24

    def call(self, stage: Stage, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call the function here."""
        if stage.does_io:
            return retry_io(lambda: function(*args, **kwargs))
        return function(*args, **kwargs)

    def map(
        self, stage: Stage, function: Callable[[T], R], items: Sequence[T], when_lost: Callable[[T], R]
    ) -> Iterator[R]:
        """Call the function for each item, here or in a pool."""
        workers = self.workers or os.cpu_count() or 1
        if workers == 1 or len(items) < self.pool_from:
            return (function(item) for item in items)
        return map_in_processes(function, items, workers, when_lost)


def map_in_processes(
    function: Callable[[T], R], items: Sequence[T], workers: int, when_lost: Callable[[T], R]
) -> Iterator[R]:
    """Map over a pool of processes, in order; a worker that dies costs a second try, not the run.

    Args:
        function: A module's function, so that it can be sent to a worker.
        items: Its arguments.
        workers: How many processes.
        when_lost: The result of an item on which a process of its own died too.

    Raises:
        Exception: What `function` raises.
    """
    window = workers * 4
    position = 0
    while position < len(items):
        try:
            for result in _map_in_pool(function, items[position:], workers, window):
                yield result
                position += 1
        except BrokenProcessPool:
            suspects = items[position : position + window]
            for item in suspects:
                yield _call_alone(function, item, when_lost)
            position += len(suspects)


def _map_in_pool(function: Callable[[T], R], items: Sequence[T], workers: int, window: int) -> Iterator[R]:
    """Results in order, with no more than `window` items under way, so that memory stays flat."""
    pool = ProcessPoolExecutor(workers, mp_context=get_context("forkserver"), initializer=_ignore_interrupt)
    waiting: deque[Future[R]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) >= window:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except (KeyboardInterrupt, SystemExit):
        for child in active_children():
            child.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _call_alone(function: Callable[[T], R], item: T, when_lost: Callable[[T], R]) -> R:
    try:
        return next(_map_in_pool(function, [item], workers=1, window=1))
    except BrokenProcessPool:
        return when_lost(item)


def _ignore_interrupt() -> None:
    # Ctrl-C reaches the whole process group; the parent answers for all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
