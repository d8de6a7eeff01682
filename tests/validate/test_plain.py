from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from pipeline.validate import structure
from pipeline.validate.conform import conform_frame
from pipeline.validate.plain import is_plainly_right
from pipeline.validate.schema import Table, read_schema
from pipeline.validate.structure import check_values, list_wrong_values
from tests.publish.fixtures import make_world

STRANGE = ("strange", "", None, "-1", "0.5", "1000000", "2018-02-30", "true", "+46701740605", "anna@example.se\n")


def _conformed(name: str) -> pd.DataFrame:
    given = make_world().get(name, pd.DataFrame(columns=list(read_schema()[name].names)))
    return conform_frame(given, read_schema()[name]).frame


def _with_strange_values(table: Table, frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The frame with each strange value in each of its columns, one at a time, in a row of its own."""
    row: dict[str, object] = {str(name): frame.loc[0, name] if len(frame) else None for name in table.names}
    for column in table.names:
        for value in STRANGE:
            yield conform_frame(pd.DataFrame([{**row, column: value}], dtype="object"), table).frame


@pytest.mark.parametrize("name", list(read_schema()))
def test_a_plain_look_finds_a_fault_wherever_the_model_does(name: str) -> None:
    table, frame = read_schema()[name], _conformed(name)
    for strange in (frame, *_with_strange_values(table, frame)):
        assert is_plainly_right(table, strange) == (not list_wrong_values(table, strange)), strange.to_dict("records")


def test_a_column_of_another_type_is_not_plainly_right() -> None:
    frame = _conformed("people").astype({"first_seen": "object"})
    assert not is_plainly_right(read_schema()["people"], frame)


def test_the_model_is_asked_only_about_a_table_with_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(table: Table, frame: pd.DataFrame) -> set[str]:
        asked.append(table.name)
        return list_wrong_values(table, frame)

    monkeypatch.setattr(structure, "list_wrong_values", ask)
    assert check_values("people", _conformed("people")).status == "passed"
    assert asked == []
    wrong = _conformed("editions")
    wrong.loc[0, "sha256"] = "abc"
    outcome = check_values("editions", wrong)
    assert (outcome.failures, outcome.detail) == (1, f"{wrong['edition_id'].tolist()[0]}: sha256")
    assert asked == ["editions"]
