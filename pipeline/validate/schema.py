"""The schema in plain terms, read off the models: what checks, DuckDB's tables and the data package are made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.validate.fields import Column, Model
from pipeline.validate.models import MODELS

ORDERED_DAYS = (("dated_from", "dated_to"), ("first_seen", "last_seen"), ("last_seen", "gone_by"))


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


def read_model(model: type[Model], name: str) -> Table:
    """Read one model.

    Args:
        model: The model.
        name: Name of the table.
    """
    keys = tuple(column.name for column in model.columns if column.is_key)
    return Table(name, " ".join((model.__doc__ or "").split()), model.columns, keys)


@cache
def read_schema() -> dict[str, Table]:
    """All published tables by name, in order."""
    return {name: read_model(model, name) for name, model in MODELS.items()}
