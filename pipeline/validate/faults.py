"""Which values of a table are wrong, as pandera tells them; it is loaded only where a plain look found a fault.

Loading it takes 0.4 s of processor, a fifteenth of a refresh with one new edition among a hundred.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from pipeline.validate.fields import Column, ColumnType
from pipeline.validate.loading import load_pandera
from pipeline.validate.schema import Table

load_pandera()

import pandera.errors  # noqa: E402  # after what it looks for and no table needs was hidden from it
import pandera.pandas as pa  # noqa: E402

_TYPES: dict[ColumnType, Any] = {
    "string": str,
    "date": pa.DateTime,
    "integer": pd.Int64Dtype,
    "number": pd.Float64Dtype,
    "boolean": pd.BooleanDtype,
}


def list_wrong_cells(table: Table, frame: pd.DataFrame) -> list[tuple[str, object]]:
    """The column and the index of each value that its column does not allow; no index where it is the whole column.

    Args:
        table: What the frame should hold.
        frame: A conformed frame.
    """
    try:
        _require_all(table).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases[["column", "index"]].drop_duplicates()
        return list(cases.itertuples(index=False, name=None))
    return []


@cache
def _require_all(table: Table) -> pa.DataFrameSchema:
    return pa.DataFrameSchema({column.name: _require(column) for column in table.columns})


def _require(column: Column) -> pa.Column:
    checks = [
        *([pa.Check.isin(column.values)] if column.values else []),
        *([pa.Check.str_matches(column.matches)] if column.matches else []),
        *([pa.Check.ge(column.least)] if column.least is not None else []),
        *([pa.Check.le(column.most)] if column.most is not None else []),
    ]
    return pa.Column(_TYPES[column.type], checks, nullable=column.nullable)
