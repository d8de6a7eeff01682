"""Contact points can work: numbers and addresses are well formed, and fit who has them."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from pipeline.validate.outcome import Outcome, judge

_E164_OR_SHORT = r"(\+[1-9][0-9]{5,14}|[1-9][0-9]{1,6})"
_MAIL = r"[^@\s]+@[^@\s]+"


def check_contacts(frames: Mapping[str, pd.DataFrame]) -> Iterator[Outcome]:
    """Check every contact point."""
    contacts = frames["contact_points"]
    for channel, pattern, rule in (
        ("phone", _E164_OR_SHORT, "every phone is E.164 or a short code"),
        ("email", _MAIL, "every mail address has one @ with something on both sides"),
    ):
        rows = contacts[contacts["channel"] == channel]
        wrong = ~rows["value"].str.fullmatch(pattern).astype(bool)
        yield judge(f"contact_points.{channel}_form", rule, rows.loc[wrong, "contact_id"])
    mails = contacts[contacts["channel"] == "email"]
    lower = mails["value"] == mails["value"].str.lower()
    yield judge("contact_points.email_lower", "every mail address is in lower case", mails.loc[~lower, "contact_id"])
    yield judge(
        "contact_points.email_domain",
        "a person's mail domain speaks of an employer that the person has or had",
        _strange_domains(frames),
        "warning",
    )
    yield judge(
        "contact_points.phone_area",
        "a person's fixed line is in the county of an employer that the person has or had",
        _strange_areas(frames),
        "warning",
    )


def _strange_domains(frames: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    words = _words_by_organization(frames["organizations"], frames["organization_names"])
    employers = _employers(frames["appointments"])
    for contact_id, owner, value in _of_people(frames["contact_points"], "email"):
        labels = fold(value.rpartition("@")[2]).split(".")[:-1]
        known = set().union(*(words.get(org, set()) for org in employers.get(owner, ())))
        if known and not any(_speaks_of(label, word) for label in labels for word in known):
            yield contact_id


def _speaks_of(label: str, word: str) -> bool:
    """Whether a part of a domain has a word in it, or is an abbreviation that has its letters in their order.

    >>> _speaks_of("socialcentrum-goteborg", "goteborg"), _speaks_of("jamy", "jamstalldhetsmyndigheten")
    (True, True)
    """
    if word in label:
        return True
    letters = iter(word)
    return label[:2] == word[:2] and len(label) > 2 and all(letter in letters for letter in label)


def _strange_areas(frames: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    organizations, areas = frames["organizations"], read_areas()
    county: dict[str, str] = dict(
        organizations[["org_id", "municipality_code"]]
        .dropna()
        .assign(county_code=lambda rows: rows["municipality_code"].str[:2])[["org_id", "county_code"]]
        .itertuples(index=False)
    )
    employers = _employers(frames["appointments"])
    for contact_id, owner, value in _of_people(frames["contact_points"], "phone"):
        area = next((areas[value[3:end]] for end in (6, 5, 4) if value[3:end] in areas), None)
        at_home = {county[org] for org in employers.get(owner, ()) if org in county}
        if value.startswith("+46") and area and at_home and area not in at_home:
            yield contact_id


@cache
def read_areas() -> dict[str, str]:
    """County code by area code without its zero, for areas that lie in one county."""
    with Path(__file__).with_name("area_codes.csv").open(encoding="utf-8", newline="") as file:
        return {row["area_code"]: row["county_code"] for row in csv.DictReader(file)}


def _employers(posts: pd.DataFrame) -> dict[str, set[str]]:
    employers: dict[str, set[str]] = {}
    for person, org in posts[["person_id", "org_id"]].dropna().itertuples(index=False):
        employers.setdefault(person, set()).add(org)
    return employers


def _of_people(contacts: pd.DataFrame, channel: str) -> Iterator[tuple[str, str, str]]:
    rows = contacts[(contacts["channel"] == channel) & (contacts["owner_type"] == "person")]
    yield from rows[["contact_id", "owner_id", "value"]].dropna().itertuples(index=False)


def _words_by_organization(organizations: pd.DataFrame, names: pd.DataFrame) -> dict[str, set[str]]:
    words: dict[str, set[str]] = {}
    for org_id, name in [
        *organizations[["org_id", "name"]].itertuples(index=False),
        *names[["org_id", "name"]].itertuples(index=False),
    ]:
        folded = [fold(word) for word in re.findall(r"\w+", name)]
        words.setdefault(org_id, set()).update(word.rstrip("s") for word in folded if len(word) > 3)
        words[org_id].add("".join(folded))
    return words


def fold(text: str) -> str:
    """Lower case without accents, as domains are written.

    >>> fold("Göteborg")
    'goteborg'
    """
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
