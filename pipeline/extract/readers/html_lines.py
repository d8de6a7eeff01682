"""The lines of a web page as they are written: white space collapsed, links and bold remembered."""

from __future__ import annotations

import re

from pipeline.domain.layout import Line, Link
from pipeline.extract.readers.html_texts import collapse

_ADDRESS = re.compile(r"(?:mailto|tel):/*([^?]+)", re.IGNORECASE)


class LineWriter:
    """Takes pieces of text and ends lines.

    Attributes:
        lines: All lines so far, numbered from 1.
        ended: The lines that ended since the last block.
        parts: The pieces of the line that has been begun; the first one is not blank.
        bold: How many open elements make text bold.
        keeps_breaks: How many open elements print line breaks as they are in the source.
        is_plain: Whether any of the line that has been begun is not bold.
        links: The links of that line: target, and the first and the last piece that each lies over.
        href: The target of the link that is open.
        is_tidy: Whether all pieces are as `tidy_texts` makes them.
    """

    __slots__ = ("_start", "bold", "ended", "href", "is_plain", "is_tidy", "keeps_breaks", "lines", "links", "parts")

    def __init__(self, *, is_tidy: bool) -> None:
        self.is_tidy = is_tidy
        self.lines: list[Line] = []
        self.ended: list[Line] = []
        self.parts: list[str] = []
        self.bold = 0
        self.keeps_breaks = 0
        self.is_plain = False
        self.links: list[tuple[str, int, int]] = []
        self.href = ""
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
        self.href, self._start = href, len(self.parts)

    def add_link(self, href: str, text: str) -> None:
        """Add a link that holds nothing but text, which is not blank."""
        start = len(self.parts)
        self.parts.append(text)
        if not self.bold:
            self.is_plain = True
        if href:
            self.links.append((href, start, start + 1))
        self.href = ""

    def close_link(self) -> None:
        """End the link."""
        if self.href:
            is_shown = any(not part.isspace() for part in self.parts[self._start :])
            if not is_shown and (shown := _ADDRESS.match(self.href)):
                self._add(collapse(shown.group(1)))  # a picture stands for the address
            self.links.append((self.href, self._start, len(self.parts)))
            self.href = ""

    def close_bold(self) -> None:
        """End text in bold."""
        self.bold = max(self.bold - 1, 0)

    def end_line(self) -> None:
        """End the line that has been begun, if any, unless nothing of it is seen."""
        parts, links = self.parts, self.links
        if not parts:
            return
        if text := parts[0].strip() if self.is_tidy and len(parts) == 1 else self.join_pieces(parts):
            placed = self._place_links(text) if links or self.href else ()
            line = Line(1, len(self.lines) + 1, text, None, (), placed, None, not self.is_plain)
            self.lines.append(line)
            self.ended.append(line)
        parts.clear()
        if links:
            links.clear()
        self._start = 0
        self.is_plain = False

    def make_line(self, text: str, href: str, *, is_bold: bool) -> tuple[Line, ...]:
        """Make a line of a text that stands by itself; none where nothing of it is seen.

        Args:
            text: The text.
            href: Where it leads to, if all of it is a link.
            is_bold: Whether it is printed in bold.
        """
        text = text.strip() if self.is_tidy else collapse(text)
        if not text:
            return ()
        links = (Link(href, 0, len(text)),) if href else ()
        line = Line(1, len(self.lines) + 1, text, None, (), links, None, is_bold)
        self.lines.append(line)
        return (line,)

    def join_pieces(self, parts: list[str]) -> str:
        """The text of pieces of a line."""
        text = parts[0] if len(parts) == 1 else "".join(parts)
        if not self.is_tidy:
            return collapse(text)
        return " ".join(text.split()) if "  " in text else text.strip()

    def _place_links(self, text: str) -> tuple[Link, ...]:
        parts, links = self.parts, self.links
        if self.href:  # it goes on in the next line
            links.append((self.href, self._start, len(parts)))
        if len(links) == 1 and links[0][1] == 0 and links[0][2] == len(parts):
            return (Link(links[0][0], 0, len(text)),)
        placed = []
        for href, start, end in links:
            inside = self.join_pieces(parts[start:end])
            found = text.find(inside) if inside else -1
            if found >= 0 and start and text.find(inside, found + 1) >= 0:  # the same words stand before the link
                found = text.find(inside, len(self.join_pieces(parts[:start])))
            if found >= 0:
                placed.append(Link(href, found, found + len(inside)))
        return tuple(placed)
