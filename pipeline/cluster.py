"""Reading editions on a Dask cluster; the other stages stay in this process.

A worker needs the same code and libraries; it gets the bytes of a capture with the task, so that it needs no disk in
common with this machine.
"""

from __future__ import annotations

import logging
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.domain.edition import Capture
from pipeline.engine import DirectEngine, Stage
from pipeline.errors import InputError, WorkerError

if TYPE_CHECKING:
    from distributed import Client, Future

R = TypeVar("R")
T = TypeVar("T")

_CONNECT_SECONDS = 15
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class DaskEngine(DirectEngine):
    """Carries out stages in this process, and maps over the workers of a Dask cluster.

    Attributes:
        address: The cluster's scheduler.
    """

    address: str = ""

    def map(
        self, stage: Stage, function: Callable[[T], R], items: Sequence[T], when_lost: Callable[[T], R]
    ) -> Iterator[R]:
        """Call the function for each item on a worker; Dask gives the item of a worker that dies to another one.

        Raises:
            InputError: The scheduler does not answer, or has no workers.
            WorkerError: The scheduler went away.
        """
        from distributed import KilledWorker

        if not items:
            return
        with _naming_loss(self.address), _connect(self.address) as client:
            waiting: deque[tuple[T, Future[R]]] = deque()
            ahead = _AHEAD * max(1, sum(client.nthreads().values()))
            for item in items:
                waiting.append((item, client.submit(call_with_content, function, *send_with_content(item), pure=False)))
                if len(waiting) >= ahead:
                    yield _receive(*waiting.popleft(), KilledWorker, when_lost)
            while waiting:
                yield _receive(*waiting.popleft(), KilledWorker, when_lost)


def call_with_content(function: Callable[[T], R], item: T, content: bytes | None) -> R:
    """Call a function for an item whose file came along; runs on a worker."""
    if content is None or not isinstance(item, Capture):
        return function(item)
    with tempfile.TemporaryDirectory(prefix="nmt-capture-") as folder:
        path = Path(folder) / item.path.name
        path.write_bytes(content)
        return function(replace(item, path=path))


def send_with_content(item: T) -> tuple[T, bytes | None]:
    """An item and the bytes of its file, where it has one: a worker needs no disk in common with this machine."""
    return item, item.path.read_bytes() if isinstance(item, Capture) else None


def _receive(item: T, future: Future[R], killed: type[Exception], when_lost: Callable[[T], R]) -> R:
    try:
        result = future.result()
    except killed:
        return when_lost(item)
    finally:
        future.release()  # type: ignore[no-untyped-call]
    return result


@contextmanager
def _naming_loss(address: str) -> Iterator[None]:
    """Tell in one line that the scheduler went away, which Dask tells by tracebacks and by calling off the work."""
    from distributed.client import FutureCancelledError
    from distributed.comm.core import CommClosedError

    for name in ("distributed", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        yield
    except (CommClosedError, FutureCancelledError):
        raise WorkerError("the Dask scheduler went away; what was read is kept", value=address) from None


def _connect(address: str) -> Client:
    from distributed import Client

    try:
        client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(f"the Dask scheduler does not answer ({type(error).__name__})", value=address) from None
    if not client.nthreads():  # type: ignore[no-untyped-call]
        client.close()  # type: ignore[no-untyped-call]
        raise InputError("the Dask scheduler has no workers (dask worker ADDRESS)", value=address)
    return client
