"""From rows to data frames with the columns and types of the contract.

Text columns are `str` (missing is NaN), dates hold `datetime.date` or None, whole numbers are `Int64`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import pandas as pd

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_DTYPES: dict[type, str] = {str: "str", int: "Int64", float: "float64", bool: "bool", dt.date: "object"}


def make_frame(row_type: type[DataclassInstance], rows: Iterable[DataclassInstance]) -> pd.DataFrame:
    """Make a table from rows, sorted by its key, without repeated rows.

    Args:
        row_type: The row's dataclass; its fields are the columns.
        rows: The rows, in any order; the key is in the leading columns.
    """
    columns = _columns(row_type)
    names = tuple(columns)
    read = attrgetter(*names)
    table = sorted({read(row) for row in rows}, key=_sort_key)
    by_column = zip(*table, strict=True) if table else ((),) * len(names)
    return pd.DataFrame(
        {name: pd.Series(list(values), dtype=columns[name]) for name, values in zip(names, by_column, strict=True)}
    )


def _sort_key(values: tuple[Any, ...]) -> tuple[tuple[bool, str], ...]:
    """All columns, so that the order never depends on the order of input; missing values last."""
    return tuple((value is None, str(value)) for value in values)


@cache
def _columns(row_type: type[DataclassInstance]) -> dict[str, str]:
    hints = get_type_hints(row_type)
    return {field.name: _DTYPES[_plain(hints[field.name])] for field in fields(row_type)}


def _plain(hint: Any) -> type:
    """The type of a column that may be empty: `str | None` is `str`."""
    kind: type = next((part for part in get_args(hint) if part is not type(None)), hint)
    return kind
