"""Columns of the published schema: one function per type, each of which says what a column holds.

A column's `type` is one of those of Data Package (`string`, `date`, `integer`, `number`, `boolean`). DuckDB's tables,
the data package and the checks are all made from these words. They need no library: pandera is loaded where a value is
found to be wrong (`pipeline.validate.faults`), which is hardly ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

ColumnType = Literal["string", "date", "integer", "number", "boolean"]

E164_OR_SHORT = r"^(\+[1-9][0-9]{5,14}|[1-9][0-9]{1,6})$"
MAIL = r"^[^@\s]+@[^@\s]+$"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, its words, and what its values must meet.

    `refers` names a table and a column where each value must stand; `values` lists the allowed ones. Its name is that
    under which a model declares it.
    """

    type: ColumnType
    description: str
    nullable: bool
    is_key: bool = False
    refers: tuple[str, str] | None = None
    values: tuple[str, ...] = ()
    matches: str | None = None
    least: float | None = None
    most: float | None = None
    name: str = ""


class Model:
    """A table in words: the docstring says what it holds, and its columns are declared in order, a base's first."""

    columns: ClassVar[tuple[Column, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Give each declared column its name."""
        declared = ((name, held) for name, held in vars(cls).items() if isinstance(held, Column))
        cls.columns = (*cls.columns, *(replace(column, name=name) for name, column in declared))


def string(
    description: str,
    *,
    key: bool = False,
    null: bool = False,
    values: Sequence[str] = (),
    matches: str | None = None,
    refers: str | None = None,
) -> Column:
    """A column of text; with `values` one of these, with `refers` (`table.column`) a value that stands there."""
    table, _, column = (refers or "").partition(".")
    return Column(
        "string",
        description,
        null,
        is_key=key,
        refers=(table, column) if refers else None,
        values=tuple(values),
        matches=matches,
    )


def day(description: str, *, key: bool = False, null: bool = True) -> Column:
    """A column of days."""
    return Column("date", description, null, is_key=key)


def whole(description: str, *, key: bool = False, null: bool = True, least: int | None = None) -> Column:
    """A column of whole numbers, none below `least`."""
    return Column("integer", description, null, is_key=key, least=least)


def number(description: str, *, null: bool = True, least: float | None = None, most: float | None = None) -> Column:
    """A column of numbers from `least` to `most`."""
    return Column("number", description, null, least=least, most=most)


def flag(description: str, *, null: bool = False) -> Column:
    """A column of yes and no."""
    return Column("boolean", description, null)


def seen_first() -> Column:
    """The column `first_seen`, which means the same in every table."""
    return day("Earliest day that the first edition which says so can be of")


def seen_last() -> Column:
    """The column `last_seen`, which means the same in every table."""
    return day("Latest day that the last edition which says so can be of")


def gone() -> Column:
    """The column `gone_by`, which means the same in every table."""
    return day("Latest day of the first later edition that covers the list and lacks it; empty while in force")


def first_edition() -> Column:
    """The column `first_edition_id`, which means the same in every table."""
    return string("First edition that says so", null=True, refers="editions.edition_id")


def last_edition() -> Column:
    """The column `last_edition_id`, which means the same in every table."""
    return string("Last edition that says so", null=True, refers="editions.edition_id")


def gone_edition() -> Column:
    """The column `gone_edition_id`, which means the same in every table."""
    return string("First later edition that covers the list and lacks it", null=True, refers="editions.edition_id")
