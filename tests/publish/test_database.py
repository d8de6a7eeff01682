from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from pipeline.publish import database, publish_release
from pipeline.publish.history import begin_history
from pipeline.validate.conform import conform_tables
from tests.publish.fixtures import ANNA, make_inputs, make_world


@pytest.mark.parametrize(("large", "has_references"), [(database.LARGE, True), (1, False)])
def test_a_large_file_keeps_its_keys_and_leaves_references_to_the_checks(
    large: int, has_references: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LARGE", large)
    published = publish_release(make_world(), tmp_path / "out", make_inputs(tmp_path))
    with duckdb.connect(str(published.path / "directory.duckdb"), read_only=True) as con:
        kinds = {
            (table, kind)
            for table, kind in con.execute("SELECT table_name, constraint_type FROM duckdb_constraints()").fetchall()
        }
    assert ("contact_points", "PRIMARY KEY") in kinds
    assert (("appointments", "FOREIGN KEY") in kinds) == has_references


def test_a_large_file_says_what_a_small_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = publish_release(make_world(), tmp_path / "small", make_inputs(tmp_path))
    monkeypatch.setattr(database, "LARGE", 1)
    large = publish_release(make_world(), tmp_path / "large", make_inputs(tmp_path))
    assert large.release_id == small.release_id
    for path in (small.path / "csv").iterdir():
        assert (large.path / "csv" / path.name).read_bytes() == path.read_bytes(), path.name
    with duckdb.connect(str(large.path / "directory.duckdb")) as con, pytest.raises(duckdb.ConstraintException):
        con.execute("INSERT INTO contact_points FROM contact_points LIMIT 1")


def test_rows_that_are_committed_are_in_no_log_besides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LARGE", 1)
    frames = {name: given.frame for name, given in conform_tables(make_world()).items()}
    with database.open_build(tmp_path / "x.duckdb", rows=1) as con:
        database.load_tables(con, frames)
        assert [path.name for path in tmp_path.iterdir()] == ["x.duckdb"]
    with duckdb.connect(str(tmp_path / "x.duckdb"), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM statements").fetchone() == (len(frames["statements"]),)


def test_a_key_held_twice_is_refused_in_a_large_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LARGE", 1)
    counties = make_world()["counties"]
    twice = {**make_world(), "counties": pd.concat([counties, counties])}
    frames = {name: given.frame for name, given in conform_tables(twice).items()}
    with (
        pytest.raises(duckdb.ConstraintException, match="duplicates"),
        database.open_build(tmp_path / "x.duckdb", rows=1) as con,
    ):
        database.load_tables(con, frames)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], None),
        (["+46701740606"], "+46701740606"),
        (["+46701740607", "+46701740606"], "+46701740606; +46701740607"),
        (["+46701740607", "+46701740605", "+46701740606"], "+46701740605; +46701740606; +46701740607"),
        (["+46701740607", "+46701740605", "+46701740607", "+46701740605"], "+46701740605; +46701740607"),
    ],
)
def test_numbers_of_a_row_stand_sorted_and_once(numbers: list[str], said: str | None, tmp_path: Path) -> None:
    world = make_world()
    contacts = world["contact_points"]
    is_phone = (contacts["owner_id"] == ANNA) & (contacts["channel"] == "phone")
    rows = [{**contacts[is_phone].iloc[0], "contact_id": f"n{at}", "value": one} for at, one in enumerate(numbers)]
    world["contact_points"] = pd.concat([contacts[~is_phone], pd.DataFrame(rows)], ignore_index=True)
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{tmp_path / 'x.duckdb'}' AS rel")
        database.load_tables(con, {name: given.frame for name, given in conform_tables(world).items()})
        begin_history(con, None, first=("r0001-0", 1, "0", "0", "1", "1", 1))
        database.derive_timeline(con)
        found = con.execute(
            "SELECT phones FROM derived.directory_timeline WHERE is_listed AND \"name\" = 'Anna Exempelsson'"
        ).fetchall()
    assert found == [(said,)]


def test_a_number_of_the_post_itself_stands_beside_those_of_its_holder(tmp_path: Path) -> None:
    world = make_world()
    contacts = world["contact_points"]
    is_phone = (contacts["owner_id"] == ANNA) & (contacts["channel"] == "phone")
    of_post = {"contact_id": "n", "owner_type": "appointment", "owner_id": "anna-exempelsson-nord"}
    row = {**contacts[is_phone].iloc[0], **of_post, "value": "+46701740606"}
    world["contact_points"] = pd.concat([contacts, pd.DataFrame([row])], ignore_index=True)
    published = publish_release(world, tmp_path / "out", make_inputs(tmp_path))
    with duckdb.connect(str(published.path / "directory.duckdb"), read_only=True) as con:
        found = con.execute("SELECT \"name\", phones FROM directory WHERE phones LIKE '%0174%'").fetchall()
    assert found == [("Anna Exempelsson", "+46701740606; +46980319200")]
