"""Headings that run in: bold words with which a paragraph begins, while the rest of its first line is light."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.readers.printed import Strip
from pipeline.extract.readers.shapes import has_detail
from pipeline.vocabulary import match_label

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


def _begins(strip: Strip) -> bool:
    words = strip.words
    if not words or not words[0].is_bold or strip.is_bold:
        return False
    light = next(at for at, word in enumerate(words) if not word.is_bold)
    lead = " ".join(word.text for word in words[:light])
    return not lead.endswith(":") and not has_detail(lead) and match_label(lead, is_fuzzy=False) is None


def _is_done(strip: Strip) -> bool:
    return strip.text.endswith(_ENDS) or has_detail(strip.text)
