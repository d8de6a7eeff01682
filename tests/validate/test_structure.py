"""Checks of keys and references say the same however they look."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from pipeline.validate.conform import DTYPES
from pipeline.validate.schema import Column, ColumnType, Table
from pipeline.validate.structure import check_key, check_references, is_rising

CELLS: dict[ColumnType, tuple[object, ...]] = {
    "string": ("a", "b", "å", "ab", None),
    "integer": (1, 2, 10, None),
    "date": ("2018-05-14", "2019-05-14", None),
}


def _column(name: str, kind: ColumnType = "string", refers: tuple[str, str] | None = None) -> Column:
    return Column(name, kind, "made up", nullable=True, refers=refers)


@pytest.mark.parametrize("kinds", [("string",), ("string", "string"), ("string", "integer", "date")])
@pytest.mark.parametrize("is_sorted", [True, False])
def test_rows_that_rise_are_there_once(kinds: tuple[ColumnType, ...], is_sorted: bool) -> None:
    chance = random.Random(str(kinds))
    names = [f"key_{place}" for place in range(len(kinds))]
    table = Table("made_up", "made up", tuple(map(_column, names, kinds)), tuple(names))
    rising = 0
    for _ in range(300):
        rows = [[chance.choice(CELLS[kind]) for kind in kinds] for _ in range(chance.randrange(5))]
        frame = pd.DataFrame(rows, columns=names, dtype="object").astype(
            {name: DTYPES[kind] for name, kind in zip(names, kinds, strict=True)}
        )
        frame = frame.sort_values(names, ignore_index=True) if is_sorted and len(frame) else frame
        rising += is_rising(frame)
        assert not (is_rising(frame) and frame.duplicated().any())
        assert check_key(table, frame).failures == frame[frame.duplicated()].drop_duplicates().shape[0]
    assert rising


def test_rows_in_the_order_of_their_key_rise_and_others_do_not() -> None:
    assert is_rising(pd.DataFrame({"a": ["x", "x", "y"], "b": ["2", "3", "1"]}, dtype="str"))
    assert not is_rising(pd.DataFrame({"a": ["x", "x", "y"], "b": ["3", "3", "1"]}, dtype="str"))
    assert not is_rising(pd.DataFrame({"a": ["x", "y", "x"]}, dtype="str"))
    assert not is_rising(pd.DataFrame({"a": ["x", None]}, dtype="str"))
    assert is_rising(pd.DataFrame({"a": []}, dtype="str"))


def test_a_reference_to_nothing_is_named_once_and_an_empty_one_is_none() -> None:
    table = Table("posts", "made up", (_column("person_id", refers=("people", "person_id")),), ())
    frames = {
        "posts": pd.DataFrame({"person_id": ["ada", None, "bo", "bo", "cy"]}, dtype="str"),
        "people": pd.DataFrame({"person_id": ["ada", None]}, dtype="str"),
    }
    (outcome,) = check_references(table, frames)
    assert (outcome.failures, outcome.detail) == (2, "bo; cy")
