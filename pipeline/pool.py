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

R = TypeVar("R")
T = TypeVar("T")


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
