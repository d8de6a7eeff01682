"""Walk a web page tag by tag, without recursion, into lines and blocks.

Text gathers in a line until a line break or the edge of a block element ends it; lines gather in a paragraph until a
block element begins or ends. What an element means is in `html_kinds`, what its tag says in `html_markup`, where it
opens and closes in `html_blocks`, what it becomes in `html_frames`. What most elements are, a link, cell or paragraph
of plain text, is read in one step; a page has thousands of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.domain.layout import Block
from pipeline.extract.readers.html_blocks import BlockWriter, Ending
from pipeline.extract.readers.html_frames import resolve
from pipeline.extract.readers.html_inside import are_parted, are_set_apart, find_end, role_inside
from pipeline.extract.readers.html_kinds import HEADINGS, decode_hidden_mail, is_line_apart, is_toggle
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
from pipeline.extract.readers.html_texts import collapse

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOLD = ("b", "strong")
_SUMMARY = Tag(FRAME, "summary", "/summary")


def _skip() -> None:
    """The ending of an element that is left out with all within it; it is told by identity and never called."""


class PageWalker(BlockWriter):
    """Reads the body of one page.

    Args:
        known: What tags say.
        is_tidy: Whether the texts are as `tidy_texts` makes them.
    """

    __slots__ = ("_known", "_tags", "hidden_mails")

    def __init__(self, known: KnownTags, *, is_tidy: bool) -> None:
        super().__init__(is_tidy=is_tidy)
        self.hidden_mails = 0
        self._known = known
        self._tags: Sequence[str] = ()

    def walk(self, tags: Sequence[str], texts: Sequence[str]) -> list[Block]:
        """Read all tags of a page, and the text that follows each one."""
        self._tags = tags
        known, parts, ended, end_paragraph = self._known, self.parts, self.ended, self.end_paragraph
        endings: list[Ending] = []
        push, pop = endings.append, endings.pop
        pieces = zip(map(known.__getitem__, tags), texts, range(1, len(tags) + 1), strict=True)
        for tag, text, following in pieces:
            act = tag.act
            if act == CLOSING:
                ending = pop()
                if ending is not None and (ending is not end_paragraph or parts or ended):
                    ending()
            elif act == LEAF:
                if parts or ended:
                    end_paragraph()
                if tags[following] == tag.closing:
                    self.add_leaf(tag, text)
                    _, text, _ = next(pieces)
                elif tags[following][:2] != "a " or not self._is_linked(tag, text, texts, following):
                    push(self.open_leaf(tag))
                else:
                    link, words, _ = next(pieces)
                    self.add_leaf(tag, words, read_target(tags[following], link))
                    next(pieces)
                    _, text, _ = next(pieces)
            elif act == LINK:
                if text and parts and not texts[following - 2] and self._is_set_apart(following - 1, text):
                    self.end_line()
                href = read_target(tags[following - 1], tag)
                if tags[following] == "/a" and text and not (self.keeps_breaks or text.isspace()):
                    self.add_link(href, text)
                    _, text, _ = next(pieces)
                else:
                    self.open_link(href)
                    push(self.close_link)
            elif act == BREAK:
                if parts:
                    self.end_line()
            elif act == INLINE:
                if text and parts and not texts[following - 2] and self._is_set_apart(following - 1, text):
                    self.end_line()
                if not tag.is_empty:
                    push(None)
            elif act <= ROW:
                if parts or ended:
                    end_paragraph()
                if act != PLAIN:
                    push(self._open_block(tag, following - 1) if act == FRAME else self.open_row())
                elif tags[following] == tag.closing and not (self.href or self.keeps_breaks):
                    self.add_paragraph(text)
                    _, text, _ = next(pieces)
                elif not tag.is_empty:
                    push(end_paragraph)
            elif (ending := self._open(tag, following - 1, text)) is not _skip:
                if not tag.is_empty:
                    push(ending)
            elif not tag.is_empty:
                text = self._skip_to_end(pieces, texts, following)
                if text and parts and tag.act == DROP and are_parted(parts[-1], text):
                    self.end_line()
            if text:
                if self.keeps_breaks or text.isspace():
                    self._write_around(text)
                else:
                    parts.append(text)
                    self.is_plain = self.is_plain or not self.bold
        self.end_paragraph()
        return resolve(self.frames[0])

    def _is_linked(self, tag: Tag, text: str, texts: Sequence[str], following: int) -> bool:
        """Whether an element holds nothing but words that are a link.

        Args:
            tag: The element's tag.
            text: What stands before the link.
            texts: The texts behind all tags.
            following: Where the link's tag stands among them.
        """
        tags = self._tags
        return (
            tags[following + 1] == "/a"
            and tags[following + 2] == tag.closing
            and not (text.strip() or texts[following + 1].strip() or self.href or self.keeps_breaks)
            and not texts[following].isspace()
            and texts[following] != ""
            and self._known[tags[following]].act == LINK
        )

    def _skip_to_end(self, pieces: Iterator[tuple[Tag, str, int]], texts: Sequence[str], following: int) -> str:
        """Leave out all within the element whose tag was read last, and give the text behind it."""
        end = find_end(self._tags, following - 1)
        deque(islice(pieces, end - following + 1), maxlen=0)
        return texts[end]

    def _write_around(self, text: str) -> None:
        """Write text whose line breaks count, or white space between elements, which begins no line."""
        if self.keeps_breaks:
            self.write(text)
        elif self.parts:
            self.parts.append(text)

    def _is_set_apart(self, index: int, text: str) -> bool:
        return are_set_apart(self._known, self._tags, index, self.parts[-1], text)

    def _open_block(self, tag: Tag, index: int) -> Ending:
        outer = self.frame.role
        if tag.role is None:
            return self.open_frame(tag, outer)
        role = role_inside(tag, outer, self._known, self._tags, index, is_part=self.inner > 0)
        return self.open_frame(tag, role)

    def _open(self, tag: Tag, index: int, text: str) -> Ending:
        return _skip if tag.act == DROP else self._open_inline(tag, index, text)

    def _open_inline(self, tag: Tag, index: int, text: str) -> Ending:
        name, attributes = tag.name, tag.attributes
        if attributes and is_line_apart(attributes):
            return self._open_line(tag)
        if name in _BOLD:
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

    def _open_line(self, tag: Tag) -> Ending:
        """An element that a style or a component sets on a line of its own."""
        self.end_line()
        if tag.name == "a":
            self.open_link(tag.attributes["href"].strip())
            return self._close_link_line
        self.bold += tag.name in _BOLD
        return self._close_bold_line if tag.name in _BOLD else self.end_line

    def _close_bold_line(self) -> None:
        self.end_line()
        self.close_bold()

    def _close_link_line(self) -> None:
        self.close_link()
        self.end_line()

    def _open_button(self, tag: Tag, index: int) -> Ending:
        """A button that opens a panel is the heading of it; others are no text of the page."""
        self.make_frame()
        if any(frame.tag.name in HEADINGS or frame.tag.name == "summary" for frame in self.frames[-2:]):
            return None
        if not is_toggle(tag.attributes) and not self._is_before_panel(index):
            return _skip
        self.end_paragraph()
        self.push_frame(_SUMMARY, self.frame.role)
        return self.close_innermost

    def _is_before_panel(self, index: int) -> bool:
        """Whether what follows a button's end is a block that a page's style opens and closes, or stands in one."""
        following = self._tags[find_end(self._tags, index) + 1]
        if following[0] == "/":
            return False
        tag = self._known[following]
        is_block = tag.act in (PLAIN, FRAME, ROW)
        return is_block and (is_toggle(tag.attributes) or is_toggle({"class": self.frame.tag.classes}))
