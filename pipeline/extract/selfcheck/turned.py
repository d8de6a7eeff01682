"""Readings in which what belongs together stands in another order: headings below, counties above, names at the end."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.lines.facts import Fact
from pipeline.extract.selfcheck.lines import TOLD, Lines, is_counties, is_heading, number_lines, part_lines

_LEAST_LED = 2  # regions right below a name


def raise_headings(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Read each region's name, with its counties, as standing below its people: set it above them.

    Nothing is changed where nobody stands above the first name: then it stands above its own.

    Args:
        facts: All facts of a document in reading order.
    """
    lines = part_lines(facts)
    heading = next((at for at, line in enumerate(lines) if is_heading(line)), 0)
    if not any(TOLD & {fact.kind for fact in line} for line in lines[:heading]):
        return tuple(facts)
    placed: Lines = []
    first = -1  # where the people begin that no region has closed yet
    at = 0
    while at < len(lines):
        if is_heading(lines[at]) and first >= 0:
            end = _end_of_heading(lines, at)
            placed[first:first] = lines[at:end]
            first, at = -1, end
            continue
        if first < 0 and TOLD & {fact.kind for fact in lines[at]}:
            first = len(placed)
        placed.append(lines[at])
        at += 1
    return number_lines(placed)


def _end_of_heading(lines: Lines, at: int) -> int:
    end = at + 1
    while end < len(lines) and is_counties(lines[end]):
        end += 1
    return end


def lower_counties(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Read the counties right above a region's name as its own, not as those of the region before.

    Args:
        facts: All facts of a document in reading order.
    """
    placed: Lines = []
    for line in part_lines(facts):
        if not is_heading(line):
            placed.append(line)
            continue
        start = len(placed)
        while start and is_counties(placed[start - 1]):
            start -= 1
        placed.insert(start, line)
    return number_lines(placed)


def raise_names(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Read each name that stands alone as closing what stands above it: set it above its mails and numbers.

    Args:
        facts: All facts of a document in reading order.
    """
    placed: Lines = []
    first = -1  # where the mails and numbers begin that no name has closed yet
    for line in part_lines(facts):
        kinds = {fact.kind for fact in line}
        if "name" in kinds and not kinds & {"email", "phone"} and first >= 0:
            placed.insert(first, line)
            first = -1
            continue
        if kinds & {"name", "region", "vacancy"}:
            first = -1
        elif first < 0 and kinds & {"email", "phone"}:
            first = len(placed)
        placed.append(line)
    return number_lines(placed)


def lower_names(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Read each name that stands alone right above a region's name as whose region that is: set it below.

    Nothing is changed where not most of the regions' names stand so.

    Args:
        facts: All facts of a document in reading order.
    """
    lines = part_lines(facts)
    headings = [at for at, line in enumerate(lines) if is_heading(line)]
    led = [at for at in headings if at and _is_name_alone(lines[at - 1])]
    if len(led) < _LEAST_LED or 2 * len(led) <= len(headings):
        return tuple(facts)
    placed = list(lines)
    for at in led:
        end = _end_of_heading(lines, at)
        placed[at - 1 : end] = [*lines[at:end], lines[at - 1]]
    return number_lines(placed)


def _is_name_alone(line: Sequence[Fact]) -> bool:
    kinds = {fact.kind for fact in line}
    return "name" in kinds and kinds <= {"name", "title", "employer", "audience"}
