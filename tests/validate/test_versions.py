from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.validate import versions
from pipeline.validate.versions import (
    Snapshot,
    compare_snapshots,
    is_enough,
    list_versions,
    read_snapshot,
    schema_version,
    take_snapshot,
    write_snapshot,
)

PLACE = ("people", "family_name")


def test_the_schema_is_the_one_that_the_newest_version_declares() -> None:
    level = compare_snapshots(read_snapshot(schema_version()), take_snapshot())
    assert level == "none", f"a {level} change: declare it with pipeline.validate.versions.write_snapshot('X.Y.Z')"


def test_every_version_is_high_enough_for_what_it_changed() -> None:
    for old, new in pairwise(list_versions()):
        assert is_enough(old, new, compare_snapshots(read_snapshot(old), read_snapshot(new))), new


def _changed(**changes: str) -> Snapshot:
    snapshot = {place: dict(row) for place, row in take_snapshot().items()}
    snapshot[PLACE].update(changes)
    return snapshot


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({"type": "integer"}, "major"),
        ({"key": "yes"}, "major"),
        ({"required": "yes"}, "patch"),
        ({"description": "Other words"}, "patch"),
        ({}, "none"),
    ],
)
def test_what_a_changed_column_means(changes: dict[str, str], level: str) -> None:
    assert compare_snapshots(take_snapshot(), _changed(**changes)) == level


def test_a_column_that_goes_breaks_and_one_that_comes_does_not() -> None:
    less = {place: row for place, row in take_snapshot().items() if place != PLACE}
    assert compare_snapshots(take_snapshot(), less) == "major"
    assert compare_snapshots(less, take_snapshot()) == "minor"


def test_a_new_allowed_value_breaks_a_reader_who_knows_all_of_them() -> None:
    old = {place: dict(row) for place, row in take_snapshot().items()}
    row = old["appointments", "status"]
    row["values"] = row["values"].replace("|filled", "")
    assert compare_snapshots(old, take_snapshot()) == "major"


def test_an_undeclared_breaking_change_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "FOLDER", tmp_path)
    list_versions.cache_clear()
    write_snapshot("1.0.0")
    with pytest.raises(ValueError, match="published already"):
        write_snapshot("1.0.0")
    monkeypatch.setattr(versions, "take_snapshot", lambda: _changed(type="integer"))
    with pytest.raises(ValueError, match="a major change"):
        write_snapshot("1.1.0")
    assert write_snapshot("2.0.0").name == "2.0.0.csv"
    list_versions.cache_clear()
