"""What two CSV files of a release do not have in common, found without taking most of either apart.

Both are sorted alike, and from one release to the next hardly a row changes: long runs are the same to the byte, and
are passed over as they lie, however large the files are. Where they part, the next row in both is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeAlias

_END = b"\r\n"
_QUOTE = b'"'
_FIRST_STEP, _LONGEST_STEP = 4096, 1 << 20
_LOOKED_AT = 16

Lines: TypeAlias = list[bytes]


def leave_out_common(one: Path, other: Path, folder: Path) -> tuple[Path, Path] | None:
    """Write what two CSV files do not have in common, each below its header.

    Args:
        one: A CSV of a release.
        other: Another of the same table; no row stands in either twice.
        folder: Where the two new files are written.

    Returns:
        The new files; None where the headers differ, or a row that would be parted has several lines.
    """
    with one.open("rb") as a, other.open("rb") as b:
        header = a.readline()
        if not header or header != b.readline():
            return None
        with mmap(a.fileno(), 0, access=ACCESS_READ) as left, mmap(b.fileno(), 0, access=ACCESS_READ) as right:
            apart = find_apart(left, right)
    if apart is None:
        return None
    shorter = (folder / "one.csv", folder / "other.csv")
    for path, lines in zip(shorter, apart, strict=True):
        path.write_bytes(header + b"".join(lines))
    return shorter


def find_apart(one: mmap | bytes, other: mmap | bytes) -> tuple[Lines, Lines] | None:
    """The lines of each text without runs that stand in both; None where a line there is not a row by itself.

    >>> find_apart(b"a\\r\\nb\\r\\nd\\r\\n", b"a\\r\\nc\\r\\nd\\r\\n")
    ([b'b\\r\\n'], [b'c\\r\\n'])
    """
    at, there = 0, 0
    apart: tuple[Lines, Lines] = ([], [])
    while at < len(one) or there < len(other):
        alike = _measure_alike(one, at, other, there)
        if _count_quotes(one, at, at + alike) % 2:
            return None
        at, there = at + alike, there + alike
        lines = _part(one, at, other, there)
        if any(line.count(_QUOTE) % 2 for side in lines for line in side):
            return None
        at, there = at + sum(map(len, lines[0])), there + sum(map(len, lines[1]))
        for known, new in zip(apart, lines, strict=True):
            known.extend(new)
    return apart


def _count_quotes(text: mmap | bytes, start: int, end: int) -> int:
    """How many quotes there are between two places, a part at a time: a file may be larger than what can be held."""
    return sum(text[at : min(at + _LONGEST_STEP, end)].count(_QUOTE) for at in range(start, end, _LONGEST_STEP))


def _measure_alike(one: mmap | bytes, at: int, other: mmap | bytes, there: int) -> int:
    """How many bytes are the same from two places on, up to the last end of a line within them."""
    most = min(len(one) - at, len(other) - there)
    length, step, is_growing = 0, _FIRST_STEP, True
    while step:
        end = length + step
        is_same = end <= most and one[at + length : at + end] == other[there + length : there + end]
        length = end if is_same else length
        is_growing = is_growing and is_same
        step = min(2 * step, _LONGEST_STEP) if is_growing else step // 2
    if (at + length, there + length) == (len(one), len(other)):
        return length
    last = one.rfind(_END, at, at + length)
    return 0 if last < 0 else last + len(_END) - at


def _part(one: mmap | bytes, at: int, other: mmap | bytes, there: int) -> tuple[Lines, Lines]:
    """The lines of each from two places on, up to the first that stands in both."""
    count = _LOOKED_AT
    while True:
        left, right = list(islice(_read_lines(one, at), count)), list(islice(_read_lines(other, there), count))
        places = {line: place for place, line in enumerate(right)}
        met = [(place + places[line], place, places[line]) for place, line in enumerate(left) if line in places]
        if met:
            _, here, there_too = min(met)
            return left[:here], right[:there_too]
        if len(left) < count and len(right) < count:
            return left, right
        count *= 4


def _read_lines(text: mmap | bytes, at: int) -> Iterator[bytes]:
    while at < len(text):
        end = text.find(_END, at)
        end = len(text) if end < 0 else end + len(_END)
        yield text[at:end]
        at = end
