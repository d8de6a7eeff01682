"""Walk a web page tag by tag, without recursion, into lines and blocks.

Text gathers in a line until a line break or the edge of a block element ends it; lines gather in a paragraph until a
block element begins or ends. What an element means is in `html_kinds`, what its tag says in `html_tags`, what it
becomes in `html_frames`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lxml import etree

from pipeline.domain.layout import Block, BlockRole
from pipeline.extract.readers.html_frames import Frame, close_frame, make_block, resolve
from pipeline.extract.readers.html_kinds import HEADINGS, decode_hidden_mail, is_toggle
from pipeline.extract.readers.html_lines import LineWriter
from pipeline.extract.readers.html_tables import MAX_SPAN, CellDraft, TableDraft, make_table
from pipeline.extract.readers.html_tags import Tag, read_tag, split_markup, unescape

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MAX_FRAMES = 200  # what is nested deeper is read without its structure
_INNER = frozenset(("article", "section", "main"))
_COUNTED = _INNER | {"table", "td", "th", "pre"}
_NAMED = HEADINGS.keys() | {"summary", "caption"}
_MAIN = ("h1", "main")

_Ending = Callable[[], None] | None  # what is to be done where an element ends


def _skip() -> None:
    """The ending of an element that is left out with all within it; it is told by identity and never called."""


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
        self._tags: Sequence[str] = ()

    def walk(self, root: etree._Element) -> list[Block]:
        """Read an element and all within it; the document type of its tree is dropped."""
        self._tags, texts = split_markup(root)
        end_paragraph = self._end_paragraph
        open_block, open_inline = self._open_block, self._open_inline
        write = self.writer.write
        known: dict[str, Tag] = {}
        endings: list[_Ending] = []
        pieces = enumerate(zip(self._tags, texts, strict=True))
        for index, (markup, text) in pieces:
            if markup[0] == "/":
                if (ending := endings.pop()) is not None:
                    ending()
            else:
                tag = known.get(markup) or known.setdefault(markup, read_tag(markup, self._controlled))
                kind = tag.kind
                if kind == "plain":
                    end_paragraph()
                    ending = end_paragraph
                elif kind == "block":
                    ending = open_block(tag, index)
                else:
                    ending = open_inline(tag, index, text) if kind == "inline" else _skip
                if ending is _skip:
                    text = text if tag.is_empty else _pass_over(pieces)
                elif not tag.is_empty:
                    endings.append(ending)
                elif ending is not None:
                    ending()
            if text:
                write(unescape(text) if "&" in text else text)
        self._end_paragraph()
        return resolve(self._frames[0].items)

    def _open_block(self, tag: Tag, index: int) -> _Ending:
        self._end_paragraph()
        if tag.name == "tr" and self._tables:
            self._tables[-1].rows.append([])
        outer = self._frames[-1].role
        role = self._role(tag, index, outer) if tag.role else outer
        if not (tag.is_framed or role != outer) or len(self._frames) >= _MAX_FRAMES:
            return self._end_paragraph
        frame = Frame(tag.name, tag.attributes.get("class", ""), role)
        self._frames.append(frame)
        if tag.name in _COUNTED:
            self._enter(frame, tag.name, tag.attributes)
        return self._close_frame

    def _enter(self, frame: Frame, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._tables.append(TableDraft())
        elif tag in ("td", "th"):
            if attributes:
                frame.span = (_span(attributes, "colspan"), _span(attributes, "rowspan"))
            self.writer.bold += tag == "th"
        elif tag == "pre":
            self.writer.keeps_breaks += 1
        elif tag in _INNER:
            self._inner += 1

    def _open_inline(self, tag: Tag, index: int, text: str) -> _Ending:
        writer, name = self.writer, tag.name
        if name == "br":
            writer.break_line(self._frames[-1].lines)
        elif name == "a" and "href" in tag.attributes:
            writer.open_link(tag.attributes["href"].strip())
            return writer.close_link
        elif name in ("b", "strong"):
            writer.bold += 1
            return self._close_bold
        elif name == "button":
            return self._open_button(tag, index)
        elif name == "sup" and not tag.is_empty and text.strip().isdigit() and self._tags[index + 1] == "/sup":
            writer.write(text.translate(_RAISED))  # else a note's number would lengthen a phone number
            return _skip
        elif "data-cfemail" in tag.attributes:
            self.hidden_mails += 1
            writer.write(decode_hidden_mail(tag.attributes["data-cfemail"]))
            return _skip
        return None

    def _open_button(self, tag: Tag, index: int) -> _Ending:
        """A button that opens a panel is the heading of it; others are no text of the page."""
        if any(frame.tag in HEADINGS or frame.tag == "summary" for frame in self._frames[-2:]):
            return None
        if not is_toggle(tag.attributes) and not self._is_before_panel(index):
            return _skip
        self._end_paragraph()
        self._frames.append(Frame("summary", role=self._frames[-1].role))
        return self._close_frame

    def _is_before_panel(self, index: int) -> bool:
        """Whether what follows a button's end is a block that a page's style opens and closes, or stands in one."""
        try:
            following = self._tags[self._tags.index("/button", index) + 1]
        except (ValueError, IndexError):
            return False
        if following[0] == "/":
            return False
        tag = read_tag(following, self._controlled)
        return tag.kind in ("plain", "block") and (
            is_toggle(tag.attributes) or is_toggle({"class": self._frames[-1].classes})
        )

    def _role(self, tag: Tag, index: int, outer: BlockRole) -> BlockRole:
        own = tag.role
        if own == "hidden":
            return "hidden"
        if own is None or outer in ("hidden", "navigation"):
            return outer
        if own in ("header", "footer", "aside") and outer == "footer":
            return outer
        if own in ("header", "footer") and tag.name == own and self._inner:
            return outer
        # A wrapper that holds the page's own heading is no navigation, whatever it is called.
        is_doubtful = own == "header" or (own == "navigation" and tag.name != "nav")
        return outer if is_doubtful and not tag.is_empty and self._holds_main(index) else own

    def _holds_main(self, index: int) -> bool:
        """Whether the page's main part or its heading is in the element that begins at a tag."""
        depth = 0
        for place in range(index, len(self._tags)):
            markup = self._tags[place]
            if markup[0] == "/":
                depth -= 1
            elif markup[-1] != "/":
                depth += 1
            if depth == 0:
                return False
            if markup.startswith(_MAIN) and place > index and markup.rstrip("/").partition(" ")[0] in _MAIN:
                return True
        return False

    def _close_bold(self) -> None:
        self.writer.bold = max(self.writer.bold - 1, 0)

    def _close_frame(self) -> None:
        frame = self._frames.pop()
        tag, writer = frame.tag, self.writer
        if writer.parts or writer.pending:
            writer.break_line(frame.lines)
        parent = self._frames[-1]
        if tag in _NAMED and not frame.items:
            if tag in HEADINGS:
                self._level = HEADINGS[tag]
            if frame.lines:
                level = HEADINGS.get(tag, min(self._level + 1, 6))
                parent.items.append(make_block("heading", tuple(frame.lines), (), level, None, frame.role))
            return
        if frame.lines:
            frame.take_lines(self._level)
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
        frame, writer = self._frames[-1], self.writer
        if writer.parts or writer.pending:
            writer.break_line(frame.lines)
        if frame.lines:
            frame.take_lines(self._level)


def _span(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "1").strip()
    return min(int(value), MAX_SPAN) if value.isdecimal() and (value != "0" or name == "rowspan") else 1


def _pass_over(pieces: Iterable[tuple[int, tuple[str, str]]]) -> str:
    """Go on to the end of an element; the text behind it is returned."""
    depth = 1
    for _, (markup, text) in pieces:
        if markup[0] == "/":
            depth -= 1
            if not depth:
                return text
        elif markup[-1] != "/":
            depth += 1
    return ""
