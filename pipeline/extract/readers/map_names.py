"""Names of counties and towns on a map: they stand about the page, in line with nothing, and belong to no text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract.readers.printed import Strip
from pipeline.extract.readers.side_maps import part_side_map
from pipeline.vocabulary import match_county, match_municipality, match_region

_LEAST = 5  # names that stand about a page, for a map
_ABOUT = 0.6  # of them, that begin, end and have their middle where none of the others has
_ALIGNED = 2  # strips of other text that one of them is no longer free beside
_NEAR = 3  # points
_LONGEST = 32  # characters
_SIZE = 0.2  # points

Edge = tuple[str, int]


def part_map_names(strips: Sequence[Strip]) -> tuple[list[Strip], list[Strip]]:
    """Part the strips of a page from the names on its map.

    Args:
        strips: All strips, in any order.

    Returns:
        The strips of text, and those on a map; none where fewer than five names stand about the page, or at its side.
    """
    strips, beside = part_side_map(strips)
    named = [strip for strip in strips if strip.inset is None and is_place(strip.text)]
    if len(named) < _LEAST:
        return strips, beside
    places = {id(strip) for strip in named}
    edges = Counter(edge for strip in strips if id(strip) not in places for edge in _edges(strip))
    free = [strip for strip in named if all(_beside(edge, edges) < _ALIGNED for edge in _edges(strip))]
    free = [strip for strip in free if match_region(strip.text, is_fuzzy=False) is None or _is_set_alike(strip, free)]
    if len(free) < _LEAST or not _stand_about(free):
        return strips, beside
    on_map = {id(strip) for strip in free}
    return [strip for strip in strips if id(strip) not in on_map], [*beside, *free]


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Whether a text is the name of a county or a town, or of two that nearly touch, and nothing else.

    >>> is_place("Västra Götaland"), is_place("Örebro län"), is_place("Luleå Kalmar"), is_place("Eva Ek")
    (True, True, True, False)
    """
    words = text.split()
    if not 0 < len(words) <= 4 or len(text) > _LONGEST or not text[0].isupper() or not text.replace(" ", "").isalpha():
        return False
    return _is_one(words) or any(_is_one(words[:at]) and _is_one(words[at:]) for at in range(1, len(words)))


def _is_one(words: Sequence[str]) -> bool:
    name = " ".join(words[:-1] if len(words) > 1 and words[-1].lower() == "län" else words)
    return match_county(name, is_fuzzy=False) is not None or match_municipality(name, is_fuzzy=False) is not None


def _edges(strip: Strip) -> list[Edge]:
    sides = (("left", strip.x0), ("middle", (strip.x0 + strip.x1) / 2), ("right", strip.x1))
    return [(side, round(place / _NEAR)) for side, place in sides]


def _beside(edge: Edge, edges: Counter[Edge]) -> int:
    side, place = edge
    return sum(edges[side, place + near] for near in (-1, 0, 1)) if side != "right" else 0


def _is_set_alike(strip: Strip, others: Sequence[Strip]) -> bool:
    return sum(abs(strip.size - other.size) < _SIZE and strip.is_bold == other.is_bold for other in others) > _ALIGNED


def _stand_about(strips: Sequence[Strip]) -> bool:
    """Whether most of some strips share neither where they begin nor their middle nor where they end."""
    sides = zip(*map(_edges, strips), strict=True)
    return all(len(set(side)) >= _ABOUT * len(strips) for side in sides)
