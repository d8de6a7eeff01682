"""The child process that carries out one piece of work within bounds of memory, and hands back its result.

Started by `bounded`; it holds nothing that the parent needs, so that whatever a document does to it harms no other.
What it writes: `READY` once it could be started, then the result.
"""

from __future__ import annotations

import pickle
import resource
import sys
from collections.abc import Callable
from typing import Any

from pipeline.errors import UnreadableError
from pipeline.extract.readers.bounded import READY


def call_bound(function: Callable[..., object], arguments: tuple[Any, ...], memory_mb: int) -> object:
    """Call a function; what a document does to prevent it is returned as an error that can be handed on."""
    bytes_allowed = memory_mb << 20
    resource.setrlimit(resource.RLIMIT_AS, (bytes_allowed, bytes_allowed))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        return function(*arguments)
    except UnreadableError as error:
        return error
    except MemoryError:
        return UnreadableError(f"reading took more than {memory_mb} MB", reason_code="too_large")
    except RecursionError:
        return UnreadableError("the file is nested too deep", reason_code="too_deep")


if __name__ == "__main__":
    job = pickle.load(sys.stdin.buffer)  # from our own parent, never from the document
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    result = call_bound(*job)
    pickle.dump(result, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
