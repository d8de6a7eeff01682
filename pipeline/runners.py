"""Where editions are read without Prefect: threads or processes here, or the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.engine import DirectEngine, Engine, Stage
from pipeline.errors import InputError

R = TypeVar("R")
T = TypeVar("T")


def make_engine(runner: str = "auto", address: str | None = None) -> Engine:
    """The engine that reads editions by a runner, in this process otherwise.

    Args:
        runner: `auto`, `threads`, `processes` or `dask`.
        address: The scheduler of the Dask cluster, `tcp://host:port`.

    Raises:
        InputError: Dask was chosen and is not installed, or has no address.
    """
    match runner:
        case "threads":
            return ThreadEngine()
        case "processes":
            return DirectEngine(pool_from=2)
        case "dask":
            from pipeline.cluster import DaskEngine

            return DaskEngine(address=check_cluster(address))
        case _:
            return DirectEngine()


def check_cluster(address: str | None) -> str:
    """The address of the cluster's scheduler, where one can be used.

    Raises:
        InputError: There is no address, or Dask is not installed.
    """
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise InputError("--runner dask needs the extra `scale`: pip install 'nmt-directory[scale]'") from None
    if not address:
        raise InputError("--runner dask needs --address tcp://host:port of a scheduler (dask scheduler)")
    return address


@dataclass(frozen=True, slots=True)
class ThreadEngine(DirectEngine):
    """Carries out stages in this process, and maps over threads: little memory, and few editions gain by it."""

    def map(
        self, stage: Stage, function: Callable[[T], R], items: Sequence[T], when_lost: Callable[[T], R]
    ) -> Iterator[R]:
        """Call the function for each item in a thread."""
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(self.workers or None) as pool:
            yield from pool.map(function, items)
