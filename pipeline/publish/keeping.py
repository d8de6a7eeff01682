"""Going back to an earlier release, and letting old ones go."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.errors import ReleaseError
from pipeline.publish.feed import refresh_feed
from pipeline.publish.lock import outputs_lock
from pipeline.publish.read_back import read_tables
from pipeline.publish.release import Origin, publish_release
from pipeline.publish.room import measure_freed
from pipeline.publish.shelf import STAGING, find_release, list_releases
from pipeline.publish.types import Inputs, Published


def roll_back(outputs: Path, release_id: str) -> Published:
    """Publish a new release that says what an earlier one said; history stays.

    What the releases in between said is withdrawn: a refresh that comes to the same again publishes nothing, until
    its inputs or its code give something else.

    Args:
        outputs: The folder of outputs.
        release_id: The release to go back to.

    Raises:
        ReleaseError: There is no such release, or the newest says the same already.
    """
    with outputs_lock(outputs):
        wanted = find_release(outputs, release_id)
        releases = list_releases(outputs)
        newest = releases[-1]
        if newest.content_digest == wanted.content_digest:
            raise ReleaseError("the newest release says the same already", document=str(outputs), value=release_id)
        between = {one.content_digest for one in releases if one.sequence > wanted.sequence}
        inputs = Inputs(
            raw=wanted.path / "inputs",
            inputs_digest=wanted.inputs_digest,
            code_version=wanted.code_version,
            captures_digest=wanted.captures_digest,
            decisions_digest=wanted.decisions_digest,
        )
        withdrawn = tuple(sorted({*between, *newest.withdrawn} - {wanted.content_digest}))
        origin = Origin(cause="decision", restores=wanted.release_id, withdrawn=withdrawn)
        return publish_release(read_tables(wanted.path), outputs, inputs, origin=origin)


def prune_releases(outputs: Path, keep: int) -> tuple[list[str], int]:
    """Delete all but the newest releases; what they said stays in the history of the newest.

    Args:
        outputs: The folder of outputs.
        keep: How many to keep; the newest is always kept.

    Returns:
        Ids of the deleted releases, and the bytes that this freed: what newer ones share stays.
    """
    with outputs_lock(outputs):
        releases = list_releases(outputs)
        newest = max(0, len(releases) - max(1, keep))
        old = releases[:newest]
        freed = measure_freed(old, releases[newest:])
        bin_ = outputs / STAGING
        for release in old:  # renamed over an empty folder and then deleted: a full disk has no room for anything else
            _empty(bin_)
            release.path.rename(bin_)
        _empty(bin_)
        refresh_feed(outputs)
        shutil.rmtree(bin_, ignore_errors=True)
        return [release.release_id for release in old], freed


def _empty(folder: Path) -> None:
    """Delete what lies in a folder, and leave the folder, which tells `nmt verify` of a run that goes on."""
    for path in folder.iterdir() if folder.exists() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
