"""The lines of a web page as they are written: white space collapsed, links and bold remembered."""

from __future__ import annotations

import re

from pipeline.domain.layout import Line, Link
from pipeline.extract.readers.html_markup import unescape

_ADDRESS = re.compile(r"(?:mailto|tel):/*([^?]+)", re.IGNORECASE)
_UNPRINTED = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


class LineWriter:
    """Takes pieces of text and ends lines.

    Attributes:
        lines: All lines so far, numbered from 1.
        ended: The lines that ended since the last block.
        parts: The pieces of the line that has been begun; the first one is not blank.
        bold: How many open elements make text bold.
        keeps_breaks: How many open elements print line breaks as they are in the source.
        is_plain: Whether any of the line that has been begun is not bold.
    """

    __slots__ = ("_href", "_links", "_start", "bold", "ended", "is_plain", "keeps_breaks", "lines", "parts")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.ended: list[Line] = []
        self.parts: list[str] = []
        self.bold = 0
        self.keeps_breaks = 0
        self.is_plain = False
        self._links: list[tuple[str, int, int]] = []  # target, and the pieces that it lies over
        self._href = ""
        self._start = 0

    def write(self, text: str) -> None:
        """Add text to the line; where breaks are kept, each of them ends it."""
        *ended, text = text.split("\n") if self.keeps_breaks else (text,)
        for piece in ended:
            self._add(piece)
            self.end_line()
        self._add(text)

    def _add(self, text: str) -> None:
        if not text or text.isspace():
            if self.parts:
                self.parts.append(text)
            return
        self.parts.append(text)
        if not self.bold:
            self.is_plain = True

    def open_link(self, href: str) -> None:
        """Begin a link; it lies over what is written until it closes."""
        self._href, self._start = href, len(self.parts)

    def close_link(self) -> None:
        """End the link."""
        if self._href:
            if (shown := _ADDRESS.match(self._href)) and not "".join(self.parts[self._start :]).strip():
                self._add(shown.group(1))  # a picture stands for the address
            self._links.append((self._href, self._start, len(self.parts)))
            self._href = ""

    def close_bold(self) -> None:
        """End text in bold."""
        self.bold = max(self.bold - 1, 0)

    def end_line(self) -> None:
        """End the line that has been begun, if any, unless nothing of it is seen."""
        parts = self.parts
        if not parts:
            return
        text = collapse(parts[0] if len(parts) == 1 else "".join(parts))
        if text:
            links = self._place_links(text) if self._links or self._href else ()
            self.add_line(text, links, not self.is_plain)
        parts.clear()
        self._links.clear()
        self._start = 0
        self.is_plain = False

    def add_line(self, text: str, links: tuple[Link, ...], is_bold: bool) -> None:
        """Add a line that is whole."""
        line = Line(1, len(self.lines) + 1, text, None, (), links, None, is_bold)
        self.lines.append(line)
        self.ended.append(line)

    def _place_links(self, text: str) -> tuple[Link, ...]:
        if self._href:  # it goes on in the next line
            self._links.append((self._href, self._start, len(self.parts)))
        if len(self._links) == 1 and self._links[0][1:] == (0, len(self.parts)):
            return (Link(self._links[0][0], 0, len(text)),)
        placed = []
        for href, start, end in self._links:
            inside = collapse("".join(self.parts[start:end]))
            found = text.find(inside) if inside else -1
            if found >= 0 and start and text.find(inside, found + 1) >= 0:  # the same words stand before the link
                found = text.find(inside, len(collapse("".join(self.parts[:start]))))
            if found >= 0:
                placed.append(Link(href, found, found + len(inside)))
        return tuple(placed)


def collapse(text: str) -> str:
    """Text as a browser prints it: runs of white space are one blank, and what is never seen is left out."""
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join(_UNPRINTED.sub("", text).split())
    return unescape(text) if "&" in text else text
