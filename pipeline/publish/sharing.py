"""Releases share what is the same in both: a file that did not change is a hard link to that of the release before.

A published file is never written to again: an erasure builds releases anew aside. A link is made only to a file with
the same bytes, compared here, so that a file that was damaged on disk is not passed on; where there are no links, as on
some file systems, the copy stays. Of a file that changed in part the rest is shared block by block, where the file
system can do that.
"""

from __future__ import annotations

import filecmp
import os
from pathlib import Path

from pipeline.publish.blocks import share_blocks

_ASIDE = ".shared"


def share_files(previous: Path, folder: Path) -> None:
    """Let a release that is not yet published share its unchanged files with the one before.

    Args:
        previous: Folder of the release before.
        folder: Folder of the release that is being built.
    """
    has_reflinks = True
    for path in sorted(folder.rglob("*")):
        earlier = previous / path.relative_to(folder)
        if not (path.is_file() and earlier.is_file()):
            continue
        if filecmp.cmp(earlier, path, shallow=False):
            _replace_by_link(path, earlier)
        elif has_reflinks:
            has_reflinks = share_blocks(earlier, path)


def _replace_by_link(path: Path, earlier: Path) -> None:
    aside = path.with_name(f"{path.name}{_ASIDE}")
    try:
        os.link(earlier, aside)
    except OSError:
        return
    aside.replace(path)
