"""Services, members, duties and laws over editions in many layouts: what is printed comes out, and nothing else."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tests.editions.facts.editions import FORMS, make_edition
from tests.editions.facts.scoring import Score, Tally, make_tables, score_facts

_FIRST_SEED = 1200
_EDITIONS = {"pages": 16, "texts": 12, "prints": 6}  # as many as go through all layouts, but for prints: those are slow


def _score(form: str) -> Score:
    score: Score = defaultdict(Tally)
    for seed in range(_FIRST_SEED, _FIRST_SEED + _EDITIONS[form]):
        made = make_edition(form, seed)
        score_facts(made.told, make_tables(made.data), score)
    return score


@pytest.mark.parametrize("form", ["pages", "texts"])
def test_every_fact_is_read_and_none_is_invented(form: str) -> None:
    score = _score(form)
    assert {kind: tally.wrong for kind, tally in score.items() if tally.wrong} == {}


def test_prints_lose_few_facts_and_show_no_line_for_professionals_to_anyone() -> None:
    score = _score("prints")
    assert score["services: shown to anyone by mistake"].wrong == []
    assert {kind: tally.wrong for kind, tally in score.items() if 10 * tally.right < 9 * tally.printed} == {}


def test_layouts_are_gone_through_in_turn() -> None:
    for form, count in _EDITIONS.items():
        seen = [make_edition(form, seed).layouts[1] for seed in range(count)]
        assert len(set(seen)) == min(count, len(FORMS[form].sections[0]))
