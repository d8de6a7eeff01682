"""Mapping over a pool of processes on this machine: in order, with flat memory, and no run lost to a worker that dies.

Work goes out in chunks of neighbours, so that a page that takes some milliseconds does not cost as much again to send.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from typing import TypeVar

from pipeline.errors import WorkerError

R = TypeVar("R")
T = TypeVar("T")


_AHEAD = 4
_MOST_IN_CHUNK = 8
# What every reader needs: loaded once, by the process that workers are forked from, and not by each of them. None of
# it starts a thread, which would not live on in a fork.
_LOADED_ONCE = ("pipeline.cache.store", "pipeline.extract.edition", "pipeline.extract.readers.html")


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
        WorkerError: Workers die whatever they do.
        Exception: What `function` raises.
    """
    size = max(1, min(_MOST_IN_CHUNK, len(items) // (workers * _AHEAD)))
    position = 0
    while position < len(items):
        try:
            for result in _map_in_pool(function, items[position:], workers, size):
                yield result
                position += 1
        except BrokenProcessPool:
            suspects = items[position : position + workers * _AHEAD * size]
            yield from map_one_by_one(function, suspects, when_lost)
            position += len(suspects)


def map_one_by_one(function: Callable[[T], R], items: Sequence[T], when_lost: Callable[[T], R]) -> Iterator[R]:
    """Map in one process at a time, so that it is known which item ends its process.

    Args:
        function: A module's function, so that it can be sent to a worker.
        items: Its arguments.
        when_lost: The result of an item that ends its process.

    Raises:
        WorkerError: Workers die whatever they do.
    """
    position = 0
    while position < len(items):
        try:
            for result in _map_in_pool(function, items[position:], workers=1, size=1, ahead=1):
                yield result
                position += 1
        except BrokenProcessPool:
            _check_workers()
            yield when_lost(items[position])
            position += 1


def _check_workers() -> None:
    """Tell whether a worker with nothing to do lives.

    Raises:
        WorkerError: It dies too, so that it was not for the item that another one died.
    """
    try:
        list(_map_in_pool(bool, [0], workers=1, size=1))
    except BrokenProcessPool:
        raise WorkerError("the workers die as they start: is there enough memory, and every library?") from None


def _map_in_pool(
    function: Callable[[T], R], items: Sequence[T], workers: int, size: int, ahead: int = _AHEAD
) -> Iterator[R]:
    """Results in order, with no more than `ahead` chunks for each worker under way, so that memory stays flat."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", *_LOADED_ONCE])
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupt)
    waiting: deque[Future[list[R]]] = deque()
    try:
        for start in range(0, len(items), size):
            waiting.append(pool.submit(_map_chunk, function, items[start : start + size]))
            if len(waiting) >= workers * ahead:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except (KeyboardInterrupt, SystemExit):
        for child in active_children():
            child.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _map_chunk(function: Callable[[T], R], chunk: Sequence[T]) -> list[R]:
    return [function(item) for item in chunk]


def _ignore_interrupt() -> None:
    # Ctrl-C reaches the whole process group; the parent answers for all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
