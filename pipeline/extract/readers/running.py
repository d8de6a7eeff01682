"""Running heads, feet and page numbers: what stands at the same place on many pages, with other digits at most.

Digits of a phone number are no such digits: tables that go on overleaf have a number at the same place of each page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.domain.layout import Line, Page

_EDGE = 0.035  # of the height of a page, that text leaves free
_ZONE = 0.1  # of the height of the page, at its top and at its foot
_DIGITS = re.compile(r"(?P<number>(?<!\d)(?:\+\d|0\d)[\d\s()/–-]{5,}\d)|\d+")
_PAGE_NUMBER = re.compile(r"(?:sida|sid\.?|s\.)?\s*\d{1,4}\s*(?:(?:av|/|\()\s*\d{1,4}\s*\)?)?", re.IGNORECASE)

Key = tuple[str, int]


def find_running_lines(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Page and number of each line that repeats from page to page.

    A line has to stand at the same height on at least three pages and two fifths of them, or on both of two pages where
    it is a page number, or small type at the very edge, as what a browser prints around a page is. Above all else on
    two pages it is a title on the first of them.
    """
    counts: Counter[Key] = Counter(key for page in pages for key in {_key(line, page) for line in _zone_lines(page)})
    least = max(3, 0.4 * len(pages))
    found = set()
    titles: set[Key] = set()
    for page in pages:
        small = _small_type(page)
        for line in _zone_lines(page):
            count = counts[_key(line, page)]
            is_number = _PAGE_NUMBER.fullmatch(line.text.strip()) is not None
            is_edge = ((line.size or 0.0) < small and _is_outermost(line, page)) or _is_at_edge(line, page)
            is_again = _key(line, page) in titles
            if count >= least or ((is_number or is_edge or is_again) and count >= 2 and count >= 0.4 * len(pages)):
                found.add((line.page, line.number))
            elif _is_topmost(line, page):
                titles.add(_key(line, page))
    return found


def _small_type(page: Page) -> float:
    """The size below which type is smaller than most lines of a page."""
    sizes = sorted(line.size or 0.0 for line in page.lines)
    return 0.9 * sizes[len(sizes) // 2] if sizes else 0.0


def _is_at_edge(line: Line, page: Page) -> bool:
    """Whether a line stands so near the edge that no text does, as what a browser prints around a page."""
    edge = _EDGE * page.height
    return line.box is not None and (line.box.y1 < edge or line.box.y0 > page.height - edge)


def _is_outermost(line: Line, page: Page) -> bool:
    """Whether no line of a page stands further up, or none further down."""
    boxes = [other.box for other in page.lines if other.box is not None]
    box = line.box
    if box is None:
        return False
    return box.y0 <= min(b.y0 for b in boxes) + 1 or box.y1 >= max(b.y1 for b in boxes) - 1


def _is_topmost(line: Line, page: Page) -> bool:
    return line.box is not None and line.box.y0 <= min(other.box.y0 for other in page.lines if other.box is not None)


def _zone_lines(page: Page) -> Iterable[Line]:
    for line in page.lines:
        if line.box is not None and page.height:
            middle = (line.box.y0 + line.box.y1) / 2
            if middle < _ZONE * page.height or middle > (1 - _ZONE) * page.height:
                yield line


def _key(line: Line, page: Page) -> Key:
    top = line.box.y0 if line.box else 0.0
    text = _DIGITS.sub(lambda found: found["number"] or "#", line.text)
    return ("#" if _PAGE_NUMBER.fullmatch(line.text.strip()) else text, round(top / 3))
