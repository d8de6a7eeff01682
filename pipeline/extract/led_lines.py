"""Paragraphs whose lines are each a region's: `Nord – Anna Exempel (070-…)`, and below it `Syd – vakant`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.facts import Fact


def part_led_lines(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Make each line that begins with a region a block of its own, with what stands below it to the next such line.

    Only where two and more lines of a block begin so, and one of them goes on with a name.

    Args:
        facts: All facts of a document in reading order.
    """
    parted: list[Fact] = []
    group = max((fact.row.group for fact in facts), default=0)
    for _, same in groupby(facts, key=lambda fact: fact.row.group):
        block = list(same)
        rows = [list(line) for _, line in groupby(block, key=lambda fact: fact.row.index)]
        led = [row for row in rows if row[0].kind == "region"]
        is_led = block[0].row.kind == "paragraph" and len(led) > 1 and any(f.kind == "name" for row in led for f in row)
        if not is_led:
            parted.extend(block)
            continue
        group += 1
        for line in rows:
            group += line[0].kind == "region"
            row = replace(line[0].row, group=group)
            parted.extend(replace(fact, row=row) for fact in line)
    return tuple(parted)
