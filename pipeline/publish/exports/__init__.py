"""The directory in the forms of others: Open Referral HSDS 3 tables and vCard 4.0, made in DuckDB."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from pipeline.publish.csv_files import write_csv
from pipeline.publish.ddl import quote

HERE = Path(__file__).parent
_PART = re.compile(r"^-- table: (\w+)\n", re.MULTILINE)


def write_exports(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write every export.

    Args:
        con: Connection with the release as `rel`, its views made.
        folder: Folder of the release.
    """
    con.execute("USE rel")
    con.execute((HERE / "macros.sql").read_text(encoding="utf-8"))
    exports = folder / "exports"
    (exports / "hsds").mkdir(parents=True)
    for name, query in read_queries("hsds").items():
        write_csv(con, query, exports / "hsds" / f"{name}.csv")
    card = read_queries("vcard")["card"]
    plain = "FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\\x1f', NEW_LINE '\\r\\n'"
    con.execute(f"COPY ({card}) TO {quote(str(exports / 'directory.vcf'))} ({plain})")


def read_queries(name: str) -> dict[str, str]:
    """The queries of one export by the table that they make."""
    _, *parts = _PART.split((HERE / f"{name}.sql").read_text(encoding="utf-8"))
    return {table: query.strip().rstrip(";") for table, query in zip(parts[::2], parts[1::2], strict=True)}
