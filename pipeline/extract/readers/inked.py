"""What the ink of a scan shows besides letters: the rules of its tables, and dark bars with light letters in them.

Rules part the cells of a table on paper as they do in a print that was never scanned. Light letters on a dark ground
are turned to dark ones on light, since tesseract leaves them out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from PIL import Image

from pipeline.domain.layout import Box
from pipeline.extract.readers.broken_rules import mend_level_rules
from pipeline.extract.readers.printed import PrintedWord
from pipeline.extract.readers.tilt import Turn

Pixels = np.ndarray

_RULE_DPI = 150.0  # at which rules are looked for
_LONG = 30.0  # points: letters have no straight ink of that length
_LEVEL = 60.0  # points of a level rule: the feet of letters may stand so close to each other
_SOLID = 0.9  # of that length is ink
_DARKER = 20  # shades, of 255, that a rule is darker than the ground beside it
_BESIDE = 5  # pixels from its middle
_THICK = 3.0  # points: more is a bar
_GAP = 2  # pixels within a rule
_NEAR = 0.5  # of the type size: a mark so near a rule is one
_BLOCK = 2.0  # points: squares in which a dark ground is looked for
_DARK = 0.58  # of the shade of the paper
_LEAST = (7.0, 16.0)  # points: height and width of a bar
_FILLED = 0.75  # of a bar's squares are dark
_AS_WIDE = 0.6  # of a bar's width that each row of it is dark
_EVEN = 0.95  # of what is dark of its fullest row, in the first and the last of them
_LARGEST = 0.3  # of the page: more is a picture
_MOST_GREY = 0.3  # of the pixels of a bar that are neither dark nor light: more is a picture


def find_rules(png: bytes, dpi: float, turn: Turn | None = None) -> list[Box]:
    """Find the straight rules of a scanned page.

    Args:
        png: The page, in grey.
        dpi: Its resolution.
        turn: What brings it level, where it lies askew.

    Returns:
        Thin boxes, in points from the top left of the page when it lies level.
    """
    with Image.open(io.BytesIO(png)) as image:
        page = image.convert("L")
    page = page.reduce(max(1, round(dpi / _RULE_DPI)))
    if turn is not None:
        page = page.rotate(turn.angle, Image.Resampling.BILINEAR, fillcolor=255)
    grey = np.asarray(page, dtype=np.int16)
    scale = 72 / dpi * max(1, round(dpi / _RULE_DPI))
    level = [Box(x0, y0, x1, y1) for y0, y1, x0, x1 in _find_runs(_find_ridges(grey), scale) if x1 - x0 >= _LEVEL]
    upright = [Box(x0, y0, x1, y1) for x0, x1, y0, y1 in _find_runs(_find_ridges(grey.T), scale)]
    return [*mend_level_rules(level, upright), *upright]


def _find_ridges(grey: Pixels) -> Pixels:
    """Where an image is darker than right above and below, whatever ground that is."""
    ridges = np.zeros(grey.shape, dtype=bool)
    middle = grey[_BESIDE:-_BESIDE] + _DARKER
    ridges[_BESIDE:-_BESIDE] = (middle < grey[: -2 * _BESIDE]) & (middle < grey[2 * _BESIDE :])
    return ridges


def _find_runs(ink: Pixels, scale: float) -> Iterator[tuple[float, float, float, float]]:
    """Where long runs of ink along the rows of an image begin and end, across and along, in points."""
    window = round(_LONG / scale)
    if ink.shape[1] <= window:
        return
    sums = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    solid = sums[:, window:] - sums[:, :-window] >= _SOLID * window
    rules: list[list[int]] = []  # first and last row, first and last column
    for row in np.flatnonzero(solid.any(axis=1)):
        bounds = np.flatnonzero(np.diff(np.pad(solid[row].astype(np.int8), 1)))
        for start, end in zip(bounds[::2].tolist(), (bounds[1::2] + window - 1).tolist(), strict=True):
            for rule in rules:
                if row - rule[1] <= _GAP and start <= rule[3] + _GAP and end >= rule[2] - _GAP:
                    rule[1:] = [int(row), min(start, rule[2]), max(end, rule[3])]
                    break
            else:
                rules.append([int(row), int(row), start, end])
    for first, last, start, end in rules:
        if (last + 1 - first) * scale <= _THICK:
            middle, blank = (first + last + 1) / 2 * scale, (1 - _SOLID) * _LONG
            yield middle - 0.25, middle + 0.25, start * scale + blank, end * scale - blank


def drop_read_rules(words: list[PrintedWord], rules: list[Box]) -> list[PrintedWord]:
    """Leave out the words that a model read where a rule is drawn: marks without a letter or digit."""
    marks = [word for word in words if not any(map(str.isalnum, word.text))]
    read = {id(word) for word in marks if any(_lies_on(word, rule) for rule in rules)}
    return [word for word in words if id(word) not in read] if read else words


def _lies_on(word: PrintedWord, rule: Box) -> bool:
    reach = _NEAR * word.size
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return rule.x0 - reach < x < rule.x1 + reach and rule.y0 - reach < y < rule.y1 + reach


def turn_dark(png: bytes, dpi: float) -> bytes:
    """Give an image whose dark bars with light letters are light ones with dark letters.

    Args:
        png: A page, in grey.
        dpi: Its resolution.

    Returns:
        The image, as it was where it has no such bar.
    """
    with Image.open(io.BytesIO(png)) as image:
        grey = np.array(image.convert("L"))
    side = max(1, round(_BLOCK * dpi / 72))
    rows, columns = grey.shape[0] // side, grey.shape[1] // side
    if not rows or not columns:
        return png
    squares = grey[: rows * side, : columns * side].reshape(rows, side, columns, side).mean(axis=(1, 3))
    paper = float(np.median(squares))
    dark = squares < _DARK * paper
    tried = [(bar, _trim(dark, bar)) for bar in _find_bars(dark)]  # a title may reach into it from above
    found = (next((bar for bar in ways if _is_bar(grey, dark, bar, side, paper)), None) for ways in tried)
    bars = [bar for bar in found if bar is not None]
    for bar in bars:
        _turn(grey, dark, bar, side, paper)
    if not bars:
        return png
    buffer = io.BytesIO()
    Image.fromarray(grey).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _turn(grey: Pixels, dark: Pixels, bar: Bar, side: int, paper: float) -> None:
    """Make the ground of a bar white, with the squares around it, which its edges cut, and its letters black."""
    first, end, left, right = bar
    ground = float(np.median(grey[first * side : end * side, left * side : right * side]))
    held = np.zeros((dark.shape[0] + 2, dark.shape[1] + 2), dtype=bool)
    for row, start, stop in _spans(dark, bar):
        held[row + 1, start + 1 : stop + 1] = True
    core = ~_widen(~held)
    rim = (_widen(held) & ~core)[1:-1, 1:-1]
    for row, column in np.argwhere(rim).tolist():
        grey[row * side : (row + 1) * side, column * side : (column + 1) * side] = 255
    for row, column in np.argwhere(core[1:-1, 1:-1]).tolist():
        part = grey[row * side : (row + 1) * side, column * side : (column + 1) * side]
        part[:] = np.clip(255 * (paper - part.astype(np.float32)) / max(paper - ground, 1.0), 0, 255).astype(np.uint8)


def _widen(squares: Pixels) -> Pixels:
    """The squares and those that touch them."""
    wide = squares.copy()
    wide[:, 1:] |= squares[:, :-1]
    wide[:, :-1] |= squares[:, 1:]
    high = wide.copy()
    high[1:] |= wide[:-1]
    high[:-1] |= wide[1:]
    return high


Bar = tuple[int, int, int, int]  # first and end of its rows and columns, in squares


def _find_bars(dark: Pixels) -> list[Bar]:
    """The boxes around dark runs of squares that stand below each other."""
    bars: list[list[int]] = []
    least = round(_LEAST[1] / _BLOCK)
    for row in np.flatnonzero(dark.any(axis=1)).tolist():
        bounds = np.flatnonzero(np.diff(np.pad(dark[row].astype(np.int8), 1))).tolist()
        runs: list[list[int]] = []
        for start, end in zip(bounds[::2], bounds[1::2], strict=True):
            if runs and start - runs[-1][1] <= _GAP:
                runs[-1][1] = end
            else:
                runs.append([start, end])
        for start, end in runs:
            if end - start < least:
                continue
            for bar in bars:
                is_near = row - bar[1] <= _GAP and start < bar[3] and end > bar[2]
                if is_near and (row <= bar[1] or _goes_on(dark[row], start, end, bar)):
                    bar[1:] = [row + 1, min(start, bar[2]), max(end, bar[3])]
                    break
            else:
                bars.append([row, row + 1, start, end])
    return [(first, end, left, right) for first, end, left, right in bars if (end - first) * _BLOCK >= _LEAST[0]]


def _goes_on(row: Pixels, start: int, end: int, bar: list[int]) -> bool:
    """Whether a dark run below a row of white is the bar's and no line of text: as wide, and filled."""
    return end - start >= _AS_WIDE * (bar[3] - bar[2]) and bool(row[start:end].mean() >= _SOLID)


