"""Identity in DuckDB, out of core: mentions in a table, results in tables, and in Python only what broke a rule.

Steps, each an SQL file beside this module: names, mails, members, profiles, blocks, scores, conflicts, clusters, ties,
results. Those that carry whole profiles go over them in slices, so that memory does not grow with the lists.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from importlib.resources import files

import duckdb

from pipeline.reconcile.identity.clustering import label_components, split_broken_components
from pipeline.reconcile.identity.rules import load_references

RESULT_TABLES = ("identity_clusters", "identity_links", "identity_inheritances", "identity_capped_blocks")
# More profiles than this under one key and the key is not used: comparing all of them would grow with the square.
BLOCK_CAP = 60
# The same for keys made of a name alone: two of so many namesakes are not one by their name, wherever they are.
NAME_CAP = 12
# Profiles that the widest joins take at a time: what they hold must fit in memory, however many there are.
SLICE = 250_000
# Whoever is gone from a place is looked for among those who are new: about a tenth of all names, and however small the
# lists are, more people could stand in them than do. Who turns up later, and elsewhere, is one of all; who is gone here
# as the same name is new there is one of the few who are new in that one edition.
NEWCOMERS = 0.1
LEAST_PEOPLE = 512
LEAST_AT_ONCE = 90


def match_people_table(
    con: duckdb.DuckDBPyConnection,
    table: str,
    *,
    same: Collection[tuple[str, str]] = (),
    different: Collection[tuple[str, str]] = (),
) -> None:
    """Match the mentions in a table; leave the results as tables of the same connection.

    Args:
        con: A connection with the mentions.
        table: Its columns are those of `match_people`, `emails` and `phones` as `VARCHAR[]`.
        same: Pairs of mention ids that a steward decided are one person; unknown ids are passed over.
        different: Pairs that a steward decided are two.

    Leaves `identity_clusters` (mention_id, cluster_id), `identity_links` (left_mention_id, right_mention_id, verdict,
    score, evidence as a list of structs, strongest first), `identity_inheritances` (value, channel, from_mention_id,
    to_mention_id) and `identity_capped_blocks` (kind, members, example_mention_id): keys too common to compare by.
    """
    _run(con, "macros.sql")
    load_references(con)
    con.execute(f"SET VARIABLE identity_block_cap = {BLOCK_CAP}")
    con.execute(f"SET VARIABLE identity_name_cap = {NAME_CAP}")
    _run(con, "names.sql", table=table)
    _run(con, "mails.sql")
    _load_decisions(con, same, different)
    people = con.execute("SELECT count(DISTINCT full_name) FROM identity_name").fetchone()
    for start, share, least in (
        ("identity_start", NEWCOMERS, LEAST_PEOPLE),
        ("identity_start_anywhere", 1.0, LEAST_PEOPLE),
        ("identity_start_at_once", NEWCOMERS, LEAST_AT_ONCE),
    ):
        bits = -math.log2(max(least, share * (people[0] if people else 0)))
        con.execute(f"SET VARIABLE {start} = {bits:.1f}::DOUBLE")
    _run(con, "members.sql")
    _run_in_slices(con, "profiles.sql")
    _run(con, "blocks.sql")
    _run_in_slices(con, "scores.sql")
    label_components(con)
    _run(con, "conflicts.sql")
    split_broken_components(con)
    _run(con, "clusters.sql")
    _run_in_slices(con, "ties.sql")
    _run(con, "results.sql")
    _drop_steps(con)


def _load_decisions(
    con: duckdb.DuckDBPyConnection, same: Iterable[tuple[str, str]], different: Iterable[tuple[str, str]]
) -> None:
    con.execute("CREATE OR REPLACE TEMP TABLE identity_decided (left_id VARCHAR, right_id VARCHAR, verdict VARCHAR)")
    rows = [(*pair, verdict) for verdict, pairs in (("same", same), ("different", different)) for pair in pairs]
    if rows:
        con.executemany("INSERT INTO identity_decided VALUES (?, ?, ?)", rows)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE identity_decision AS SELECT a.rid AS left_rid, b.rid AS right_rid, d.verdict "
        "FROM identity_decided d JOIN identity_source a ON a.mention_id = d.left_id "
        "JOIN identity_source b ON b.mention_id = d.right_id WHERE a.rid <> b.rid"
    )


def _run(con: duckdb.DuckDBPyConnection, file_name: str, **places: str) -> None:
    script = (files(__package__) / file_name).read_text(encoding="utf-8")
    for place, text in places.items():
        script = script.replace(f"{{{place}}}", text)
    con.execute(script)


def _run_in_slices(con: duckdb.DuckDBPyConnection, file_name: str) -> None:
    """Run a step for one slice of the profiles after another; the first makes its tables, the others add to them."""
    counted = con.execute("SELECT coalesce(max(pid), 0) FROM identity_member").fetchone()
    for first in range(0, (counted[0] if counted else 0) + 1, SLICE):
        is_new = first == 0
        _run(
            con,
            file_name,
            first=str(first),
            last=str(first + SLICE - 1),
            into="CREATE OR REPLACE TABLE" if is_new else "INSERT INTO",
            into_temp="CREATE OR REPLACE TEMP TABLE" if is_new else "INSERT INTO",
            **{"as": "AS" if is_new else ""},
        )


def _drop_steps(con: duckdb.DuckDBPyConnection) -> None:
    """Drop the tables of the steps in between."""
    names = con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE temporary AND starts_with(table_name, 'identity_')"
    ).fetchall()
    for (name,) in names:
        if name not in RESULT_TABLES:
            con.execute(f'DROP TABLE IF EXISTS temp."{name}"')
