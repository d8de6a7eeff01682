"""Contact points can work: numbers and addresses are well formed, and fit who has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

import pandas as pd

from pipeline.validate.fields import E164_OR_SHORT, MAIL
from pipeline.validate.outcome import Outcome, judge


def check_contacts(frames: Mapping[str, pd.DataFrame]) -> Iterator[Outcome]:
    """Check every contact point."""
    contacts = frames["contact_points"]
    for channel, pattern, rule in (
        ("phone", E164_OR_SHORT, "every phone is E.164 or a short code"),
        ("email", MAIL, "every mail address has one @ with something on both sides"),
    ):
        rows = contacts[contacts["channel"] == channel]
        wrong = ~rows["value"].str.fullmatch(pattern.strip("^$")).astype(bool)
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


def _strange_domains(frames: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    contacts, posts, organizations = frames["contact_points"], frames["appointments"], frames["organizations"]
    mails = contacts[(contacts["channel"] == "email") & (contacts["owner_type"] == "person")]
    words = _words_by_organization(organizations, frames["organization_names"])
    employers = posts.dropna(subset=["person_id", "org_id"]).groupby("person_id")["org_id"].agg(set)
    for contact_id, owner, value in mails[["contact_id", "owner_id", "value"]].itertuples(index=False):
        domain = fold(value.rpartition("@")[2])
        known = set().union(*(words.get(org, set()) for org in employers.get(owner, ())))
        if known and not any(word in domain for word in known):
            yield contact_id


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
