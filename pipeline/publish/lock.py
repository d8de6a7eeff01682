"""One writer at a time: a lock on the outputs that the system lets go of when its holder ends, however it ends.

The file also says who holds it, for the message to the one who must wait. The lock is the system's (`flock`), never the
file: a name left behind by a run that was killed is recognised as stale and overwritten.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import LockError
from pipeline.files import naming_full_disk

LOCK = ".lock"
_held: dict[Path, int] = {}


@contextmanager
def outputs_lock(outputs: Path) -> Iterator[None]:
    """Hold the outputs; a holder may take the lock again.

    Args:
        outputs: The folder of outputs, made where it is missing.

    Raises:
        LockError: Another process holds them; the message names it.
        OSError: The disk is full; where the error names no file, it names the outputs.
    """
    outputs.mkdir(parents=True, exist_ok=True)
    key = outputs.resolve()
    if key in _held:
        _held[key] += 1
        try:
            yield
        finally:
            _held[key] -= 1
        return
    with naming_full_disk(outputs), (outputs / LOCK).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise LockError(_name_holder(outputs / LOCK), document=str(outputs / LOCK)) from error
        _sign(file.fileno())
        _held[key] = 1
        try:
            yield
        finally:
            del _held[key]
            os.ftruncate(file.fileno(), 0)


def _sign(handle: int) -> None:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    pid = os.getpid()
    words = json.dumps({"pid": pid, "started": _tell_start(pid), "host": socket.gethostname(), "since": now})
    os.ftruncate(handle, 0)
    with suppress(OSError):  # without room for it the lock holds as well, so that room can be made
        os.pwrite(handle, words.encode(), 0)


def _name_holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        pid, host, since, start = int(holder["pid"]), str(holder["host"]), str(holder["since"]), holder.get("started")
    except (OSError, ValueError, KeyError, TypeError):
        return "another process holds the outputs; wait for it to end"
    if host == socket.gethostname() and not _is_alive(pid, start):
        return f"process {pid} has ended, but one that it started still holds the outputs since {since}"
    return f"process {pid} on {host} holds the outputs since {since}; wait for it to end"


def _is_alive(pid: int, start: str | None) -> bool:
    """Whether a process still runs, and is no other one that was given its number."""
    if start is not None and (now := _tell_start(pid)) is not None and now != start:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _tell_start(pid: int) -> str | None:
    """When a process began, in ticks since the machine started; None where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return status.rpartition(")")[2].split()[19]  # the name before it may hold blanks and brackets
