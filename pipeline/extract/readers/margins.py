"""What stands in the margins of a page: small type at its head and foot, parted by white from all else.

It is no column of the page, though it may stand above or below one.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from statistics import median_low

from pipeline.extract.readers.printed import PrintedWord

Words = list[PrintedWord]

_ZONE = 0.09  # of the height of a page
_EDGE = 0.035  # of it, that text leaves free; a page number may be as big as all else
_SMALLER = 0.93  # of the size of most words
_WHITE = 0.4  # of the usual type size, before all else begins
_LEAST = 20  # words of a page that has margins


def part_margins(words: Sequence[PrintedWord], height: float) -> tuple[Words, Words, Words]:
    """Part the words of a page: those in its head, in between, and in its foot.

    Args:
        words: All words, in any order.
        height: Of the page, in points.
    """
    if len(words) < _LEAST:
        return [], list(words), []
    size = median_low(word.size for word in words)
    top, bottom = _ZONE * height, (1 - _ZONE) * height
    inner = [word for word in words if top <= word.baseline <= bottom]
    head = sorted((word for word in words if word.baseline < top), key=attrgetter("bottom"))
    foot = sorted((word for word in words if word.baseline > bottom), key=attrgetter("top"), reverse=True)
    first = min((word.top for word in inner), default=height)
    last = max((word.bottom for word in inner), default=0.0)
    edge = _EDGE * height
    above = _take([(word, word.bottom, word.top, word.baseline < edge) for word in head], first, size, 1)
    below = _take([(word, word.top, word.bottom, word.baseline > height - edge) for word in foot], last, size, -1)
    if not above and not below:
        return [], list(words), []
    taken = {id(word) for word in (*above, *below)}
    return above, [word for word in words if id(word) not in taken], below


def _take(words: Sequence[tuple[PrintedWord, float, float, bool]], edge: float, size: float, way: int) -> Words:
    """The words from the edge of a page on, up to the white before all else; none where one of them is not small.

    Args:
        words: From the edge inwards, each with its inner and its outer side, and whether no text stands so far out.
        edge: Where all else begins.
        size: That of most words.
        way: 1 at the head of a page, -1 at its foot.
    """
    for end in range(len(words), 0, -1):
        taken = words[:end]
        begin = way * min(way * place for place in (edge, *(outer for _, _, outer, _ in words[end:])))
        white = way * begin - max(way * inner for _, inner, _, _ in taken)
        if white > _WHITE * size and all(is_far or word.size < _SMALLER * size for word, _, _, is_far in taken):
            return [word for word, *_ in taken]
    return []
