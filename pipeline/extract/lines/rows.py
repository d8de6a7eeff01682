"""The document as a sequence of rows: each line with the structure that it stands in.

A row knows the leaf block that holds it (its group), the containers around that, its column header, and its role, so
that every extractor can ask what belongs together by structure without walking the tree again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec import structs

from pipeline.domain.layout import Block, BlockKind, BlockRole, Box, Document, Line
from pipeline.domain.statements import Place
from pipeline.extract.lines.field_columns import find_field_columns
from pipeline.extract.lines.table_ends import find_next_heads, is_region_heading
from pipeline.extract.wording.names import match_mail
from pipeline.extract.wording.region_names import RegionSpan, read_region

_UNITS: frozenset[BlockKind] = frozenset({"card", "row", "item", "list", "definitions", "section", "table"})
_SKIPPED_ROLES: frozenset[BlockRole] = frozenset({"navigation", "hidden", "running_head", "map"})

_FIT = 0.75  # how well a mail has to fit a name
_HEAD_LEVEL = 3  # of a region's name that heads what stands below a table
_MOST_COLUMNS = 100  # of a table that is read column by column


@dataclass(frozen=True, slots=True)
class Container:
    """A block that holds others, by its number in reading order."""

    number: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Row:
    """One line in its structure.

    Attributes:
        line: The line.
        index: Its number in reading order over the document, from 0.
        group: Number of the leaf block that holds it.
        kind: Kind of that leaf block.
        containers: The blocks around it, outermost first.
        label: Header of its column, or term that it defines.
        level: Level of a heading, 0 where it is none.
        role: Role of its block.
        parts: Where the line is a sentence put together from several printed ones: where each begins, and its part.
        indents: The blanks that each of them begins with, which are left out.
    """

    line: Line
    index: int
    group: int
    kind: BlockKind
    containers: tuple[Container, ...]
    label: str | None = None
    level: int = 0
    role: BlockRole = "main"
    parts: tuple[tuple[int, Line], ...] = ()
    indents: tuple[str, ...] = ()

    def part_at(self, start: int) -> tuple[int, Line]:
        """Give where the printed line that holds a character begins in this one, and that line."""
        if not self.parts:
            return 0, self.line
        return next((part for part in reversed(self.parts) if part[0] <= start), (0, self.line))

    def printed(self, start: int, end: int) -> str:
        """Give characters `start` to `end` as they are printed, over line ends."""
        text = self.line.text[start:end]
        for (begin, _), indent in reversed(list(zip(self.parts, self.indents, strict=True))):
            if start < begin <= end:
                text = f"{text[: begin - start - 1]}\n{indent}{text[begin - start :]}"
        return text

    def place(self, start: int, end: int) -> Place:
        """Give the place of characters `start` to `end`; one that runs over a line end is counted from its start."""
        begin, line = self.part_at(start)
        left_out = sum(len(i) for (at, _), i in zip(self.parts, self.indents, strict=True) if start < at <= end)
        return place_span(line, start - begin, end - begin + left_out)

    @property
    def is_set_aside(self) -> bool:
        """Whether it is navigation, hidden, a running head or a stray mark, and so says nothing of contacts."""
        return self.role in _SKIPPED_ROLES or self.kind == "mark"


def read_rows(document: Document, *, is_turned: bool = False) -> tuple[Row, ...]:
    """Give all lines of a document as rows, in reading order; a cell that spans rows comes once for each of them.

    Args:
        document: The document.
        is_turned: Whether its tables are read column by column, and not only those that plainly are columns.
    """
    walker = _Walker(is_turned=is_turned)
    rows = [row for block in document.blocks for row in walker.walk(block, (), "main")]
    return tuple(rows)


class _Walker:
    """Numbers blocks and rows while it walks the tree."""

    def __init__(self, *, is_turned: bool) -> None:
        self._is_turned = is_turned
        self._blocks = 0
        self._rows = 0

    def walk(self, block: Block, around: tuple[Container, ...], role: BlockRole) -> Iterator[Row]:
        self._blocks += 1
        number = self._blocks
        if block.kind == "table" and (_is_print_columns(block) or (self._is_turned and not reads_across(block))):
            yield from self._walk_columns(block, around, role)
            return
        if block.kind == "table" and (heads := find_next_heads(block)):
            yield from self.walk(structs.replace(block, children=block.children[: -len(heads)]), around, role)
            for line in (line for row in heads for line in row.all_lines()):
                self._blocks += 1
                yield Row(line, self._rows, self._blocks, "heading", around, None, _HEAD_LEVEL, role)
                self._rows += 1
            return
        if block.kind == "table" and (regions := _region_columns(block)):
            yield from self._walk_cards(block, regions, around, role, is_headed=True)
            return
        if block.kind == "table" and _are_region_cells(block):
            yield from self._walk_cells(block, around, role)
            return
        if block.kind == "table" and (records := find_field_columns(block)):
            yield from self._walk_cards(block, records, around, role, is_headed=False)
            return
        inner = (*around, Container(number, block.kind)) if block.kind in _UNITS else around
        own_role = block.role if block.role != "main" else role
        for line in block.lines:
            yield Row(line, self._rows, number, block.kind, inner, block.label, block.level, own_role)
            self._rows += 1
        for child in block.children:
            yield from self.walk(child, inner, own_role)

    def _walk_columns(self, block: Block, around: tuple[Container, ...], role: BlockRole) -> Iterator[Row]:
        """Read what looked like a table column by column, each as one block."""
        for column in read_columns(block):
            self._blocks += 1
            for cell in column:
                for line in cell.all_lines():
                    yield Row(line, self._rows, self._blocks, "paragraph", around, None, 0, role)
                    self._rows += 1

    def _walk_cells(self, table: Block, around: tuple[Container, ...], role: BlockRole) -> Iterator[Row]:
        """Read each cell of a table as a card of its own, headed by its first line."""
        for cell in (cell for row in table.children for cell in row.children):
            self._blocks += 1
            inner = (*around, Container(self._blocks, "card"))
            for at, line in enumerate(cell.all_lines()):
                if at < 2:
                    self._blocks += 1
                yield Row(
                    line,
                    self._rows,
                    self._blocks,
                    "heading" if at == 0 else "paragraph",
                    inner,
                    None,
                    int(at == 0),
                    role,
                )
                self._rows += 1

    def _walk_cards(
        self, table: Block, columns: Sequence[int], around: tuple[Container, ...], role: BlockRole, *, is_headed: bool
    ) -> Iterator[Row]:
        """Read a table column by column, each a card of its own, with its top cell as the heading where it is one."""
        for column in columns:
            self._blocks += 1
            inner = (*around, Container(self._blocks, "card"))
            for at, row in enumerate(table.children):
                is_heading = is_headed and at == 0
                label = row.children[0].text or None if not is_heading and 0 not in columns else None
                kind: BlockKind = "heading" if is_heading else "cell"
                self._blocks += 1
                for line in row.children[column].all_lines():
                    yield Row(line, self._rows, self._blocks, kind, inner, label, int(is_heading), role)
                    self._rows += 1


def read_columns(table: Block) -> tuple[tuple[Block, ...], ...]:
    """Give the columns of a table, each with its cells; one that spans several stands in each of them.

    Args:
        table: The table.
    """
    rows = [[cell for cell in row.children for _ in range(max(1, cell.span))] for row in table.children]
    return tuple(
        tuple(row[at] for row in rows if at < len(row))
        for at in range(min(max(map(len, rows), default=0), _MOST_COLUMNS))
    )


def reads_across(table: Block) -> bool:
    """Whether most mails of a table are made of a name in their own row: then its rows are what belongs together.

    Args:
        table: The table.
    """
    rows = [[line.text for line in row.all_lines()] for row in table.children]
    mailed = [row for row in rows if any("@" in text for text in row)]
    return 2 * sum(map(_holds_pair, mailed)) > len(mailed)


def _holds_pair(texts: Sequence[str]) -> bool:
    mails = [text for text in texts if "@" in text]
    return any(match_mail(mail, text) >= _FIT for mail in mails for text in texts if "@" not in text)


def _are_region_cells(table: Block) -> bool:
    """Whether a table only sets blocks beside each other: each cell that is not empty begins with a region's name.

    One cell in a row is a row of records; here at least one row has two, and they hold more than the name.
    """
    filled = [[lines for cell in row.children if (lines := list(cell.all_lines()))] for row in table.children]
    cells = [lines for row in filled for lines in row]
    if max(map(len, filled), default=0) < 2 or any(len(lines) < 2 for lines in cells):
        return False
    return all((span := read_region(lines[0].text.strip())) is not None and _is_named(span) for lines in cells)


def _is_named(span: RegionSpan) -> bool:
    """Whether a region is known, or written in the form `Region X`."""
    return bool(span.region_id) or not span.is_bare


def _region_columns(table: Block) -> tuple[int, ...]:
    """Give the columns of a table that are each headed by the name of a region, where all but a first one are.

    One column will do where the first one's head is empty, and no other row names a region.
    """
    widths = {len(row.children) for row in table.children}
    if len(widths) != 1 or len(table.children) < 2:
        return ()
    heads = [read_region(cell.text.strip()) for cell in table.children[0].children]
    found = tuple(at for at, span in enumerate(heads) if span is not None and _is_named(span))
    is_whole = len(found) >= len(heads) - 1 and found[-1:] == (len(heads) - 1,)
    return found if is_whole and (len(found) > 1 or _is_lone_column(table)) else ()


def _is_lone_column(table: Block) -> bool:
    is_told = any(is_region_heading(cell.text) for row in table.children[1:] for cell in row.children)
    return len(table.children[0].children) == 2 and not table.children[0].children[0].text.strip() and not is_told


def _is_print_columns(table: Block) -> bool:
    """Whether a table is columns of print whose gaps happen to align: two of its columns hold whole lists of regions.

    A cell of a real table names at most one thing; here cells hold a region's heading among other lines.
    """
    widths = {len(row.children) for row in table.children}
    if len(widths) != 1 or any(line.box is None for line in table.all_lines()):
        return False
    columns = list(zip(*(row.children for row in table.children), strict=True))
    if sum(any(_holds_region(cell) for cell in column) for column in columns) >= 2:
        return True
    headed = [sum(is_region_heading(cell.text) for cell in column) for column in columns]
    return sum(map(bool, headed)) >= 2 and max(headed) > 1


def _holds_region(cell: Block) -> bool:
    lines = list(cell.all_lines())
    return len(lines) > 2 and any(is_region_heading(line.text) for line in lines)


def place_span(line: Line, start: int, end: int) -> Place:
    """Give the place of characters `start` to `end` of a line's text, with the box of the words that they touch."""
    first, last = start + line.offset, end + line.offset
    boxes = [word.box for word in line.words if word.box is not None and word.start < end and word.end > start]
    if not boxes:
        return Place(line.page, line.number, first, last, line.box)
    box = Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))
    return Place(line.page, line.number, first, last, box)
