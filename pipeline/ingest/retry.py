"""Retries for input and output, and for nothing else: a wrong document stays wrong however often it is read."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from typing import TypeVar

R = TypeVar("R")

ATTEMPTS = 3
FIRST_PAUSE = 0.2
_TRANSIENT = frozenset(
    (
        errno.EAGAIN,
        errno.EBUSY,
        errno.EINTR,
        errno.EIO,
        errno.EMFILE,
        errno.ENETDOWN,
        errno.ENETUNREACH,
        errno.ENFILE,
        errno.ESTALE,
        errno.ETIMEDOUT,
    )
)


def is_transient(error: BaseException) -> bool:
    """Whether trying again may help: a disk or network that was busy or away, not a file that is missing.

    >>> is_transient(OSError(errno.ESTALE, "stale handle")), is_transient(FileNotFoundError(errno.ENOENT, "gone"))
    (True, False)
    """
    return isinstance(error, OSError) and error.errno in _TRANSIENT


def retry_io(function: Callable[[], R], *, attempts: int = ATTEMPTS, pause: float = FIRST_PAUSE) -> R:
    """Call `function`, again after a doubled pause where its failure is a passing one of input or output.

    Args:
        function: What to do; it must be safe to do again.
        attempts: How often in all.
        pause: Seconds before the second attempt.

    Raises:
        OSError: The failure of the last attempt, or the first one that is not passing.
    """
    for attempt in range(1, attempts):
        try:
            return function()
        except OSError as error:
            if not is_transient(error):
                raise
            time.sleep(pause * 2 ** (attempt - 1))
    return function()
