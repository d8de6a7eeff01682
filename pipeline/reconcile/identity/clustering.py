"""Clusters from verdicts: all that `same` ties together, cut at its weakest link where it joins what may not be joined.

Components are found in DuckDB; only those few that break a cannot-link come to Python.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import duckdb

LABELS = "CREATE OR REPLACE TEMP TABLE identity_label AS SELECT pid, pid AS label FROM identity_profile"
EDGES = """
CREATE OR REPLACE TEMP TABLE identity_edge AS
SELECT l AS u, r AS v FROM identity_scored WHERE verdict = 'same'
UNION ALL SELECT r, l FROM identity_scored WHERE verdict = 'same'
"""
# Each profile takes the least label next to it; then the label of that label, so that long chains close quickly.
SPREAD = """
CREATE OR REPLACE TEMP TABLE identity_spread AS
WITH near AS (
    SELECT e.u AS pid, min(l.label) AS label FROM identity_edge e JOIN identity_label l ON l.pid = e.v GROUP BY e.u
),
least_near AS (SELECT l.pid, least(l.label, coalesce(n.label, l.label)) AS label
               FROM identity_label l LEFT JOIN near n USING (pid))
SELECT a.pid, least(a.label, b.label) AS label FROM least_near a JOIN least_near b ON b.pid = a.label
"""


@dataclass(frozen=True, slots=True)
class Tie:
    """A `same` verdict between two profiles, and whether a steward gave it."""

    left: int
    right: int
    score: float
    is_decided: bool = False


def label_components(con: duckdb.DuckDBPyConnection) -> None:
    """Fill `identity_label`: each profile's component, named by its least member."""
    con.execute(LABELS)
    con.execute(EDGES)
    while True:
        con.execute(SPREAD)
        row = con.execute(
            "SELECT count(*) FROM identity_spread s JOIN identity_label l USING (pid) WHERE s.label <> l.label"
        ).fetchone()
        con.execute("CREATE OR REPLACE TEMP TABLE identity_label AS FROM identity_spread")
        if row is None or row[0] == 0:
            return


def split_broken_components(con: duckdb.DuckDBPyConnection) -> None:
    """Cut the components that hold a pair of `identity_cannot`, and write the new labels."""
    barred = con.execute("SELECT label, l, r, is_decided FROM identity_cannot ORDER BY ALL").fetchall()
    if not barred:
        return
    bars: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for label, left, right, _ in barred:
        bars[label].append((left, right))
    parted = {(left, right) for _, left, right, is_decided in barred if is_decided}
    ties: dict[int, list[Tie]] = defaultdict(list)
    query = (
        "SELECT a.label, s.l, s.r, s.score, s.decided IS NOT NULL FROM identity_scored s "
        "JOIN identity_label a ON a.pid = s.l "
        "WHERE s.verdict = 'same' AND a.label IN (SELECT label FROM identity_cannot)"
    )
    for label, *tie in con.execute(query).fetchall():
        ties[label].append(Tie(*tie))
    moved = {pid: to for label in bars for pid, to in cluster(ties[label], bars[label], parted).items()}
    con.execute(
        "UPDATE identity_label SET label = m.label FROM (SELECT unnest(?) AS pid, unnest(?) AS label) m "
        "WHERE identity_label.pid = m.pid",
        [list(moved), list(moved.values())],
    )


def cluster(
    ties: Iterable[Tie], barred: Iterable[tuple[int, int]], parted: Collection[tuple[int, int]] = ()
) -> Mapping[int, int]:
    """Join along ties, decided ones first and then the strongest, but never what is barred.

    Args:
        ties: The `same` verdicts of one component.
        barred: Pairs that may not stand in one cluster; a decided tie joins them all the same.
        parted: Those of them that a steward parted; no tie joins them.

    Returns:
        For each member the least member of its cluster.

    >>> dict(cluster([Tie(1, 2, 9.0), Tie(2, 3, 5.0)], [(1, 3)]))
    {1: 1, 2: 1, 3: 3}
    """
    ordered = sorted(ties, key=lambda tie: (not tie.is_decided, -tie.score, tie.left, tie.right))
    home = {pid: pid for tie in ordered for pid in (tie.left, tie.right)}
    members = {pid: {pid} for pid in home}
    foes, parted_foes = _pair_foes(barred), _pair_foes(parted)
    for tie in ordered:
        first, second = sorted((home[tie.left], home[tie.right]))
        against = parted_foes if tie.is_decided else foes
        if first == second or any(against[pid] & members[second] for pid in members[first]):
            continue
        for pid in members[second]:
            home[pid] = first
        members[first] |= members.pop(second)
    return dict(sorted(home.items()))


def _pair_foes(pairs: Iterable[tuple[int, int]]) -> defaultdict[int, set[int]]:
    foes: defaultdict[int, set[int]] = defaultdict(set)
    for left, right in pairs:
        foes[left].add(right)
        foes[right].add(left)
    return foes
