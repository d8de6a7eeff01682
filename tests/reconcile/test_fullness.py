"""A list that lacks regions beside the others: a part of the list says nothing of who is not in it."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.reconcile.histories import Printed, Who, decide, reconcile, who

REGIONS = ("nord", "mitt", "stockholm", "bergslagen", "ost", "vast", "syd")
FIRST = ("Ada", "Bo", "Cia", "Dan", "Eli", "Fia", "Gun")
COUNTIES = dict(
    zip(REGIONS, ("Jämtland", "Uppsala", "Gotland", "Dalarna", "Östergötland", "Halland", "Skåne"), strict=True)
)


def _people(*regions: str, family: str = "Exempelsson") -> list[Who]:
    return [
        who(region, f"{FIRST[REGIONS.index(region)]} {family}", f"{region}@{region}.example.se") for region in regions
    ]


WHOLE = Printed("e1", "2018-01-01", _people(*REGIONS))
HALF = Printed("e2", "2020-01-01", [*_people(*REGIONS[:3]), who("bergslagen", "Dag Ny", "dag@falun.example.se")])
AGAIN = Printed("e3", "2022-01-01", _people(*REGIONS))


def _lists(tables: dict[str, pd.DataFrame]) -> list[str]:
    return list(tables["edition_coverage"]["edition_id"])


def _gone(tables: dict[str, pd.DataFrame]) -> set[str]:
    over = tables["appointments"].query("status == 'former'")
    return set(over["region_id"])


def _asked(tables: dict[str, pd.DataFrame]) -> list[tuple[str, str]]:
    items = tables["review_items"].query("kind == 'partial_list'")
    return list(zip(items["subject"], items["status"], strict=True))


def test_a_list_of_half_of_the_regions_ends_nobody_and_is_asked_about() -> None:
    tables = reconcile(WHOLE, HALF)
    assert _lists(tables) == ["e1"]
    assert not _gone(tables)
    assert set(tables["events"]["kind"]) == {"appointed"}
    assert _asked(tables) == [("e2", "open")]


def test_who_is_missing_from_a_part_has_no_second_spell_afterwards() -> None:
    appointments = reconcile(WHOLE, HALF, AGAIN)["appointments"]
    assert len(appointments.query("region_id == 'syd'")) == 1


def test_a_first_list_of_half_of_the_regions_makes_no_news_of_the_others() -> None:
    first = Printed("e0", "2016-01-01", _people(*REGIONS[:4]))
    tables = reconcile(first, WHOLE)
    assert _lists(tables) == ["e1"]
    assert tables["events"].empty


def test_one_region_that_is_missing_may_be_an_empty_seat_and_is_asked_about() -> None:
    tables = reconcile(WHOLE, Printed("e2", "2020-01-01", _people(*REGIONS[:6])))
    assert _gone(tables) == {"syd"}
    assert _asked(tables) == [("e2", "open")]


def test_regions_whose_counties_stand_under_others_are_merged_and_not_missing() -> None:
    before = Printed("e1", "2018-01-01", _people(*REGIONS), counties={r: (c,) for r, c in COUNTIES.items()})
    merged = {"nord": ("Jämtland", "Uppsala", "Gotland", "Dalarna"), "syd": ("Skåne", "Halland", "Östergötland")}
    tables = reconcile(before, Printed("e2", "2020-01-01", _people("nord", "syd"), counties=merged))
    assert _lists(tables) == ["e1", "e2"]
    assert _gone(tables) == {"mitt", "stockholm", "bergslagen", "ost", "vast"}
    assert not _asked(tables)


def test_three_lists_in_a_row_agree_that_regions_are_no_more() -> None:
    later = [Printed(f"e{year}", f"202{year}-01-01", _people(*REGIONS[:4])) for year in (3, 4, 5)]
    assert _lists(reconcile(WHOLE, *later[:2])) == ["e1"]
    tables = reconcile(WHOLE, *later)
    assert _lists(tables) == ["e1", "e3", "e4", "e5"]
    assert _gone(tables) == {"ost", "vast", "syd"}


@pytest.mark.parametrize(
    ("second", "said", "gone", "status"),
    [
        (HALF, ("partial", "full"), {"bergslagen", "ost", "vast", "syd"}, "applied"),
        (HALF, ("full", "full"), set(), "stale"),
        (AGAIN, ("partial", "full"), set(), "stale"),
        (AGAIN, ("partial", "partial"), set(), "stale"),
        (HALF, ("partial", "perhaps"), set(), "stale"),
    ],
)
def test_a_steward_says_whether_a_list_is_the_whole_list(
    second: Printed, said: tuple[str, str], gone: set[str], status: str
) -> None:
    decision = decide("correct_value", second.edition_id, "coverage", *said)
    tables = reconcile(WHOLE, second, decisions=[decision])
    assert list(tables["decisions"]["status"]) == [status]
    assert _gone(tables) == gone
    assert {s for e, s in _asked(tables) if e == "e2"} <= ({"decided"} if status == "applied" else {"open"})


def test_a_number_passes_on_within_a_region_that_a_part_names() -> None:
    old = who("nord", "Ada Exempelsson", "ada@umea.example.se", "0980-319201")
    heir = who("nord", "Hugo Arvtagare", "hugo@umea.example.se", "0980-319201")
    tables = reconcile(
        Printed("e1", "2018-01-01", [old, *_people(*REGIONS[1:])]),
        Printed("e2", "2020-01-01", [heir, *_people("mitt", "ost")]),
    )
    events = tables["events"].query("kind == 'number_inherited'")
    assert list(zip(events["entity_id"], events["other_id"], strict=True)) == [("ada-exempelsson", "hugo-arvtagare")]
