"""The blocks of a web page as they are written: open elements, and where what they hold is put when they close."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.domain.layout import Block, BlockRole, Line
from pipeline.extract.readers.html_frames import Frame, close_frame, make_leaf, make_paragraph, resolve
from pipeline.extract.readers.html_kinds import HEADINGS
from pipeline.extract.readers.html_lines import LineWriter
from pipeline.extract.readers.html_markup import FRAME, Tag
from pipeline.extract.readers.html_tables import CellDraft, TableDraft, make_cell, make_table

_MAX_FRAMES = 200  # what is nested deeper is read without its structure
_INNER = frozenset(("article", "section", "main"))
_COUNTED = _INNER | {"table", "th", "pre"}
_NAMED = HEADINGS.keys() | {"summary", "caption"}

Ending = Callable[[], None] | None  # what is to be done where an element ends


class BlockWriter(LineWriter):
    """Opens and closes the blocks of one page.

    Args:
        is_tidy: Whether the texts are as `tidy_texts` makes them.

    Attributes:
        frame: The innermost open frame.
        frames: All open frames; the first is the page.
        inner: How many of them are articles, sections or the main part of the page.
    """

    __slots__ = ("_leaf", "_level", "_row", "_tables", "frame", "frames", "inner")

    def __init__(self, *, is_tidy: bool) -> None:
        super().__init__(is_tidy=is_tidy)
        self.frame = Frame(Tag(FRAME, "root", ""), "main", [])
        self.frames = [self.frame]
        self.inner = 0
        self._leaf: Tag | None = None  # the innermost open block, while there is nothing but text in it
        self._tables: list[TableDraft] = []
        self._row: list[CellDraft] | None = None  # that of the innermost table
        self._level = 0

    def open_leaf(self, tag: Tag) -> Ending:
        """Open a block that may hold nothing but text; it becomes a frame when another block opens in it."""
        if self._leaf is not None:
            self.make_frame()
        if len(self.frames) >= _MAX_FRAMES:
            return self.end_paragraph
        self._leaf = tag
        self.bold += tag.name == "th"
        return self._close_leaf

    def _close_leaf(self) -> None:
        tag = self._leaf
        if tag is None:
            self.close_innermost()
            return
        self._leaf = None
        if self.parts:
            self.end_line()
        lines = tuple(self.ended)
        self.ended.clear()
        self._put_leaf(tag, lines)
        self.bold -= tag.name == "th"

    def add_leaf(self, tag: Tag, text: str, href: str = "") -> None:
        """Add a block that is a line of text, all of it a link where it leads anywhere."""
        if self._leaf is not None:
            self.make_frame()
        self._put_leaf(tag, self.make_line(text, href, is_bold=self.bold > 0 or tag.name == "th"))

    def _put_leaf(self, tag: Tag, lines: tuple[Line, ...]) -> None:
        """Put a block of lines where it belongs."""
        if tag.span is not None and self._row is not None:
            self._row.append(CellDraft(lines, (), tag.name == "th", tag.span))
            return
        role = self.frame.role
        if tag.level:
            self._level = tag.level
            if lines:
                self.frame.items.append(Block("heading", lines, (), tag.level, None, role))
        elif (block := make_leaf(tag.name, lines, role, self._level)) is not None:
            self.frame.items.append(block)

    def add_paragraph(self, text: str) -> None:
        """Add a block element that is a line of text and part of what is around it."""
        if lines := self.make_line(text, "", is_bold=self.bold > 0):
            if self._leaf is not None:
                self.make_frame()
            self.frame.items.append(make_paragraph(lines, self.frame.role, self._level))

    def end_paragraph(self) -> None:
        """End the paragraph that has been begun, if any."""
        if self.parts:
            self.end_line()
        if self.ended:
            if self._leaf is not None:
                self.make_frame()
            frame = self.frame
            frame.items.append(make_paragraph(tuple(self.ended), frame.role, self._level))
            self.ended.clear()

    def make_frame(self) -> None:
        """Let the innermost block be a frame, as another block opens in it."""
        if (tag := self._leaf) is not None:
            self._leaf = None
            self.push_frame(tag, self.frame.role)

    def push_frame(self, tag: Tag, role: BlockRole) -> None:
        """Open a frame."""
        self.frame = Frame(tag, role, [])
        self.frames.append(self.frame)

    def open_row(self) -> Ending:
        """Open a row of a table."""
        if self._leaf is not None:
            self.make_frame()
        if self._tables:
            self._row = []
            self._tables[-1].rows.append(self._row)
        return self.end_paragraph

    def open_frame(self, tag: Tag, role: BlockRole) -> Ending:
        """Open a block that may be a unit of its own.

        Args:
            tag: What its tag says.
            role: The role of what is in it.
        """
        if self._leaf is not None:
            self.make_frame()
        if tag.name == "tr":
            self.open_row()
        if not (tag.is_framed or role != self.frame.role) or len(self.frames) >= _MAX_FRAMES:
            return self.end_paragraph
        self.push_frame(tag, role)
        if tag.name in _COUNTED:
            self._enter(tag.name)
        return self.close_innermost

    def _enter(self, name: str) -> None:
        if name == "table":
            self._tables.append(TableDraft(self._level))
            self._row = None
        elif name == "th":
            self.bold += 1
        elif name == "pre":
            self.keeps_breaks += 1
        else:
            self.inner += 1

    def close_innermost(self) -> None:
        """End the innermost frame."""
        frame = self.frames.pop()
        parent = self.frame = self.frames[-1]
        items, name = frame.items, frame.tag.name
        if self.parts:
            self.end_line()
        if not items and name in _NAMED:
            self._close_named(frame.tag, frame.role)
            return
        if self.ended:
            items.append(make_paragraph(tuple(self.ended), frame.role, self._level))
            self.ended.clear()
        if name in _COUNTED:
            self._leave(name)
        if name == "table":
            parent.items.extend([*resolve(frame), *make_table(self._tables.pop(), frame.role)])
            self._row = self._tables[-1].rows[-1] if self._tables and self._tables[-1].rows else None
        elif frame.tag.span is not None and self._row is not None:
            self._row.append(make_cell(resolve(frame), name == "th", frame.tag.span))
        else:
            close_frame(frame, parent)

    def _close_named(self, tag: Tag, role: BlockRole) -> None:
        """End a heading that holds nothing but lines."""
        self._level = tag.level or self._level
        if self.ended:
            level = tag.level or min(self._level + 1, 6)
            self.frame.items.append(Block("heading", tuple(self.ended), (), level, None, role))
            self.ended.clear()

    def _leave(self, name: str) -> None:
        if name == "th":
            self.bold -= 1
        elif name == "pre":
            self.keeps_breaks -= 1
        elif name in _INNER:
            self.inner -= 1
