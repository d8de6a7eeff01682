"""What a page, a text or a print is made of here: blocks in reading order, without a form yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 heads a part of the page, 3 an entry within it."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; several `lines` are parted by line breaks."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; an item that begins with `**` has a bold part that ends at the next `**`."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; a cell may have several lines."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms with what is said of each."""

    pairs: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A framed box; its first line is set as its title."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Markup:
    """A piece of a web page that has no counterpart in texts and prints."""

    html: str


Block = Heading | Para | Items | Table | Terms | Box | Markup
