"""Everyday careers over five editions: who is who, since when, and which numbers passed on."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pandas as pd
import pytest

from pipeline.normalize.values import normalize_value
from tests.reconcile.careers import Career, Spell, draw_career
from tests.reconcile.histories import reconcile
from tests.reconcile.seeds import as_text

CAREERS = range(6)


Reconciled = list[tuple[Career, dict[str, pd.DataFrame], dict[str, set[int]]]]


@pytest.fixture(scope="module")
def reconciled() -> Reconciled:
    careers = [draw_career(seed) for seed in CAREERS]
    tables = [reconcile(*career.editions) for career in careers]
    return [(career, made, people_of(career, made)) for career, made in zip(careers, tables, strict=True)]


def people_of(career: Career, tables: dict[str, pd.DataFrame]) -> dict[str, set[int]]:
    """Who is behind each published person, by the mail and the name of each print."""
    found: dict[str, set[int]] = {}
    for (_, holder), person_id in ids_of_prints(career, tables):
        found.setdefault(person_id, set()).add(holder)
    return found


def ids_of_prints(career: Career, tables: dict[str, pd.DataFrame]) -> list[tuple[tuple[str, int], str]]:
    said = as_text(tables["statements"], ["edition_id", "property", "raw_text", "entity_id"])
    by_mail = {(edition, raw): id_ for edition, property_, raw, id_ in said if property_ == "email"}
    return [
        ((printed.edition_id, holder.person), by_mail[printed.edition_id, holder.printed.mail])
        for printed, holders in zip(career.editions, career.holders, strict=True)
        for holder in holders
    ]


def test_pairs_are_right_to_ninety_nine_in_a_hundred(reconciled: Reconciled) -> None:
    counts: Counter[str] = Counter()
    for career, tables, _ in reconciled:
        for ((_, one), left), ((_, other), right) in combinations(ids_of_prints(career, tables), 2):
            counts["same"] += one == other
            counts["joined"] += left == right
            counts["right"] += one == other and left == right
    assert 2 * counts["right"] / (counts["same"] + counts["joined"]) >= 0.99


def test_every_number_that_passed_on_is_told(reconciled: Reconciled) -> None:
    missed = []
    for career, tables, people in reconciled:
        events = tables["events"]
        told = as_text(events[events["kind"] == "number_inherited"], ["after", "entity_id", "other_id"])
        found = {(value, a, b) for value, giver, heir in told for a in people[giver] for b in people[heir]}
        handed = {(normalize_value("person", "phone", raw).value, a, b) for raw, a, b in career.handed()}
        missed += sorted(handed - found)
    assert missed == []


def test_spells_of_who_is_told_apart_are_those_that_the_editions_prove(reconciled: Reconciled) -> None:
    for career, tables, people in reconciled:
        holders = Counter(person for behind in people.values() for person in behind)
        clear = {id_: person for id_, (person, *rest) in people.items() if not rest and holders[person] == 1}
        rows = as_text(tables["appointments"], ["person_id", "region_id", "first_seen", "last_seen", "gone_by"])
        told: set[Spell] = {(clear[id_], *rest) for id_, *rest in rows if id_ in clear}  # type: ignore[misc]
        assert told == {spell for spell in career.spells() if spell[0] in clear.values()}
