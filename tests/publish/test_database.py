from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipeline.publish import database, publish_release
from tests.publish.fixtures import make_inputs, make_world


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
