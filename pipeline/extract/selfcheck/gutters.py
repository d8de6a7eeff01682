"""A reading in which a text stands in columns: read one after the other, though blank lines part their blocks unevenly.

What `pdftotext -layout` and people with a typewriter make: an upright gutter of white that no line crosses for a while.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import structs

from pipeline.domain.layout import Document, Line
from pipeline.extract.readers.text import group_lines

_LEAST = 3  # lines that begin behind a gutter
_LEFT = 12  # characters before it, at the least
_WHITE = 2  # characters of it
_MOST_COLUMNS = 4


def part_columns(document: Document) -> Document | None:
    """Give a text with its columns one after the other, or nothing where it has none.

    Args:
        document: A text, whose pages hold its lines as they stand.
    """
    parted = [list(_part(page.lines, _MOST_COLUMNS)) for page in document.pages]
    if all(len(lines) == len(page.lines) for lines, page in zip(parted, document.pages, strict=True)):
        return None
    return structs.replace(document, blocks=tuple(block for lines in parted for block in group_lines(lines)))


def _part(lines: Sequence[Line], most: int) -> Iterator[Line]:
    """Part lines at their gutter, band by band; each column is parted again at its own."""
    start = _find_gutter(lines) if most > 1 else 0
    if not start:
        yield from lines
        return
    band: list[Line] = []
    for line in lines:
        if _crosses(line.text, start):
            yield from _part_band(band, start, most)
            band = []
            yield line
        else:
            band.append(line)
    yield from _part_band(band, start, most)


def _part_band(band: Sequence[Line], start: int, most: int) -> Iterator[Line]:
    if sum(bool(line.text[start:].strip()) for line in band) < _LEAST:
        yield from band
        return
    yield from (structs.replace(line, text=line.text[:start].rstrip()) for line in band)
    yield structs.replace(band[-1], text="")
    right = [structs.replace(line, text=line.text[start:], offset=line.offset + start) for line in band]
    yield from _part(right, most - 1)


def _find_gutter(lines: Sequence[Line]) -> int:
    """Where most lines begin anew behind white, with something before it in some; the first of such places."""
    counts: Counter[int] = Counter()
    for line in lines:
        text = line.text
        counts.update(at for at in range(_LEFT, len(text)) if text[at] != " " and not text[at - _WHITE : at].strip(" "))
    starts = [start for start, count in counts.items() if count >= max(_LEAST, max(counts.values()) / 2)]
    sided = [start for start in starts if sum(bool(line.text[:start].strip()) for line in lines) >= _LEAST]
    return min(sided, default=0)


def _crosses(text: str, start: int) -> bool:
    return bool(text[start - _WHITE : start].strip()) and len(text) > start
