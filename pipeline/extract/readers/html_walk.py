"""Walk a web page element by element, without recursion, into lines and blocks.

Text gathers in a line until a line break or the edge of a block element ends it; lines gather in a paragraph until a
block element begins or ends. What an element means is in `html_kinds`, what it becomes in `html_frames`.
"""

from __future__ import annotations

from enum import Enum
from typing import cast

from lxml import etree

from pipeline.domain.layout import Block, BlockRole
from pipeline.extract.readers.html_frames import Frame, close_frame, resolve
from pipeline.extract.readers.html_kinds import (
    BOUNDARIES,
    DROPPED,
    FRAMED,
    HEADINGS,
    ROLE_OF_TAG,
    decode_hidden_mail,
    is_block_style,
    is_toggle,
    is_unseen,
    role_of,
)
from pipeline.extract.readers.html_lines import LineWriter
from pipeline.extract.readers.html_tables import MAX_SPAN, CellDraft, TableDraft, make_table

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MAX_FRAMES = 200  # what is nested deeper is read without its structure
_GROUPED = frozenset(("div", "article", "section", "address", "li", "tr"))
_PLAIN_BOUNDARIES = BOUNDARIES - FRAMED - ROLE_OF_TAG.keys() - {"tr"}
_INNER = frozenset(("article", "section", "main"))


class _Ending(Enum):
    """What is to be done where an element ends."""

    NONE = 0
    SKIPPED = 1
    BOUNDARY = 2
    FRAME = 3
    LINK = 4
    BOLD = 5


