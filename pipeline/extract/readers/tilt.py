"""Scans that lie askew: by how much, and where their words would stand were they level.

Rows and columns are told by geometry, and a page that lies askew by half a degree has the two ends of a row half a line
apart. The angle is the one at which the ink falls into the sharpest rows. The image itself is read as it is: turning it
would blur it.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
from PIL import Image

from pipeline.extract.readers.printed import PrintedWord

_MOST = 3.0  # degrees; a page that lies worse is turned by whoever scans it
_LEAST = 0.1  # degrees: less moves the ends of a row by less than a point and a half
_COARSE, _FINE = 0.25, 0.05  # degrees between two angles that are tried
_WIDTH = 1000  # pixels that are looked at: enough to tell rows apart
_MOST_INK = 0.4  # of the pixels: more is a picture, not text
_SHARPER = 1.05  # times as sharp as it lies, at least
_PEAK = 3.0  # times as sharp as at most angles: text has 4 to 100, pictures have less than 2


def find_tilt(image: Image.Image) -> float:
    """By how many degrees an image of text has to be turned against the clock for its rows to lie level.

    Args:
        image: A page, in grey.

    Returns:
        Degrees, at most 3 either way; 0.0 where it lies level, or where nothing tells.
    """
    if not image.width or not image.height:
        return 0.0
    scale = min(1.0, _WIDTH / image.width)
    small = image.resize(
        (max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.Resampling.BOX
    )
    grey = np.asarray(small, dtype=np.float32)
    rows, columns = np.nonzero(grey < (np.median(grey) + grey.min()) / 2)
    if not 0 < len(rows) < _MOST_INK * grey.size:
        return 0.0
    columns = columns - grey.shape[1] / 2
    sharpness = {
        float(angle): _sharpness(rows, columns, float(angle)) for angle in np.arange(-_MOST, _MOST + _COARSE, _COARSE)
    }
    best = max(sharpness, key=sharpness.__getitem__)
    if abs(best) >= _MOST or sharpness[best] < _PEAK * median(sharpness.values()):
        return 0.0  # a picture, or a page that lies worse
    near = [best + step * _FINE for step in range(-round(_COARSE / _FINE), round(_COARSE / _FINE) + 1)]
    best = max(near, key=lambda angle: _sharpness(rows, columns, angle))
    is_sharper = _sharpness(rows, columns, best) > _SHARPER * sharpness[0.0]
    return best if is_sharper and abs(best) >= _LEAST else 0.0


def _sharpness(rows: np.ndarray, columns: np.ndarray, angle: float) -> float:
    """How sharply ink is parted into rows, were the page turned by an angle against the clock."""
    level = rows - columns * math.tan(math.radians(angle))
    counts = np.bincount(np.round(level - level.min()).astype(np.int64)).astype(np.float64)
    return float(np.square(np.diff(counts)).sum())


@dataclass(frozen=True, slots=True)
class Turn:
    """How words of a page that lies askew are moved to where they would stand were it level.

    Attributes:
        angle: Degrees against the clock.
        middle: Half the width of the page, in points.
        centre: Half its height, in points.
    """

    angle: float
    middle: float
    centre: float

    def move_by(self, x: float, y: float) -> tuple[float, float]:
        """How far to the right and down a point moves.

        >>> right, down = Turn(1.0, 300, 400).move_by(500, 400)
        >>> round(right, 2), round(down, 2)
        (-0.03, -3.49)
        """
        sine, cosine = math.sin(math.radians(self.angle)), math.cos(math.radians(self.angle))
        across, below = x - self.middle, y - self.centre
        return across * (cosine - 1) + below * sine, below * (cosine - 1) - across * sine

    def level_box(self, left: float, top: float, width: float, height: float) -> tuple[float, float, float, float]:
        """The box of the ink of a slanting word were it level: lower by what its two ends differ, and moved."""
        lost = min(width * math.tan(math.radians(abs(self.angle))), height / 2)
        right, down = self.move_by(left + width / 2, top + height / 2)
        return left + right, top + lost / 2 + down, width, height - lost

    def level_word(self, word: PrintedWord) -> PrintedWord:
        """A word of a text layer, whose box is that of its type and stays as large as it is."""
        right, down = self.move_by((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
        return replace(
            word,
            x0=word.x0 + right,
            x1=word.x1 + right,
            top=word.top + down,
            bottom=word.bottom + down,
            baseline=word.baseline + down,
        )


def find_turn(png: bytes, dpi: float) -> Turn | None:
    """How the words of an image are brought level; None where it lies level.

    Args:
        png: The image, in grey.
        dpi: Its resolution.
    """
    with Image.open(io.BytesIO(png)) as image:
        angle = find_tilt(image)
        return Turn(angle, image.width * 36 / dpi, image.height * 36 / dpi) if angle else None
