"""Headings that run in: bold words with which a paragraph or a cell begins, while the rest of its line is light."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.readers.printed import Strip, strip_of
from pipeline.extract.readers.shapes import has_detail
from pipeline.vocabulary import match_label, match_region

_LEAST = 2  # such lines in one run of lines
_ENDS = (".", "!", "?")


def part_run_ins(rows: Sequence[Strip]) -> list[list[Strip]]:
    """Part lines before each that begins in bold and goes on light, where two or more do so and the one above is done.

    A bold label before its value begins nothing.

    Args:
        rows: Lines that follow each other.
    """
    begins = [at for at in range(1, len(rows)) if _begins(rows[at]) and _is_done(rows[at - 1])]
    if len(begins) + _begins(rows[0]) < _LEAST:
        return [list(rows)]
    return [list(rows[start:end]) for start, end in zip([0, *begins], [*begins, len(rows)], strict=True)]


def part_bold_region(strip: Strip) -> list[Strip]:
    """Part a line of a cell behind a region's name in bold, where it goes on light with what the region is of."""
    light = _count_bold(strip)
    if not 0 < light < len(strip.words) or match_region(_text_of(strip, light), is_fuzzy=False) is None:
        return [strip]
    return [strip_of(strip.words[:light]), strip_of(strip.words[light:])]


def _count_bold(strip: Strip) -> int:
    """How many words a line begins with in bold."""
    return next((at for at, word in enumerate(strip.words) if not word.is_bold), len(strip.words))


def _text_of(strip: Strip, count: int) -> str:
    return " ".join(word.text for word in strip.words[:count])


def _begins(strip: Strip) -> bool:
    light = _count_bold(strip)
    if not 0 < light < len(strip.words):
        return False
    lead = _text_of(strip, light)
    return not lead.endswith(":") and not has_detail(lead) and match_label(lead, is_fuzzy=False) is None


def _is_done(strip: Strip) -> bool:
    return strip.text.endswith(_ENDS) or has_detail(strip.text)
