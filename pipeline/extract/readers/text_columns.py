"""Columns of contacts side by side in plain text, as tools that keep the layout of a print write them.

Their blank lines do not stand beside each other, so that the blocks of one column are cut by those of the other. All
columns have to be lists of their own, each with a region and with mails or numbers, or one of them running text: a
table of two columns has its regions or its labels on one side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from pipeline.domain.layout import Line
from pipeline.extract.readers.shapes import has_detail
from pipeline.extract.wording.region_names import read_region

_GAP = re.compile(r"\S\s{2,}(?=\S)")
_LEAST_LINES = 4  # with text on both sides
_LEAST_DETAILS = 2  # mails or numbers on each side


def part_columns(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page with its columns one below the other, or as they are where there are none.

    Args:
        lines: All lines of a page, blank ones included.
    """
    at = _find_gutter(lines)
    if at is None:
        return list(lines)
    second = [n for n, line in enumerate(lines) if _begins_at(line.text, at)]
    first, last = second[0], second[-1] + 1
    left = [_part(line, 0, at) for line in lines[first:last]]
    right = [_part(line, at, None) for line in lines[first:last]]
    are_parted = (_is_list(left) or _is_prose(left)) and (_is_list(right) or _is_prose(right))
    if not are_parted or (_is_prose(left) and _is_prose(right)):
        return list(lines)
    end = next((n for n in range(last, len(lines)) if len(lines[n].text) > at), len(lines))
    blank = structs.replace(lines[first], text="")
    return [*lines[:first], *part_columns([*left, *lines[last:end]]), blank, *part_columns(right), blank, *lines[end:]]


def _find_gutter(lines: Sequence[Line]) -> int | None:
    """Where a column begins, if all lines from its first to its last that reach so far have a gap before it."""
    starts = Counter(match.end() for line in lines for match in _GAP.finditer(line.text))
    at, count = max(starts.items(), key=lambda found: (found[1], -found[0]), default=(0, 0))
    begun = [n for n, line in enumerate(lines) if _begins_at(line.text, at)]
    if count < _LEAST_LINES or not begun:
        return None
    within = (line.text for line in lines[begun[0] : begun[-1]] if len(line.text) > at)
    return at if all(_begins_at(text, at) or text[at].isspace() for text in within) else None


def _begins_at(text: str, at: int) -> bool:
    return len(text) > at and not text[at].isspace() and not text[max(0, at - 2) : at].strip()


def _part(line: Line, start: int, end: int | None) -> Line:
    return structs.replace(line, text=line.text[start:end].rstrip(), offset=line.offset + start)


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines are running text without any mail: most begin in the middle of a sentence."""
    texts = [line.text.strip() for line in lines if line.text.strip()]
    begun = sum(text[0].islower() for text in texts)
    return len(texts) >= _LEAST_LINES and 2 * begun >= len(texts) and not any("@" in text for text in texts)


def _is_list(lines: Sequence[Line]) -> bool:
    is_placed = any(read_region(line.text.strip()) is not None for line in lines if line.text.strip())
    return is_placed and sum(has_detail(line.text) for line in lines) >= _LEAST_DETAILS
