"""Level rules of a scanned table that came out in pieces, and seem to end in the middle of a cell.

No rule does so: one that crosses an upright goes on to the next upright on either side. What crosses none may be a line
below words, and is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.layout import Box

_LEVEL = 1.0  # points that pieces of one rule may lie apart
_GAP = 16.0  # points of white between them
_AT = 4.0  # points from an upright at which a rule ends there


def mend_level_rules(levels: Sequence[Box], uprights: Sequence[Box]) -> list[Box]:
    """Join the pieces of level rules, and let those that cross an upright go on to the next ones.

    Args:
        levels: Thin boxes, in points, as they were found.
        uprights: The upright rules of the page.

    >>> uprights = [Box(x, 80, x + 1, 160) for x in (10, 100, 200)]
    >>> [(rule.x0, rule.x1) for rule in mend_level_rules([Box(10, 100, 60, 101), Box(68, 100, 150, 101)], uprights)]
    [(10, 200.5)]
    """
    joined: list[Box] = []
    for piece in sorted(levels, key=lambda rule: (rule.x0, rule.y0)):
        at = next((at for at, rule in enumerate(joined) if _goes_on(rule, piece, uprights)), None)
        if at is None:
            joined.append(piece)
        else:
            joined[at] = _span(joined[at], joined[at].x0, max(joined[at].x1, piece.x1))
    return [_lengthen(rule, _crossing(rule, uprights)) for rule in joined]


def _goes_on(rule: Box, piece: Box, uprights: Sequence[Box]) -> bool:
    """Whether a piece goes on in the same cell in which a rule ends."""
    if abs(rule.y0 - piece.y0) > _LEVEL or not 0 <= piece.x0 - rule.x1 <= _GAP:
        return False
    return not any(rule.x1 < x < piece.x0 for x in _crossing(rule, uprights))


def _crossing(rule: Box, uprights: Sequence[Box]) -> list[float]:
    """Where the uprights stand that reach past the height of a rule, from left to right."""
    return sorted((box.x0 + box.x1) / 2 for box in uprights if box.y0 - _AT <= rule.y0 <= box.y1 + _AT)


def _lengthen(rule: Box, xs: Sequence[float]) -> Box:
    """A rule with each end that lies in the middle of a cell put to that cell's edge."""
    if not any(rule.x0 + _AT < x < rule.x1 - _AT for x in xs):
        return rule
    left = max((x for x in xs if x < rule.x0 - _AT), default=rule.x0)
    right = min((x for x in xs if x > rule.x1 + _AT), default=rule.x1)
    is_open = [not any(abs(x - end) <= _AT for x in xs) for end in (rule.x0, rule.x1)]
    return _span(rule, left if is_open[0] else rule.x0, right if is_open[1] else rule.x1)


def _span(rule: Box, x0: float, x1: float) -> Box:
    return Box(x0, rule.y0, x1, rule.y1)
