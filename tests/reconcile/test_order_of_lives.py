"""Editions one by one in any order give what they give at once: with whatever happened, decided and erased."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pandas as pd
import pytest

from pipeline.domain.decision import Decision, DecisionKind
from pipeline.domain.statements import Extraction
from pipeline.publish.erasure.blocking import block_extraction
from pipeline.publish.erasure.registry import Blocklist, hash_value
from pipeline.reconcile import KNOWN_IDS_TABLE, reconcile_editions
from tests.reconcile.histories import Printed, capture, decide, extract
from tests.reconcile.lives import live
from tests.reconcile.renaming import Tables, find_renamed, rename

IDENTITY: tuple[DecisionKind, ...] = ("same_person", "different_person")


def erase(rng: random.Random, history: Sequence[Printed]) -> list[Extraction]:
    """Keep one of the people out, as after an erasure; whoever is like them is held back and asked about."""
    person = rng.choice(rng.choice(history).people)
    hashes = frozenset({hash_value(b"salt", "name", person.name), hash_value(b"salt", "email", person.mail)})
    return [block_extraction(extract(printed), Blocklist(b"salt", hashes)) for printed in history]


def answer(rng: random.Random, items: pd.DataFrame) -> list[Decision]:
    """Answer half of the questions on who is who, this way or that."""
    asked = items[items["decision_kind"].isin(IDENTITY) & (items["decision_value"] != "erased")]
    cells = asked[["subject", "property", "expected", "decision_value"]].astype("str").to_numpy().tolist()
    return [decide(rng.choice(IDENTITY), *row) for row in cells if rng.random() < 0.5]


@pytest.mark.parametrize("seed", range(4))
def test_one_by_one_in_any_order_is_the_same_as_all_at_once(seed: int) -> None:
    rng = random.Random(seed)
    history = live(seed)
    captures, extractions = [capture(printed) for printed in history], erase(rng, history)
    decisions = answer(rng, reconcile_editions(captures, extractions, [])["review_items"])
    whole = reconcile_editions(captures, extractions, decisions)
    order = rng.sample(range(5), 5)
    tables: Tables = {}
    published: set[str] = set()
    for count in range(1, 6):
        given, known = order[:count], tables.get(KNOWN_IDS_TABLE)
        tables = reconcile_editions(
            [captures[i] for i in given], [extractions[i] for i in given], decisions, known_ids=known
        )
        assert published <= set(tables[KNOWN_IDS_TABLE]["entity_id"])  # in use, or findable as merged
        published |= set(tables["people"]["person_id"])
    assert rename(tables, find_renamed(tables, whole)) == rename(whole, {})
