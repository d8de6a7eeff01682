"""Lines, and stretches of a line, that each begin with a region: `Nord – Anna Exempel`, below it `Syd – vakant`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.lines.facts import Fact

_TOLD = frozenset({"name", "county", "vacancy"})
_KINDS = frozenset({"paragraph", "item", "definition"})


def part_led_lines(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Make each line, or stretch of a line, that begins with a region a block of its own.

    Lines only where two and more of a block begin so and one of them goes on with a name; a line only where each of its
    regions is followed by a name, counties or an empty seat.

    Args:
        facts: All facts of a document in reading order.
    """
    parted: list[Fact] = []
    group = max((fact.row.group for fact in facts), default=0)
    added = 0  # rows that came of parting lines
    for _, same in groupby(facts, key=lambda fact: fact.row.group):
        lines = groupby(same, key=lambda fact: fact.row.index)
        block = [stretch for _, line in lines for stretch in _part_line([*line])]
        is_led = _are_led(block)
        group += is_led
        for at, (stretch, is_further) in enumerate(block):
            added += is_further
            group += is_led and bool(at) and stretch[0].kind == "region"
            row = stretch[0].row
            if is_led or added:
                row = replace(row, group=group if is_led else row.group, index=row.index + added)
                stretch = [replace(fact, row=row) for fact in stretch]
            parted.extend(stretch)
    return tuple(parted)


def _are_led(block: Sequence[tuple[Sequence[Fact], bool]]) -> bool:
    led = [stretch for stretch, _ in block if stretch[0].kind == "region"]
    is_plain = block[0][0][0].row.kind == "paragraph" or any(is_further for _, is_further in block)
    has_name = any(fact.kind == "name" for stretch in led for fact in stretch)
    return is_plain and len(led) > 1 and (has_name or any(is_further for _, is_further in block))


def _part_line(line: list[Fact]) -> Iterator[tuple[list[Fact], bool]]:
    """Give the stretches of a line, and whether each is a further one of it."""
    starts = [at for at, fact in enumerate(line) if fact.kind == "region" and fact.value]
    ends = [*starts[1:], len(line)]
    is_parted = len({line[at].value for at in starts}) > 1 and line[0].row.kind in _KINDS
    if not is_parted or not all(_is_told(line[a:b]) for a, b in zip(starts, ends, strict=True)):
        yield line, False
        return
    for a, b in itertools.pairwise([0, *(at for at in starts if at), len(line)]):
        yield line[a:b], a > 0


def _is_told(stretch: Sequence[Fact]) -> bool:
    return any(fact.kind in _TOLD for fact in stretch)
