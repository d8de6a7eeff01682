"""Ruled tables that are not closed: a page's end cuts them, or their outer columns have no rule at their side."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

SNAP = 3.0  # points that rules which meet may lie apart
_LEAST = 3  # rules that end together where a page cuts a table, or its last column is open
_TALLER = 1.5  # times the tallest other row: what they reach over there

Edge = dict[str, Any]


def close_ends(edges: Sequence[Edge]) -> list[Edge]:
    """The level rules that a table lacks where a page's end cuts it: three upright rules end there together.

    The others may be closed there, where a cell that spans rows goes on overleaf beside rows that end. What they reach
    over is no taller than other rows are, but for a little; more is a table whose rows no rules part.
    """
    found = []
    levels = [edge for edge in edges if edge["orientation"] == "h"]
    for side in ("top", "bottom"):
        ends: defaultdict[int, list[float]] = defaultdict(list)
        for edge in edges:
            if edge["orientation"] == "v":
                ends[round(edge[side])].append(edge["x0"])
        for y, xs in ends.items():
            loose = [x for x in xs if not any(_touches(level, x, y) for level in levels)]
            if len(set(map(round, xs))) < _LEAST or not loose:
                continue
            x0, x1 = min(loose), max(loose)
            if x1 - x0 < SNAP:  # at the side of the table: up to the rule next to it
                nearest = min((x for x in xs if abs(x - x0) > SNAP), key=lambda x: abs(x - loose[0]), default=x0)
                x0, x1 = min(x0, nearest), max(x1, nearest)
            ys = sorted({edge["top"] for edge in levels if edge["x0"] < x1 and edge["x1"] > x0})
            tallest = max((below - above for above, below in itertools.pairwise(ys)), default=0.0)
            if min((abs(y - level) for level in ys), default=0.0) <= _TALLER * tallest:
                found.append(make_edge("h", min(xs), y, max(xs), y))
    return found


def close_sides(edges: Sequence[Edge]) -> list[Edge]:
    """The upright rules that a table lacks at a side: three level rules end there together, beyond the same upright."""
    found = []
    uprights = [edge for edge in edges if edge["orientation"] == "v"]
    for side, sign in (("x0", -1), ("x1", 1)):
        ends: defaultdict[int, list[Edge]] = defaultdict(list)
        for edge in edges:
            if edge["orientation"] == "h":
                ends[round(edge[side])].append(edge)
        for levels in ends.values():
            x = levels[0][side]
            ys = [level["top"] for level in levels if not any(_meets(upright, x, level["top"]) for upright in uprights)]
            inner = [u for u in uprights if sum(_touches(lv, u["x0"], lv["top"]) for lv in levels) >= _LEAST]
            inner = [u for u in inner if all(u["top"] - SNAP <= y <= u["bottom"] + SNAP for y in ys)]
            if len({*map(round, ys)}) >= _LEAST and inner and all(sign * (x - u["x0"]) > SNAP for u in inner):
                top, bottom = min(u["top"] for u in inner), max(u["bottom"] for u in inner)
                found.append(make_edge("v", x, min(top, *ys), x, max(bottom, *ys)))
    return found


def _meets(upright: Edge, x: float, y: float) -> bool:
    return bool(abs(upright["x0"] - x) <= SNAP and upright["top"] - SNAP <= y <= upright["bottom"] + SNAP)


def _touches(level: Edge, x: float, y: float) -> bool:
    return bool(abs(level["top"] - y) <= SNAP and level["x0"] - SNAP <= x <= level["x1"] + SNAP)


def make_edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> Edge:
    """A rule as pdfplumber's table functions have it; `orientation` is `h` or `v`, places are points."""
    return {
        "orientation": orientation,
        "object_type": "line",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }
