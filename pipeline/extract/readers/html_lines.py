"""The lines of a web page as they are written: white space collapsed, links and bold remembered."""

from __future__ import annotations

import re

from pipeline.domain.layout import Line, Link

_line, _link = Line, Link
_UNPRINTED = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


class LineWriter:
    """Takes pieces of text and ends lines.

    Attributes:
        lines: All lines so far, numbered from 1.
        bold: How many open elements make text bold.
        keeps_breaks: How many open elements print line breaks as they are in the source.
        parts: The pieces of the line that has been begun.
        pending: Lines that have ended, and wait for whoever ends the next one.
    """

    __slots__ = ("_href", "_href_start", "_is_plain", "_links", "bold", "keeps_breaks", "lines", "parts", "pending")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.bold = 0
        self.keeps_breaks = 0
        self.pending: list[Line] = []
        self.parts: list[str] = []
        self._links: list[tuple[str, int, int]] = []
        self._href = ""
        self._href_start = 0
        self._is_plain = False

    def write(self, text: str) -> None:
        """Add text to the line."""
        if self.keeps_breaks and "\n" in text:
            *ended, text = text.split("\n")
            for piece in ended:
                self.write(piece)
                self.break_line(self.pending)
        if text.isspace():
            if self.parts:
                self.parts.append(text)
            return
        self.parts.append(text)
        if not self.bold:
            self._is_plain = True

    def open_link(self, href: str) -> None:
        """Begin a link; it lies over what is written until it closes."""
        self._href, self._href_start = href, len(self.parts)

    def close_link(self) -> None:
        """End the link."""
        if self._href:
            self._links.append((self._href, self._href_start, len(self.parts)))
            self._href = ""

    def break_line(self, lines: list[Line]) -> None:
        """End the line and add it to `lines`, unless it is blank."""
        if self.pending:
            lines.extend(self.pending)
            self.pending = []
        if not self.parts:
            return
        text = _collapse(self.parts)
        if text:
            if self._href:
                self._links.append((self._href, self._href_start, len(self.parts)))
            links = self._place_links(text) if self._links else ()
            line = _line(1, len(self.lines) + 1, text, None, (), links, None, not self._is_plain)
            self.lines.append(line)
            lines.append(line)
        self.parts.clear()
        self._links.clear()
        self._href_start = 0
        self._is_plain = False

    def _place_links(self, text: str) -> tuple[Link, ...]:
        if len(self._links) == 1 and self._links[0][1:] == (0, len(self.parts)):
            return (_link(self._links[0][0], 0, len(text)),)
        placed = []
        for href, start, end in self._links:
            inside = _collapse(self.parts[start:end])
            found = text.find(inside) if inside else -1
            if found >= 0 and start and text.find(inside, found + 1) >= 0:  # the same words stand before the link
                found = text.find(inside, len(_collapse(self.parts[:start])))
            if found >= 0:
                placed.append(_link(href, found, found + len(inside)))
        return tuple(placed)


def _collapse(parts: list[str]) -> str:
    """Text as a browser prints it: runs of white space are one blank, and what is never seen is left out."""
    text = " ".join((parts[0] if len(parts) == 1 else "".join(parts)).split())
    return text if text.isprintable() else " ".join(_UNPRINTED.sub("", text).split())
