"""Lists in which the number stands above the name: big numbers, each with what it is the number of below it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.telling.numbers import find_addresses
from pipeline.extract.telling.passages import Passage


def deal_numbers(blocks: Sequence[list[Passage]]) -> None:
    """Put numbers that stand above names with what they stand above, in place.

    So it is where a number without a name comes first, and the last of the names that follow has no number below it.

    Args:
        blocks: The lines of each block, the first of which names it.
    """
    start = 0
    while start < len(blocks):
        end = start + 1
        while end < len(blocks) and _ends_with_number(blocks[end]):
            end += 1
        if start + 1 < end < len(blocks) and _stand_above(blocks[start], blocks[end]):
            for at in range(end, start, -1):
                blocks[at].insert(1, blocks[at - 1].pop())
        start = end


def _stand_above(first: Sequence[Passage], last: Sequence[Passage]) -> bool:
    """Whether a list begins with a number alone and ends with a name without one, under one heading."""
    is_alone = len(first) == 1 and _is_number(first[0])
    return is_alone and not any(map(_gives_number, last)) and last[0].heading is first[0].heading


def _ends_with_number(lines: Sequence[Passage]) -> bool:
    return len(lines) > 1 and _is_number(lines[-1]) and not any(map(_gives_number, lines[:-1]))


def _gives_number(line: Passage) -> bool:
    return any(span.channel == "phone" for span in find_addresses(line.flat))


def _is_number(line: Passage) -> bool:
    """Whether a line is a number and nothing else."""
    spans = [span for span in find_addresses(line.flat) if span.channel == "phone"]
    return len(spans) == 1 and not (line.flat[: spans[0].start] + line.flat[spans[0].end :]).strip(" .:•")
