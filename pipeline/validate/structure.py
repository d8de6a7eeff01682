"""Checks of single tables: columns and types are as declared, keys are keys, references resolve, days are in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from pipeline.validate.conform import Conformed
from pipeline.validate.outcome import Outcome, judge
from pipeline.validate.plain import is_plainly_right
from pipeline.validate.schema import Table, read_schema

Frames = Mapping[str, pd.DataFrame]


def check_structure(conformed: Mapping[str, Conformed]) -> Iterator[Outcome]:
    """Check every table against its model; the ones that publishing adds are not there yet.

    Args:
        conformed: Conformed frames by table name.
    """
    frames = {name: given.frame for name, given in conformed.items()}
    for name, given in conformed.items():
        table = read_schema()[name]
        yield judge(f"{name}.columns", "has every declared column", given.missing)
        yield judge(f"{name}.undeclared", "has no column that is not declared", given.unknown, "warning")
        yield _check_types(name, given)
        yield check_values(name, given.frame)
        yield check_key(table, given.frame)
        yield from check_references(table, frames)
        yield from _check_days(table, given.frame)


def _check_types(name: str, given: Conformed) -> Outcome:
    return judge(
        f"{name}.types",
        "every value fits the type of its column",
        (f"{column}: {count} values" for column, count in given.misfits.items()),
    )


def check_values(name: str, frame: pd.DataFrame) -> Outcome:
    """Nothing empty that must be filled, every enumerated value is one of its list, every number is in range."""
    table = read_schema()[name]
    failing = () if is_plainly_right(table, frame) else list_wrong_values(table, frame)
    return judge(f"{name}.values", "every value is one that its column allows", failing)


def list_wrong_values(table: Table, frame: pd.DataFrame) -> set[str]:
    """Row and column of each value that the model of a table does not allow."""
    from pandera.errors import SchemaErrors

    from pipeline.validate.models import MODELS

    try:
        MODELS[table.name].validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases[["column", "index"]].drop_duplicates()
        return {f"{_name_row(frame, table.key, index)}: {column}" for column, index in cases.itertuples(index=False)}
    return set()


def _name_row(frame: pd.DataFrame, key: tuple[str, ...], index: object) -> str:
    if not isinstance(index, int):
        return "all rows"
    return "|".join(str(value) for value in frame.loc[index, list(key)])


def check_key(table: Table, frame: pd.DataFrame) -> Outcome:
    """No two rows share their key."""
    keys = frame[list(table.key)]
    twice = keys[[False] * len(keys) if is_rising(keys) else keys.duplicated()].drop_duplicates()
    names = ("|".join(str(value) for value in row) for row in twice.itertuples(index=False))
    return judge(f"{table.name}.key", f"no two rows share {', '.join(table.key)}", names)


def is_rising(keys: pd.DataFrame) -> bool:
    """Whether each row stands above the one before it, so that none is there twice.

    Tables come in the order of their keys, and to compare neighbours takes a fifth of the time of a look for the same
    row among all.
    """
    rises: Any = False
    try:
        with np.errstate(invalid="ignore"):
            for name in reversed(list(keys.columns)):
                cells = keys[name].to_numpy(dtype="object")
                rises = (cells[:-1] < cells[1:]) | ((cells[:-1] == cells[1:]) & rises)
    except TypeError:  # something is empty, and neither below nor above
        return False
    return bool(np.all(rises))


def check_references(table: Table, frames: Frames) -> Iterator[Outcome]:
    """What a column refers to is there."""
    for column in table.columns:
        if column.refers is None:
            continue
        missing = _list_distinct(frames[table.name][column.name])
        missing -= _list_distinct(frames[column.refers[0]][column.refers[1]])
        yield judge(
            f"{table.name}.{column.name}_resolves", f"every {column.name} stands in {column.refers[0]}", missing
        )


def _list_distinct(texts: pd.Series) -> set[str]:
    """The texts of a column, each once; what is empty is none."""
    return {text for text in set(texts.to_numpy(dtype="object").tolist()) if isinstance(text, str)}


def _check_days(table: Table, frame: pd.DataFrame) -> Iterator[Outcome]:
    for earlier, later in table.ordered_days():
        wrong = frame.loc[frame[earlier] > frame[later], list(table.key)]
        names = ("|".join(str(value) for value in row) for row in wrong.itertuples(index=False))
        yield judge(f"{table.name}.{earlier}_to_{later}", f"{earlier} is not after {later}", names)
