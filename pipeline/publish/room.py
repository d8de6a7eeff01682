"""What releases take on the disk, where files that several share count once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.publish.types import ReleaseInfo

_SECTOR = 512


def measure_releases(releases: Iterable[ReleaseInfo]) -> dict[str, int]:
    """Bytes on disk that each release adds to the ones before it, by id.

    Args:
        releases: From old to new.
    """
    seen: set[tuple[int, int]] = set()
    added: dict[str, int] = {}
    for release in releases:
        files = dict(_list_files(release.path))
        added[release.release_id] = sum(room for file, room in files.items() if file not in seen)
        seen |= files.keys()
    return added


def measure_freed(gone: Iterable[ReleaseInfo], kept: Iterable[ReleaseInfo]) -> int:
    """Bytes on disk that some releases take and the others do not share."""
    files = {file: room for release in gone for file, room in _list_files(release.path)}
    shared = {file for release in kept for file, _ in _list_files(release.path)}
    return sum(room for file, room in files.items() if file not in shared)


def spell_room(size: int) -> str:
    """Bytes for a person to read.

    >>> spell_room(1_311_928_320), spell_room(0)
    ('1.3 GB', '0 bytes')
    """
    units = (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000))
    return next((f"{size / unit:.1f} {name}" for name, unit in units if size >= unit), f"{size} bytes")


def _list_files(folder: Path) -> Iterator[tuple[tuple[int, int], int]]:
    """Every file below, known by its place on disk, and what it takes there."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            told = path.stat()
            yield (told.st_dev, told.st_ino), told.st_blocks * _SECTOR
