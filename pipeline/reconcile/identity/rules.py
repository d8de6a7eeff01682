"""The rules as data: what each kind of evidence weighs and why, and the reference lists that the SQL steps join.

Weights are in bits: one bit more doubles the odds that two mentions are of one person.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of evidence: its weight in bits (0 where it is counted from the lists), and the reason in words."""

    kind: str
    weight: float
    reason: str


def read_rows(file_name: str, package: str = __package__) -> Iterator[dict[str, str]]:
    """Give the rows of a CSV file of a package, by default this one."""
    with (files(package) / file_name).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


@cache
def load_rules() -> Mapping[str, Rule]:
    """Give the rules of `rules.csv` by kind, in their order.

    >>> load_rules()["same_mail"].weight
    12.0
    """
    rules = (Rule(row["kind"], float(row["weight"] or 0), row["reason"]) for row in read_rows("rules.csv"))
    return {rule.kind: rule for rule in rules}


def load_references(con: duckdb.DuckDBPyConnection) -> None:
    """Put the reference lists, folded as names are, and the weights where the SQL steps look for them."""
    weights = {kind: rule.weight for kind, rule in load_rules().items()}
    struct = ", ".join(f"'{kind}': {weight}::DOUBLE" for kind, weight in weights.items())
    con.execute(f"SET VARIABLE identity_weights = {{{struct}}}")
    shares = read_rows("name_frequency.csv", "pipeline.vocabulary")
    _fill(con, "identity_frequency_row (part VARCHAR, name VARCHAR, share DOUBLE)", shares)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE identity_frequency AS "
        "SELECT part, identity_fold(name) AS folded, sum(share) AS share FROM identity_frequency_row GROUP BY ALL"
    )
    _fill(con, "identity_variant_row (name VARCHAR, variant VARCHAR)", read_rows("given_variants.csv"))
    con.execute(
        "CREATE OR REPLACE TEMP TABLE identity_variant AS "
        "SELECT identity_spell(identity_fold(variant)) AS spelling, "
        "list(DISTINCT identity_spell(identity_fold(name))) AS formals FROM identity_variant_row GROUP BY 1"
    )
    _fill(con, "identity_domain (domain VARCHAR, kind VARCHAR, reason VARCHAR)", read_rows("mail_domains.csv"))
    _fill(con, "identity_mailbox (local_part VARCHAR, meaning VARCHAR)", read_rows("role_mailboxes.csv"))


def _fill(con: duckdb.DuckDBPyConnection, table: str, rows: Iterable[dict[str, str]]) -> None:
    """Make a table and fill it with rows, column by column."""
    columns: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for name, cell in row.items():
            columns[name].append(cell)
    con.execute(f"CREATE OR REPLACE TEMP TABLE {table}")
    places = ", ".join("unnest(?)" for _ in columns)
    con.execute(f"INSERT INTO {table.split()[0]} SELECT {places}", list(columns.values()))
