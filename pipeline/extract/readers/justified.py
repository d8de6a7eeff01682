"""Lines that are spread to fill a column: the white in them parts nothing."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.readers.printed import Strip

Row = list[Strip]


def is_justified(rows: Sequence[Row], index: int, size: float) -> bool:
    """Whether a row ends flush with one beside it: then the white in it only fills the line."""
    near = [*rows[max(0, index - 1) : index], *rows[index + 1 : index + 2]]
    row = rows[index]
    return any(abs(n[0].x0 - row[0].x0) < 0.3 * size and abs(n[-1].x1 - row[-1].x1) < 0.3 * size for n in near)


def is_filled(rows: Sequence[Row], index: int, size: float) -> bool:
    """Whether a row is a line of a justified paragraph: it and those above it end flush with an unbroken one."""
    row = rows[index]
    if len(row) < 2 or any(strip.inset is not None for strip in row):
        return False
    for way in (-1, 1):
        for near in rows[index - 1 : max(index - 4, 0) : -1] if way < 0 else rows[index + 1 : index + 4]:
            if abs(near[0].x0 - row[0].x0) >= 0.1 * size or abs(near[-1].x1 - row[-1].x1) >= 0.1 * size:
                break
            if len(near) == 1:
                return near[0].inset is None
    return False
