"""The shelf of releases: `outputs/releases`, the `latest` link, and the one rename that swaps a release in.

`directory.duckdb` and `quarantine` beside `latest` are links through it, so that a reader sees all of them change in
the same instant. What lies in `releases/` and is neither `latest` nor told of by it was never published: it is what
a killed run left behind, and is swept away under the lock.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import ReleaseError
from pipeline.publish.types import ReleaseInfo

LATEST = "latest"
RELEASES = "releases"
RECALLS = "recalls"
STAGING = ".staging"
FILE = "directory.duckdb"
INFO = "release.json"
SCHEMA = "schema.sql"
LINKS = {FILE: f"{LATEST}/{FILE}", "quarantine": f"{LATEST}/quarantine"}


def latest_release(outputs: Path) -> ReleaseInfo | None:
    """The newest release, or None before the first.

    Args:
        outputs: The folder of outputs.

    Raises:
        ReleaseError: `latest` points at something that is no release.
    """
    link = outputs / LATEST
    if not link.is_symlink() and not link.exists():
        return None
    return read_release(link.resolve())


def read_release(folder: Path) -> ReleaseInfo:
    """Read what a release's folder says of it.

    Raises:
        ReleaseError: Its `release.json` is missing or cannot be read.
    """
    try:
        facts = json.loads((folder / INFO).read_text(encoding="utf-8"))
        return ReleaseInfo(
            **{
                **{name: facts[name] for name in ReleaseInfo.__slots__ if name in facts},
                "path": folder,
                "withdrawn": tuple(facts.get("withdrawn", ())),
                "redacted": tuple(facts.get("redacted", ())),
            }
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ReleaseError("this release cannot be read", document=str(folder / INFO)) from error


def list_releases(outputs: Path) -> list[ReleaseInfo]:
    """The releases that are kept, from old to new; none that was never published."""
    newest = latest_release(outputs)
    if newest is None:
        return []
    folders = sorted(path for path in (outputs / RELEASES).iterdir() if path.is_dir())
    found = [read_release(path) for path in folders if (path / INFO).exists()]
    return sorted((one for one in found if one.sequence <= newest.sequence), key=lambda one: one.sequence)


def find_release(outputs: Path, release_id: str) -> ReleaseInfo:
    """One release by its id, by the start of it, or `latest`.

    Raises:
        ReleaseError: There is none, or several begin so.
    """
    releases = list_releases(outputs)
    if release_id == LATEST and releases:
        return releases[-1]
    fitting = [one for one in releases if one.release_id.startswith(release_id)]
    exact = [one for one in fitting if one.release_id == release_id]
    if len(exact or fitting) != 1:
        kept = ", ".join(one.release_id for one in releases) or "none"
        raise ReleaseError(f"no release of that name; kept are: {kept}", document=str(outputs), value=release_id)
    return (exact or fitting)[0]


def clear_staging(outputs: Path) -> Path:
    """Sweep away what a killed run left, and make an empty folder to build in."""
    for path in (outputs / STAGING, *_unpublished(outputs)):
        shutil.rmtree(path, ignore_errors=True)
    for path in outputs.glob(f".{LATEST}-*"):
        path.unlink(missing_ok=True)
    staging = outputs / STAGING / "release"
    staging.mkdir(parents=True)
    return staging


def _unpublished(outputs: Path) -> Iterator[Path]:
    newest = latest_release(outputs)
    for path in sorted((outputs / RELEASES).glob("*")):
        if newest is None or (path != newest.path and _sequence(path) > newest.sequence):
            yield path


def _sequence(folder: Path) -> int:
    try:
        return read_release(folder).sequence
    except ReleaseError:
        return 0


def put_on_shelf(outputs: Path, staging: Path, release_id: str) -> Path:
    """Sync the release that was built aside, move it to its place, and point `latest` at it with one rename."""
    sync_tree(staging)
    place = outputs / RELEASES / release_id
    place.parent.mkdir(exist_ok=True)
    staging.rename(place)
    sync_folder(place.parent)
    link_outputs(outputs)
    point_latest(outputs, release_id)
    return place


def link_outputs(outputs: Path) -> None:
    """Make the links that lead through `latest`, where they are not there yet."""
    for name, target in LINKS.items():
        link = outputs / name
        if link.is_symlink() and str(link.readlink()) == target:
            continue
        if link.is_dir() and not link.is_symlink():
            shutil.rmtree(link)
        aside = outputs / f".{LATEST}-{name}"
        aside.unlink(missing_ok=True)
        aside.symlink_to(target)
        aside.replace(link)


def point_latest(outputs: Path, release_id: str) -> None:
    """Let `latest` name another release, by one rename."""
    aside = outputs / f".{LATEST}-{os.getpid()}"
    aside.unlink(missing_ok=True)
    aside.symlink_to(f"{RELEASES}/{release_id}")
    aside.replace(outputs / LATEST)
    sync_folder(outputs)


def sync_tree(folder: Path) -> None:
    """Have every file and folder below written to disk."""
    for parent, _, names in os.walk(folder, topdown=False):
        for name in names:
            with (Path(parent) / name).open("rb") as file:
                os.fsync(file.fileno())
        sync_folder(Path(parent))


def sync_folder(folder: Path) -> None:
    """Have the entries of one folder written to disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
