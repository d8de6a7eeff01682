"""From rows to data frames with the columns and types of the contract.

Text columns are `str` (missing is NaN), dates hold `datetime.date` or None, whole numbers are `Int64`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import eq, itemgetter
from typing import Any, TypeAlias, get_args, get_type_hints

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionDtype

_DTYPES = {
    kind: pd.api.types.pandas_dtype(name)
    for kind, name in {str: "str", int: "Int64", float: "float64", bool: "bool", dt.date: "object"}.items()
}
Row: TypeAlias = tuple[Any, ...]


def make_frame(row_type: type[Row], rows: Iterable[Row]) -> pd.DataFrame:
    """Make a table from rows, sorted by its key, without repeated rows.

    Args:
        row_type: The named tuple of a row; its fields are the columns.
        rows: The rows, in any order; the key is in the leading columns.
    """
    by_column = map(list, zip(*_sort_rows(list(rows)), strict=True))
    return join_columns(row_type, dict(zip(_columns(row_type), by_column, strict=False)))


def join_columns(row_type: type[Row], columns: Mapping[str, list[Any]]) -> pd.DataFrame:
    """Make a table from its columns.

    Args:
        row_type: The named tuple of a row; its fields are the columns.
        columns: The cells of each by name, in the order of the rows, each row there once; none for a table of none.
    """
    kinds = _columns(row_type)
    series = {name: pd.Series(columns.get(name, []), dtype=kind) for name, kind in kinds.items()}
    return pd.DataFrame(series, copy=False)  # nobody else has them


def _sort_rows(rows: list[Row]) -> list[Row]:
    """Sort by all columns as text, so that the order never depends on the order of input; missing values last.

    Rows of which each has a text of its own in the first column are sorted by that; else repeated ones go. Leading
    columns of nothing but text are compared as they are, one after the other from the last to the first: rows come
    nearly in order, which a sort by one text makes use of. The others count only where those are all alike.
    """
    if _is_plain(rows, 0) and len(set(map(itemgetter(0), rows))) == len(rows):
        return sorted(rows, key=itemgetter(0))
    rows = list(dict.fromkeys(rows))
    plain = next((place for place in range(len(rows[0])) if not _is_plain(rows, place)), len(rows[0])) if rows else 0
    if plain == 0:
        return sorted(rows, key=_sort_key)
    lead = itemgetter(*range(plain))
    for place in reversed(range(plain)):
        rows = sorted(rows, key=itemgetter(place))
    leads = list(map(lead, rows))
    if not any(map(eq, leads, leads[1:])):
        return rows
    groups = (list(alike) for _, alike in groupby(rows, key=lead))
    return [row for group in groups for row in (group if len(group) == 1 else sorted(group, key=_sort_key))]


def _is_plain(rows: Sequence[Row], place: int) -> bool:
    """Whether a column holds text in every row."""
    return set(map(type, map(itemgetter(place), rows))) <= {str}


def _sort_key(values: Row) -> tuple[tuple[bool, str], ...]:
    return tuple((value is None, str(value)) for value in values)


@cache
def _columns(row_type: type[Row]) -> dict[str, ExtensionDtype | np.dtype[Any]]:
    hints = get_type_hints(row_type)
    return {name: _DTYPES[_plain(hint)] for name, hint in hints.items()}


def _plain(hint: Any) -> type:
    """The type of a column that may be empty: `str | None` is `str`."""
    kind: type = next((part for part in get_args(hint) if part is not type(None)), hint)
    return kind
