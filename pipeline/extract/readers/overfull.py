"""Cells that hold more lines than they have room for: the lines stand about the middle of the cell, over its edges.

A spreadsheet prints so where the height of a row is set. The first line lies on the upper rule of the cell and the last
one on its lower rule, and by its middle either may be in the row beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from pipeline.domain.layout import Box
from pipeline.extract.readers.printed import PrintedWord

_OVER = 0.2  # of the height of a word, that it reaches over the edge

Rule = tuple[float, float]  # where its column begins, and its height on the page


def settle_overfull(held: Mapping[Box, list[PrintedWord]]) -> None:
    """Put lines that lie on the two level rules of one cell into it, in place.

    Lines on three rules and more below each other may be of any cell between them, and stay where they are.

    Args:
        held: The cells of a table, and the words whose middle lies in each.
    """
    lying: defaultdict[Rule, list[tuple[Box, PrintedWord]]] = defaultdict(list)
    for box, words in held.items():
        for word in words:
            if (height := _rule_under(word, box)) is not None:
                lying[round(box.x0), round(height)].append((box, word))
    own = {box: [(round(box.x0), round(y)) for y in (box.y0, box.y1)] for box in held}
    full = [box for box, rules in own.items() if all(rule in lying for rule in rules)]
    for box in full:
        if any(set(own[box]) & set(own[other]) for other in full if other is not box):
            continue
        for before, word in (placed for rule in own[box] for placed in lying[rule]):
            held[before].remove(word)
            held[box].append(word)


def _rule_under(word: PrintedWord, box: Box) -> float | None:
    """The height of the rule that a word lies on; None where it stands in its cell."""
    over = _OVER * (word.bottom - word.top)
    if word.top < box.y0 - over:
        return box.y0
    return box.y1 if word.bottom > box.y1 + over else None
