"""Lines in small type that stand as far apart as those of the body: a style sheet gives all of them one height.

Measured by their own type the white between them is wide, and yet it parts nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.domain.layout import Line

_ALIKE = 0.05  # of the type size, or of the way from line to line


def find_wide_pairs(lines: Sequence[Line], gaps: Sequence[float]) -> set[int]:
    """Find the lines that the next one follows so.

    Args:
        lines: Lines of a page that follow each other.
        gaps: The white from each to the next, in points.

    Returns:
        Their places among the lines.
    """
    pitches = [gap + (line.size or 0.0) for line, gap in zip(lines, gaps, strict=False)]
    forward = sorted(pitch for pitch, gap in zip(pitches, gaps, strict=True) if gap >= 0)
    if not forward:
        return set()
    most = (1 + _ALIKE) * forward[len(forward) // 4]
    pairs = [at for at, pair in enumerate(itertools.pairwise(lines)) if gaps[at] >= 0 and _are_alike(*pair)]
    closest: dict[float, float] = {}
    for at in pairs:
        size = _size(lines[at])
        closest[size] = min(closest.get(size, pitches[at]), pitches[at])
    return {at for at in pairs if pitches[at] <= min(most, (1 + 2 * _ALIKE) * closest[_size(lines[at])])}


def _are_alike(before: Line, line: Line) -> bool:
    return abs((before.size or 0.0) - (line.size or 0.0)) <= _ALIKE * (line.size or 0.0)


def _size(line: Line) -> float:
    return round(2 * (line.size or 0.0)) / 2
