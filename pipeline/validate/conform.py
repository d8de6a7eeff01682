"""Bring frames to the declared columns and types, so that what is written never depends on what a column holds.

An empty text is the same as none, because a CSV cannot tell them apart. A value that does not fit its type becomes
empty and is counted; a column that is missing becomes an empty one and is named. Nothing is raised for data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.validate.schema import ColumnType, Table, read_schema

DTYPES: Mapping[ColumnType, Any] = {
    "string": "str",
    "date": "datetime64[s]",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
}


@dataclass(frozen=True, slots=True)
class Conformed:
    """A frame in the declared columns and types, and what did not fit.

    Attributes:
        frame: Exactly the declared columns, in order.
        missing: Declared columns that the frame lacked.
        unknown: Columns that are not declared, and are not published.
        misfits: Number of values by column that did not fit its type.
    """

    frame: pd.DataFrame
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    misfits: Mapping[str, int]


def conform_tables(tables: Mapping[str, pd.DataFrame]) -> dict[str, Conformed]:
    """Conform every declared table; one that is not given is empty."""
    return {
        name: conform_frame(tables.get(name, pd.DataFrame(columns=list(table.names))), table)
        for name, table in read_schema().items()
    }


def conform_frame(frame: pd.DataFrame, table: Table) -> Conformed:
    """Conform one frame to its table.

    Args:
        frame: Any columns, any types.
        table: What they should be.
    """
    if _is_conformed(frame, table):
        return Conformed(frame, (), (), {})
    frame = frame.reset_index(drop=True)
    missing = tuple(name for name in table.names if name not in frame.columns)
    unknown = tuple(str(name) for name in frame.columns if name not in table.names)
    columns: dict[str, pd.Series] = {}
    misfits: dict[str, int] = {}
    for column in table.columns:
        if column.name in missing:
            columns[column.name] = pd.Series([None] * len(frame), dtype=DTYPES[column.type])
            continue
        given = frame[column.name]
        columns[column.name] = fitted = _fit(given, column.type)
        is_as_given = fitted is given or column.type == "string"
        lost = 0 if is_as_given else int((_has_value(given) & fitted.isna()).sum())
        if lost:
            misfits[column.name] = lost
    return Conformed(pd.DataFrame(columns, columns=list(table.names)), missing, unknown, misfits)


def _is_conformed(frame: pd.DataFrame, table: Table) -> bool:
    """Whether a frame is already as it would become: a table is conformed for its checks, and again to be published."""
    if tuple(frame.columns) != table.names or not frame.index.equals(pd.RangeIndex(len(frame))):
        return False
    fit = (kind == DTYPES[column.type] for kind, column in zip(frame.dtypes, table.columns, strict=True))
    return all(fit) and not any(_holds_empty(frame[column.name]) for column in table.columns if column.type == "string")


def _holds_empty(texts: pd.Series) -> bool:
    """Whether a text is empty; texts that Arrow holds are asked as they lie, without making texts of Python of them."""
    if isinstance(texts.dtype, pd.StringDtype) and texts.dtype.storage == "pyarrow":
        return bool((texts == "").any())
    return bool((texts.to_numpy(dtype="object") == "").any())


def _has_value(series: pd.Series) -> pd.Series:
    return series.notna() & (series != "") if series.dtype.kind == "O" or series.dtype == "str" else series.notna()


def _fit(series: pd.Series, kind: ColumnType) -> pd.Series:
    if series.dtype == DTYPES[kind] and kind != "string":
        return series
    if kind == "string":
        texts = series if series.dtype == "str" else series.astype("object").map(_to_text).astype("str")
        return texts.mask(texts.to_numpy(dtype="object") == "") if _holds_empty(texts) else texts
    if kind == "date":
        return _fit_days(series)
    if series.dtype.kind == "b" or (kind == "number" and series.dtype.kind == "f"):
        return series.astype(DTYPES[kind])
    if kind == "boolean":
        return series.astype("object").map(_to_flag).astype("boolean")
    numbers = pd.to_numeric(series.astype("object"), errors="coerce")
    if kind == "integer":
        numbers = numbers.where(numbers.isna() | (numbers % 1 == 0))
    return numbers.astype(DTYPES[kind])


def _fit_days(series: pd.Series) -> pd.Series:
    if series.dtype.kind == "M":
        return series.astype("datetime64[s]").dt.normalize()
    return (
        pd.to_datetime(series.astype("object"), errors="coerce", format="ISO8601")
        .astype("datetime64[s]")
        .dt.normalize()
    )


def _to_text(value: object) -> str | None:
    return None if value is None or value is pd.NA or value != value else str(value)


def _to_flag(value: object) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.lower())
    return None if value is None or value is pd.NA or value != value else bool(value)
