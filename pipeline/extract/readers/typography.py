"""What runs of lines are, by type size, weight, white between them and form: headings, paragraphs, lists, tables."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from pipeline.domain.layout import Block, Line
from pipeline.extract.readers import shapes
from pipeline.extract.readers.drafts import Draft
from pipeline.extract.readers.items import nest_items
from pipeline.extract.readers.set_wide import find_wide_pairs
from pipeline.extract.readers.spans import fill_blank_cells, join_open_cells, join_parted_cells
from pipeline.vocabulary import match_region

_BIGGER = 1.12  # times the body size
_WHITE = 0.35  # of the type size, more than between other lines
_PROSE = 45  # characters of a line of running text
_MAX_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Typography:
    """The sizes of a document: what the body is set in, and the sizes of headings from the largest down."""

    body: float
    heading_sizes: tuple[float, ...]
    has_bold: bool

    @property
    def is_plain(self) -> bool:
        """Whether everything is set alike, so that only the form of a line can tell a heading."""
        return not self.heading_sizes and not self.has_bold

    def level_of_size(self, size: float) -> int:
        """The level of a heading set in a size; 0 for the body's."""
        if size <= _BIGGER * self.body:
            return 0
        return 1 + sum(size < other * 0.95 for other in self.heading_sizes)


def measure_typography(lines: Iterable[Line]) -> Typography:
    """Tell the body size (most characters are set in it) and the sizes of headings of a document."""
    characters: Counter[float] = Counter()
    bold = total = 0
    for line in lines:
        size = line.size or 0.0
        characters[round(size * 2) / 2] += len(line.text)
        bold += len(line.text) if line.bold else 0
        total += len(line.text)
    body = max(characters, key=lambda size: (characters[size], -size), default=0.0)
    sizes: list[float] = []
    for size in sorted(characters, reverse=True):
        if size > _BIGGER * body and (not sizes or size < 0.95 * sizes[-1]):
            sizes.append(size)
    return Typography(body, tuple(sizes[:3]), 0 < bold < 0.7 * total)


def make_blocks(drafts: Iterable[Draft], typography: Typography) -> Iterator[Block]:
    """Make the blocks of drafts, in order."""
    listed = list(drafts)
    for draft, after in itertools.zip_longest(listed, listed[1:]):
        if draft.kind == "table":
            yield _make_table(draft, typography)
        elif draft.kind == "fields":
            yield Block("definitions", children=tuple(_make_fields(draft.rows)))
        elif draft.kind == "map":
            yield Block("paragraph", tuple(draft.lines), role="map")
        elif draft.kind == "card":
            yield Block("card", children=tuple(make_blocks(draft.children, typography)))
        else:
            yield from group_printed_lines(draft.lines, typography, draft.angle, _first_text(after))


def _first_text(draft: Draft | None) -> str:
    """The first line of a table or of labelled values that follows some lines."""
    rows = draft.rows if draft is not None else []
    return next((line.text for row in rows for cell in row for line in cell), "")


def group_printed_lines(lines: Sequence[Line], typography: Typography, angle: int = 0, below: str = "") -> list[Block]:
    """Group lines that follow each other, and run at an angle, into blocks; `below` is what follows them."""
    groups = _split_at_white(lines, angle)
    blocks: list[Block] = []
    for index, group in enumerate(groups):
        following = groups[index + 1][0].text if index + 1 < len(groups) else below
        for block in _read_group(group, following, typography):
            if block.kind == "list" and blocks and blocks[-1].kind == "list":
                blocks[-1] = Block("list", children=blocks[-1].children + block.children)
            else:
                blocks.append(block)
    return [replace(block, children=nest_items(block.children)) if block.kind == "list" else block for block in blocks]


