"""Room on disk below the level of files: pages of nothing are holes, and equal blocks of two files are stored once.

Neither changes a byte of what is read. A hole may be dug on any file system; blocks are shared where the file system
has reflinks (Btrfs, XFS), by cloning them. Elsewhere each file keeps its own.
"""

from __future__ import annotations

import fcntl
import hashlib
import operator
import os
import struct
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from pathlib import Path
from typing import BinaryIO

PAGE = 4096
_PART = 256 * PAGE
_CLONE = 0x4020940D  # FICLONERANGE of linux/fs.h
_CLONED = struct.Struct("=qQQQ")  # the file to clone from, where, how much, to where
_ASIDE = ".aside"


def dig_holes(path: Path) -> None:
    """Store no page of a file that holds nothing but zeros.

    Args:
        path: A file that is not published yet.
    """
    aside = path.with_name(f"{path.name}{_ASIDE}")
    with path.open("rb") as file, aside.open("wb") as dug:
        while page := file.read(PAGE):
            if page.count(0) == len(page):
                dug.seek(len(page), os.SEEK_CUR)
            else:
                dug.write(page)
        dug.truncate(file.tell())
    aside.replace(path)


def share_blocks(earlier: Path, path: Path) -> bool:
    """Write a file anew so that it shares the blocks that an earlier one has too, wherever they stand in it.

    A block is shared by being cloned, not by being joined afterwards: Btrfs keeps an extent whole while any part
    is used.

    Args:
        earlier: The file that is there.
        path: The one that is like it in part, not published yet.

    Returns:
        Whether the file system can do it; a file of less than a block is not tried.
    """
    if min(earlier.stat().st_size, path.stat().st_size) < PAGE:
        return True
    aside = path.with_name(f"{path.name}{_ASIDE}")
    try:
        with earlier.open("rb") as source, path.open("rb") as file, aside.open("wb") as shared:
            if not _clone(source, 0, shared, 0, PAGE):
                return False
            at = 0
            for start, there, blocks in find_runs(list(_hash_blocks(earlier)), list(_hash_blocks(path))):
                _copy(file, shared, at, start * PAGE)
                at = (start + blocks) * PAGE
                if not _clone(source, there * PAGE, shared, start * PAGE, blocks * PAGE):
                    _copy(file, shared, start * PAGE, at)
            _copy(file, shared, at, os.fstat(file.fileno()).st_size)
        aside.replace(path)
        return True
    finally:
        aside.unlink(missing_ok=True)


def find_runs(before: Sequence[bytes], after: Sequence[bytes]) -> Iterator[tuple[int, int, int]]:
    """Runs of blocks that two files have in common: where in the later, where in the earlier, how many.

    >>> list(find_runs([b"7", b"8", b"9"], [b"1", b"7", b"8", b"2", b"9"]))
    [(1, 0, 2), (4, 2, 1)]
    """
    places = {block: number for number, block in reversed(list(enumerate(before)))}
    at = 0
    while at < len(after):
        there = places.get(after[at])
        if there is None:
            at += 1
            continue
        alike = map(operator.eq, islice(after, at, None), islice(before, there, None))
        blocks = sum(takewhile(bool, alike))
        yield at, there, blocks
        at += blocks


def _hash_blocks(path: Path) -> Iterator[bytes]:
    """A hash of each whole block."""
    with path.open("rb") as file:
        while len(block := file.read(PAGE)) == PAGE:
            yield hashlib.blake2b(block, digest_size=16).digest()


def _clone(source: BinaryIO, there: int, target: BinaryIO, at: int, length: int) -> bool:
    try:
        fcntl.ioctl(target, _CLONE, _CLONED.pack(source.fileno(), there, length, at))
    except OSError:
        return False
    return True


def _copy(source: BinaryIO, target: BinaryIO, start: int, end: int) -> None:
    source.seek(start)
    target.seek(start)
    while start < end and (part := source.read(min(_PART, end - start))):
        target.write(part)
        start += len(part)
    target.flush()
