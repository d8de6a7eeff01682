"""Columns of print: a line that goes on where its own column left off belongs there, whatever was read in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from pipeline.domain.layout import Box, Line
from pipeline.extract.lines.scopes import Section

_NEAR_LINES = 4  # line heights between a line and the one above it in its column
_SAME_BLOCK = 0.5  # line heights between lines of one block
_LEVEL = 0.2  # line heights between the tops of lines side by side, and of white beyond that within a block
_FEW = 3  # characters that may be taller than wide
_INDENT = 3.5  # line heights by which what stands below a short heading may be indented beyond its end


def column_section(line: Line, sections: Sequence[Section]) -> Section | None:
    """Give the section that a line goes on with, where reading order has left its column and come back to it.

    Such a line stands in another column than the current section's heading, right below an earlier section's lines.
    Right beside a heading it is what the heading is for, unless it is a mail or number without more white above it than
    those lines have between them.
    """
    heading, box = sections[-1].heading, line.box
    over = heading.row.line.box if heading is not None else None
    if heading is None or over is None or box is None or heading.row.line.page != line.page or _runs_up(line, box):
        return None
    if box.x0 < over.x1 + _INDENT * (box.y1 - box.y0) and box.x1 > over.x0:
        return None
    near = [(gap, at) for at, other in _of_page(sections, line) if (gap := _gap_above(line, box, other)) is not None]
    nearest = min(near, default=None)
    if nearest is None or nearest[1] == len(sections) - 1:
        return None
    is_level = abs(over.y0 - box.y0) < _LEVEL * (box.y1 - box.y0)
    if is_level and (_begins(line, sections[-1]) or nearest[0] > _white_within(line, box, sections[nearest[1]])):
        return None
    is_apart = nearest[0] > _SAME_BLOCK * (box.y1 - box.y0) and over.y0 > box.y0 - nearest[0]
    return None if is_apart else sections[nearest[1]]  # a heading below what is above the line begins another row


def _begins(line: Line, section: Section) -> bool:
    """Whether a line without a mail or number is the first below a heading."""
    return not section.facts and "@" not in line.text and not any(map(str.isdigit, line.text))


def _runs_up(line: Line, box: Box) -> bool:
    """Whether a line runs up or down its page, where other lines stand beside it and not above."""
    return len(line.text) > _FEW and box.y1 - box.y0 > box.x1 - box.x0


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
    gap = box.y0 - max((b.y1 for b in _boxes_above(line, box, section)), default=-1e9)
    return gap if gap <= _NEAR_LINES * (box.y1 - box.y0) else None


def _white_within(line: Line, box: Box, section: Section) -> float:
    """Give the white that may stand within a block of a section's lines; endless where there are not two of them."""
    tops = sorted({(b.y0, b.y1) for b in _boxes_above(line, box, section)})
    gaps = [below[0] - above[1] for above, below in pairwise(tops)]
    return min(gaps, default=1e9) + _LEVEL * (box.y1 - box.y0)


def _boxes_above(line: Line, box: Box, section: Section) -> list[Box]:
    """Give the lines of a section above a line in its column."""
    own = takewhile(lambda fact: fact.row.line.page == line.page, reversed(section.facts))
    boxes = [f.row.line.box for f in (section.heading, *own) if f is not None and f.row.line.page == line.page]
    return [b for b in boxes if b is not None and b.y1 <= box.y0 + 1 and b.x0 < box.x1 and b.x1 > box.x0]
