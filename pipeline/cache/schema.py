"""The schema as the same code read it off pandera's models before, so that a refresh need not load pandera.

One file beside the extractions: a digest, and what was kept with the code that read it. A file that is torn, or of
other code, counts as missing; nothing in it is of what documents say.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pipeline.cache.fingerprint import CACHE_FOLDER
from pipeline.cache.version import code_version
from pipeline.validate.schema import Schema, give_schema, has_schema, read_all

SCHEMA_FILE = "schema.msgpack"


@dataclass(frozen=True, slots=True)
class _Kept:
    version: str
    schema: Schema


@contextmanager
def keeping_schema(outputs: Path, *, use_cache: bool = True) -> Iterator[None]:
    """Give the schema that is kept to the block; keep it after the block where it had to be read there.

    Args:
        outputs: The folder of outputs.
        use_cache: Whether what is kept is given; it is kept anew in any case.
    """
    path = outputs / CACHE_FOLDER / SCHEMA_FILE
    kept = _read(path) if use_cache else None
    if kept is not None:
        give_schema(kept)
    yield
    if kept is None and has_schema() and outputs.is_dir():  # where nothing is published no folder is left behind
        with suppress(OSError):  # a full or read-only disk costs the next run its short cut
            _write(path, read_all())


def _read(path: Path) -> Schema | None:
    try:
        data = path.read_bytes()
        size = hashlib.sha256().digest_size
        if hashlib.sha256(data[size:]).digest() != data[:size]:
            return None
        kept = msgspec.msgpack.decode(data[size:], type=_Kept)
    except (OSError, msgspec.DecodeError):
        return None
    return kept.schema if kept.version == code_version() else None


def _write(path: Path, schema: Schema) -> None:
    packed = msgspec.msgpack.encode(_Kept(code_version(), schema))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    beside.write_bytes(hashlib.sha256(packed).digest() + packed)
    beside.replace(path)
