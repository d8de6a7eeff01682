"""The rules of conflicts are data, in order, each with a reason."""

from __future__ import annotations

import datetime as dt

from pipeline.reconcile.rules import Side, explain_rule, rules, settle

OLD, NEW = dt.date(2019, 1, 1), dt.date(2021, 1, 1)


def test_every_rule_has_a_reason_and_is_asked_in_the_order_of_the_file() -> None:
    assert next(rule.name for rule in rules()) == "valid_over_invalid"
    assert all(rule.reason and explain_rule(rule.name) == rule.reason for rule in rules())


def test_each_rule_decides_where_the_ones_before_do_not() -> None:
    base = Side("b", 1, OLD)
    cases = {
        "valid_over_invalid": (Side("a", 3, NEW, is_valid=False), base),
        "more_sources": (base, Side("a", 2, OLD)),
        "fits_name": (base, Side("a", 1, OLD, fits=True)),
        "printed_accent": (base, Side("a", 1, OLD, accents=1)),
        "primary_over_secondary": (base, Side("a", 1, OLD, is_primary=True)),
        "clean_over_damaged": (Side("b", 1, OLD, is_clean=False), Side("a", 1, OLD)),
        "later_edition": (base, Side("a", 1, NEW)),
        "by_content": (base, Side("a", 1, OLD)),
    }
    for name, (loser, winner) in cases.items():
        for pair in ((loser, winner), (winner, loser)):
            ruling = settle(*pair)
            assert (ruling.rule, ruling.winner, ruling.loser) == (name, winner, loser)


def test_a_loser_that_is_the_newest_word_needs_a_person() -> None:
    assert settle(Side("a", 2, NEW), Side("b", 1, OLD)).status == "settled"
    assert settle(Side("a", 2, OLD), Side("b", 1, NEW)).status == "needs_review"
    assert settle(Side("a", 1, OLD), Side("b", 1, NEW)).status == "needs_review"
    assert settle(Side("a", 9, OLD), Side("b", 1, NEW)).status == "needs_review"


def test_a_landlines_oldest_word_that_its_end_alone_tells_from_the_winner_needs_a_person() -> None:
    winner = Side("+46406280410", 4, NEW, oldest=NEW)
    assert settle(winner, Side("+46406280401", 1, OLD, oldest=OLD)).status == "needs_review"  # perhaps another desk
    assert settle(winner, Side("+46406280510", 1, OLD, oldest=OLD)).status == "settled"
    between = Side("+46406280401", 1, dt.date(2020, 1, 1), oldest=dt.date(2020, 1, 1))
    assert settle(Side("+46406280410", 4, NEW, oldest=OLD), between).status == "settled"  # it came back
    mobile = Side("+46701740605", 4, NEW, oldest=NEW)
    assert settle(mobile, Side("+46701740650", 1, OLD, oldest=OLD)).status == "settled"


def test_the_alphabet_settles_nothing() -> None:
    ruling = settle(Side("b", 1, OLD), Side("a", 1, OLD))
    assert (ruling.margin, ruling.status) == (0.0, "needs_review")
