"""Facts as lines that can be set in another order: what all other readings are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.lines.facts import Fact

Lines = list[list[Fact]]
TOLD = frozenset({"name", "email", "phone", "vacancy"})


def part_lines(facts: Sequence[Fact]) -> Lines:
    """Give the facts line by line."""
    return [list(group) for _, group in groupby(facts, key=lambda fact: fact.row.index)]


def number_lines(lines: Iterable[Sequence[Fact]]) -> tuple[Fact, ...]:
    """Give the facts of lines in the order in which they now stand, their rows numbered anew."""
    return tuple(replace(fact, row=replace(fact.row, index=index)) for index, line in enumerate(lines) for fact in line)


def is_heading(line: Sequence[Fact]) -> bool:
    """Whether a line names a region and neither a person nor how to reach one."""
    kinds = {fact.kind for fact in line}
    return any(fact.kind == "region" and fact.value for fact in line) and not kinds & TOLD


def is_counties(line: Sequence[Fact]) -> bool:
    """Whether a line is counties and nothing else."""
    return all(fact.kind in ("county", "label") for fact in line) and any(fact.kind == "county" for fact in line)
