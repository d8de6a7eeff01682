"""Pages that are not lit evenly: the shadow at the spine of a book, or the light of a photograph.

Models part ink from paper at one shade for the whole page, and lose the letters where the paper itself is as dark. The
shade of the paper is measured square by square, and the page is made as light there as it is elsewhere.
"""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageFilter

Pixels = np.ndarray

_LOOK_DPI = 75.0  # at which the shade of the paper is looked for
_SQUARE = 12  # pixels of that: wider than a line of type is high, so that each shows paper
_PAPER = 85  # in 100 pixels of a square are no lighter than its paper
_AROUND = 5  # squares across of which the middle one counts: bars and rules are narrower
_UNEVEN = 0.88  # of the lightest paper: a scan that is nowhere darker is left as it is
_DARKEST = 0.5  # of the lightest paper: what is darker is a ground with light letters, or a picture
_LEAST_SHARE = 0.02  # of the page that is in shadow


def even_light(png: bytes, dpi: float) -> bytes:
    """Give an image whose paper is equally light everywhere.

    Args:
        png: A page, in grey.
        dpi: Its resolution.

    Returns:
        The image, as it was where its light is even.
    """
    with Image.open(io.BytesIO(png)) as image:
        page = image.convert("L")
    ground = _measure_paper(page.reduce(max(1, round(dpi / _LOOK_DPI))))
    if ground is None:
        return png
    lightest = float(np.percentile(ground, 95))
    share = ground / max(lightest, 1.0)
    in_shadow = (share < _UNEVEN) & (share > _DARKEST)
    if in_shadow.mean() < _LEAST_SHARE:
        return png
    share = np.where(share > _DARKEST, np.minimum(share, 1.0), 1.0)
    light = Image.fromarray((share * 255).astype(np.uint8)).resize(page.size, Image.Resampling.BILINEAR)
    even = np.asarray(page, dtype=np.uint16) * 255 // np.asarray(light, dtype=np.uint16)
    buffer = io.BytesIO()
    Image.fromarray(np.minimum(even, 255).astype(np.uint8)).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _measure_paper(small: Image.Image) -> Pixels | None:
    """The shade of the paper in each square of a small image; None where it is too small to tell."""
    down, across = small.height // _SQUARE, small.width // _SQUARE
    if min(down, across) < _AROUND:
        return None
    grey = np.asarray(small)[: down * _SQUARE, : across * _SQUARE]
    squares = grey.reshape(down, _SQUARE, across, _SQUARE).transpose(0, 2, 1, 3).reshape(down, across, -1)
    paper = np.percentile(squares, _PAPER, axis=2).astype(np.uint8)
    return np.asarray(Image.fromarray(paper).filter(ImageFilter.MedianFilter(_AROUND)), dtype=np.float32)
