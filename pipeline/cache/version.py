"""Which code is running: a digest over source files, shipped data and the versions of the libraries that matter.

The sources are read as they lie, so that an edit counts before it is committed, and a comment counts too: reading a
document again costs less than trusting a stale reading. Nothing is loaded for it: the versions are told from the names
of the folders that installers leave, and where there is none `importlib.metadata` is asked.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

READING_ROOMS = ("collecting.py", "domain", "errors.py", "extract", "files.py", "ingest", "standard", "vocabulary")
NORMALIZING_ROOMS = (*READING_ROOMS, "normalize")
LIBRARIES = (
    "charset-normalizer",
    "dateparser",
    "duckdb",
    "email-validator",
    "ftfy",
    "marisa-trie",
    "msgspec",
    "pandas",
    "pandera",
    "pdfminer-six",
    "pdfplumber",
    "phonenumbers",
    "rapidfuzz",
    "selectolax",
)
_PACKAGE = Path(__file__).parents[1]
_MODEL_FOLDERS = ("tessdata", "tesseract*/tessdata", "tesseract*/*/tessdata")  # below `share`, as packagers have them
_NOT_CODE = (".pyc", ".pyo", ".tmp")
_INSTALLED = re.compile(r"(?P<name>.+)-(?P<version>[^-]+)\.dist-info")


@functools.lru_cache(maxsize=8)
def code_version(rooms: tuple[str, ...] = ()) -> str:
    """A digest of the code, its data, its libraries, the Python and the OCR engine beneath it.

    Args:
        rooms: Folders and files of the package that count; all of it where none is given.

    Returns:
        64 hexadecimal digits.
    """
    digest = hashlib.sha256(f"python {sys.version_info[:2]} ocr {find_ocr_models()}".encode())
    for library, version in library_versions(LIBRARIES, tuple(sys.path)).items():
        digest.update(f"\n{library} {version}".encode())
    for name in sorted(_list_sources(rooms)):
        digest.update(f"\n{name} {hashlib.sha256(_read(name)).hexdigest()}".encode())
    return digest.hexdigest()


def find_ocr_models() -> tuple[str, ...] | None:
    """The files of the models beside the OCR engine, by their names; nothing where there is no engine.

    A scan is read otherwise when a model is added. The engine itself is not asked: that takes longest of all here.
    """
    program = shutil.which("tesseract")
    if program is None:
        return None
    roots = {Path(path).parents[1] / "share" for path in (program, os.path.realpath(program))}
    folders = [folder for root in roots for pattern in _MODEL_FOLDERS for folder in root.glob(pattern)]
    if own := os.environ.get("TESSDATA_PREFIX"):
        folders = [Path(own), Path(own) / "tessdata"]
    return tuple(sorted({path.name for folder in folders for path in folder.glob("*.traineddata")}))


@functools.lru_cache(maxsize=2)
def library_versions(names: Sequence[str], folders: Sequence[str]) -> Mapping[str, str]:
    """The version of each library as it is installed in the first of the folders that has it.

    Raises:
        importlib.metadata.PackageNotFoundError: A library is not installed.
    """
    found: dict[str, str] = {}
    for folder in folders:
        with suppress(OSError):
            for entry in os.listdir(folder or "."):  # noqa: PTH208  # names alone: pathlib makes an object of each
                if match := _INSTALLED.fullmatch(entry):
                    found.setdefault(re.sub(r"[-_.]+", "-", match["name"]).lower(), match["version"])
    return {name: found.get(name) or _ask_metadata(name) for name in names}


def _ask_metadata(name: str) -> str:
    from importlib import metadata  # loads the mail parser of the standard library

    return metadata.version(name)


def _list_sources(rooms: Sequence[str]) -> Iterator[str]:
    """Paths within the package, with `/` between; `os.walk` takes a fourth of the time of `Path.rglob`."""
    for room in rooms or (".",):
        root = os.path.join(_PACKAGE, room)  # noqa: PTH118
        if not os.path.isdir(root):  # noqa: PTH112
            yield room
            continue
        for folder, folders, names in os.walk(root):
            folders[:] = [name for name in folders if name != "__pycache__"]
            inside = os.path.relpath(folder, _PACKAGE).replace(os.sep, "/").removeprefix(".")
            yield from (f"{inside}/{name}".lstrip("/") for name in names if not name.endswith(_NOT_CODE))


def _read(name: str) -> bytes:
    with open(f"{_PACKAGE}/{name}", "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()
