"""Unseen histories of five editions: seeds and rates that no weight was set by."""

from __future__ import annotations

import pytest

from pipeline.reconcile.identity import match_people
from tests.histories.judging import Judgement, judge, wrong_merges
from tests.histories.rendering import make_history
from tests.histories.world import Rates

# Weights were set on seeds below 1000 and the rates of `Rates`; these are held out.
LIVELY = Rates(
    succession=0.1, number_kept=0.8, mobile_kept=0.4, step_out=0.04, move=0.015, mobile_moves_along=1.0, marriage=0.015,
    domain_renamed=0.1, digit_misprinted=0.02, letter_misprinted=0.01, call_name=0.02, shared_line=0.08,
    mobile_printed=1.0,
)  # fmt: skip
HELD_OUT = [(Rates(), seed) for seed in range(5000, 5004)] + [(LIVELY, seed) for seed in range(6000, 6004)]


@pytest.fixture(scope="module")
def judged() -> list[tuple[Judgement, int]]:
    results = []
    for rates, seed in HELD_OUT:
        history = make_history(40, seed, rates)
        result = match_people(history.mentions)
        results.append((judge(history, result), len(wrong_merges(history, result))))
    return results


def test_pairs_are_right_to_ninety_nine_in_a_hundred(judged: list[tuple[Judgement, int]]) -> None:
    assert sum((judgement for judgement, _ in judged), Judgement()).f1 >= 0.99


def test_no_wrong_merge_goes_unshown(judged: list[tuple[Judgement, int]]) -> None:
    assert [unshown for _, unshown in judged] == [0] * len(judged)


def test_every_number_handed_on_is_found_and_none_made_up(judged: list[tuple[Judgement, int]]) -> None:
    total = sum((judgement for judgement, _ in judged), Judgement())
    assert total.handings > 40
    assert (total.handings_missed, total.handings_wrong) == (0, 0)
