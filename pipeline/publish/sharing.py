"""Releases share what is the same in both: a file that did not change is a hard link to that of the release before.

A published file is never written to again: an erasure builds releases anew aside. A link is made only to a file with
the same bytes, compared here, so that a file that was damaged on disk is not passed on; where there are no links, as on
some file systems, the copy stays.
"""

from __future__ import annotations

import filecmp
import os
from pathlib import Path

_ASIDE = ".shared"


def share_files(previous: Path, folder: Path) -> None:
    """Let a release that is not yet published share its unchanged files with the one before.

    Args:
        previous: Folder of the release before.
        folder: Folder of the release that is being built.
    """
    for path in sorted(folder.rglob("*")):
        earlier = previous / path.relative_to(folder)
        if path.is_file() and earlier.is_file() and filecmp.cmp(earlier, path, shallow=False):
            _replace_by_link(path, earlier)


def _replace_by_link(path: Path, earlier: Path) -> None:
    aside = path.with_name(f"{path.name}{_ASIDE}")
    try:
        os.link(earlier, aside)
    except OSError:
        return
    aside.replace(path)
