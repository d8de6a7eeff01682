"""Whether anything that a release is made from has changed since the last one, told without loading a library.

The fingerprint covers the registry, the decisions, the content of every capture that the registry names (each file is
read and hashed, never judged by its date or size) and the code with its data and libraries. It is noted when a refresh
ends well and compared when the next one begins. It is only ever a reason to do nothing: where the note is missing,
torn, or of another release than `latest`, the refresh takes the long way.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.cache.version import code_version
from pipeline.files import open_file

CACHE_FOLDER = ".cache"
NOTE_FILE = "last-release.json"
_REGISTRIES = ("editions.csv", "decisions.csv")
_CHUNK = 65_536  # most pages are read in one go


def fingerprint_inputs(raw: Path, registry: Path | None = None) -> str | None:
    """A digest over all inputs and the code; None where the registry or a capture cannot be read.

    Take it before the inputs are read, so that a change during the refresh is seen by the next one.

    Args:
        raw: Where the captures lie.
        registry: Where the registry and the decisions lie; with the captures where it is not given.
    """
    registry = registry or raw
    digest = hashlib.sha256(code_version().encode())
    try:
        for name in _REGISTRIES:
            path = registry / name
            digest.update(_hash_file(str(path)) if path.exists() else hashlib.sha256().digest())
        for name, sha256 in hash_files(raw, _list_captures(registry)):
            digest.update(f"{name}\x1f".encode() + sha256)
    except (OSError, ValueError, IndexError, csv.Error):
        return None
    return digest.hexdigest()


def hash_files(folder: Path, names: Sequence[str]) -> list[tuple[str, bytes]]:
    """The sha256 of each file, in the order given.

    One thread: for files of the size of a web page a second one costs more in waiting for the lock than it brings.

    Raises:
        OSError: A file that cannot be read.
    """
    prefix = os.path.join(folder, "")  # noqa: PTH118  # ten thousand Path objects cost as much as the hashing
    return [(name, _hash_file(prefix + name)) for name in names]


def find_unchanged_release(raw: Path, outputs: Path, fingerprint: str | None = None) -> str | None:
    """The id of the newest release where it was made from exactly these inputs by exactly this code, else None."""
    note = _read_note(outputs)
    release_id = note.get("release_id")
    if (
        not isinstance(release_id, str)
        or release_id != _read_latest(outputs)
        or not (outputs / "directory.duckdb").is_file()
    ):
        return None
    fingerprint = fingerprint or fingerprint_inputs(raw)
    return release_id if fingerprint is not None and note.get("fingerprint") == fingerprint else None


def is_made_again_alike(raw: Path, outputs: Path, registry: Path) -> bool:
    """Whether this very code is known to give the newest release: it did when nothing else had changed.

    Args:
        raw: Where the captures lie.
        outputs: The folder of outputs.
        registry: The registry and the decisions that the release was made from.
    """
    note = _read_note(outputs)
    if not isinstance(note.get("release_id"), str) or note["release_id"] != _read_latest(outputs):
        return False
    fingerprint = fingerprint_inputs(raw, registry)
    return fingerprint is not None and note.get("fingerprint") == fingerprint


def is_touched(raw: Path, outputs: Path) -> bool:
    """Whether the registries are newer than the last release: a guess at what is coming, and no reason for anything."""
    try:
        noted = (outputs / CACHE_FOLDER / NOTE_FILE).stat().st_mtime_ns
        return any((raw / name).stat().st_mtime_ns > noted for name in _REGISTRIES if (raw / name).exists())
    except OSError:
        return True


def record_release(
    outputs: Path, release_id: str, fingerprint: str | None, noted: Mapping[str, object] | None = None
) -> None:
    """Note what the newest release was made from.

    Args:
        outputs: The folder of outputs.
        release_id: The newest release.
        fingerprint: What it was made from; None where that is not known: then it is noted only that a run ended well.
        noted: Plain values to have at hand when nothing has changed; counts and ids only.
    """
    path = outputs / CACHE_FOLDER / NOTE_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    note = {"fingerprint": fingerprint, "release_id": release_id, "noted": dict(noted or {})}
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    beside.write_text(json.dumps(note, default=str), encoding="utf-8")
    beside.replace(path)


def read_noted(outputs: Path) -> dict[str, object]:
    """The plain values that were noted with the newest release; none where there is no note."""
    noted = _read_note(outputs).get("noted")
    return noted if isinstance(noted, dict) else {}


def clear(outputs: Path) -> None:
    """Delete the whole cache."""
    shutil.rmtree(outputs / CACHE_FOLDER, ignore_errors=True)


def _list_captures(raw: Path) -> list[str]:
    with (raw / _REGISTRIES[0]).open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        column = [name.strip() for name in next(rows, [])].index("file")
        return sorted({row[column].strip() for row in rows if row})


def _hash_file(path: str) -> bytes:
    handle = open_file(path)
    try:
        digest = hashlib.sha256(part := os.read(handle, _CHUNK))
        while len(part) == _CHUNK:  # less than was asked for is the end of a file
            digest.update(part := os.read(handle, _CHUNK))
        return digest.digest()
    finally:
        os.close(handle)


def _read_note(outputs: Path) -> dict[str, object]:
    try:
        note = json.loads((outputs / CACHE_FOLDER / NOTE_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def _read_latest(outputs: Path) -> str | None:
    latest = outputs / "latest"
    return latest.resolve().name if latest.exists() else None
