"""DuckDB's tables, keys, constraints and comments, made from the published schema."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pipeline.validate.schema import Column, ColumnType, Table

SQL_TYPES: Mapping[ColumnType, str] = {
    "string": "VARCHAR",
    "date": "DATE",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
}


def quote(text: str) -> str:
    """A text as an SQL literal.

    >>> quote("stödtelefonen's")
    "'stödtelefonen''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def list_columns(columns: Collection[str], alias: str = "") -> str:
    """Column names, quoted and parted with commas; `text`, `property` and the like are words of SQL too."""
    prefix = f"{alias}." if alias else ""
    return ", ".join(f'{prefix}"{column}"' for column in columns)


def create_table(
    table: Table, *, schema: str = "", is_keyed: bool = True, key_has_nulls: bool = False, has_references: bool = True
) -> str:
    """The statement that creates a table.

    Args:
        table: What it holds.
        schema: Where it stands, with a dot behind.
        is_keyed: Whether its key is made one that DuckDB guards.
        key_has_nulls: Whether a column of the key is empty in some row, which a primary key forbids; then it is unique.
        has_references: Whether what its columns refer to is made a foreign key.
    """
    parts = [
        _define(column, nullable=column.nullable and (key_has_nulls or column.name not in table.key))
        for column in table.columns
    ]
    if is_keyed:
        parts.append(f"{'UNIQUE' if key_has_nulls else 'PRIMARY KEY'} ({list_columns(table.key)})")
    parts += [f'CHECK ("{one}" <= "{other}")' for one, other in table.ordered_days()]
    parts += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.refers[0]}" ("{column.refers[1]}")'
        for column in table.columns
        if has_references and column.refers and column.refers[0] != table.name
    ]
    return f'CREATE TABLE {schema}"{table.name}" (\n    ' + ",\n    ".join(parts) + "\n)"


def _define(column: Column, *, nullable: bool) -> str:
    words = [f'"{column.name}"', SQL_TYPES[column.type]]
    if not nullable:
        words.append("NOT NULL")
    words += [f"CHECK ({condition})" for condition in _conditions(column)]
    return " ".join(words)


def _conditions(column: Column) -> Iterator[str]:
    name = f'"{column.name}"'
    if column.values:
        yield f"{name} IN ({', '.join(quote(value) for value in column.values)})"
    if column.matches:
        yield f"regexp_matches({name}, {quote(column.matches)})"
    if column.least is not None:
        yield f"{name} >= {column.least}"
    if column.most is not None:
        yield f"{name} <= {column.most}"


def comment_on(kind: str, name: str, table: Table) -> Iterator[str]:
    """The statements that comment on a table or view and each of its columns."""
    yield f"COMMENT ON {kind} {name} IS {quote(table.description)}"
    for column in table.columns:
        yield f'COMMENT ON COLUMN {name}."{column.name}" IS {quote(column.description)}'
