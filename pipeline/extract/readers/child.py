"""The child process that reads one document within bounds of memory, and hands it back on its standard output.

Started by `limits`; it holds nothing that the parent needs, so that whatever a document does to it harms no other.
"""

from __future__ import annotations

import pickle
import resource
import sys
from pathlib import Path

from pipeline.domain.layout import Document
from pipeline.errors import UnreadableError
from pipeline.extract.readers.reading import read_document


def read_bound(path: Path, media_type: str, memory_mb: int) -> Document | UnreadableError:
    """Read a document; what prevents it is returned as an error that can be handed on."""
    bytes_allowed = memory_mb << 20
    resource.setrlimit(resource.RLIMIT_AS, (bytes_allowed, bytes_allowed))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        return read_document(path.read_bytes(), media_type)
    except UnreadableError as error:
        return error
    except MemoryError:
        return UnreadableError(f"reading took more than {memory_mb} MB", reason_code="too_large")
    except RecursionError:
        return UnreadableError("the file is nested too deep", reason_code="too_deep")


if __name__ == "__main__":
    result = read_bound(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    pickle.dump(result, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
