"""Two mentions at a time: what a careful archivist would say of them (pairs.csv)."""

from __future__ import annotations

import csv

import pandas as pd
import pytest

from pipeline.reconcile.identity import match_people
from tests.reconcile.identity.cases import HERE, group_of, make_mention, verdict_of

with (HERE / "pairs.csv").open(encoding="utf-8", newline="") as lines:
    CASES = list(csv.DictReader(lines))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_two_mentions_get_the_verdict_of_a_careful_archivist(case: dict[str, str]) -> None:
    mentions = [
        make_mention(
            case[f"edition_{side}"],
            case[f"name_{side}"],
            case[f"emails_{side}"] or None,
            case[f"phones_{side}"] or None,
            case[f"region_{side}"] or None,
            mention_id=f"m{side}",
            list_name=case[f"list_{side}"] or "regional_coordinators",
        )
        for side in "12"
    ]
    result = match_people(pd.DataFrame(mentions))
    assert verdict_of(result, "m1", "m2") == case["verdict"]
    assert (group_of(result) == {frozenset({"m1", "m2"})}) == (case["verdict"] == "same")
