"""Keeps the registry and the decisions that a release was made from, so that a later run can replay its inputs."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

EDITIONS, DECISIONS = "editions.csv", "decisions.csv"
_FREE_CELLS = ("title", "publisher", "url")


def keep_inputs(source: Path, folder: Path, is_telling: Callable[[str], bool] | None = None) -> None:
    """Copy both files.

    Args:
        source: Folder that has them; either may be missing.
        folder: Where to copy them; made here.
        is_telling: Whether a cell tells of a person who was erased; a row goes with it, but an edition stays where
            only what is told of it does.
    """
    folder.mkdir()
    for name in (EDITIONS, DECISIONS):
        if not (source / name).exists():
            continue
        content = (source / name).read_bytes()
        if is_telling and is_telling(content.decode("utf-8", errors="replace").replace(",", "\n")):
            _copy_rows(source / name, folder / name, is_telling)
        else:
            (folder / name).write_bytes(content)


def _copy_rows(source: Path, target: Path, is_telling: Callable[[str], bool]) -> None:
    with source.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    free = {at for at, column in enumerate(header) if column in _FREE_CELLS and source.name == EDITIONS}
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            if not any(is_telling(cell) for at, cell in enumerate(row) if at not in free):
                writer.writerow(["" if at in free and is_telling(cell) else cell for at, cell in enumerate(row)])
