"""Which code is running: a digest over source files, shipped data and the versions of the libraries that matter.

The sources are read as they lie, so that an edit counts before it is committed, and a comment counts too: reading a
document again costs less than trusting a stale reading.
"""

from __future__ import annotations

import functools
import hashlib
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

READING_ROOMS = ("domain", "errors.py", "extract", "ingest", "vocabulary")
LIBRARIES = (
    "charset-normalizer",
    "dateparser",
    "duckdb",
    "email-validator",
    "ftfy",
    "lxml",
    "marisa-trie",
    "msgspec",
    "pandas",
    "pandera",
    "pdfminer-six",
    "pdfplumber",
    "phonenumbers",
    "rapidfuzz",
)
_PACKAGE = Path(__file__).parents[1]
_NOT_CODE = frozenset((".pyc", ".pyo", ".tmp"))


@functools.lru_cache(maxsize=8)
def code_version(rooms: tuple[str, ...] = ()) -> str:
    """A digest of the code, its data, its libraries, the Python and the OCR engine beneath it.

    Args:
        rooms: Folders and files of the package that count; all of it where none is given.

    Returns:
        64 hexadecimal digits.
    """
    digest = hashlib.sha256(f"python {sys.version_info[:2]} ocr {bool(shutil.which('tesseract'))}".encode())
    for library in LIBRARIES:
        digest.update(f"\n{library} {metadata.version(library)}".encode())
    for path in sorted(_list_sources(rooms)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"\n{path.relative_to(_PACKAGE).as_posix()} {content}".encode())
    return digest.hexdigest()


def _list_sources(rooms: tuple[str, ...]) -> Iterator[Path]:
    for room in rooms or (".",):
        root = _PACKAGE / room
        for path in root.rglob("*") if root.is_dir() else (root,):
            if path.suffix not in _NOT_CODE and "__pycache__" not in path.parts and path.is_file():
                yield path
