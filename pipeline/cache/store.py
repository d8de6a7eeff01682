"""The extractions of captures, verbatim and in standard form, in one SQLite file under `outputs/.cache/`.

One file rather than one per capture: ten thousand entries are read in one sequential pass. SQLite brings what a cache
that outlives a kill needs: writers wait for each other, and a write that was cut off is as if it had never been. Every
entry carries a checksum, is packed as MessagePack (data only: nothing in the file can run), and is found by what the
capture says of itself plus the code that read it. An entry or a file that cannot be used counts as missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from pipeline.cache.fingerprint import CACHE_FOLDER
from pipeline.cache.version import NORMALIZING_ROOMS, READING_ROOMS, code_version
from pipeline.collecting import collection_paused
from pipeline.domain.edition import Capture
from pipeline.domain.statements import Extraction

CACHE_FILE = "extractions.sqlite"
KEPT_VERSIONS = 4  # of either kind of entry two
_WAIT_SECONDS = 60.0
_BATCH = 400
_DDL = """
CREATE TABLE IF NOT EXISTS extractions (
    key TEXT PRIMARY KEY, sha256 TEXT NOT NULL, version TEXT NOT NULL, checksum BLOB NOT NULL, packed BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS extractions_by_sha256 ON extractions (sha256);
CREATE TABLE IF NOT EXISTS versions (version TEXT PRIMARY KEY, used INTEGER NOT NULL);
"""

T = TypeVar("T")
Self = TypeVar("Self", bound="CaptureCache[Any]")


class Normalized(msgspec.Struct, frozen=True):
    """What an edition says in standard form.

    Attributes:
        extraction: The normalized extraction, without the lines of its document.
        taught: What it was repaired by: a digest of the editions that taught; nothing where it needed no teaching.
        teaches: Whether its document is one of those that teach.
    """

    extraction: Extraction
    taught: str
    teaches: bool


_encoder = msgspec.msgpack.Encoder(enc_hook=tuple)  # words of a line that are made when they are asked for
_decoder = msgspec.msgpack.Decoder(Extraction)
_normalized_decoder = msgspec.msgpack.Decoder(Normalized)


class CaptureCache(Generic[T]):
    """What was made of captures; use it in a `with`, from one thread.

    Args:
        outputs: The folder of outputs; the cache lies in `.cache/` in it.
        decoder: Reads an entry.
        version: The code that the entries must have been made by.
    """

    def __init__(self, outputs: Path, decoder: msgspec.msgpack.Decoder[T], version: str) -> None:
        self._decoder = decoder
        self._version = version
        self._connection = _open_or_do_without(outputs / CACHE_FOLDER / CACHE_FILE)
        self._pending: list[tuple[str, str, str, bytes, bytes]] = []
        self._mark_version()

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write what is still pending, and let go of the file."""
        self._flush()
        self._connection.close()

    def get(self, capture: Capture) -> T | None:
        """The entry of one capture, or None where it has to be made."""
        return next(iter(self.get_many([capture]).values()), None)

    def get_many(self, captures: Sequence[Capture]) -> dict[str, T]:
        """The entries that are there, by edition id."""
        self._flush()
        wanted = {self.key(capture): capture.edition.edition_id for capture in captures}
        found: dict[str, T] = {}
        with collection_paused():
            for key, checksum, packed in self._select(list(wanted)):
                entry = _decode(self._decoder, packed) if _checksum(packed) == checksum else None
                if entry is not None:
                    found[wanted[key]] = entry
        return found

    def put_many(self, packed: Iterable[tuple[Capture, bytes]]) -> None:
        """Keep packed entries, written together by the hundred: a write of its own for each waits for the disk."""
        for capture, data in packed:
            key = self.key(capture)
            self._pending.append((key, capture.edition.sha256, self._version, _checksum(data), data))
            if len(self._pending) >= _BATCH:
                self._flush()

    def _flush(self) -> None:
        """Write what is pending, all of it or none; a full or read-only disk costs the cache, not the refresh."""
        with contextlib.suppress(sqlite3.OperationalError), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO extractions VALUES (?, ?, ?, ?, ?)", self._pending)
        self._pending.clear()

    def key(self, capture: Capture) -> str:
        """What the entry of a capture follows from: what the capture says of itself, its bytes, and the code."""
        edition = capture.edition
        parts = (
            self._version,
            capture.media_type,
            edition.edition_id,
            edition.file,
            edition.title,
            edition.kind,
            edition.publisher,
            edition.url,
            edition.retrieved_on,
            edition.dated_from,
            edition.dated_to,
            edition.sha256,
        )
        return hashlib.sha256("\x1f".join("" if part is None else str(part) for part in parts).encode()).hexdigest()

    def _select(self, keys: Sequence[str]) -> Iterator[tuple[str, bytes, bytes]]:
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            query = f"SELECT key, checksum, packed FROM extractions WHERE key IN ({marks})"
            with contextlib.suppress(sqlite3.DatabaseError):
                yield from self._connection.execute(query, batch)

    def _mark_version(self) -> None:
        """Note that this code was used last, and drop what was made by code that nobody has run for a while."""
        with contextlib.suppress(sqlite3.OperationalError), self._connection:
            execute = self._connection.execute
            newest = execute("SELECT version FROM versions ORDER BY used DESC LIMIT 1").fetchone()
            if newest == (self._version,):
                return
            execute(
                "INSERT OR REPLACE INTO versions SELECT ?, 1 + coalesce(max(used), 0) FROM versions", [self._version]
            )
            execute(
                "DELETE FROM versions WHERE version NOT IN (SELECT version FROM versions ORDER BY used DESC LIMIT ?)",
                [KEPT_VERSIONS],
            )
            execute("DELETE FROM extractions WHERE version NOT IN (SELECT version FROM versions)")


class ExtractionCache(CaptureCache[Extraction]):
    """What editions say, verbatim, by capture."""

    def __init__(self, outputs: Path, version: str | None = None) -> None:
        super().__init__(outputs, _decoder, version or code_version(READING_ROOMS))


class NormalizedCache(CaptureCache[Normalized]):
    """What editions say in standard form, by capture."""

    def __init__(self, outputs: Path) -> None:
        super().__init__(outputs, _normalized_decoder, code_version(NORMALIZING_ROOMS))


def pack(entry: object) -> bytes:
    """An entry as bytes to keep or to send: MessagePack, compressed."""
    return zlib.compress(_encoder.encode(entry), 1)


def unpack(packed: bytes) -> Extraction | None:
    """The extraction that was packed, or None where the bytes are not one (any more)."""
    return _decode(_decoder, packed)


def _decode(decoder: msgspec.msgpack.Decoder[T], packed: bytes) -> T | None:
    try:
        return decoder.decode(zlib.decompress(packed))
    except (zlib.error, msgspec.DecodeError):
        return None


def delete_entries(outputs: Path, sha256s: Iterable[str]) -> int:
    """Delete the extractions of these captures, by any code, and overwrite where they lay.

    Returns:
        How many entries there were.
    """
    path = outputs / CACHE_FOLDER / CACHE_FILE
    if not path.exists():
        return 0
    with contextlib.closing(_open_store(path)) as connection:
        with connection:
            deleted = connection.executemany(
                "DELETE FROM extractions WHERE sha256 = ?", [(sha256,) for sha256 in sha256s]
            ).rowcount
        connection.execute("VACUUM")
    return deleted


def _open_or_do_without(path: Path) -> sqlite3.Connection:
    """Open the file, or keep what is read for this run only where there is no room for it."""
    try:
        return _open_store(path)
    except (OSError, sqlite3.OperationalError):
        return _connect(":memory:")


def _open_store(path: Path) -> sqlite3.Connection:
    """Open the file, or a new one in its place where it is no database (any more)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _connect(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        path.unlink()
        return _connect(path)


def _connect(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT_SECONDS)
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(_DDL)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _checksum(packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=16).digest()
