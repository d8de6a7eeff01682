"""A map beside the contacts of a page: the names of its regions and counties stand about, and are no lines of the text.

Nothing is lost with them: the text names the same regions beside the map.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.extract.readers.printed import Strip
from pipeline.extract.readers.shapes import has_detail
from pipeline.vocabulary import match_county, match_municipality, match_region

_LEAST = 5  # names that stand about
_EDGES = 4  # places at which they begin, end and have their middle; a column that is set flush or centred has fewer
_LEAST_TWICE = 3  # names that all stand in the text as well
_LEAST_STACKS = 2  # places at which those begin
_LEVEL = 0.5  # of such names: more that share a base line with the text are cells beside it
_SAME = 0.1  # of the type size
_NEAR = 3.0  # points
_LONGEST = 40  # characters
_GLUED = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])")


def part_side_map(strips: Sequence[Strip]) -> tuple[list[Strip], list[Strip]]:
    """Part the strips of a page from the names on a map at one side of them.

    Args:
        strips: All strips, in any order.

    Returns:
        The strips of text, and those of the map; none where no such map stands on the page.
    """
    details = [strip for strip in strips if strip.inset is None and has_detail(strip.text)]
    labels = [strip for strip in strips if strip.inset is None and is_label(strip.text)] if details else []
    left, right = min((s.x0 for s in details), default=0.0), max((s.x1 for s in details), default=0.0)
    for side in ([s for s in labels if s.x1 < left], [s for s in labels if s.x0 > right]):
        own = {id(strip) for strip in side}
        text = [strip for strip in strips if id(strip) not in own]
        if (
            len(side) >= _LEAST_TWICE
            and _is_beside(side, text)
            and (_stands_about(side, text) or _is_twice(side, text))
        ):
            return text, side
    return list(strips), []


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Whether a text is nothing but names of regions, counties and towns, also such as touch each other.

    >>> is_label("Mitt"), is_label("VästmanlandStockholm"), is_label("Bergslagen Uppsala"), is_label("Eva Ek")
    (True, True, True, False)
    """
    if len(text) > _LONGEST or not text.replace(" ", "").isalpha():
        return False
    words = _GLUED.sub(" ", text).split()
    while words:
        taken = next((n for n in (3, 2, 1) if _is_name(" ".join(words[:n])) and n <= len(words)), 0)
        if not taken:
            return False
        words = words[taken:]
    return True


def _is_name(text: str) -> bool:
    return any(match(text, is_fuzzy=False) is not None for match in (match_region, match_county, match_municipality))


def _is_beside(side: Sequence[Strip], text: Sequence[Strip]) -> bool:
    """Whether all that stands on the level of some names stands at the other side of a gap."""
    top, bottom = min(s.top for s in side), max(s.bottom for s in side)
    x0, x1 = min(s.x0 for s in side), max(s.x1 for s in side)
    level = [strip for strip in text if strip.top < bottom and strip.bottom > top]
    return all(strip.x0 > x1 for strip in level) or all(strip.x1 < x0 for strip in level)


def _stands_about(side: Sequence[Strip], text: Sequence[Strip]) -> bool:
    """Whether names stand about, and the text names the regions among them as well."""
    edges = zip(*((s.x0, (s.x0 + s.x1) / 2, s.x1) for s in side), strict=True)
    if len(side) < _LEAST or any(_count_places(edge) < _EDGES for edge in edges):
        return False
    regions = [strip for strip in side if match_region(strip.text, is_fuzzy=False) is not None]
    return _are_named(regions, text)


def _is_twice(side: Sequence[Strip], text: Sequence[Strip]) -> bool:
    """Whether names in no one column, and in no row of the text, are all in the text as well."""
    bases = [strip.baseline for strip in text]
    level = sum(any(abs(strip.baseline - base) < _SAME * strip.size for base in bases) for strip in side)
    begins = _count_places([s.x0 for s in side]), _count_places([(s.x0 + s.x1) / 2 for s in side])
    return min(begins) >= _LEAST_STACKS and level <= _LEVEL * len(side) and _are_named(side, text)


def _count_places(edges: Sequence[float]) -> int:
    ordered = sorted(edges)
    return 1 + sum(after - before > _NEAR for before, after in itertools.pairwise(ordered))


def _are_named(names: Sequence[Strip], text: Sequence[Strip]) -> bool:
    told = " ".join(strip.text for strip in text).casefold()
    return all(name.casefold() in told for strip in names for name in _names(strip))


def _names(strip: Strip) -> Iterator[str]:
    yield from (word for word in _GLUED.sub(" ", strip.text).split() if word.casefold() != "län")
