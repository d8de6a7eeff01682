"""Histories as tables of mentions: `render_history` prints the editions of a world into DuckDB and keeps the truth beside them."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd

from pipeline.reconcile.identity.rules import read_rows
from tests.histories.world import Rates, World, found_world, turn_the_page

FIRST_PARTS = "Alm Asp Berg Björk Blom Bränn Dal Edel Ek Eng Fager Fors Frid Gran Grön Hag Hall Hed Hell Hög Kall Käll Lager Lind Ljung Löv Malm Mar Mo Mör Ny Nord Norr Palm Ros Rud Ryd Sand Sjö Skog Sol Stav Sten Strand Ström Sund Svan Säll Tall Torn Ung Vall Vester Vik Vin Vret Ås Äng Öd Öst".split()
LAST_PARTS = "berg blad blom borg by bäck dahl en er fors gren hage holm klint kvist lid lund man mark quist rud skog skär stedt stig strand ström sköld torp vall vik".split()
EDITIONS = 5

RENDER = """
CREATE OR REPLACE TABLE {table} AS
WITH worded AS (
    SELECT p.*, g.name AS given_name, f.name AS family_name, m.name AS maiden_name, x.name AS mail_family_name, c.call_name,
           row_number() OVER (PARTITION BY p.edition, p.employer, p.given, p.mail_family ORDER BY p.person) AS twin
    FROM printed p JOIN givens g ON g.id = p.given JOIN families f ON f.id = p.family JOIN families x ON x.id = p.mail_family
    LEFT JOIN families m ON m.id = p.maiden LEFT JOIN calls c ON c.given = g.name
),
named AS (
    SELECT *, CASE WHEN is_call_name AND call_name IS NOT NULL THEN call_name ELSE given_name END AS given_printed,
           CASE WHEN maiden_name IS NULL THEN family_name ELSE maiden_name || ' ' || family_name END AS family_full
    FROM worded
),
spelt AS (
    SELECT *, CASE WHEN is_letter_wrong AND length(family_full) > 5
                   THEN substr(family_full, 1, 3) || 'x' || substr(family_full, 5) ELSE family_full END AS family_printed
    FROM named
)
SELECT 'e' || edition || '/' || post AS mention_id, 'e' || edition AS edition_id,
       make_date(2015 + edition, 3, 1) AS dated_from, make_date(2015 + edition, 3, 1) AS dated_to,
       CASE WHEN region = 7 THEN 'agency_staff' ELSE 'regional_coordinators' END AS list_name,
       given_printed || ' ' || family_printed AS name, given_printed AS given_name, family_printed AS family_name,
       [replace(replace(strip_accents(lower(given_name || '.' || mail_family_name)), ' ', ''), '-', '')
        || CASE WHEN twin > 1 THEN twin::VARCHAR ELSE '' END || '@' || CASE WHEN domain > 0 THEN 'ny' || domain ELSE '' END || 'ort' || employer || '.example.se'] AS emails,
       list_filter([CASE WHEN has_landline THEN '+468' || lpad(landline::VARCHAR, 10, '0') END,
                    CASE WHEN has_mobile OR NOT has_landline THEN '+4670' || lpad((mobile + wrong_digit)::VARCHAR, 10, '0') END], lambda n: n IS NOT NULL) AS phones,
       CASE WHEN region < 7 THEN 'region-' || region END AS region_id, NULL::VARCHAR AS org_id,
       NULL::VARCHAR AS title, NULL::VARCHAR AS audience, person
FROM spelt
"""


@dataclass(frozen=True, slots=True)
class History:
    """Mentions as `match_people` takes them, who each is of, and the numbers that were handed on (value, giver, heir)."""

    mentions: pd.DataFrame
    person_of: dict[str, int]
    handed: set[tuple[str, int, int]]


def make_history(posts: int, seed: int, rates: Rates = Rates()) -> History:
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
    con: duckdb.DuckDBPyConnection, table: str, posts: int, seed: int, rates: Rates = Rates()
) -> list[tuple[int, int, int, int]]:
    """Print a history into a table: the columns of `match_people` and `person`, the truth.

    Returns:
        (edition, number, giver, heir) of every number that was handed on, printed or not.
    """
    givens = [(row["name"], float(row["share"])) for row in read_rows("name_frequency.csv") if row["part"] == "given"]
    families = [
        (row["name"], float(row["share"])) for row in read_rows("name_frequency.csv") if row["part"] == "family"
    ]
    known = {name for name, _ in families}
    tail = [first + last for first in FIRST_PARTS for last in LAST_PARTS if first + last not in known]
    families += [(name, 0.55 / len(tail)) for name in tail]
    world = found_world(posts, seed, rates, np.array([s for _, s in givens]), np.array([s for _, s in families]))
    pages = [_print(world, 0)]
    for edition in range(1, EDITIONS):
        turn_the_page(world, edition)
        pages.append(_print(world, edition))
    printed = pd.concat(pages, ignore_index=True)
    con.register("printed", printed)
    con.register("givens", pd.DataFrame({"id": range(len(givens)), "name": [name for name, _ in givens]}))
    con.register("families", pd.DataFrame({"id": range(len(families)), "name": [name for name, _ in families]}))
    calls = {row["name"]: row["variant"] for row in read_rows("given_variants.csv")}
    con.register("calls", pd.DataFrame({"given": list(calls), "call_name": list(calls.values())}))
    con.execute(RENDER.replace("{table}", table))
    for name in ("printed", "givens", "families", "calls"):
        con.unregister(name)
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
    """Keep the handings-on that can be seen: the giver printed with the number last, the heir next, and nobody in both."""
    holders: dict[str, dict[str, set[int]]] = {}
    for mention_id, edition_id, phones in zip(frame["mention_id"], frame["edition_id"], frame["phones"], strict=True):
        for phone in phones:
            holders.setdefault(phone, {}).setdefault(edition_id, set()).add(person_of[mention_id])
    seen: set[tuple[str, int, int]] = set()
    passed = {(giver, heir) for _, _, giver, heir in handed}
    for phone, by_edition in holders.items():
        turns = [by_edition[edition] for edition in sorted(by_edition)]
        for before, after in zip(turns, turns[1:], strict=False):
            if not before & after:
                seen |= {(phone, a, b) for a in before for b in after if (a, b) in passed}
    return seen
