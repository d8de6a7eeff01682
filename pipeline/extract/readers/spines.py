"""Text that runs up the page and names what stands beside it: it is read where it would stand upright.

In a cell of a ruled table it is that cell's. Names of regions up the side of a page are headings above what is theirs.

What stands beside one name begins where its coloured bar does; without bars, at the widest white between it and its
neighbours.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.domain.layout import Box
from pipeline.extract.readers.pdf_words import turn_back
from pipeline.extract.readers.printed import PrintedWord, Strip, make_rows
from pipeline.extract.readers.ruled import MAX_RECTS, find_frames, find_grids
from pipeline.vocabulary import match_region

_MIDDLE = 0.08  # of the height that the only name of a page stands in the middle of
_BAR = 4.0  # of the type size: a wider box is no bar behind a name
_SHARE = 0.7  # of the least white between neighbours, from which white above the first name ends what is above it
_THIN = 1.6  # points above what it heads that such a heading takes: a frame around both has it too


@dataclass(frozen=True, slots=True)
class Spine:
    """A name that runs up or down, and the place on the page that it takes."""

    strip: Strip
    box: Box


def take_spines(
    turned: Sequence[PrintedWord],
    angle: int,
    words: Sequence[PrintedWord],
    rects: Sequence[Box],
    width: float,
    height: float,
) -> list[tuple[PrintedWord, Box]]:
    """Make headings of the names of regions that run up at the left of what is theirs.

    Args:
        turned: The words of a page that run at an angle.
        angle: That angle.
        words: The words that stand upright.
        rects: Rules and boxes of the page.
        width: Of the page.
        height: Of the page.

    Returns:
        The words of the headings, right above what stands beside each name, with the place that each really has;
        nothing where other text runs so too, or names and what stands beside them do not part.
    """
    spines = [Spine(strip, _place(strip, angle, width, height)) for row in make_rows(turned) for strip in row]
    if not all(match_region(spine.strip.text, is_fuzzy=False) for spine in spines):
        return []
    spines.sort(key=lambda spine: spine.box.y0)
    edge = max(spine.box.x1 for spine in spines)
    if edge - min(spine.box.x0 for spine in spines) > 2 * spines[0].strip.size:
        return []  # in several columns
    beside = [word for word in words if word.x0 >= edge and word.bottom > spines[0].box.y0 - height / 4]
    bars = _find_bars(spines, words, rects)
    places = [spine.box for spine in spines]
    if bars:
        tops = _tops_of_bars(bars, beside)
    else:
        tops = _find_tops(places, _merge(beside)) if len(places) > 1 else _find_top(places[0], beside)
    if not tops:
        return []
    left = min(word.x0 for word in beside)
    return [
        heading
        for spine, top in zip(spines, tops, strict=True)
        for heading in _set_above(spine, angle, top, left, (width, height))
    ]


def stand_in_cells(
    turned: Sequence[PrintedWord],
    angle: int,
    words: Sequence[PrintedWord],
    rects: Sequence[Box],
    width: float,
    height: float,
) -> list[tuple[PrintedWord, Box]]:
    """Stand words that run up or down upright in the cells of ruled tables that hold nothing else.

    Args:
        turned: The words of a page that run at an angle.
        angle: That angle.
        words: The words that stand upright.
        rects: Rules and boxes of the page.
        width: Of the page.
        height: Of the page.

    Returns:
        The words within the cells, with the place that each really has; nothing where one of them stands elsewhere.
    """
    grids = find_grids(find_frames(rects, width, height)) if 0 < len(rects) <= MAX_RECTS else []
    cells = {cell for grid in grids for row in grid for cell in row if cell is not None}
    upright = [((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2) for word in words]
    free = [cell for cell in cells if not any(_holds(cell, x, y) for x, y in upright)]
    placed: list[tuple[PrintedWord, Box]] = []
    for strip in (strip for row in make_rows(turned) for strip in row):
        box = _place(strip, angle, width, height)
        cell = next((c for c in free if _holds(c, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)), None)
        if cell is None:
            return []
        placed.extend(_stand(strip, angle, cell, box, (width, height)))
    return placed


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x < box.x1 and box.y0 <= y < box.y1


def _stand(
    strip: Strip, angle: int, cell: Box, box: Box, page: tuple[float, float]
) -> Iterator[tuple[PrintedWord, Box]]:
    """The words of a strip side by side over the width of a cell, in the middle of where they are printed."""
    share = (cell.x1 - cell.x0) / len(strip.words)
    top = (box.y0 + box.y1 - strip.size) / 2
    for at, word in enumerate(strip.words):
        x0, bottom = cell.x0 + at * share, top + strip.size
        moved = replace(word, x0=x0, x1=x0 + share, top=top, bottom=bottom, baseline=bottom, is_open=False)
        yield moved, turn_back(Box(word.x0, word.top, word.x1, word.bottom), angle, *page)


def _place(strip: Strip, angle: int, width: float, height: float) -> Box:
    return turn_back(Box(strip.x0, strip.top, strip.x1, strip.bottom), angle, width, height)


def _merge(words: Sequence[PrintedWord]) -> list[tuple[float, float]]:
    """The stretches from the top down that words cover."""
    covered: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda word: word.top):
        if covered and word.top <= covered[-1][1]:
            covered[-1] = covered[-1][0], max(covered[-1][1], word.bottom)
        else:
            covered.append((word.top, word.bottom))
    return covered


def _find_bars(spines: Sequence[Spine], words: Sequence[PrintedWord], rects: Sequence[Box]) -> list[Box]:
    """The bar behind each name, which holds nothing else; nothing where one has none."""
    bars = []
    upright = [((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2) for word in words]
    for spine in spines:
        box, widest = spine.box, _BAR * spine.strip.size
        around = [
            rect
            for rect in rects
            if rect.x1 - rect.x0 < widest and _holds(rect, box.x0, box.y0) and _holds(rect, box.x1, box.y1)
        ]
        bar = min(around, key=lambda rect: rect.y1 - rect.y0, default=None)
        if bar is None or any(_holds(bar, x, y) for x, y in upright):
            return []
        bars.append(bar)
    return bars


def _tops_of_bars(bars: Sequence[Box], words: Sequence[PrintedWord]) -> list[float]:
    """Where what stands beside each bar begins; nothing where nothing does."""
    tops = [min((w.top for w in words if bar.y0 <= (w.top + w.bottom) / 2 < bar.y1), default=None) for bar in bars]
    found = [top for top in tops if top is not None]
    return found if len(found) == len(bars) else []


def _find_tops(places: Sequence[Box], covered: Sequence[tuple[float, float]]) -> list[float]:
    """Where what stands beside each name begins; nothing where no white parts two of them.

    It begins above the end of its name, and below the beginning of the one before.
    """
    gaps = [(below[0] - above[1], below[0]) for above, below in itertools.pairwise(covered)]
    below: list[float] = []
    for above, place in itertools.pairwise(places):
        start = max([above.y0, *below[-1:]])
        parting = max((gap for gap in gaps if start < gap[1] < place.y1), default=None)
        if parting is None:
            return []
        below.append(parting[1])
    if not below:
        return []
    widest = [white for white, top in gaps if top in below]
    first = [top for white, top in gaps if top < min(places[0].y1, below[0]) and white >= _SHARE * min(widest)]
    tops = [_choose_first([covered[0][0], *first], below, places, covered), *below]
    return tops if all(above < below for above, below in itertools.pairwise(tops)) else []


def _find_top(place: Box, words: Sequence[PrintedWord]) -> list[float]:
    """Where what stands beside the only name of a page begins: in the middle of it, and no other is named there."""
    strips = [strip for row in make_rows(words) for strip in row]
    if not words or any(match_region(strip.text, is_fuzzy=False) for strip in strips):
        return []
    covered = _merge(words)
    gaps = [(below[0] - above[1], below[0]) for above, below in itertools.pairwise(covered)]
    choice = [covered[0][0], *(top for white, top in gaps if top < place.y1 and white > strips[0].size)]
    off = {abs(_share(place, top, covered[-1][1]) - 0.5): top for top in choice}
    return [off[min(off)]] if min(off) < _MIDDLE else []


def _choose_first(
    choice: Sequence[float], below: Sequence[float], places: Sequence[Box], covered: Sequence[tuple[float, float]]
) -> float:
    """Where what stands beside the first name begins: its name stands as high in it as the others in theirs."""
    ends = [max(bottom for top, bottom in covered if top < end) for end in (*below, covered[-1][1] + 1)]
    shares = [_share(*each) for each in zip(places[1:], below, ends[1:], strict=True)]
    return min(choice, key=lambda top: abs(_share(places[0], top, ends[0]) - median(shares)))


def _share(place: Box, top: float, bottom: float) -> float:
    """How far down between two heights the middle of a name stands, from 0 to 1."""
    return ((place.y0 + place.y1) / 2 - top) / (bottom - top)


def _set_above(
    spine: Spine, angle: int, top: float, left: float, page: tuple[float, float]
) -> list[tuple[PrintedWord, Box]]:
    """The words of a name as a line right above what is its own."""
    placed = []
    for word in spine.strip.words:
        x0 = left + word.x0 - spine.strip.x0
        x1, bottom = x0 + word.x1 - word.x0, top - _THIN / 4
        moved = replace(word, x0=x0, x1=x1, top=top - _THIN, bottom=bottom, baseline=bottom, is_bold=True)
        placed.append((moved, turn_back(Box(word.x0, word.top, word.x1, word.bottom), angle, *page)))
    return placed
