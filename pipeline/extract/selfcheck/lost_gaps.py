"""A text whose blank lines above its headings are lost, as it would stand with them.

OCR writes a blank line where it saw a gap, and often saw none above a heading. The heading then ends the paragraph or
list item above it, and what is told of that person seems to be of this region.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from pipeline.domain.layout import Document, Line
from pipeline.extract.readers.sniff import TEXT
from pipeline.extract.readers.text import group_lines
from pipeline.extract.wording.region_names import read_region


def part_at_headings(document: Document) -> Document | None:
    """Give a text with a blank line above each line that names a region and nothing else; nothing where all have one.

    Args:
        document: The document; only a text's paragraphs are told by its blank lines.
    """
    if document.media_type != TEXT:
        return None
    pages = [list(_space(page.lines)) for page in document.pages]
    if all(len(lines) == len(page.lines) for lines, page in zip(pages, document.pages, strict=True)):
        return None
    return replace(document, blocks=tuple(block for lines in pages for block in group_lines(lines)))


def _space(lines: Sequence[Line]) -> Iterator[Line]:
    yield from lines[:1]
    for before, line in pairwise(lines):
        if before.text.strip() and (span := read_region(line.text.strip())) is not None and span.region_id:
            yield Line(line.page, line.number, "")
        yield line
