"""What carries out the stages: one small protocol, so that one composition serves every engine.

`DirectEngine` calls the stages here, and maps documents over processes where that pays; `tasks.PrefectEngine` makes
each stage a Prefect task. Neither knows what a stage does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import ParamSpec, Protocol, TypeVar

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
        from pipeline.ingest.retry import retry_io

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
        from pipeline.pool import map_in_processes

        return map_in_processes(function, items, workers, when_lost)
