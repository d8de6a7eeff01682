"""Leader dots in the image of a page (`Eva Ek ........ 070-174 06 05`), which models read as words of rubbish.

A dot is low and narrow, and nothing higher than it stands above or below it in its line; a leader is a row of such dots
at one distance. The dots are made white before the image is read; what they lead from and to is one row, and a word of
dots between them keeps it so.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from PIL import Image

from pipeline.domain.layout import Box
from pipeline.extract.readers.printed import PrintedWord
from pipeline.extract.readers.tilt import Turn

Pixels = np.ndarray
Dot = tuple[int, int, int, int]  # first and end of its rows and columns

_INK = 0.6  # of the shade of the paper
_LARGEST = 2.0  # points: a dot of type of 12 points measures one
_APART = 4.0  # points: letters of the same line reach nearer to a dot's height
_REACH = 9.0  # points from one dot to the next
_STEADY = 1.4  # how much wider or narrower than the usual one a distance may be
_LEAST_DOTS = 8
_SIGN = "....."  # what is read for a leader
_MOST_LOW = 0.03  # of a page: more is a picture made of dots


def blank_leaders(png: bytes, dpi: float) -> tuple[bytes, list[Box]]:
    """Give an image without the dots of its leaders.

    Args:
        png: A page, in grey.
        dpi: Its resolution.

    Returns:
        The image, as it was where it has no leader, and the boxes of its leaders in points.
    """
    with Image.open(io.BytesIO(png)) as image:
        grey = np.array(image.convert("L"))
    paper = int(np.median(grey))
    leaders = list(_find_leaders(grey < _INK * paper, dpi / 72))
    if not leaders:
        return png, []
    for first, end, left, right in (dot for leader in leaders for dot in leader):
        grey[max(0, first - 1) : end + 1, max(0, left - 1) : right + 1] = paper
    buffer = io.BytesIO()
    Image.fromarray(grey).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue(), [_box_around(leader, 72 / dpi) for leader in leaders]


def _box_around(leader: Sequence[Dot], point: float) -> Box:
    tops, ends = [dot[0] for dot in leader], [dot[1] for dot in leader]
    return Box(leader[0][2] * point, min(tops) * point, leader[-1][3] * point, max(ends) * point)


def drop_led_words(words: Sequence[PrintedWord], leaders: Sequence[Box]) -> list[PrintedWord]:
    """Leave out the words that a text layer has where the image has a leader."""
    return [word for word in words if not any(_is_within(word, leader) for leader in leaders)]


def lead_words(words: Sequence[PrintedWord], leaders: Sequence[Box], turn: Turn | None) -> list[PrintedWord]:
    """Put a word of dots where a leader stands between two words, which are of one row however far they are apart.

    Args:
        words: Of a page, when it lies level.
        leaders: As they lie on the page.
        turn: What brings the page level, where it lies askew.
    """
    read = list(words)
    for box in leaders:
        leader = PrintedWord(_SIGN, box.x0, box.y0, box.x1, box.y1, box.y1, 0.0)
        leader = turn.level_word(leader) if turn else leader
        beside = [word for word in words if abs(word.baseline - leader.bottom) < word.size / 2]
        before = max((word for word in beside if word.x0 < leader.x0), key=lambda word: word.x1, default=None)
        after = min((word for word in beside if word.x1 > leader.x1), key=lambda word: word.x0, default=None)
        if before and after and before.x1 < after.x0:
            x0, x1 = max(leader.x0, before.x1), min(leader.x1, after.x0)
            read.append(replace(before, text=_SIGN, x0=x0, x1=max(x0, x1), is_bold=False, is_open=False, other=None))
    return read


def _is_within(word: PrintedWord, leader: Box) -> bool:
    middle = (word.x0 + word.x1) / 2
    slack = word.size / 4  # a ruled line below the word that a scan broke into dots lies lower
    is_level = word.top - slack < leader.y0 and leader.y1 < word.bottom + slack
    return is_level and leader.x0 < middle < leader.x1


def _find_leaders(ink: Pixels, scale: float) -> Iterator[list[Dot]]:
    """Find rows of dots; `scale` is how many pixels a point has."""
    low = _find_low(ink, scale)
    if float(low.mean()) > _MOST_LOW:
        return
    found = _find_dots(low, round(_LARGEST * scale))
    rows: list[list[Dot]] = []
    latest: dict[int, list[Dot]] = {}  # the last row at each height, in points
    for dot in sorted((dot for dot in found if _is_alone(ink, dot)), key=lambda dot: (dot[2], dot[0])):
        height = round((dot[0] + dot[1]) / 2 / scale)
        near = (latest[at] for at in (height, height - 1, height + 1) if at in latest)
        row = next((row for row in near if _goes_on(row[-1], dot, scale)), None)
        if row is None:
            rows.append(row := [])
        row.append(dot)
        latest[height] = row
    yield from (part for row in rows if len(row) >= _LEAST_DOTS for part in _find_steady(row))


def _find_low(ink: Pixels, scale: float) -> Pixels:
    """The ink of which no more than a dot's height stands together, with none above or below it in its line."""
    height, apart = round(_LARGEST * scale), round(_APART * scale)
    above = np.cumsum(np.pad(ink, ((apart + 1, apart), (0, 0))), axis=0, dtype=np.int32)
    around = above[2 * apart + 1 :] - above[: -2 * apart - 1]
    return ink & (around <= height)


def _find_dots(low: Pixels, largest: int) -> Iterator[Dot]:
    """Join runs of ink that touch in rows below each other, and give those that are no larger than a dot."""
    open_: list[list[int]] = []
    for row in np.flatnonzero(low.any(axis=1)).tolist():
        bounds = np.flatnonzero(np.diff(np.pad(low[row].astype(np.int8), 1))).tolist()
        done = [dot for dot in open_ if dot[1] < row]
        yield from ((a, b, c, d) for a, b, c, d in done if max(b - a, d - c) <= largest)
        open_ = [dot for dot in open_ if dot[1] >= row]
        at = {dot[2]: dot for dot in open_}
        for left, right in zip(bounds[::2], bounds[1::2], strict=True):
            dot = next((at[x] for x in range(left - largest, right) if x in at and at[x][3] > left), None)
            if dot is None:
                open_.append([row, row + 1, left, right])
            else:
                dot[1:] = [row + 1, min(left, dot[2]), max(right, dot[3])]
    yield from ((a, b, c, d) for a, b, c, d in open_ if max(b - a, d - c) <= largest)


def _is_alone(ink: Pixels, dot: Dot) -> bool:
    """Whether no ink touches a dot: it is no end of a letter's stroke."""
    first, end, left, right = dot
    around = ink[max(0, first - 1) : end + 1, max(0, left - 1) : right + 1]
    return int(around.sum()) == int(ink[first:end, left:right].sum())


def _goes_on(last: Dot, dot: Dot, scale: float) -> bool:
    """Whether a dot may be the next one of a row: right of its last one, near, and as high."""
    return 0 < dot[2] - last[3] <= _REACH * scale and abs(dot[0] + dot[1] - last[0] - last[1]) <= 2 * scale


def _find_steady(row: list[Dot]) -> Iterator[list[Dot]]:
    """Give the parts of a row whose dots stand at one distance; what else is low there is of letters."""
    steps = [b[2] + b[3] - a[2] - a[3] for a, b in pairwise(row)]
    usual = sorted(steps)[len(steps) // 2]
    begin = 0
    for at, step in enumerate((*steps, 0), start=1):
        if not usual / _STEADY <= step <= usual * _STEADY:
            if at - begin >= _LEAST_DOTS:
                yield row[begin:at]
            begin = at
