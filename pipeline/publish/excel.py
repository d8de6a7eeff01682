"""`directory-excel.csv`: opens right in a Swedish Excel by a double click.

Excel with Swedish settings parts columns at semicolons and takes a file for UTF-8 only with a byte order mark. It turns
`+46…` into a formula and drops leading zeros, so such a cell begins with a tab, which is not seen and makes it text;
a cell that begins like a formula for any other reason is made text the same way, so that no document can run one.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.publish.ddl import quote
from pipeline.validate.schema import Column, Table

_FORMULA = r"^\s*[=+\-@＝＋－＠\t\r]|^0[0-9]|^[0-9]{12,}$"  # some Excels take the wide signs for the others


def write_excel(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> None:
    """Write the directory for Excel.

    Args:
        con: Connection with the release as `rel`.
        table: The directory.
        path: The file to write.
    """
    marked = [chr(0xFEFF) * (index == 0) + column.name for index, column in enumerate(table.columns)]
    cells = ", ".join(f'{_guard(column)} AS "{name}"' for column, name in zip(table.columns, marked, strict=True))
    options = "FORMAT csv, HEADER, DELIMITER ';', QUOTE '\"', ESCAPE '\"', NEW_LINE '\\r\\n'"
    con.execute(f"COPY (SELECT {cells} FROM directory_now) TO {quote(str(path))} ({options})")


def _guard(column: Column) -> str:
    """The cell; most begin with a letter, from A to ü as DuckDB orders texts, and are not looked at further."""
    name = f'"{column.name}"'
    if column.type != "string" or column.values:
        return name
    is_formula = f"""({name} < 'A' OR {name} >= 'ý') AND regexp_matches({name}, {quote(_FORMULA)})"""
    return f"CASE WHEN {is_formula} THEN chr(9) || {name} ELSE {name} END"
