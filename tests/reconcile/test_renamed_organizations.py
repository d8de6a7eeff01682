"""An organization that no vocabulary knows and that changed its name is one, as the editions say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from pipeline.domain.statements import ListName
from pipeline.validate import check_tables, failed_errors
from tests.reconcile.histories import Printed, reconcile
from tests.reconcile.seeds import as_text

COVERS: tuple[ListName, ...] = ("network_members",)
AGENCIES = ("Polismyndigheten", "Skatteverket")
OLD, NEW = "Stiftelsen Gryningen", "Stiftelsen Morgonljus"


def _list(year: int, *names: str, former: Mapping[str, Sequence[str]] | None = None) -> Printed:
    return Printed(f"e{year}", f"{year}-01-01", [], covers=COVERS, members=(*AGENCIES, *names), former=former or {})


def _told(tables: Mapping[str, pd.DataFrame]) -> list[tuple[str, ...]]:
    return sorted(as_text(tables["events"], ["kind", "entity_id", "before", "after", "to_edition_id"]))


def test_new_name_is_no_new_member() -> None:
    tables = reconcile(_list(2019, OLD), _list(2020, NEW, former={NEW: [OLD]}), _list(2021, NEW))
    assert _told(tables) == [("organization_renamed", "stiftelsen-gryningen", OLD, NEW, "e2020")]
    names = tables["organization_names"].query("org_id == 'stiftelsen-gryningen'")
    assert sorted(as_text(names, ["name", "kind"])) == [(OLD, "former_name"), (NEW, "name")]
    assert "stiftelsen-morgonljus" not in set(tables["organizations"]["org_id"])
    assert set(tables["organizations"].query("org_id == 'stiftelsen-gryningen'")["name"]) == {NEW}


def test_id_that_the_new_name_would_make_stays_findable() -> None:
    tables = reconcile(_list(2019, OLD), _list(2020, NEW, former={NEW: [OLD]}))
    ids = tables["entity_ids"].query("entity_type == 'organization'")
    assert as_text(ids, ["entity_id", "status", "successor_id"]) == [
        ("stiftelsen-morgonljus", "merged", "stiftelsen-gryningen")
    ]
    failed = failed_errors(check_tables(tables))
    assert set(failed["table_name"]) <= {"editions"}  # made-up editions have no checksum
    mentions = tables["statements"].query("edition_id == 'e2020'")["mention_id"]
    assert set(ids["mention_id"]) <= set(mentions)


def test_change_is_dated_by_the_first_edition_with_the_new_name() -> None:
    tables = reconcile(_list(2019, OLD), _list(2020, NEW), _list(2021, NEW, former={NEW: [OLD]}))
    assert _told(tables) == [("organization_renamed", "stiftelsen-gryningen", OLD, NEW, "e2020")]


def test_two_that_one_edition_lists_are_two() -> None:
    tables = reconcile(_list(2019, OLD, NEW), _list(2020, NEW, former={NEW: [OLD]}))
    assert {"stiftelsen-gryningen", "stiftelsen-morgonljus"} <= set(tables["organizations"]["org_id"])
    assert ("member_left", "stiftelsen-gryningen", "nmt", "", "e2020") in _told(tables)


def test_known_organization_is_nobodys_former_name() -> None:
    tables = reconcile(_list(2019), _list(2020, NEW, former={NEW: ["Skatteverket"]}))
    assert {"skatteverket", "stiftelsen-morgonljus"} <= set(tables["organizations"]["org_id"])


def test_each_change_of_name_is_an_event() -> None:
    newest = "Stiftelsen Dagsljus"
    tables = reconcile(
        _list(2019, OLD), _list(2020, NEW, former={NEW: [OLD]}), _list(2021, newest, former={newest: [NEW]})
    )
    assert _told(tables) == [
        ("organization_renamed", "stiftelsen-gryningen", OLD, NEW, "e2020"),
        ("organization_renamed", "stiftelsen-gryningen", NEW, newest, "e2021"),
    ]


def test_former_name_that_is_only_told_of_is_that_of_the_name_beside_it() -> None:
    newest = "Stiftelsen Dagsljus"
    tables = reconcile(_list(2020, NEW, former={NEW: [OLD]}), _list(2021, newest, former={newest: [NEW]}))
    assert _told(tables) == [
        ("organization_renamed", "stiftelsen-gryningen", OLD, NEW, "e2020"),
        ("organization_renamed", "stiftelsen-gryningen", NEW, newest, "e2021"),
    ]
