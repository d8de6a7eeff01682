"""Lines of a mail that is quoted, without the signs before them: they are read as they were written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec import structs

from pipeline.domain.layout import Line

_QUOTED = re.compile(r"(?:\s?>)+ ?")
_LEAST = 3  # lines below each other


def strip_quotes(lines: Sequence[Line]) -> list[Line]:
    """Take the signs of a quotation from lines, where several below each other have them.

    Args:
        lines: Lines of a page, in order.
    """
    stripped: list[Line] = []
    for is_quoted, run in groupby(lines, key=lambda line: _QUOTED.match(line.text) is not None):
        own = list(run)
        stripped.extend(map(_strip, own) if is_quoted and len(own) >= _LEAST else own)
    return stripped


def _strip(line: Line) -> Line:
    mark = _QUOTED.match(line.text)
    at = mark.end() if mark else 0
    return structs.replace(line, text=line.text[at:], offset=line.offset + at)
