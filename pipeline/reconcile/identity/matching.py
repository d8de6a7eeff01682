"""Identity for data frames: a thin wrapper over `match_people_table`."""

from __future__ import annotations

import tempfile
from collections.abc import Collection
from itertools import starmap

import duckdb
import pandas as pd

from pipeline.reconcile.identity.result import IdentityResult
from pipeline.reconcile.identity.table import match_people_table

# An explicit type for every column: inferred ones depend on the data.
COLUMNS = {
    "mention_id": "VARCHAR",
    "edition_id": "VARCHAR",
    "dated_from": "DATE",
    "dated_to": "DATE",
    "list_name": "VARCHAR",
    "name": "VARCHAR",
    "given_name": "VARCHAR",
    "family_name": "VARCHAR",
    "emails": "VARCHAR[]",
    "phones": "VARCHAR[]",
    "region_id": "VARCHAR",
    "org_id": "VARCHAR",
    "title": "VARCHAR",
    "audience": "VARCHAR",
}
# DuckDB hands its threads so many rows at a time: of fewer the others get none, and only cost what waking them costs.
ROWS_OF_A_THREAD = 122_880
_BETWEEN = "\x1f"


def match_people(
    mentions: pd.DataFrame,
    *,
    same: Collection[tuple[str, str]] = (),
    different: Collection[tuple[str, str]] = (),
    memory_limit: str | None = None,
) -> IdentityResult:
    """Tell which mentions are of one person.

    Args:
        mentions: One row each: `mention_id` (unique), `edition_id`, `dated_from`, `dated_to` (date or None),
            `list_name`, `name` (repaired, in its printed case), `given_name`, `family_name`, `emails` (list, lower
            case), `phones` (list, E.164), `region_id`, `org_id` (employer), `title`, `audience` (each or None).
        same: Pairs of mention ids that a steward decided are one person.
        different: Pairs that a steward decided are two.
        memory_limit: What DuckDB may use, such as `"1GB"`; beyond it goes to disk.

    Returns:
        Clusters, links with their evidence, inheritances; the same whatever the order of the rows.
    """
    with tempfile.TemporaryDirectory(prefix="identity-") as folder, duckdb.connect() as con:
        if len(mentions) < ROWS_OF_A_THREAD:
            con.execute("SET threads = 1")
        con.execute("SET enable_progress_bar = false")
        con.execute("SET temp_directory = ?", [folder])
        if memory_limit is not None:
            con.execute("SET memory_limit = ?", [memory_limit])
        _load(con, mentions)
        match_people_table(con, "mentions", same=same, different=different)
        return IdentityResult(
            clusters=con.execute("FROM identity_clusters ORDER BY mention_id").df(),
            links=con.execute(
                "SELECT * REPLACE (to_json(evidence)::VARCHAR AS evidence) FROM identity_links "
                "ORDER BY left_mention_id, right_mention_id, score DESC"
            ).df(),
            inheritances=con.execute("FROM identity_inheritances ORDER BY ALL").df(),
            capped=con.execute("FROM identity_capped_blocks ORDER BY ALL").df(),
        )


def _load(con: duckdb.DuckDBPyConnection, mentions: pd.DataFrame) -> None:
    con.execute(f"CREATE TABLE mentions ({', '.join(f'{name} {kind}' for name, kind in COLUMNS.items())})")
    if mentions.empty:
        return
    con.register("given", pd.DataFrame({name: _texts(mentions[name], kind) for name, kind in COLUMNS.items()}))
    con.execute(f"INSERT INTO mentions SELECT {', '.join(starmap(_read, COLUMNS.items()))} FROM given")
    con.unregister("given")


def _texts(column: pd.Series, kind: str) -> pd.Series:
    """Give a column as texts, which DuckDB takes over whole: lists are joined, what is missing stays missing."""
    if kind.endswith("[]"):
        cells = [_BETWEEN.join(cell) if isinstance(cell, (list, tuple)) else "" for cell in column.tolist()]
        return pd.Series(cells, dtype="str")
    return column.reset_index(drop=True).astype("str")


def _read(name: str, kind: str) -> str:
    """Write how a column of texts is read back."""
    if kind.endswith("[]"):
        return f"CASE WHEN {name} = '' THEN [] ELSE string_split({name}, '{_BETWEEN}') END"
    return f"{name}::{kind}"
