"""Ids that stay: first come keeps the slug, published ids are kept, merged ones point on and come back."""

from __future__ import annotations

from itertools import permutations

from pipeline.reconcile.ids import Candidate, Ledger, assign_ids


def candidate(slug: str, *mentions: str, where: str = "") -> Candidate:
    return Candidate(slug, frozenset(mentions), where)


def test_namesakes_get_ids_from_content_whatever_the_order() -> None:
    three = [candidate("anna-berg", f"e{i}/1.1", where=where) for i, where in enumerate(("2018", "2019", "2020"))]
    given = []
    for order in permutations(three):
        ids = assign_ids(order, Ledger()).ids
        given.append({c.distinguisher: id_ for c, id_ in zip(order, ids, strict=True)})
    assert all(ids == given[0] for ids in given)
    assert given[0]["2018"] == "anna-berg"
    assert len(set(given[0].values())) == 3


def test_a_published_id_is_kept_by_its_mentions() -> None:
    older, known = candidate("anna-berg", "e0/1.1", where="2010"), candidate("anna-berg", "e1/1.1", where="2020")
    older_id, known_id = assign_ids([older, known], Ledger({"e1/1.1": "anna-berg"})).ids
    assert known_id == "anna-berg"
    assert older_id.startswith("anna-berg-")


def test_of_two_published_ids_that_become_one_its_own_stays_else_the_larger() -> None:
    ledger = Ledger({"e1/1.1": "anna-berg", "e2/1.1": "anna-holm", "e3/1.1": "anna-holm"})
    merged = assign_ids([candidate("anna-berg", "e1/1.1", "e2/1.1", "e3/1.1")], ledger)
    assert merged.ids == ("anna-berg",)
    assert merged.retired == {"anna-holm": "anna-berg"}
    renamed = assign_ids([candidate("anna-lind", "e0/1.1", "e1/1.1", "e2/1.1", "e3/1.1")], ledger)
    assert renamed.ids == ("anna-holm",)
    assert renamed.retired == {"anna-berg": "anna-holm"}


def test_what_somebody_owns_follows_whoever_they_turn_out_to_be() -> None:
    ledger = Ledger({"e1/1.1": "anna-berg-nord", "e2/1.1": "anna-holm-nord"})
    number = candidate("anna-berg-nord", "e2/1.1")
    assert assign_ids([number], ledger).ids == ("anna-holm-nord",)
    moved = assign_ids([candidate("anna-berg-syd", "e2/1.1")], ledger, moved={"e2/1.1"})
    assert moved.ids == ("anna-berg-syd",)
    assert moved.retired == {"anna-holm-nord": "anna-berg-syd"}


def test_of_one_published_id_that_becomes_two_the_larger_part_keeps_it() -> None:
    ledger = Ledger({"e1/1.1": "anna-berg", "e2/1.1": "anna-berg", "e3/1.1": "anna-berg"})
    ids = assign_ids([candidate("anna-berg", "e1/1.1"), candidate("anna-berg", "e2/1.1", "e3/1.1")], ledger).ids
    assert ids[1] == "anna-berg"
    assert ids[0].startswith("anna-berg-")


def test_a_retired_id_is_given_to_nobody_else_and_comes_back_to_its_own() -> None:
    ledger = Ledger({"e1/1.1": "b", "e2/1.1": "b"}, {"a": "b"}, {"e1/1.1": "a"})
    stranger = assign_ids([candidate("a", "e9/1.1"), candidate("b", "e1/1.1", "e2/1.1")], ledger)
    assert stranger.ids[0].startswith("a-")
    assert stranger.retired == {"a": "b"}
    parted = assign_ids([candidate("a", "e1/1.1"), candidate("b", "e2/1.1", "e3/1.1")], ledger)
    assert set(parted.ids) <= {"a", "b"}
