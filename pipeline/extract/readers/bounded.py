"""Work on one document in a child process, within limits of time and memory.

A child that dies takes nothing with it: its death is the reason why the document is quarantined. One that is killed
from outside is started once more; one that cannot even start is no document's fault.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import UnreadableError, WorkerError

T = TypeVar("T")

READY = b"ready\n"  # what a child writes once it could be started
SECONDS, MEMORY_MB = 60.0, 2000
_CHILD = "pipeline.extract.readers.child"
_ROOT = Path(__file__).resolve().parents[3]


def call_within_limits(
    function: Callable[..., T], *arguments: Any, seconds: float = SECONDS, memory_mb: int = MEMORY_MB
) -> T:
    """Call a function in a child process, and give up where that takes too long or too much memory.

    Args:
        function: A module's function, so that it can be sent to the child.
        arguments: What it is called with.
        seconds: How long it may take.
        memory_mb: How much memory the child may use.

    Raises:
        UnreadableError: What the function raises, or its limits (`too_slow`, `too_large`, `too_deep`, `crashed`).
        WorkerError: The child cannot be started.
    """
    job = pickle.dumps((function, arguments, memory_mb), protocol=pickle.HIGHEST_PROTOCOL)
    code, answer = _run_child(job, seconds)
    if code == -signal.SIGKILL:  # by somebody, or for the memory of the whole machine: that may pass
        code, answer = _run_child(job, seconds)
    if not answer.startswith(READY):
        raise WorkerError(f"the process that reads documents cannot be started (exit {code})")
    if code:
        raise UnreadableError(f"the reader died of it (exit {code})", reason_code="crashed")
    result: T | UnreadableError = pickle.loads(answer[len(READY) :])  # written by our own child
    if isinstance(result, UnreadableError):
        raise result
    return result


def _run_child(job: bytes, seconds: float) -> tuple[int, bytes]:
    """Give the exit code of a child and what it wrote."""
    search = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    with tempfile.TemporaryFile() as request, tempfile.TemporaryFile() as answer:
        request.write(job)
        request.seek(0)
        child = subprocess.Popen(
            [sys.executable, "-m", _CHILD],
            stdin=request,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": search},
        )
        try:
            code = child.wait(seconds)
        except subprocess.TimeoutExpired:
            raise UnreadableError(f"reading took more than {seconds:.0f} s", reason_code="too_slow") from None
        finally:
            _end_group(child)
        answer.seek(0)
        return code, answer.read()


def _end_group(child: subprocess.Popen[bytes]) -> None:
    """End a child and whatever it started; ending again what has ended does nothing."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
