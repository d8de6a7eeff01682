"""Spells: what sightings and absences say of when something was so."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reconcile.timeline import Calendar, make_moment

OPEN = None


def day(year: int, month: int = 1) -> dt.date:
    return dt.date(year, month, 1)


def calendar(**ranges: tuple[dt.date | None, dt.date | None]) -> Calendar:
    return Calendar({e: make_moment(e, start, end) for e, (start, end) in ranges.items()})


EXACT = calendar(a=(day(2018), day(2018)), b=(day(2019), day(2019)), c=(day(2020), day(2020)), d=(day(2021), day(2021)))


def test_a_gap_parts_two_spells() -> None:
    first, second = EXACT.find_spells("ac", "bd")
    assert (first.editions, first.gone_by, first.gone_edition_id) == (("a",), day(2019), "b")
    assert (second.editions, second.first_seen, second.last_seen, second.gone_by) == (
        ("c",),
        day(2020),
        day(2020),
        day(2021),
    )


def test_no_gap_no_ending() -> None:
    (spell,) = EXACT.find_spells("ac")
    assert (spell.first_seen, spell.last_seen, spell.gone_by, spell.is_over) == (day(2018), day(2020), None, False)


def test_a_range_that_overlaps_proves_nothing() -> None:
    ranged = calendar(a=(day(2018), day(2020)), b=(day(2019), day(2019)), c=(day(2018), OPEN), d=(day(2021), day(2021)))
    (spell,) = ranged.find_spells("a", "b")
    assert spell.gone_by is None
    (spell,) = ranged.find_spells("c", "d")
    assert (spell.first_seen, spell.last_seen, spell.gone_by) == (day(2018), None, None)
    assert ranged.last_before("d", "abc") == "a"


def test_after_each_sighting_its_own_absences_count() -> None:
    (spell,) = EXACT.find_spells("ab", {"a": "c", "b": "d"})
    assert (spell.editions, spell.gone_edition_id) == (("a", "b"), "d")
    first, second = EXACT.find_spells("ac", {"a": "b", "c": ""})
    assert (first.gone_edition_id, second.gone_edition_id) == ("b", None)


def test_of_several_absences_the_one_that_tells_most_counts() -> None:
    ranged = calendar(a=(day(2017), day(2017)), b=(day(2018), day(2022)), c=(day(2019), day(2019)))
    (spell,) = ranged.find_spells("a", "bc")
    assert spell.gone_by == day(2019)


def test_the_same_day_is_no_order() -> None:
    same = calendar(a=(day(2018), day(2018)), b=(day(2018), day(2018)))
    assert not same.is_before("a", "b")
    assert not same.is_before("b", "a")
    assert same.find_spells("a", "b")[0].gone_by is None


@pytest.mark.parametrize("order", list(permutations("abcd"))[:6])
def test_order_of_sightings_is_nothing(order: tuple[str, ...]) -> None:
    assert EXACT.find_spells(order[:2], order[2:]) == EXACT.find_spells(set(order[:2]), set(order[2:]))


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20), st.booleans()), min_size=1, max_size=12),
)
def test_spells_are_what_they_are_defined_to_be(drawn: list[tuple[int, int, bool]]) -> None:
    start = dt.date(2018, 1, 1)
    ranges = {
        f"e{i}": (start + dt.timedelta(a), start + dt.timedelta(a + length)) for i, (a, length, _) in enumerate(drawn)
    }
    found = calendar(**ranges)
    seen = {f"e{i}" for i, (_, _, is_seen) in enumerate(drawn) if is_seen}
    absent = set(ranges) - seen
    spells = found.find_spells(seen, absent)
    assert sorted(e for s in spells for e in s.editions) == sorted(seen)
    for spell in spells:
        last = max(ranges[e][1] for e in spell.editions)
        after = [ranges[e][1] for e in absent if ranges[e][0] > last]
        assert (spell.first_seen, spell.last_seen) == (min(ranges[e][0] for e in spell.editions), last)
        assert spell.gone_by == min(after, default=None)
    for one, other in pairwise(spells):
        end, begin = max(ranges[e][1] for e in one.editions), min(ranges[e][0] for e in other.editions)
        assert any(end < ranges[e][0] and ranges[e][1] < begin for e in absent)


DAYS = st.dates(day(2020), day(2020, 3))
RANGES = st.dictionaries(st.sampled_from("abcdefghij"), st.tuples(DAYS, DAYS).map(sorted), min_size=1)


@given(RANGES, st.data())
def test_a_spell_ends_by_the_absence_that_tells_the_most(ranges: dict[str, list[dt.date]], data: st.DataObject) -> None:
    dated = calendar(**{edition: (start, end) for edition, (start, end) in ranges.items()})
    seen = data.draw(st.sets(st.sampled_from(sorted(ranges)), min_size=1))
    absent = data.draw(st.sets(st.sampled_from(sorted(ranges))))
    for _ in range(2):  # what the calendar remembers of the first question answers the second
        for spell in dated.find_spells(seen, absent):
            last = max(dated.moments[e].dated_to for e in spell.editions)
            later = [dated.moments[e] for e in absent - seen if dated.moments[e].dated_from > last]
            first = min(later, key=lambda m: (m.dated_to, m.dated_from, m.edition_id), default=None)
            assert spell.gone_edition_id == (first.edition_id if first else None)
