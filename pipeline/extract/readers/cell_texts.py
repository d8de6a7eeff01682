"""What the cells of a column say, as far as that tells which rows they stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.readers.printed import Strip, make_rows
from pipeline.extract.readers.ruled import Inset
from pipeline.extract.readers.shapes import has_detail
from pipeline.vocabulary import match_county, match_region

_BETWEEN = re.compile(r"\s*(?:[,;/·•&]|\boch\b|\bsamt\b)\s*")  # counties of a list


def texts_of(strips: Sequence[Strip]) -> Iterator[str]:
    """The texts of strips; those of a table or box cell by cell."""
    for strip in strips:
        if isinstance(strip.inset, Inset):
            for row in strip.inset.rows:
                yield from (" ".join(word.text for word in cell) for cell in row)
        else:
            yield strip.text


def lines_of(strips: Sequence[Strip]) -> Iterator[str]:
    """The lines of strips; those of a table or box cell by cell."""
    for strip in strips:
        if isinstance(strip.inset, Inset):
            for row in strip.inset.rows:
                yield from (piece.text for cell in row if cell for line in make_rows(cell) for piece in line)
        else:
            yield strip.text


def tells_detail(strip: Strip) -> bool:
    """Whether a strip, or a table or box in its place, tells a mail or number."""
    return any(map(has_detail, texts_of([strip])))


def are_regions(strips: Sequence[Strip]) -> bool:
    """Whether most lines of a column are regions, whose counties stand beside them."""
    named = sum(match_region(text, is_fuzzy=False) is not None for text in texts_of(strips))
    return named > 2 and 2 * named > len(strips)


def is_prose(strips: Sequence[Strip]) -> bool:
    """Whether a column has sentences: those stand beside nothing."""
    return sum(strip.text.endswith(".") or ". " in strip.text for strip in strips) > 1


def is_region_with_counties(strips: Sequence[Strip]) -> bool:
    """Whether lines are a region and its counties below it: one cell, whatever stands beside each of them."""
    first, *rest = sorted(strips, key=lambda strip: strip.top)
    if match_region(first.text, is_fuzzy=False) is None or not rest:
        return False
    return are_counties([strip.text for strip in rest])


def are_counties(lines: Sequence[str]) -> bool:
    """Whether most names in the lines of a cell are counties.

    >>> are_counties(["Jämtland, Norrbotten,", "Västerbotten"]), are_counties(["Umeå kommun"]), are_counties([])
    (True, False, False)
    """
    named = [name for line in lines for name in _BETWEEN.split(line) if name]
    return 2 * sum(match_county(name, is_fuzzy=False) is not None for name in named) > len(named)
