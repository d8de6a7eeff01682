"""Parts of a page in reading order, made into numbered lines; what each run of lines is, is told later.

Only when all pages are read is it known what the body size of the document is and what repeats on every page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.domain.layout import Box, Line, Link
from pipeline.extract.readers.aligned import part_aligned
from pipeline.extract.readers.bands import Part, arrange
from pipeline.extract.readers.combining import digits_differ
from pipeline.extract.readers.drop_caps import join_drop_caps
from pipeline.extract.readers.glued_words import part_glued
from pipeline.extract.readers.justified import join_spread
from pipeline.extract.readers.level_rules import take_level_tables
from pipeline.extract.readers.map_names import part_map_names
from pipeline.extract.readers.margins import part_margins
from pipeline.extract.readers.middled import level_middled
from pipeline.extract.readers.packed import PackedWords
from pipeline.extract.readers.pdf_words import turn_back
from pipeline.extract.readers.printed import PrintedWord, Strip, join_words, make_rows
from pipeline.extract.readers.ruled import Inset, inset_strip, take_insets
from pipeline.extract.readers.run_ins import part_bold_region, part_run_ins
from pipeline.extract.readers.shapes import has_detail
from pipeline.extract.readers.superscripts import level_superscripts
from pipeline.vocabulary import match_region

_REGION = re.compile(r"\bregion\b", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A run of lines (`text`), a table of cells of lines, labels with their values, a framed box of further drafts, or
    the names on a map.

    `angle` is that at which its lines run, in degrees; `is_margin` tells that they stand in the head or foot of a page.
    """

    kind: Literal["text", "table", "fields", "card", "map"]
    lines: list[Line] = field(default_factory=list)
    rows: list[list[list[Line]]] = field(default_factory=list)
    children: list[Draft] = field(default_factory=list)
    angle: int = 0
    is_margin: bool = False


@dataclass(slots=True)
class PageDrafter:
    """Numbers the lines of one page as they come in reading order.

    Args:
        page: Page number.
        width: Of the page, in points.
        height: Of the page, in points.
        links: Target and place of each link of the page.
        places: Where a word that was moved stands on the page, by its id.
        pages: The page that such a word stands on, by its id, where several are laid out as one.
    """

    page: int
    width: float
    height: float
    links: Sequence[tuple[str, Box]] = ()
    angle: int = 0
    lines: list[Line] = field(default_factory=list)
    places: dict[int, Box] = field(default_factory=dict)
    pages: dict[int, int] = field(default_factory=dict)

    def set_aside(self, words: Sequence[PrintedWord]) -> list[Draft]:
        """Number the lines of words that tell nothing more."""
        lines = [self._line(strip) for row in make_rows(words) for strip in row]
        return [Draft("map", lines)] if lines else []

    def draft(self, words: Sequence[PrintedWord], rects: Sequence[Box], angle: int) -> list[Draft]:
        """Lay out words that run at one angle, with the rules and boxes among them."""
        self.angle = angle
        words = level_superscripts(join_drop_caps(words))
        head, body, foot = part_margins(words, self.height if angle in (0, 180) else self.width)
        if head and _heads_body(head, body):
            head, body = [], [*head, *body]
        insets, rest = take_insets(rects, part_glued(join_words(body)), self.width, self.height)
        tables, rest = take_level_tables(rects, rest, insets)
        insets += tables
        strips, on_map = part_map_names(part_aligned(level_middled(join_spread(make_rows(rest)))))
        parts = arrange([*strips, *map(inset_strip, insets)])
        drafts = [*self._draft_margin(head), *self._draft_parts(parts), *self._draft_margin(foot)]
        return [*drafts, Draft("map", [self._line(strip) for strip in on_map])] if on_map else drafts

    def _draft_margin(self, words: Sequence[PrintedWord]) -> list[Draft]:
        lines = [self._line(strip) for row in make_rows(words) for strip in row]
        return [Draft("text", lines, angle=self.angle, is_margin=True)] if lines else []

    def _draft_parts(self, parts: Sequence[Part]) -> list[Draft]:
        drafts: list[Draft] = []
        for part in parts:
            if part.kind == "inset":
                drafts.extend(self._draft_inset(strip.inset) for strip in part.rows if isinstance(strip.inset, Inset))
            elif part.kind == "table" or part.kind == "fields":
                rows = [[[self._line(strip) for strip in cell] for cell in row] for row in part.cells]
                drafts.append(Draft(part.kind, rows=rows))
            else:
                for run in part_run_ins(part.rows):
                    drafts.append(Draft("text", [self._line(strip) for strip in run], angle=self.angle))
        return drafts

    def _draft_inset(self, inset: Inset) -> Draft:
        if inset.kind == "card":
            return Draft(
                "card", children=self._draft_parts(arrange(part_aligned(join_spread(make_rows(inset.rows[0][0])))))
            )
        seen: dict[int, list[Line]] = {}  # a cell that spans rows is numbered once
        return Draft("table", rows=[[self._cell(cell, seen) for cell in row] for row in inset.rows])

    def _cell(self, words: tuple[PrintedWord, ...], seen: dict[int, list[Line]]) -> list[Line]:
        if words and id(words[0]) not in seen:
            parts = arrange(part_aligned(join_spread(make_rows(words))))
            strips = [strip for part in parts for strip in (part.rows or [s for r in part.cells for c in r for s in c])]
            seen[id(words[0])] = [self._line(piece) for strip in strips for piece in part_bold_region(strip)]
        return seen[id(words[0])] if words else []

    def _line(self, strip: Strip) -> Line:
        texts, entries, position = [], [], 0
        for word in strip.words:
            box = Box(word.x0, word.top, word.x1, word.bottom)
            box = turn_back(box, self.angle, self.width, self.height) if self.angle > 0 else box
            box = self.places.get(id(word), box) if self.places else box
            printed = word.text if word.text.isascii() else unicodedata.normalize("NFC", word.text)
            end = position + len(printed)
            entries.append((position, end, box.x0, box.y0, box.x1, box.y1))
            texts.append(printed)
            position = end + 1
        text = " ".join(texts)
        box = turn_back(Box(strip.x0, strip.top, strip.x1, strip.bottom), self.angle, self.width, self.height)
        page, number = self.page, len(self.lines) + 1
        if self.pages:
            page = self.pages[id(strip.words[0])]
            number = 1 + sum(line.page == page for line in self.lines)
            box = Box(entries[0][2], box.y0, entries[-1][4], box.y1)
        line = Line(
            page,
            number,
            text,
            Box(round(box.x0, 2), round(box.y0, 2), round(box.x1, 2), round(box.y1, 2)),
            PackedWords(text, entries),
            self._links_at(entries) if self.links else (),
            round(strip.size, 1),
            strip.is_bold,
            *_second_reading(strip),
        )
        self.lines.append(line)
        return line

    def _links_at(self, entries: Sequence[tuple[int, int, float, float, float, float]]) -> tuple[Link, ...]:
        links = []
        for href, box in self.links:
            inside = [
                (start, end)
                for start, end, x0, y0, x1, y1 in entries
                if box.x0 <= (x0 + x1) / 2 <= box.x1 and box.y0 <= (y0 + y1) / 2 <= box.y1
            ]
            if inside:
                links.append(Link(href, inside[0][0], inside[-1][1]))
        return tuple(links)


