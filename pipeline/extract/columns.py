"""Columns of print: a line that goes on where its own column left off belongs there, whatever was read in between."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.layout import Box, Line
from pipeline.extract.scopes import Section

_NEAR_LINES = 4  # line heights between a line and the one above it in its column


def column_section(line: Line, sections: Sequence[Section]) -> Section | None:
    """Give the section that a line goes on with, where reading order has left its column and come back to it.

    Such a line stands in another column than the current section's heading, right below an earlier section's lines.
    """
    heading, box = sections[-1].heading, line.box
    over = heading.row.line.box if heading is not None else None
    if heading is None or over is None or box is None or heading.row.line.page != line.page:
        return None
    if box.x0 < over.x1 and box.x1 > over.x0:
        return None
    near = [(gap, at) for at, other in enumerate(sections) if (gap := _gap_above(line, box, other)) is not None]
    nearest = min(near, default=None)
    return None if nearest is None or nearest[1] == len(sections) - 1 else sections[nearest[1]]


def _gap_above(line: Line, box: Box, section: Section) -> float | None:
    """Give how far a line stands below the lowest line of a section in its column, where that is near."""
    if section.heading is None:
        return None
    boxes = [fact.row.line.box for fact in (section.heading, *section.facts) if fact.row.line.page == line.page]
    above = [b for b in boxes if b is not None and b.y1 <= box.y0 + 1 and b.x0 < box.x1 and b.x1 > box.x0]
    gap = box.y0 - max((b.y1 for b in above), default=-1e9)
    return gap if gap <= _NEAR_LINES * (box.y1 - box.y0) else None
