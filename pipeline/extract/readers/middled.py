"""Cells of fewer lines in the middle of a table's row, half a line off those beside them, read from its top.

Word processors and browsers set cells so. The lines of a cell keep their place; only the line of print that they are
read in is another.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.extract.readers.printed import Strip, make_rows
from pipeline.extract.readers.shapes import has_detail
from pipeline.vocabulary import match_region

_OVERLAP = 0.3  # of the type size: rows of print that reach so far into each other stand half a line off
_NEAR = 0.2  # of the type size: how far the middles of cells of one row may lie apart
_WITHIN = 0.45  # of the type size: white within a cell
_FLUSH = 1.0  # points
_MAIL = re.compile(r"[\w.+-]+@")
_MOST = 4  # lines of a cell
_LEAST = 3  # cells of such a row; a label and its value are two

Block = list[Strip]


def level_middled(rows: list[list[Strip]]) -> list[list[Strip]]:
    """Put the first lines of cells that stand in the middle of a row into the line of its tallest cell.

    Args:
        rows: The strips of each printed row, from the top down; the lines of their words may be set anew.

    Returns:
        The rows, made again where a cell was moved.
    """
    if not any(_reaches_into(above, below) for above, below in itertools.pairwise(rows)):
        return rows
    blocks = list(_blocks([strip for row in rows for strip in row]))
    moved = False
    for tall in sorted((block for block in blocks if 1 < len(block) <= _MOST), key=len):
        beside = [block for block in blocks if len(block) < len(tall) and _is_in_middle(block, tall)]
        alike = [block for block in blocks if len(block) == len(tall) and _is_in_middle(block, tall)]
        if beside and _are_cells([*beside, *alike]):
            for block in beside:
                _move(block, tall)
            moved = True
    return make_rows([word for row in rows for strip in row for word in strip.words]) if moved else rows


def _reaches_into(above: Sequence[Strip], below: Sequence[Strip]) -> bool:
    size = min(above[0].size, below[0].size)
    return max(s.bottom for s in above) - min(s.top for s in below) > _OVERLAP * size


def _blocks(strips: Sequence[Strip]) -> Iterator[Block]:
    """Lines that stand flush right below each other, with white above and below."""
    open_blocks: list[Block] = []
    for strip in sorted(strips, key=lambda strip: strip.top):
        done = [block for block in open_blocks if strip.top - block[-1].bottom > _WITHIN * strip.size]
        yield from done
        open_blocks = [block for block in open_blocks if not any(block is other for other in done)]
        own = next((block for block in open_blocks if _goes_on(block[-1], strip)), None)
        if own is None:
            open_blocks.append([strip])
        else:
            own.append(strip)
    yield from open_blocks


def _goes_on(above: Strip, below: Strip) -> bool:
    is_flush = min(abs(above.x0 - below.x0), abs(above.x1 - below.x1)) < _FLUSH
    return is_flush and below.top - above.bottom > -_OVERLAP * below.size


def _is_in_middle(block: Block, tall: Block) -> bool:
    """Whether a cell has the middle of another one beside it."""
    middles = [(lines[0].top + lines[-1].bottom) / 2 for lines in (block, tall)]
    is_beside = max(s.x1 for s in block) < tall[0].x0 or max(s.x1 for s in tall) < block[0].x0
    return abs(middles[0] - middles[1]) < _NEAR * tall[0].size and (is_beside or block is tall)


def _are_cells(blocks: Sequence[Block]) -> bool:
    """Whether cells with one middle are the row of a contact, or a label and its value.

    The name of a region may stand in the middle of several rows: that is told with all of them. Lines with mails of two
    are the rows of a list.
    """
    texts = [" ".join(strip.text for strip in block) for block in blocks]
    is_told = any(map(has_detail, texts)) and not any(match_region(text, is_fuzzy=False) for text in texts)
    is_told = is_told and not any(len(set(_MAIL.findall(text))) > 1 for text in texts)
    return is_told and (len(blocks) >= _LEAST or any(block[-1].text.endswith(":") for block in blocks))


def _move(block: Block, tall: Block) -> None:
    for strip, line in zip(block, tall, strict=False):
        for word in strip.words:
            word.baseline = line.baseline
