"""References whose parts stand in columns of a table: statute, chapter, section or article, each in a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.telling.citations import Cited, Named, is_statute
from pipeline.extract.telling.passages import Passage
from pipeline.extract.telling.pins import find_pins
from pipeline.vocabulary import fold, phrases

_NUMBERS = re.compile(
    r"\s*(?P<numbers>\d{1,3}(?:\s?[a-z])?(?:\s?(?:[,–-]|och)\s?(?:\d{1,3}(?:\s?[a-z])?|[a-z]))*)\s*(?:§+|kap\.?)?\s*"
)


@dataclass(frozen=True, slots=True)
class CitedRow:
    """What a row cites: the cell that has the statute, or else the section, and the references of the row."""

    cell: Passage
    cited: tuple[Cited, ...]


def read_columns(cells: Sequence[Passage], above: Named | None) -> CitedRow | None:
    """Read a row whose header says which cell is the chapter and which the section or article.

    Args:
        cells: The cells of the row, with their headers as labels.
        above: The statute of a cell that spans this row too, if any.
    """
    chapter, sections, articles = (
        _find_cell(cells, f"law_{part}_header") for part in ("chapter", "section", "article")
    )
    pinned = sections or articles
    own = next(((cell, named) for cell in cells if (named := is_statute(cell.flat)) is not None), None)
    statute = own[1] if own else above
    if pinned is None or statute is None:
        return None
    number = f"{chapter[1]} kap. " if chapter else ""
    written = f"{number}{pinned[1]} §" if sections else f"artikel {pinned[1]}"
    cell = own[0] if own else pinned[0]
    end = len(cell.flat.rstrip())
    cited = tuple(Cited(0, end, f"{statute.name} {pin.text}", statute, pin) for pin in find_pins(written))
    return CitedRow(cell, cited)


def _find_cell(cells: Sequence[Passage], group: str) -> tuple[Passage, str] | None:
    """Give the cell under a header of some kind, and the numbers that it consists of."""
    for cell in cells:
        found = _NUMBERS.fullmatch(cell.flat)
        label = (cell.rows[0].label or "").replace("§§", "§").replace("§", "paragraf")
        if found is not None and fold(label) in phrases(group):
            return cell, found["numbers"]
    return None
