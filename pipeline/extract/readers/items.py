"""Items of a printed list that stand within another item, told by how far they are indented."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.layout import Block, Line

_INDENT = 0.8  # of the type size


def nest_items(items: Sequence[Block]) -> tuple[Block, ...]:
    """Put each item that is indented further than the one above it into that one.

    Args:
        items: Items of lines, in reading order; those without a place on a page stay as they are.
    """
    nested: list[Block] = []
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and _is_within(items[end], items[at]):
            end += 1
        nested.append(_hold(items[at], items[at + 1 : end]) if end > at + 1 else items[at])
        at = end
    return tuple(nested)


def _hold(item: Block, inner: Sequence[Block]) -> Block:
    own = Block("paragraph", item.lines)
    return Block("item", children=(own, Block("list", children=nest_items(inner))))


def _is_within(item: Block, outer: Block) -> bool:
    first, last = _first_line(outer), _first_line(item)
    if first is None or last is None or first.box is None or last.box is None:
        return False
    return last.box.x0 - first.box.x0 > _INDENT * (first.size or 0.0)


def _first_line(item: Block) -> Line | None:
    return item.lines[0] if item.lines else None
