"""The schema in plain terms, read off the pandera models: what DuckDB's tables and the data package are made from.

The models are loaded, and pandera with them, where they have to be read: not where what the same code read off them
before is given (`pipeline.cache.schema` keeps it).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandera.pandas as pa

ColumnType = Literal["string", "date", "integer", "number", "boolean"]

RELEASE_TABLES = ("releases", "release_changes", "directory_history")
"""Tables that publishing adds: they tell of releases, so a release's content digest leaves them out."""

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
    least: int | float | None = None
    most: int | float | None = None


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


@dataclass(frozen=True, slots=True)
class Schema:
    """All that the models say.

    Attributes:
        tables: The published tables by name, in order.
        views: By name what is made from them in the DuckDB file: the directory, its rows and its timeline.
    """

    tables: dict[str, Table]
    views: dict[str, Table]


_given: list[Schema] = []


def give_schema(schema: Schema) -> None:
    """Give what this very code read off the models before, so that they need not be loaded; they may be by now."""
    if not _given:
        _given.append(schema)


def has_schema() -> bool:
    """Whether the models were read, or what they say was given."""
    return bool(_given)


def read_all() -> Schema:
    """All that the models say."""
    if not _given:
        from pipeline.validate.models import MODELS, VIEWS

        _given.append(
            Schema(*({name: _read_model(model, name) for name, model in of.items()} for of in (MODELS, VIEWS)))
        )
    return _given[0]


def read_schema() -> dict[str, Table]:
    """All published tables by name, in order."""
    return read_all().tables


def read_view(name: str) -> Table:
    """What is made from the published tables: `directory`, `directory_row` or `directory_timeline`."""
    return read_all().views[name]


def _read_model(model: type[pa.DataFrameModel], name: str) -> Table:
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
