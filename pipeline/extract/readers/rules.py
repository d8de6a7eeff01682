"""Level rules of a page, and stacks of them that are as wide as each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.domain.layout import Box

EVEN = 3.0  # points between the ends of rules that are as wide as each other
_THIN = 2.5  # points
_APART = 4.0  # points between pieces of one rule
_LEAST = 3  # rules of a stack
_MAX_RECTS = 1500


@dataclass(frozen=True, slots=True)
class Rule:
    """A level rule: where it begins and ends, and how far down it stands."""

    x0: float
    x1: float
    y: float


def find_rules(rects: Sequence[Box]) -> list[Rule]:
    """Find the level rules of a page, from the top down, those that are drawn cell by cell as one each.

    Args:
        rects: Boxes and rules; a page with very many of them is a drawing, and has none.
    """
    if len(rects) > _MAX_RECTS:
        return []
    thin = [box for box in rects if box.y1 - box.y0 <= _THIN and box.x1 - box.x0 > _THIN]
    rules: list[Rule] = []
    for box in sorted(thin, key=lambda box: (round(box.y0 / _THIN), box.x0)):
        last = rules[-1] if rules else None
        if last is not None and abs(last.y - box.y0) < _THIN and box.x0 <= last.x1 + _APART:
            rules[-1] = Rule(min(last.x0, box.x0), max(last.x1, box.x1), last.y)
        else:
            rules.append(Rule(box.x0, box.x1, box.y0))
    return sorted(rules, key=lambda rule: rule.y)


def stack_rules(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Put the rules together that begin and end below each other, three at least, the widest first."""
    stacks: list[list[Rule]] = []
    for rule in rules:
        same = next((s for s in stacks if abs(s[0].x0 - rule.x0) < EVEN and abs(s[0].x1 - rule.x1) < EVEN), None)
        if same is None:
            stacks.append([rule])
        else:
            same.append(rule)
    long = [stack for stack in stacks if len(stack) >= _LEAST]
    return sorted(long, key=lambda stack: stack[0].x0 - stack[0].x1)