class PageWalker:
    """Reads the body of one page.

    Args:
        controlled: Ids of the elements that buttons of the page open and close.
    """

    def __init__(self, controlled: frozenset[str]) -> None:
        self.writer = LineWriter()
        self.hidden_mails = 0
        self._controlled = controlled
        self._frames = [Frame("root")]
        self._tables: list[TableDraft] = []
        self._level = 0
        self._inner = 0

    def walk(self, root: etree._Element) -> list[Block]:
        """Read an element and all within it."""
        events = etree.iterwalk(root, events=("start", "end"))
        write = self.writer.write
        endings: list[_Ending] = []
        for event, element in events:
            if event == "start":
                ending = self._open(element, element.tag)
                endings.append(ending)
                if ending is _Ending.SKIPPED:
                    events.skip_subtree()
                elif text := element.text:
                    write(text)
            else:
                ending = endings.pop()
                if ending is not _Ending.NONE and ending is not _Ending.SKIPPED:
                    self._close(ending)
                if text := element.tail:
                    write(text)
        self._end_paragraph()
        return resolve(self._frames[0].items)

    def _open(self, element: etree._Element, tag: str) -> _Ending:
        """Begin an element; what is to be done at its end is returned."""
        if tag in DROPPED:
            return _Ending.SKIPPED
        items = element.items()
        if not items:
            if tag in _PLAIN_BOUNDARIES:
                self._end_paragraph()
                return _Ending.BOUNDARY
            return self._open_block(element, tag, {}) if tag in BOUNDARIES else self._open_inline(element, tag, {})
        attributes = cast("dict[str, str]", dict(items))
        if tag in BOUNDARIES or "-" in tag or is_block_style(attributes.get("style", "")):
            return self._open_block(element, tag, attributes)
        if is_unseen(attributes, self._controlled):
            return _Ending.SKIPPED
        return self._open_inline(element, tag, attributes)

    def _open_block(self, element: etree._Element, tag: str, attributes: dict[str, str]) -> _Ending:
        self._end_paragraph()
        if tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        role = self._frames[-1].role
        if attributes and is_unseen(attributes, self._controlled):
            role = "hidden"
        elif attributes or tag in ROLE_OF_TAG:
            role = self._role(element, tag, attributes)
        is_framed = tag in FRAMED or role != self._frames[-1].role or ("class" in attributes and tag in _GROUPED)
        if not is_framed or len(self._frames) >= _MAX_FRAMES:
            return _Ending.BOUNDARY
        frame = Frame(tag, attributes.get("class", ""), role)
        self._frames.append(frame)
        self._enter(frame, tag, attributes)
        return _Ending.FRAME

    def _enter(self, frame: Frame, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._tables.append(TableDraft())
        elif tag in ("td", "th"):
            frame.span = (_span(attributes, "colspan"), _span(attributes, "rowspan"))
            self.writer.bold += tag == "th"
        elif tag == "pre":
            self.writer.keeps_breaks += 1
        elif tag in _INNER:
            self._inner += 1

    def _open_inline(self, element: etree._Element, tag: str, attributes: dict[str, str]) -> _Ending:
        writer = self.writer
        if tag == "br":
            writer.break_line(self._frames[-1].lines)
        elif tag == "a" and "href" in attributes:
            writer.open_link(attributes["href"].strip())
            return _Ending.LINK
        elif tag in ("b", "strong"):
            writer.bold += 1
            return _Ending.BOLD
        elif tag == "button":
            return self._open_button(attributes)
        elif tag == "sup" and element.text and element.text.strip().isdigit() and not len(element):
            writer.write(element.text.translate(_RAISED))  # else a note's number would lengthen a phone number
            return _Ending.SKIPPED
        elif "data-cfemail" in attributes:
            self.hidden_mails += 1
            writer.write(decode_hidden_mail(attributes["data-cfemail"]))
            return _Ending.SKIPPED
        return _Ending.NONE

    def _open_button(self, attributes: dict[str, str]) -> _Ending:
        """A button that opens a panel is the heading of it; others are no text of the page."""
        if any(frame.tag in HEADINGS or frame.tag == "summary" for frame in self._frames[-2:]):
            return _Ending.NONE
        if not is_toggle(attributes):
            return _Ending.SKIPPED
        self._end_paragraph()
        self._frames.append(Frame("summary", role=self._frames[-1].role))
        return _Ending.FRAME

    def _role(self, element: etree._Element, tag: str, attributes: dict[str, str]) -> BlockRole:
        outer = self._frames[-1].role
        if outer in ("hidden", "navigation"):
            return outer
        own = role_of(tag, attributes.get("class", ""), attributes.get("id", ""), attributes.get("role", ""))
        if own is None or (own in ("header", "footer", "aside") and outer == "footer"):
            return outer
        if own in ("header", "footer") and tag == own and self._inner:
            return outer
        # A wrapper that holds the page's own heading is no navigation, whatever it is called.
        is_doubtful = own == "header" or (own == "navigation" and tag != "nav")
        holds_main = is_doubtful and (element.find(".//h1") is not None or element.find(".//main") is not None)
        return outer if holds_main else own

    def _close(self, ending: _Ending) -> None:
        if ending is _Ending.BOUNDARY:
            self._end_paragraph()
        elif ending is _Ending.FRAME:
            self._close_frame(self._frames[-1])
        elif ending is _Ending.LINK:
            self.writer.close_link()
        else:
            self.writer.bold = max(self.writer.bold - 1, 0)

    def _close_frame(self, frame: Frame) -> None:
        tag = frame.tag
        writer = self.writer
        writer.break_line(frame.lines)
        lines = tuple(frame.lines)
        if (tag in HEADINGS or tag in ("summary", "caption")) and not frame.items:
            frame.lines = []
            if tag in HEADINGS:
                self._level = HEADINGS[tag]
            level = HEADINGS.get(tag, min(self._level + 1, 6))
            frame.items = [Block("heading", lines, level=level, role=frame.role)] if lines else []
        frame.take_lines(self._level)
        self._frames.pop()
        parent = self._frames[-1]
        if tag == "th":
            writer.bold -= 1
        elif tag == "pre":
            writer.keeps_breaks -= 1
        elif tag in _INNER:
            self._inner -= 1
        if tag == "table":
            parent.items.extend([*resolve(frame.items), *make_table(self._tables.pop(), frame.role)])
        elif tag in ("td", "th") and self._tables and self._tables[-1].rows:
            cell = CellDraft(resolve(frame.items), tag == "th", *frame.span)
            self._tables[-1].rows[-1].append(cell)
        else:
            parent.items.extend(close_frame(frame))

    def _end_paragraph(self) -> None:
        frame = self._frames[-1]
        if self.writer.is_open:
            self.writer.break_line(frame.lines)
        if frame.lines:
            frame.take_lines(self._level)


def _span(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "1").strip()
    return min(int(value), MAX_SPAN) if value.isdecimal() and (value != "0" or name == "rowspan") else 1
