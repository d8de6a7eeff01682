"""The schema in plain terms, read off the pandera models: what DuckDB's tables and the data package are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandera.pandas as pa

from pipeline.validate.fields import ColumnType
from pipeline.validate.models import MODELS

ORDERED_DAYS = (("dated_from", "dated_to"), ("first_seen", "last_seen"), ("last_seen", "gone_by"))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, its words, and what its values must meet.

    `refers` names a table and a column where each value must stand; `values` lists the allowed ones.
    """

    name: str
    type: ColumnType
    description: str
    nullable: bool
    refers: tuple[str, str] | None = None
    values: tuple[str, ...] = ()
    matches: str | None = None
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, and the key that no two rows share."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its columns in order."""
        return tuple(column.name for column in self.columns)

    def ordered_days(self) -> tuple[tuple[str, str], ...]:
        """Pairs of its columns of which the first may not be later than the second."""
        return tuple(pair for pair in ORDERED_DAYS if set(pair) <= set(self.names))


@cache
def read_model(model: type[pa.DataFrameModel], name: str) -> Table:
    """Read one model.

    Args:
        model: The pandera model.
        name: Name of the table.
    """
    fields = {
        column: field for column, (_, field) in model.__fields__.items()
    }  # as declared: checks are not built for it
    keys = tuple(column for column, field in fields.items() if (field.metadata or {})["key"])
    doc = " ".join((model.__doc__ or "").split())
    return Table(name, doc, tuple(_read_column(column, field) for column, field in fields.items()), keys)


def _read_column(name: str, field: Any) -> Column:
    known: Mapping[str, Any] = field.metadata
    refers = known.get("refers")
    return Column(
        name=name,
        type=known["type"],
        description=field.description,
        nullable=field.nullable,
        refers=tuple(refers.split(".")) if refers else None,
        values=known.get("values", ()),
        matches=known.get("matches"),
        least=known.get("least"),
        most=known.get("most"),
    )


@cache
def read_schema() -> dict[str, Table]:
    """All published tables by name, in order."""
    return {name: read_model(model, name) for name, model in MODELS.items()}