def _trim(dark: Pixels, bar: Bar) -> Bar:
    """The box of a bar without the rows and columns at its edges that are less dark than its own: a title's letters."""
    first, end, left, right = bar
    filled = dark[first:end, left:right].mean(axis=1)
    rows = np.flatnonzero(filled >= _EVEN * filled.max())
    first, end = first + int(rows[0]), first + int(rows[-1]) + 1
    columns = np.flatnonzero(dark[first:end, left:right].mean(axis=0) >= _AS_WIDE)
    if not len(columns) or (end - first) * _BLOCK < _LEAST[0]:
        return bar
    return first, end, left + int(columns[0]), left + int(columns[-1]) + 1


def _is_bar(grey: Pixels, dark: Pixels, bar: Bar, side: int, paper: float) -> bool:
    """Whether a dark box is one ground with light letters, and no picture."""
    first, end, left, right = bar
    if (end - first) * (right - left) > _LARGEST * dark.size or dark[first:end, left:right].mean() < _FILLED:
        return False
    part = grey[first * side : end * side, left * side : right * side]
    ground = float(np.median(part))
    middle = (part > ground + 0.3 * (paper - ground)) & (part < ground + 0.7 * (paper - ground))
    light = part >= ground + 0.7 * (paper - ground)
    return float(middle.mean()) < _MOST_GREY and bool(light.any())


def _spans(dark: Pixels, bar: Bar) -> Iterator[tuple[int, int, int]]:
    """Each row of a bar from its first dark square to its last."""
    first, end, left, right = bar
    for row in range(first, end):
        found = np.flatnonzero(dark[row, left:right])
        if len(found):
            yield row, left + int(found[0]), left + int(found[-1]) + 1
