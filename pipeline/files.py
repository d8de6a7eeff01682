"""Reading files that others lay down, and replacing files whole.

What is no file, such as a pipe or a device, is refused and never waited for. What cannot be written leaves nothing
behind, and its error names the place.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # the last where a limit is set to the size of files
_SAID_BY_SQLITE = "database or disk is full"


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


def swap_in(path: Path, content: bytes) -> None:
    """Replace a file whole, or make it; one that cannot be written is as it was.

    Raises:
        OSError: It cannot be written; the error names it.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def naming_full_disk(place: Path) -> Iterator[None]:
    """Have an error of a full disk name a place, where it names none itself.

    Args:
        place: What is written to in the block.

    Raises:
        OSError: The disk is full, in Python's words or in those of a database.
    """
    try:
        yield
    except Exception as error:
        if not is_full_disk(error) or getattr(error, "filename", None):
            raise
        number = find_full_disk(error)
        raise OSError(number, os.strerror(number), str(place)) from error


def is_full_disk(error: BaseException) -> bool:
    """Whether an error says that there is no room, in whose words ever.

    >>> is_full_disk(RuntimeError("IO Error: Could not write: No space left on device")), is_full_disk(OSError(22, "-"))
    (True, False)
    """
    said = str(error)
    return getattr(error, "errno", None) in _FULL or _SAID_BY_SQLITE in said or any(_find_full(said))


def find_full_disk(error: BaseException) -> int:
    """Which error of the system one of a full disk is.

    >>> find_full_disk(RuntimeError("IO Error: Could not write: File too large")) == errno.EFBIG
    True
    """
    number = getattr(error, "errno", None)
    return number if number in _FULL else next(_find_full(str(error)), errno.ENOSPC)


def _find_full(said: str) -> Iterator[int]:
    return (number for number in _FULL if os.strerror(number) in said)
