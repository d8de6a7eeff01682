"""A plain look at the values of a table, which can say one thing only: that each of them is allowed.

pandera tells which row is wrong, and takes as long over the tables in which none is. Those are nearly all of nearly
every refresh, so it is asked where this look finds a fault, and says what the fault is.
"""

from __future__ import annotations

import re

import pandas as pd

from pipeline.validate.conform import DTYPES
from pipeline.validate.schema import Column, Table


def is_plainly_right(table: Table, frame: pd.DataFrame) -> bool:
    """Whether every value is one that its column allows.

    Args:
        table: What the frame should hold.
        frame: A conformed frame.
    """
    return all(_is_allowed(column, frame[column.name]) for column in table.columns)


def _is_allowed(column: Column, cells: pd.Series) -> bool:
    if cells.dtype != DTYPES[column.type] or (not column.nullable and cells.isna().any()):
        return False
    if column.values or column.matches:
        return all(_is_of(column, value) for value in cells.dropna().unique())
    numbers = cells.dropna() if column.least is not None or column.most is not None else None
    if numbers is None:
        return True
    low = column.least is None or bool((numbers >= column.least).all())
    return low and (column.most is None or bool((numbers <= column.most).all()))


def _is_of(column: Column, value: str) -> bool:
    return (not column.values or value in column.values) and (
        column.matches is None or re.match(column.matches, value) is not None
    )
