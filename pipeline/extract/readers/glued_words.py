"""Words that a print sets without a blank between them: leader dots, and a number right behind a mail's end.

A tab that has no room left takes no white, so that the dots or the number touch what stands before them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.readers.printed import PrintedWord

_LEADER = re.compile(r"([.·…])\1{3,}")
_NUMBER_BEHIND = re.compile(r"@[\w-]+(?:\.[\w-]+)*?\.(?:se|nu|eu|org|com)\.*(?=(?:\+46|0)[-\d]*$)")
_NARROW = frozenset(".·,:;'|il")
_HALF = 0.5  # as wide as other signs


def part_glued(words: Sequence[PrintedWord]) -> list[PrintedWord]:
    """Part such words; where the parts of one begin is told by the usual width of their signs.

    Args:
        words: Whole words of a page.
    """
    parted: list[PrintedWord] = []
    for word in words:
        cuts = find_cuts(word.text) if "...." in word.text or "@" in word.text else []
        parted.extend(_part(word, cuts) if cuts else [word])
    return parted


def find_cuts(text: str) -> list[int]:
    """Give the characters at which a word has to be parted.

    >>> find_cuts("Ek.....eva.ek@umea.example.se.070-174"), find_cuts("eva.ek@umea.example.se"), find_cuts("osv...")
    ([2, 7, 30], [], [])
    """
    edges = {edge for found in _LEADER.finditer(text) for edge in found.span()}
    edges |= {found.end() for found in _NUMBER_BEHIND.finditer(text)}
    return sorted(edge for edge in edges if 0 < edge < len(text))


def _part(word: PrintedWord, cuts: Sequence[int]) -> list[PrintedWord]:
    widths = [_HALF if sign in _NARROW else 1.0 for sign in word.text]
    unit = (word.x1 - word.x0) / sum(widths)
    ends = list(itertools.accumulate(widths, initial=0.0))
    return [
        replace(
            word,
            text=word.text[start:end],
            x0=word.x0 + unit * ends[start],
            x1=word.x0 + unit * ends[end],
            is_open=word.is_open and end == len(word.text),
        )
        for start, end in itertools.pairwise([0, *cuts, len(word.text)])
    ]
