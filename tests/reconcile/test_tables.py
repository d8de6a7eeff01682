"""Tables are whole and typed whatever they hold."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.domain.edition import Edition
from pipeline.errors import UnreadableError
from pipeline.reconcile import reconcile_editions
from pipeline.reconcile.sources import name_source
from pipeline.validate.schema import read_schema
from tests.reconcile.histories import Printed, capture, reconcile, who
from tests.reconcile.seeds import reconcile_seeds

ANNA = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
MADE_LATER = {"checks", "releases", "release_changes", "directory_history"}


def test_every_declared_table_and_column_is_there_with_and_without_rows() -> None:
    for tables in (reconcile_editions([], [], []), reconcile_seeds()):
        declared = {name: table for name, table in read_schema().items() if name not in MADE_LATER}
        assert set(tables) >= set(declared)
        for name, table in declared.items():
            assert list(tables[name].columns)[: len(table.names)] == list(table.names), name


def test_the_twenty_one_counties_and_seven_regions_are_always_there() -> None:
    tables = reconcile_editions([], [], [])
    assert (len(tables["counties"]), len(tables["regions"])) == (21, 7)


def test_types_do_not_depend_on_what_a_table_holds() -> None:
    empty, full = reconcile_editions([], [], []), reconcile_seeds()
    for name, frame in full.items():
        assert list(frame.dtypes) == list(empty[name].dtypes), name
    assert isinstance(full["people"]["first_seen"].iloc[0], dt.date)


def test_keys_are_unique_and_rows_sorted() -> None:
    tables = reconcile_seeds()
    for name, table in read_schema().items():
        if name in tables and table.key:
            keys = tables[name][list(table.key)].astype("str").apply(tuple, axis=1)
            assert keys.is_unique, name
            assert list(keys) == sorted(keys), name


def test_an_edition_that_could_not_be_read_is_told() -> None:
    unread = capture(Printed("e9", "2020-01-01")).edition
    error = UnreadableError("password", reason_code="encrypted", page=3)
    tables = reconcile_editions([], [], [], quarantined=[(unread, error)])
    assert list(tables["editions"]["status"]) == ["quarantined"]
    row = tables["quarantine"].iloc[0]
    assert (row["edition_id"], row["reason_code"], row["detail"], row["page"]) == ("e9", "encrypted", "password", 3)


def test_one_person_in_two_regions_has_two_seats() -> None:
    other = who("mitt", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
    tables = reconcile(Printed("e1", "2020-01-01", [ANNA, other]))
    assert len(tables["people"]) == 1
    assert set(tables["appointments"]["region_id"]) == {"nord", "mitt"}
    assert not tables["contact_points"]["is_shared"].any()


@pytest.mark.parametrize(
    ("url", "title", "source"),
    [
        ("https://www.umea.example.se/nmt/kontakt", "Kontakt", "umea-example-se-nmt-kontakt"),
        (None, "Stöd", "jamstalldhetsmyndigheten-web-page-stod"),
        (None, "Stöd 2022", "jamstalldhetsmyndigheten-web-page-stod"),
        (None, "Prostitution", "jamstalldhetsmyndigheten-web-page-prostitution"),
        (None, None, "jamstalldhetsmyndigheten-web-page-printed"),
    ],
)
def test_a_source_is_an_address_or_who_publishes_what(url: str | None, title: str | None, source: str) -> None:
    edition = Edition("e", "e.txt", title, "web_page", "Jämställdhetsmyndigheten", url, None, None, None, "")
    assert name_source(edition, "Printed") == source
