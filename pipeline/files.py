"""Opening files that others lay down: what is no file, such as a pipe or a device, is refused and never waited for."""

from __future__ import annotations

import errno
import os
import stat


def open_file(path: str) -> int:
    """Open a file for reading, and give its handle.

    Args:
        path: A file, or a link to one.

    Raises:
        OSError: It cannot be opened, or is no file.

    >>> open_file("/dev/null")
    Traceback (most recent call last):
    OSError: [Errno 22] not a file
    """
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)  # else a pipe is opened when somebody writes
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "not a file")
    return handle


def read_file(path: str) -> bytes:
    """The bytes of a file.

    Args:
        path: A file, or a link to one.

    Raises:
        OSError: It cannot be read, or is no file.
    """
    with os.fdopen(open_file(path), "rb") as file:
        return file.read()
