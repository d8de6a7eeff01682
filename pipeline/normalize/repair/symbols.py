"""Signs that need evidence of their own: `|` that stands for I, and 8, & or 6 that stand for a section sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.normalize.repair.types import Edit

_BAR = re.compile(r"(?:^|(?<=[.!?:»”\"] ))\|(?= [^\W\d_]{2})")
# `4 kap. 1a & brottsbalken`: a lone sign after a section number, with a chapter before it or a statute after it.
_SECTION = re.compile(
    r"(?:kap\.? ?\d+ ?[a-z]? |^\d+ ?[a-z]? )(&)"
    r"(?= (?:[^\W\d_]+(?:balken|lagen|f[oöé]rordningen|brottsb)|[^\W\d_]*lag\b))",
    re.IGNORECASE,
)


def repair_symbols(lines: Sequence[str], number: int) -> Iterator[Edit]:
    """Edits of lone signs in one damaged line.

    Args:
        lines: All lines as read.
        number: The line to look at.
    """
    line = lines[number]
    if "|" in line:
        for match in _BAR.finditer(line):
            yield Edit(number, match.start(), match.end(), "|", "I", "prose", "a bar that opens a sentence", 0.95)
    if "&" in line and any(c.isdigit() for c in line):
        for match in _SECTION.finditer(line):
            yield Edit(
                number, *match.span(1), match[1], "§", "statute", "a sign between section number and statute", 0.9
            )
