"""What stands right above a region's heading and is that region's: its card, an empty seat, counties."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.scopes import Section


def is_led_by_counties(opened: Section) -> bool:
    """Whether counties stand above the heading of a region."""
    if opened.heading is None or not opened.facts:
        return False
    return opened.facts[0].kind == "county" and opened.facts[0].position < opened.heading.position


def take_back(opened: Section, last: Section, *, is_led: bool) -> None:
    """Give a region's section what stands above its heading within its own card, or a seat that has no region yet.

    So are the counties in a heading right above, unless they are those of the region before.
    """
    while opened.unit is not None and last.facts and opened.unit in last.facts[-1].row.containers:
        opened.facts.insert(0, last.facts.pop())
    seats = len({fact.row.index for fact in last.facts if fact.kind == "vacancy"})
    is_loose = last.kind != "region" or (seats > 1 and last.facts[0].kind == "vacancy")
    if opened.kind == "region" and is_loose and seats:
        _take_seat(opened, last)
    is_free = is_led or last.kind != "region"
    headed = (_count_heading_counties(last.facts) if is_free else 0) or _count_led(opened, last.facts)
    if opened.kind == "region" and headed:
        opened.facts[:0] = last.facts[-headed:]
        del last.facts[-headed:]


def _take_seat(opened: Section, last: Section) -> None:
    """Take the vacancy that stands right above a region's heading, or above the label of its field."""
    labels = len(last.facts)
    while labels and last.facts[labels - 1].kind == "label":
        labels -= 1
    seat = last.facts[labels - 1] if labels else None
    if seat is not None and seat.kind == "vacancy" and not _is_placed(seat, last):
        opened.facts[:0] = last.facts[labels - 1 :]
        del last.facts[labels - 1 :]


def _is_placed(seat: Fact, section: Section) -> bool:
    """Whether the line of an empty seat names its region itself."""
    return any(fact.kind == "region" and fact.row.index == seat.row.index for fact in section.facts)


def _count_led(opened: Section, facts: Sequence[Fact]) -> int:
    """Count the counties right above a region's line, where they and nothing else begin its paragraph."""
    group = opened.heading.row.group if opened.heading is not None else -1
    led = list(takewhile(lambda fact: fact.row.group == group, reversed(facts)))
    return len(led) if all(fact.kind == "county" for fact in led) else 0


def _count_heading_counties(facts: Sequence[Fact]) -> int:
    """Count the counties that the last row is, where it is a heading of nothing else (cards by county)."""
    last = list(takewhile(lambda fact: fact.row is facts[-1].row, reversed(facts)))
    is_heading = all(fact.kind == "county" and fact.row.kind == "heading" for fact in last)
    return len(last) if is_heading else 0
