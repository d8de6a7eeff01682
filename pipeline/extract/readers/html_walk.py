"""Walk a web page tag by tag, without recursion, into lines and blocks.

Text gathers in a line until a line break or the edge of a block element ends it; lines gather in a paragraph until a
block element begins or ends. What an element means is in `html_kinds`, what its tag says in `html_markup`, what it
becomes in `html_frames`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice

from pipeline.domain.layout import Block, BlockRole, Line
from pipeline.extract.readers.html_frames import Frame, close_frame, make_leaf, make_paragraph, resolve
from pipeline.extract.readers.html_inside import are_set_apart, find_end, role_inside
from pipeline.extract.readers.html_kinds import HEADINGS, decode_hidden_mail, is_toggle
from pipeline.extract.readers.html_lines import LineWriter
from pipeline.extract.readers.html_markup import (
    BREAK,
    CLOSING,
    DROP,
    FRAME,
    INLINE,
    LEAF,
    LINK,
    PLAIN,
    ROW,
    KnownTags,
    Tag,
    read_target,
)
from pipeline.extract.readers.html_tables import CellDraft, TableDraft, make_cell, make_table
from pipeline.extract.readers.html_texts import collapse

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MAX_FRAMES = 200  # what is nested deeper is read without its structure
_INNER = frozenset(("article", "section", "main"))
_SUMMARY = Tag(FRAME, "summary", "/summary")
_COUNTED = _INNER | {"table", "th", "pre"}
_NAMED = HEADINGS.keys() | {"summary", "caption"}

_Ending = Callable[[], None] | None  # what is to be done where an element ends


def _skip() -> None:
    """The ending of an element that is left out with all within it; it is told by identity and never called."""


class PageWalker(LineWriter):
    """Reads the body of one page.

    Args:
        known: What tags say.
        is_tidy: Whether the texts are as `tidy_texts` makes them.
    """

    __slots__ = ("_frame", "_frames", "_inner", "_known", "_leaf", "_level", "_row", "_tables", "_tags", "hidden_mails")

    def __init__(self, known: KnownTags, *, is_tidy: bool) -> None:
        super().__init__(is_tidy=is_tidy)
        self.hidden_mails = 0
        self._known = known
        self._frame = Frame(Tag(FRAME, "root", ""), "main", [])
        self._frames = [self._frame]
        self._leaf: Tag | None = None  # the innermost open block, while there is nothing but text in it
        self._tables: list[TableDraft] = []
        self._row: list[CellDraft] | None = None
        self._level = 0
        self._inner = 0
        self._tags: Sequence[str] = ()

    def walk(self, tags: Sequence[str], texts: Sequence[str]) -> list[Block]:
        """Read all tags of a page, and the text that follows each one."""
        self._tags = tags
        known, parts, ended = self._known, self.parts, self.ended
        end_paragraph = self._end_paragraph
        endings: list[_Ending] = []
        push, pop = endings.append, endings.pop
        pieces = zip(tags, texts, range(1, len(tags) + 1), strict=True)
        for markup, text, following in pieces:
            tag = known[markup]
            act = tag.act
            if act == CLOSING:
                ending = pop()
                if ending is not None and (ending is not end_paragraph or parts or ended):
                    ending()
            elif act == LEAF:
                if parts or ended:
                    end_paragraph()
                if tags[following] == tag.closing:
                    self._add_leaf(tag, text)
                    _, text, _ = next(pieces)
                else:
                    push(self._open_leaf(tag))
            elif act == LINK:
                if tags[following] == "/a" and text and not (self.keeps_breaks or text.isspace()):
                    self.add_link(read_target(markup, tag), text)
                    _, text, _ = next(pieces)
                else:
                    self.open_link(read_target(markup, tag))
                    push(self.close_link)
            elif act == BREAK:
                self.end_line()
            elif act == INLINE:
                if text and parts and not texts[following - 2] and self._is_set_apart(following - 1, text):
                    self.end_line()
                if not tag.is_empty:
                    push(None)
            elif act <= ROW:
                if parts or ended:
                    end_paragraph()
                if act == PLAIN:
                    if not tag.is_empty:
                        if tags[following] == tag.closing and not (self.href or self.keeps_breaks):
                            self._add_paragraph(text)
                            _, text, _ = next(pieces)
                        else:
                            push(end_paragraph)
                else:
                    push(self._open_frame(tag, following - 1) if act == FRAME else self._open_row())
            elif (ending := self._open(tag, following - 1, text)) is not _skip:
                if not tag.is_empty:
                    push(ending)
            elif not tag.is_empty:
                end = find_end(tags, following - 1)
                deque(islice(pieces, end - following + 1), maxlen=0)
                text = texts[end]
            if text:
                if self.keeps_breaks:
                    self.write(text)
                elif text.isspace():
                    if parts:
                        parts.append(text)
                else:
                    parts.append(text)
                    if not self.bold:
                        self.is_plain = True
        self._end_paragraph()
        return resolve(self._frames[0].items)

    def _is_set_apart(self, index: int, text: str) -> bool:
        return are_set_apart(self._known, self._tags, index, self.parts[-1], text)

    def _open(self, tag: Tag, index: int, text: str) -> _Ending:
        return _skip if tag.act == DROP else self._open_inline(tag, index, text)

    def _open_leaf(self, tag: Tag) -> _Ending:
        """Open a block that may hold nothing but text; it becomes a frame when another block opens in it."""
        if self._leaf is not None:
            self._make_frame()
        if len(self._frames) >= _MAX_FRAMES:
            return self._end_paragraph
        self._leaf = tag
        self.bold += tag.name == "th"
        return self._close_leaf

    def _make_frame(self) -> None:
        if (tag := self._leaf) is not None:
            self._leaf = None
            self._push_frame(tag, self._frame.role)

    def _push_frame(self, tag: Tag, role: BlockRole) -> None:
        self._frame = Frame(tag, role, [])
        self._frames.append(self._frame)

    def _close_leaf(self) -> None:
        tag = self._leaf
        if tag is None:
            self._close_frame()
            return
        self._leaf = None
        if self.parts:
            self.end_line()
        lines = tuple(self.ended)
        self.ended.clear()
        self._put_leaf(tag, lines)
        self.bold -= tag.name == "th"

    def _add_leaf(self, tag: Tag, text: str) -> None:
        """Add a block that is a line of text."""
        if self._leaf is not None:
            self._make_frame()
        self._put_leaf(tag, self.make_line(text, is_bold=self.bold > 0 or tag.name == "th"))

    def _put_leaf(self, tag: Tag, lines: tuple[Line, ...]) -> None:
        """Put a block of lines where it belongs."""
        if tag.span is not None and self._row is not None:
            self._row.append(CellDraft(lines, (), tag.name == "th", tag.span))
            return
        role = self._frame.role
        if tag.level:
            self._level = tag.level
            if lines:
                self._frame.items.append(Block("heading", lines, (), tag.level, None, role))
        elif (block := make_leaf(tag.name, lines, role, self._level)) is not None:
            self._frame.items.append(block)

    def _add_paragraph(self, text: str) -> None:
        """Add a block element that is a line of text and part of what is around it."""
        if lines := self.make_line(text, is_bold=self.bold > 0):
            if self._leaf is not None:
                self._make_frame()
            self._frame.items.append(make_paragraph(lines, self._frame.role, self._level))

    def _open_row(self) -> _Ending:
        if self._leaf is not None:
            self._make_frame()
        if self._tables:
            self._row = []
            self._tables[-1].rows.append(self._row)
        return self._end_paragraph

    def _open_frame(self, tag: Tag, index: int) -> _Ending:
        name, outer = tag.name, self._frame.role
        if self._leaf is not None:
            self._make_frame()
        if name == "tr":
            self._open_row()
        role = outer
        if tag.role is not None:
            role = role_inside(tag, outer, self._known, self._tags, index, is_part=self._inner > 0)
        if not (tag.is_framed or role != outer) or len(self._frames) >= _MAX_FRAMES:
            return self._end_paragraph
        self._push_frame(tag, role)
        if name in _COUNTED:
            self._enter(name)
        return self._close_frame

    def _enter(self, name: str) -> None:
        if name == "table":
            self._tables.append(TableDraft(self._level))
            self._row = None
        elif name == "th":
            self.bold += 1
        elif name == "pre":
            self.keeps_breaks += 1
        else:
            self._inner += 1

    def _open_inline(self, tag: Tag, index: int, text: str) -> _Ending:
        name, attributes = tag.name, tag.attributes
        if name in ("b", "strong"):
            self.bold += 1
            return self.close_bold
        elif name == "button":
            return self._open_button(tag, index)
        elif name == "sup" and text.strip().isdigit() and self._tags[index + 1] == "/sup":
            self.write(text.translate(_RAISED))  # else a note's number would lengthen a phone number
            return _skip
        elif "data-cfemail" in attributes:
            self.hidden_mails += 1
            self.write(collapse(decode_hidden_mail(attributes["data-cfemail"])))
            return _skip
        return None

    def _open_button(self, tag: Tag, index: int) -> _Ending:
        """A button that opens a panel is the heading of it; others are no text of the page."""
        self._make_frame()
        if any(frame.tag.name in HEADINGS or frame.tag.name == "summary" for frame in self._frames[-2:]):
            return None
        if not is_toggle(tag.attributes) and not self._is_before_panel(index):
            return _skip
        self._end_paragraph()
        self._push_frame(_SUMMARY, self._frame.role)
        return self._close_frame

    def _is_before_panel(self, index: int) -> bool:
        """Whether what follows a button's end is a block that a page's style opens and closes, or stands in one."""
        following = self._tags[find_end(self._tags, index) + 1]
        if following[0] == "/":
            return False
        tag = self._known[following]
        is_block = tag.act in (PLAIN, FRAME, ROW)
        return is_block and (is_toggle(tag.attributes) or is_toggle({"class": self._frame.tag.classes}))

    def _close_frame(self) -> None:
        frame = self._frames.pop()
        parent = self._frame = self._frames[-1]
        items, name = frame.items, frame.tag.name
        if self.parts:
            self.end_line()
        if not items and name in _NAMED:
            self._close_named(name, frame.role)
            return
        if self.ended:
            items.append(make_paragraph(tuple(self.ended), frame.role, self._level))
            self.ended.clear()
        if name in _COUNTED:
            self._leave(name)
        if name == "table":
            parent.items.extend([*resolve(items), *make_table(self._tables.pop(), frame.role)])
            self._row = self._tables[-1].rows[-1] if self._tables and self._tables[-1].rows else None
        elif frame.tag.span is not None and self._row is not None:
            self._row.append(make_cell(resolve(items), name == "th", frame.tag.span))
        else:
            parent.items.extend(close_frame(frame))

    def _close_named(self, name: str, role: BlockRole) -> None:
        """End a heading that holds nothing but lines."""
        if name in HEADINGS:
            self._level = HEADINGS[name]
        if self.ended:
            level = HEADINGS.get(name, min(self._level + 1, 6))
            self._frame.items.append(Block("heading", tuple(self.ended), (), level, None, role))
            self.ended.clear()

    def _leave(self, name: str) -> None:
        if name == "th":
            self.bold -= 1
        elif name == "pre":
            self.keeps_breaks -= 1
        elif name in _INNER:
            self._inner -= 1

    def _end_paragraph(self) -> None:
        if self.parts:
            self.end_line()
        if self.ended:
            if self._leaf is not None:
                self._make_frame()
            frame = self._frame
            frame.items.append(make_paragraph(tuple(self.ended), frame.role, self._level))
            self.ended.clear()
