"""Lists of who was it before, below those of who is it now: `Tidigare regionkoordinatorer`, `Arkiv: kontaktlista 2019`.

What stands in them is nobody's who can be reached, up to the next heading of their size.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.lines.scopes import RowFacts, Section
from pipeline.vocabulary import phrase_pattern

_FORMER = "former"
_SHORT = 5  # words of a line that is a heading though nothing sets it so


def open_former(row: RowFacts, *, is_first: bool) -> Section | None:
    """Give the section that a heading of such a list opens.

    Args:
        row: The row.
        is_first: Whether no region stands above it: then the document itself is an old one, and is read.
    """
    text = row.row.line.text.strip()
    named = phrase_pattern("former_list").search(text)
    is_alone = named is not None and not named.start() and len(text.split()) <= _SHORT and not row.has("name", "phone")
    if is_first or named is None or not (row.row.kind == "heading" or is_alone):
        return None
    return Section("noise", replace(row.facts[0], value=_FORMER), None, list(row.facts), level=row.row.level)


def is_below_former(row: RowFacts, current: Section) -> bool:
    """Whether a row stands in such a list, which a heading of its size or a larger one ends.

    Args:
        row: The row.
        current: The section before it.
    """
    is_former = current.kind == "noise" and current.heading is not None and current.heading.value == _FORMER
    is_as_large = row.row.kind == "heading" and (not current.level or 0 < row.row.level <= current.level)
    return is_former and not is_as_large
