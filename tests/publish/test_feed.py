"""The feed tells how many cells changed and why, and the first of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pipeline.publish.feed import SHOWN, compose_feed
from pipeline.publish.shelf import list_releases

HEADER = "table_name,row_key,column_name,change,before,after,cause\n"


@pytest.mark.parametrize("more", [0, 7])
def test_of_many_changes_the_first_are_told_and_all_are_counted(shelf_copy: Path, more: int) -> None:
    rows = "".join(f"people,rad-{n:03},name,changed,Eva,Åsa,source\n" for n in range(SHOWN + more))
    changes = list_releases(shelf_copy)[-1].path / "changes.csv"
    changes.unlink()
    changes.write_text(f"{HEADER}people,rad,name,added,,Bo,repair\n{rows}", encoding="utf-8")
    told = compose_feed(list_releases(shelf_copy)).decode()
    assert f"1 repair, {SHOWN + more} source" in told
    assert told.count("rad-") == SHOWN - 1
    assert f"and {more + 1} more in changes.csv" in told


def test_a_release_whose_list_of_changes_is_gone_is_told_all_the_same(shelf_copy: Path) -> None:
    (list_releases(shelf_copy)[-1].path / "changes.csv").unlink()
    assert "No cell changed" in compose_feed(list_releases(shelf_copy)).decode()


def test_times_do_not_go_back_where_the_clock_did(shelf_copy: Path) -> None:
    first = list_releases(shelf_copy)[0]
    releases = [replace(first, created=f"2026-0{month}-01T08:00:00+00:00") for month in (3, 5, 4)]
    times = [node.text or "" for node in etree.fromstring(compose_feed(releases)).iter("{*}updated")]
    assert [time[:7] for time in times] == ["2026-05", "2026-05", "2026-05", "2026-03"]
