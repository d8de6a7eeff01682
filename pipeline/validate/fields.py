"""Columns of the published schema: one function per type, each a pandera field that says what it holds.

A column's `type` is one of those of Data Package (`string`, `date`, `integer`, `number`, `boolean`). Whether it is part
of the key and what it refers to stand in its metadata, so that DuckDB's tables, the data package and the checks are all
made from the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

Text: TypeAlias = Series[str]
Day: TypeAlias = Series[pa.DateTime]
Whole: TypeAlias = Series[pd.Int64Dtype]
Number: TypeAlias = Series[pd.Float64Dtype]
Flag: TypeAlias = Series[pd.BooleanDtype]


def string(
    description: str,
    *,
    key: bool = False,
    null: bool = False,
    values: Sequence[str] | None = None,
    matches: str | None = None,
    refers: str | None = None,
) -> Any:
    """A column of text; with `values` one of these, with `refers` (`table.column`) a value that stands there."""
    return pa.Field(
        description=description,
        nullable=null,
        isin=list(values) if values else None,
        str_matches=matches,
        metadata={"type": "string", "key": key, "refers": refers, "values": tuple(values or ()), "matches": matches},
    )


def day(description: str, *, key: bool = False, null: bool = True) -> Any:
    """A column of days."""
    return pa.Field(description=description, nullable=null, metadata={"type": "date", "key": key})


def whole(description: str, *, key: bool = False, null: bool = True, least: int | None = None) -> Any:
    """A column of whole numbers, none below `least`."""
    return pa.Field(
        description=description, nullable=null, ge=least, metadata={"type": "integer", "key": key, "least": least}
    )


def number(description: str, *, null: bool = True, least: float | None = None, most: float | None = None) -> Any:
    """A column of numbers from `least` to `most`."""
    return pa.Field(
        description=description,
        nullable=null,
        ge=least,
        le=most,
        metadata={"type": "number", "key": False, "least": least, "most": most},
    )


def flag(description: str, *, null: bool = False) -> Any:
    """A column of yes and no."""
    return pa.Field(description=description, nullable=null, metadata={"type": "boolean", "key": False})


def seen_first() -> Any:
    """The column `first_seen`, which means the same in every table."""
    return day("Earliest day that the first edition which says so can be of")


def seen_last() -> Any:
    """The column `last_seen`, which means the same in every table."""
    return day("Latest day that the last edition which says so can be of")


def gone() -> Any:
    """The column `gone_by`, which means the same in every table."""
    return day("Latest day of the first later edition that covers the list and lacks it; empty while in force")


def first_edition() -> Any:
    """The column `first_edition_id`, which means the same in every table."""
    return string("First edition that says so", null=True, refers="editions.edition_id")


def last_edition() -> Any:
    """The column `last_edition_id`, which means the same in every table."""
    return string("Last edition that says so", null=True, refers="editions.edition_id")


def gone_edition() -> Any:
    """The column `gone_edition_id`, which means the same in every table."""
    return string("First later edition that covers the list and lacks it", null=True, refers="editions.edition_id")
