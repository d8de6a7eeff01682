"""One request at a time for each host, and a pause before the next, however many sources and threads there are."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class HostTurns:
    """Hands out turns by host.

    Args:
        pause_seconds: Time between the end of one turn and the start of the next.
    """

    def __init__(self, pause_seconds: float) -> None:
        self._pauses: defaultdict[str, float] = defaultdict(lambda: pause_seconds)
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._last: dict[str, float] = {}
        self._guard = threading.Lock()

    def lengthen(self, host: str, pause_seconds: float) -> None:
        """Keep a longer pause, as the host asks for; never a shorter one."""
        with self._guard:
            self._pauses[host] = max(self._pauses[host], pause_seconds)

    @contextmanager
    def take(self, host: str) -> Iterator[None]:
        """Wait for the turn and hold it."""
        with self._guard:
            lock, pause = self._locks[host], self._pauses[host]
        with lock:
            if host in self._last:
                time.sleep(max(0.0, self._last[host] + pause - time.monotonic()))
            try:
                yield
            finally:
                self._last[host] = time.monotonic()
