"""One layout model for every kind of document: page, block, line, word, each with its place.

Every reader (PDF, scan, web page, text, slides) fills it and every extractor reads it. The text in it is verbatim:
what is printed, before any repair. Lines are numbered from 1 within their page in reading order; for a text file a
line is a line of the file. Places are (page, line, characters within the line). Boxes are in PDF points with the
origin at the top left of the page; text and web pages have none.

The types are structs of msgspec and not dataclasses: readers make them by the thousand, and a frozen dataclass takes
fifteen times as long to make. `msgspec.structs.replace` changes them. None can hold itself, so none is tracked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

BlockKind = Literal[
    "heading",  # its text names what follows; `level` 1 (largest) to 6
    "paragraph",  # one or more lines of running text, or a group of short lines that stand together
    "list",  # children are items
    "item",
    "table",  # children are rows
    "row",  # children are cells; spanned cells are repeated in each row that they cover
    "cell",  # `label` is its column header (and row header), where there is one
    "definitions",  # children are terms and definitions, alternating
    "term",
    "definition",  # `label` is its term
    "card",  # a container that the document itself marks as one unit (article, vcard, framed box)
    "section",  # a container with a heading of its own (section, details, accordion panel)
    "mark",  # stray marks from drawings and scans, set aside but kept
]
BlockRole = Literal["main", "header", "footer", "navigation", "aside", "running_head", "map", "hidden"]


class Box(Struct, frozen=True, gc=False):
    """A rectangle on the page, in points from its top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


class Word(Struct, frozen=True, gc=False):
    """A word of a line: characters `start` to `end` of the line's text, and its box where there is one."""

    text: str
    start: int
    end: int
    box: Box | None = None


class Link(Struct, frozen=True, gc=False):
    """A hyperlink over characters `start` to `end` of a line (`mailto:`, `tel:` or a URL, as printed)."""

    href: str
    start: int
    end: int


class Line(Struct, frozen=True, gc=False):
    """One printed line.

    Attributes:
        page: Page number, from 1.
        number: Line number on the page, from 1, in reading order.
        text: What is printed, verbatim.
        box: Its rectangle, where the document has geometry.
        words: Its words in order, where the document has geometry; else empty.
        links: Hyperlinks in it.
        size: Type size in points, where known.
        bold: Whether it is set in bold (or `<b>`, `<strong>`, `<th>`).
        alternative: What a second reading (OCR by another model) saw here, where there is one.
        digits_differ: Whether two readings of this line disagree on a digit.
        offset: Where `text` starts within the printed line. A cell of a table in a text file is a part of a line of
            that file: it has the line's number, and `offset` is to be added to characters counted in `text`.
    """

    page: int
    number: int
    text: str
    box: Box | None = None
    words: Sequence[Word] = ()
    links: tuple[Link, ...] = ()
    size: float | None = None
    bold: bool = False
    alternative: str | None = None
    digits_differ: bool = False
    offset: int = 0


class Block(Struct, frozen=True, gc=False):
    """A unit of layout: its own lines, and the blocks within it, in reading order.

    A block has lines or children, not both; `kind` and `label` are explained at `BlockKind`. `span` is how many columns
    a cell covers.
    """

    kind: BlockKind
    lines: tuple[Line, ...] = ()
    children: tuple[Block, ...] = ()
    level: int = 0
    label: str | None = None
    role: BlockRole = "main"
    span: int = 1

    @property
    def text(self) -> str:
        """Its lines and those of the blocks within it, joined with newlines."""
        return "\n".join(line.text for line in self.all_lines())

    def all_lines(self) -> Iterator[Line]:
        """Its own lines, then those of the blocks within it, in reading order."""
        yield from self.lines
        for child in self.children:
            yield from child.all_lines()


class Page(Struct, frozen=True, gc=False):
    """One page: its size in points (0 where it has none) and all its lines, set aside ones included."""

    number: int
    lines: tuple[Line, ...]
    width: float = 0.0
    height: float = 0.0
    is_scan: bool = False


class Hint(Struct, frozen=True, gc=False):
    """Something that the document says of itself outside its text, such as `<meta name="date">` or `<time>`.

    `kind` is `modified`, `published`, `time`, `language`, `title`, `canonical_url` or another that a reader knows.
    """

    kind: str
    value: str


class Note(Struct, frozen=True, gc=False):
    """What a reader assumed or could not do, for the record: `code` such as `encoding`, `ocr`, `page_unreadable`.

    `is_loss` tells that something printed could not be read (it then goes to `quarantine`).
    """

    code: str
    detail: str
    page: int | None = None
    line: int | None = None
    is_loss: bool = False


class Document(Struct, frozen=True, gc=False):
    """A document as read: pages with all their lines, and blocks that group the same lines by structure."""

    media_type: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    hints: tuple[Hint, ...] = ()
    notes: tuple[Note, ...] = ()

    def lines(self) -> Iterator[Line]:
        """All lines of all pages in order."""
        for page in self.pages:
            yield from page.lines

    @property
    def text(self) -> str:
        """All lines joined with newlines."""
        return "\n".join(line.text for line in self.lines())
