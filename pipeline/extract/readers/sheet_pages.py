"""Sheets of a spreadsheet whose columns print on pages of their own: put side by side again, and read as one page.

A page hangs on another where each of its lines stands level with a row there, and is a mail or number that the other
has none of, the head of that column, or what reached over from the cell before. Pages of names hang so on one of
regions, where such a page follows. They come down the sheet first and then over, or over and then down.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.domain.layout import Box, Line, Page
from pipeline.extract.readers.drafts import PageDrafter
from pipeline.extract.readers.pages import ReadPage
from pipeline.extract.readers.pdf_words import PrintedPage
from pipeline.extract.readers.printed import PrintedWord
from pipeline.extract.readers.shapes import has_detail
from pipeline.vocabulary import match_region

_LEVEL = 1.0  # points between lines of one row
_LEAST_ROWS = 3  # of pages that tell no mail or number
_LONGEST = 60  # characters of a cell on such a page
_MOST_BROKEN = 2  # lines of a page that end in a full stop or a hyphen, as those of running text do
_MOST_PAGES = 60  # of a document that is looked through
_REACHED = 4  # characters of what reached over from the cell before


def join_sheets(read: Sequence[ReadPage], reread: Callable[[int], PrintedPage]) -> list[ReadPage]:
    """Give the pages of a document, with those that are parts of one sheet laid out as one.

    Args:
        read: The pages as read one by one.
        reread: What is printed on a page, by its number.
    """
    joined = list(read)
    pages = [page.page for page in read]
    for places in find_sheets(pages) if len(pages) <= _MOST_PAGES else ():
        drafted = _draft_sheet([pages[at] for at in places], reread)
        for at, page in zip(places, drafted, strict=True):
            joined[at] = replace(page, notes=read[at].notes)
    return joined


def find_sheets(pages: Sequence[Page]) -> list[tuple[int, ...]]:
    """Give the pages that stand side by side on a sheet, from left to right, by their places in the document."""
    found: list[tuple[int, ...]] = []
    start = 0
    while start < len(pages) - 1:
        ways = [_hang_down(pages, start, down) for down in range(1, (len(pages) - start) // 2 + 1)]
        best = max(ways, key=lambda way: sum(map(len, way)))
        found.extend(tuple(group) for group in best)
        start += sum(map(len, best)) or 1
    return found


def _hang_down(pages: Sequence[Page], start: int, down: int) -> list[list[int]]:
    """Give the groups of pages side by side, if so many stand below each other; none where the first ones do not."""
    groups = [[start + row] for row in range(down)]
    told = 1  # pages across up to the last that tells mails or numbers
    while (nexts := [group[-1] + down for group in groups])[-1] < len(pages):
        if not all(_hangs([pages[at] for at in group], pages[at]) for group, at in zip(groups, nexts, strict=True)):
            break
        for group, at in zip(groups, nexts, strict=True):
            group.append(at)
        told = len(groups[0]) if any(_tells(pages[at].lines) for at in nexts) else told
    return [group[:told] for group in groups] if told > 1 else []


def _hangs(left: Sequence[Page], page: Page) -> bool:
    if any(len(line.text) > _LONGEST for line in page.lines):
        return False
    if sum(line.text.endswith((".", "-")) for line in page.lines) > _MOST_BROKEN:
        return False
    beside = [line for other in left for line in other.lines]
    if not beside or not page.lines or any(_size(other) != _size(page) for other in (*left, page)):
        return False
    if left[-1].is_scan or page.is_scan or not _are_level(page.lines, beside):
        return False
    rows = _by_row(beside)
    own = [line for line in page.lines if not _reaches_over(line, rows)]
    if not _tells(own):
        return _hangs_plainly(left[-1].lines, own)
    first = min(line.box.y0 for line in own if line.box is not None)
    cells = [line for line in own if line.box is not None and line.box.y0 > first + _LEVEL]
    if not cells or not all(has_detail(line.text) for line in cells):
        return False
    return not any(_has_mail(beside) if "@" in line.text else _has_number(beside) for line in cells)


def _are_level(lines: Sequence[Line], beside: Sequence[Line]) -> bool:
    """Whether lines stand level with rows; a second number may stand below the first where nothing is beside it."""
    rows = {round(line.box.y1) + by for line in beside if line.box is not None for by in (-1, 0, 1)}
    places = [(line, line.box, line.box is not None and round(line.box.y1) in rows) for line in lines]
    starts = {round(box.x0) for _, box, is_level in places if is_level and box is not None}
    below = [(line, box) for line, box, is_level in places if not is_level]
    are_further = all(box is not None and round(box.x0) in starts and has_detail(line.text) for line, box in below)
    return are_further and 3 * len(below) <= len(lines)


def _hangs_plainly(left: Sequence[Line], own: Sequence[Line]) -> bool:
    """Whether pages without mails and numbers have the same rows of short cells, and the right one names no region."""
    if _tells(left) or len(_tops(own)) < _LEAST_ROWS or not _are_level(left, own):
        return False
    are_short = all(len(line.text) <= _LONGEST for line in (*left, *own))
    return are_short and not any(match_region(line.text, is_fuzzy=False) for line in own)


def _size(page: Page) -> tuple[int, int]:
    return round(page.width), round(page.height)


def _tops(lines: Sequence[Line]) -> set[int]:
    return {round(line.box.y0) for line in lines if line.box is not None}


def _by_row(lines: Sequence[Line]) -> dict[int, list[Line]]:
    """Lines by where they end, in whole points from the top of the page."""
    rows: dict[int, list[Line]] = {}
    for line in lines:
        if line.box is not None:
            rows.setdefault(round(line.box.y1), []).append(line)
    return rows


def _reaches_over(line: Line, rows: dict[int, list[Line]]) -> bool:
    """Whether a line is the end of a text in its row on the pages before."""
    if line.box is None or len(line.text) < _REACHED:
        return False
    near = (rows.get(round(line.box.y1) + by, ()) for by in (-1, 0, 1))
    return any(line.text in other.text for others in near for other in others)


def _tells(lines: Sequence[Line]) -> bool:
    return any(has_detail(line.text) for line in lines)


def _has_mail(lines: Sequence[Line]) -> bool:
    return any("@" in line.text for line in lines)


def _has_number(lines: Sequence[Line]) -> bool:
    return any(has_detail(line.text) and "@" not in line.text for line in lines)


def _draft_sheet(pages: Sequence[Page], reread: Callable[[int], PrintedPage]) -> list[ReadPage]:
    """Lay pages out as one, each right of the one before; every line keeps its page and its place there."""
    width, height = pages[0].width, pages[0].height
    drafter = PageDrafter(pages[0].number, width * len(pages), height)
    words: list[PrintedWord] = []
    aside: list[PrintedWord] = []
    for at, page in enumerate(pages):
        before = _by_row([line for other in pages[:at] for line in other.lines])
        repeated = [line.box for line in page.lines if line.box is not None and _reaches_over(line, before)]
        for word in reread(page.number).words.get(0, ()):
            box = Box(word.x0, word.top, word.x1, word.bottom)
            (aside if any(_is_within(box, other) for other in repeated) else words).append(word)
            drafter.places[id(word)], drafter.pages[id(word)] = box, page.number
            word.x0, word.x1 = word.x0 + at * width, word.x1 + at * width
    drafts = [*drafter.draft(words, (), 0), *drafter.set_aside(aside)]
    lines = {page.number: tuple(line for line in drafter.lines if line.page == page.number) for page in pages}
    return [
        ReadPage(Page(page.number, lines[page.number], width, height), drafts if page is pages[0] else [])
        for page in pages
    ]


def _is_within(box: Box, line: Box) -> bool:
    return line.x0 - 1 <= box.x0 and box.x1 <= line.x1 + 1 and abs(box.y1 - line.y1) <= _LEVEL
