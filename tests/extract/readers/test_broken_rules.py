"""Rules of scanned tables that came out in pieces."""

from __future__ import annotations

from pipeline.domain.layout import Box
from pipeline.extract.readers.broken_rules import mend_level_rules
from pipeline.extract.readers.ruled import find_grids

UPRIGHTS = [Box(x, 60, x + 0.5, 140) for x in (40, 200, 300, 400)]


def _level(y: float, *pieces: tuple[float, float]) -> list[Box]:
    return [Box(x0, y, x1, y + 0.5) for x0, x1 in pieces]


def test_a_table_whose_rules_have_holes_has_all_its_cells() -> None:
    rules = [*_level(60, (40, 400)), *_level(100, (40, 110), (120, 260), (269, 340)), *_level(140, (75, 400))]
    (grid,) = find_grids([*mend_level_rules(rules, UPRIGHTS), *UPRIGHTS])
    assert len({box for row in grid for box in row if box is not None}) == 6


def test_a_rule_that_begins_at_an_upright_leaves_the_cell_that_spans_rows() -> None:
    rules = _level(100, (200, 400))
    assert mend_level_rules(rules, UPRIGHTS) == rules


def test_lines_below_words_in_cells_beside_each_other_part_no_cells() -> None:
    rules = _level(100, (205, 291), (304, 390))
    assert mend_level_rules(rules, UPRIGHTS) == rules