def _split_at_white(lines: Sequence[Line], angle: int) -> list[list[Line]]:
    gaps = [_gap(before, line, angle) for before, line in itertools.pairwise(lines)]
    usual = _usual_gap(lines, gaps)
    wide = find_wide_pairs(lines, gaps)
    groups = [[line] for line in lines[:1]]
    for at, (before, line, gap) in enumerate(zip(lines, lines[1:], gaps, strict=False)):
        if _is_parted(before, line, gap, usual) and at not in wide:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _usual_gap(lines: Sequence[Line], gaps: Sequence[float]) -> float:
    """The white between lines of one paragraph: the lower quartile of the gaps, in parts of the type size."""
    parts = [gap / max(line.size or 1.0, 1.0) for line, gap in zip(lines, gaps, strict=False)]
    forward = sorted(part for part in parts if part >= -0.5)
    return forward[len(forward) // 4] if forward else 0.0


def _gap(before: Line, line: Line, angle: int) -> float:
    """The white between two lines, in the direction in which lines follow each other."""
    first, second = before.box, line.box
    if first is None or second is None:
        return 0.0
    if angle == 90:
        return second.x0 - first.x1
    if angle == 180:
        return first.y0 - second.y1
    if angle == 270:
        return first.x0 - second.x1
    return second.y0 - first.y1


def _is_parted(before: Line, line: Line, gap: float, usual: float) -> bool:
    size = min(before.size or 1.0, line.size or 1.0)
    larger = max(before.size or 1.0, line.size or 1.0)
    return gap > (max(usual, 0.0) + _WHITE) * larger or gap < -1.5 * size or larger > _BIGGER * size


def _read_group(group: list[Line], following: str, typography: Typography) -> Iterator[Block]:
    texts = [line.text for line in group]
    if level := _heading_level(group, following, typography):
        yield Block("heading", tuple(group), level=level)
        return
    start = 0
    while start < len(group):
        kind, end = _next_part(group, start)
        part = tuple(group[start:end])
        if kind == "heading":
            level = _form_level(shapes.heading_level([texts[start]], has_text_after=True) or 3, typography)
            yield Block("heading", part, level=level)
        elif kind == "item":
            yield Block("list", children=(Block("item", part),))
        else:
            yield Block("mark" if kind == "mark" else "paragraph", part)
        start = end


def _heading_level(group: list[Line], following: str, typography: Typography) -> int:
    """The level of a whole group as a heading; 0 where it is none."""
    text = " ".join(line.text for line in group)
    if shapes.has_detail(text) or not any(map(str.isalpha, text)) or shapes.bullet_length(text):
        return 0
    if (text[:1].islower() and text.rstrip().endswith(".")) or shapes.opens_list(text):
        return 0  # the end of a paragraph that goes on overleaf, or a sentence whose end is the items below it
    level = typography.level_of_size(min(line.size or 0.0 for line in group))
    if level and len(group) <= 4 and len(text) <= 160 and not shapes.is_sentence(text):
        return level
    if not following:
        return 0
    if typography.has_bold and all(line.bold for line in group) and len(group) <= 3 and len(text) <= 120:
        return min(len(typography.heading_sizes) + 1, _MAX_LEVEL)
    texts = [line.text for line in group]
    form = shapes.heading_level(texts, has_text_after=True, is_before_prose=len(following) > _PROSE)
    return _form_level(form, typography) if form == 2 or (form and typography.is_plain) else 0


def _form_level(level: int, typography: Typography) -> int:
    return min(level + len(typography.heading_sizes), _MAX_LEVEL)


def _next_part(group: Sequence[Line], start: int) -> tuple[str, int]:
    """The kind and end of the part of a group that begins at `start`."""
    text = group[start].text
    if shapes.is_mark(text):
        return "mark", start + 1
    if _is_item(group, start):
        end = start + 1
        while end < len(group) and not _is_item(group, end) and not shapes.is_mark(group[end].text):
            end += 1
        return "item", end
    if heads := _count_head_lines(group, start):
        return "heading", start + heads
    end = start + 1
    while end < len(group) and not (
        shapes.is_mark(group[end].text) or _is_item(group, end) or _count_head_lines(group, end)
    ):
        end += 1
    return "paragraph", end


def _is_item(group: Sequence[Line], index: int) -> bool:
    above = group[index - 1].text if index else None
    return shapes.begins_item(group[index].text, above, (line.text for line in itertools.islice(group, index)))


def _count_head_lines(group: Sequence[Line], start: int) -> int:
    """How many lines from `start` on are a heading that runs into the text below it without white; 0 where none."""
    end = start
    while end < len(group) and shapes.heading_level([group[end].text], has_text_after=True) == 2:
        end += 1
    if start < end < len(group):
        return end - start
    if start == 0 and len(group) > 1 and group[0].bold and not group[1].bold and not shapes.has_detail(group[0].text):
        return int(len(group[1].text) > _PROSE and not shapes.has_detail(group[1].text))
    return 0


def _make_table(draft: Draft, typography: Typography) -> Block:
    """A table; cells are labelled with the header of their column where the first row is one."""
    rows = draft.rows
    header = rows[0] if len(rows) > 1 and _is_header(rows) else None
    made = []
    for index, row in enumerate(rows):
        named = header is not None and index > 0 and len(header) == len(row)
        labels = [_text(cell) or None for cell in header] if named and header else [None] * len(row)
        cells = [Block("cell", tuple(cell), label=label) for cell, label in zip(row, labels, strict=True)]
        made.append(Block("row", children=tuple(cells)))
    return Block("table", children=fill_blank_cells(join_open_cells(join_parted_cells(made))))


def _make_fields(rows: Iterable[Sequence[list[Line]]]) -> Iterator[Block]:
    for label, value in rows:
        if label:
            yield Block("term", tuple(label))
        if value:
            yield Block("definition", tuple(value), label=_text(label) or None)


def _is_header(rows: Sequence[Sequence[list[Line]]]) -> bool:
    first = [_text(cell) for cell in rows[0]]
    if any(map(shapes.has_detail, first)) or sum(map(bool, first)) < min(2, len(first)):
        return False
    regions = [match_region(text, is_fuzzy=False) is not None for text in first]
    if regions[0] and not all(regions):
        return False  # a region, beside what is its own
    if all(line.bold for cell in rows[0] for line in cell):
        return True
    below = [_text(cell) for row in rows[1:] for cell in row]
    return all(len(text) <= 30 for text in first) and (any(map(shapes.has_detail, below)) or len(rows) > 2)


def _text(cell: Sequence[Line]) -> str:
    return " ".join(line.text for line in cell)
