"""Columns of print: a line that goes on where its own column left off belongs there, whatever was read in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.domain.layout import Box, Line
from pipeline.extract.lines.scopes import Section

_NEAR_LINES = 4  # line heights between a line and the one above it in its column
_SAME_BLOCK = 0.5  # line heights between lines of one block
_INDENT = 3.5  # line heights by which what stands below a short heading may be indented beyond its end


def column_section(line: Line, sections: Sequence[Section]) -> Section | None:
    """Give the section that a line goes on with, where reading order has left its column and come back to it.

    Such a line stands in another column than the current section's heading, right below an earlier section's lines.
    """
    heading, box = sections[-1].heading, line.box
    over = heading.row.line.box if heading is not None else None
    if heading is None or over is None or box is None or heading.row.line.page != line.page:
        return None
    if box.x0 < over.x1 + _INDENT * (box.y1 - box.y0) and box.x1 > over.x0:
        return None
    near = [(gap, at) for at, other in _of_page(sections, line) if (gap := _gap_above(line, box, other)) is not None]
    nearest = min(near, default=None)
    if nearest is None or nearest[1] == len(sections) - 1:
        return None
    is_apart = nearest[0] > _SAME_BLOCK * (box.y1 - box.y0) and over.y0 > box.y0 - nearest[0]
    return None if is_apart else sections[nearest[1]]  # a heading below what is above the line begins another row


def _of_page(sections: Sequence[Section], line: Line) -> Iterator[tuple[int, Section]]:
    """Give the sections that may have lines on a line's page, with their places, the last one first."""
    for at in reversed(range(len(sections))):
        facts = sections[at].facts
        if facts and facts[-1].row.line.page < line.page:
            return
        yield at, sections[at]


def _gap_above(line: Line, box: Box, section: Section) -> float | None:
    """Give how far a line stands below the lowest line of a section in its column, where that is near."""
    if section.heading is None:
        return None
    own = takewhile(lambda fact: fact.row.line.page == line.page, reversed(section.facts))
    boxes = [fact.row.line.box for fact in (section.heading, *own) if fact.row.line.page == line.page]
    above = [b for b in boxes if b is not None and b.y1 <= box.y0 + 1 and b.x0 < box.x1 and b.x1 > box.x0]
    gap = box.y0 - max((b.y1 for b in above), default=-1e9)
    return gap if gap <= _NEAR_LINES * (box.y1 - box.y0) else None
