"""From rows to data frames with the columns and types of the contract.

Text columns are `str` (missing is NaN), dates hold `datetime.date` or None, whole numbers are `Int64`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import fields
from functools import cache
from itertools import groupby, takewhile
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias, get_args, get_type_hints

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionDtype

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_DTYPES = {
    kind: pd.api.types.pandas_dtype(name)
    for kind, name in {str: "str", int: "Int64", float: "float64", bool: "bool", dt.date: "object"}.items()
}
Row: TypeAlias = tuple[Any, ...]


def make_frame(row_type: type[DataclassInstance], rows: Iterable[DataclassInstance]) -> pd.DataFrame:
    """Make a table from rows, sorted by its key, without repeated rows.

    Args:
        row_type: The row's dataclass; its fields are the columns.
        rows: The rows, in any order; the key is in the leading columns.
    """
    columns = _columns(row_type)
    names = tuple(columns)
    read = attrgetter(*names)
    table = _sort_rows({read(row) for row in rows})
    by_column = zip(*table, strict=True) if table else ((),) * len(names)
    return pd.DataFrame(
        {name: pd.Series(list(values), dtype=columns[name]) for name, values in zip(names, by_column, strict=True)}
    )


def _sort_rows(rows: Collection[Row]) -> list[Row]:
    """Sort by all columns as text, so that the order never depends on the order of input; missing values last.

    Leading columns of nothing but text are compared as they are, and the others only where those are all alike.
    """
    plain = _count_plain(rows)
    if plain == 0:
        return sorted(rows, key=_sort_key)
    lead = itemgetter(*range(plain))
    groups = (list(alike) for _, alike in groupby(sorted(rows, key=lead), key=lead))
    return [row for group in groups for row in (group if len(group) == 1 else sorted(group, key=_sort_key))]


def _count_plain(rows: Collection[Row]) -> int:
    """How many leading columns hold text in every row."""
    return sum(1 for _ in takewhile(lambda column: set(map(type, column)) == {str}, zip(*rows, strict=True)))


def _sort_key(values: Row) -> tuple[tuple[bool, str], ...]:
    return tuple((value is None, str(value)) for value in values)


@cache
def _columns(row_type: type[DataclassInstance]) -> dict[str, ExtensionDtype | np.dtype[Any]]:
    hints = get_type_hints(row_type)
    return {field.name: _DTYPES[_plain(hints[field.name])] for field in fields(row_type)}


def _plain(hint: Any) -> type:
    """The type of a column that may be empty: `str | None` is `str`."""
    kind: type = next((part for part in get_args(hint) if part is not type(None)), hint)
    return kind
