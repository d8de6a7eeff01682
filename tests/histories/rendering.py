"""Histories as tables of mentions: the editions of a world printed into DuckDB, with the truth beside them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from pipeline.reconcile.identity.rules import read_rows
from tests.histories.world import Rates, World, found_world, turn_the_page

EDITIONS = 5
REALISTIC = Rates()
# The share of people whose surname is in no list of the commonest.
UNLISTED = 0.55

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class History:
    """Mentions as `match_people` takes them, who each is of, and the numbers handed on (value, giver, heir)."""

    mentions: pd.DataFrame
    person_of: dict[str, int]
    handed: set[tuple[str, int, int]]


def make_history(posts: int, seed: int, rates: Rates = REALISTIC) -> History:
    """Make one history with everything known.

    Args:
        posts: Contacts listed in each edition, about.
        seed: The same seed gives the same history.
        rates: How often things happen.
    """
    with duckdb.connect() as con:
        handed = render_history(con, "mentions", posts, seed, rates)
        frame = con.execute("FROM mentions ORDER BY mention_id").df()
    frame["dated_from"] = frame["dated_from"].dt.date
    frame["dated_to"] = frame["dated_to"].dt.date
    for column in ("emails", "phones"):
        frame[column] = frame[column].map(list)
    person_of = dict(zip(frame["mention_id"], frame.pop("person"), strict=True))
    return History(frame, person_of, _seen_handed(frame, person_of, handed))


def render_history(
    con: duckdb.DuckDBPyConnection, table: str, posts: int, seed: int, rates: Rates = REALISTIC
) -> list[tuple[int, int, int, int]]:
    """Print a history into a table: the columns of `match_people` and `person`, the truth.

    Returns:
        (edition, number, giver, heir) of every number that was handed on, printed or not.
    """
    givens, families = _name_shares("given"), _name_shares("family")
    known = {name for name, _ in families}
    tail = [name for name in _built_surnames() if name not in known]
    families += [(name, UNLISTED / len(tail)) for name in tail]
    world = found_world(posts, seed, rates, np.array([s for _, s in givens]), np.array([s for _, s in families]))
    pages = [_print(world, 0)]
    for edition in range(1, EDITIONS):
        turn_the_page(world, edition)
        pages.append(_print(world, edition))
    printed = pd.concat(pages, ignore_index=True)
    con.register("printed", printed)
    calls = {row["name"]: row["variant"] for row in read_rows("given_variants.csv")}
    con.execute("SET VARIABLE givens = ?", [[name for name, _ in givens]])
    con.execute("SET VARIABLE calls = ?", [[calls.get(name) for name, _ in givens]])
    con.execute("SET VARIABLE families = ?", [[name for name, _ in families]])
    con.execute((HERE / "render.sql").read_text(encoding="utf-8").replace("{table}", table))
    con.unregister("printed")
    return world.handed


def _print(world: World, edition: int) -> pd.DataFrame:
    """Print the people in their posts, with what goes wrong in print."""
    rng, rates, posts = world.rng, world.rates, len(world.holder)
    who = world.holder
    has_landline = np.random.default_rng(7).random(posts) < rates.landline_printed
    has_mobile = np.random.default_rng(8).random(posts) < rates.mobile_printed
    page = pd.DataFrame(
        {
            "edition": edition,
            "post": np.arange(posts),
            "person": who,
            "employer": world.employer,
            "region": world.region,
            "domain": world.domain[world.employer],
            "landline": world.landline,
            "mobile": world.mobile[who],
            "given": world.given[who],
            "family": world.family[who],
            "maiden": world.maiden[who],
            "mail_family": world.mail_family[who],
            "has_landline": has_landline,
            "has_mobile": has_mobile,
            "is_call_name": rng.random(posts) < rates.call_name,
            "is_letter_wrong": rng.random(posts) < rates.letter_misprinted,
            "wrong_digit": np.where(rng.random(posts) < rates.digit_misprinted, 5_000_000_000, 0),
        }
    )
    return page[world.printed]


def _seen_handed(
    frame: pd.DataFrame, person_of: dict[str, int], handed: list[tuple[int, int, int, int]]
) -> set[tuple[str, int, int]]:
    """Keep the handings-on that can be seen: the giver printed with it last, the heir next, nobody both times."""
    holders: dict[str, dict[str, set[int]]] = {}
    for mention_id, edition_id, phones in zip(frame["mention_id"], frame["edition_id"], frame["phones"], strict=True):
        for phone in phones:
            holders.setdefault(phone, {}).setdefault(edition_id, set()).add(person_of[mention_id])
    seen: set[tuple[str, int, int]] = set()
    passed = {(giver, heir) for _, _, giver, heir in handed}
    for phone, by_edition in holders.items():
        turns = [by_edition[edition] for edition in sorted(by_edition)]
        for before, after in pairwise(turns):
            if not before & after:
                seen |= {(phone, a, b) for a in before for b in after if (a, b) in passed}
    return seen


def _name_shares(part: str) -> list[tuple[str, float]]:
    return [
        (row["name"], float(row["share"]))
        for row in read_rows("name_frequency.csv", "pipeline.vocabulary")
        if row["part"] == part
    ]


def _built_surnames() -> list[str]:
    """Give surnames built of two parts, as Swedish ones are."""
    with (HERE / "surname_parts.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    parts = {place: [row["part"] for row in rows if row["place"] == place] for place in ("first", "last")}
    return [first + last for first in parts["first"] for last in parts["last"]]