def set_aside_turned(drafts: Sequence[Draft]) -> list[Draft]:
    """Take text that runs up or down at the side of a page for decoration, where it names no region and tells nothing.

    Else its words would end the list that goes on overleaf.
    """
    lines = [line for draft in drafts for line in draft.lines]
    is_plain = all(draft.kind == "text" for draft in drafts)
    if not is_plain or any(has_detail(line.text) or _names_region(line.text) for line in lines):
        return list(drafts)
    return [Draft("map", lines)]


def _heads_body(head: Sequence[PrintedWord], body: Sequence[PrintedWord]) -> bool:
    """Whether small type at the head of a page names the regions of what stands right below it, and is no margin.

    Names of several regions side by side may be set in, as on the labels of cards.
    """
    white = min((word.top for word in body), default=0.0) - max(word.bottom for word in head)
    strips = [strip for row in make_rows(head) for strip in row]
    begins = [word.x0 for word in body]
    near = strips[0].size if len(strips) > 1 else 1.0
    are_above = all(any(abs(strip.x0 - x0) < near for x0 in begins) for strip in strips)
    is_right_above = white < (2.0 if len(strips) > 1 else 1.0) * strips[0].size
    return is_right_above and are_above and all(_names_region(strip.text) for strip in strips)


def _names_region(text: str) -> bool:
    """Whether a line is the name of a region, or has the word in it.

    >>> _names_region("NORD"), _names_region("Region Nord: Norrbotten"), _names_region("Kontakter i regionerna")
    (True, True, False)
    """
    return match_region(text, is_fuzzy=False) is not None or _REGION.search(text) is not None


def _second_reading(strip: Strip) -> tuple[str | None, bool]:
    """What the other reading of a scan saw in a line, where it saw something else, and whether digits differ."""
    if all(word.other is None or word.other == word.text for word in strip.words):
        return None, False
    other = " ".join(word.text if word.other is None else word.other for word in strip.words)
    return " ".join(other.split()), any(map(digits_differ, strip.words))
