"""Everything that tells of one person, and how to find it again in any text.

A name is found whatever parts its words (`Anna Berg`, `anna-berg`, `anna.berg`) and with or without its accents; a
number however it is grouped. What another person has too (a shared line, a namesake's name) is no trace of this one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pipeline.errors import ReleaseError
from pipeline.publish.read_back import read_tables
from pipeline.publish.types import ReleaseInfo

_APART = r"[\s._\-]+"
_GROUPED = r"[\s\-/.()]*"


@dataclass(frozen=True)
class Subject:
    """A person as all releases that are kept know them.

    Attributes:
        person_ids: Ids, present and past.
        mention_ids: Printed blocks that speak of the person.
        names: Names as published and as printed.
        mails: Mail addresses that nobody else has.
        phones: Numbers (E.164) that nobody else has.
        file_names: Captures that print the person.
    """

    person_ids: frozenset[str]
    mention_ids: frozenset[str]
    names: frozenset[str]
    mails: frozenset[str]
    phones: frozenset[str]
    file_names: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds any trace of the person."""
        parts = [_spell_name(name) for name in {*self.names, *(fold(name) for name in self.names), *self.person_ids}]
        parts += [re.escape(mail) for mail in self.mails]
        parts += [_spell_phone(phone) for phone in self.phones]
        return re.compile("|".join(sorted(filter(None, parts), key=len, reverse=True)) or r"(?!)", re.IGNORECASE)

    def is_in(self, text: str) -> bool:
        """Whether a text tells of the person."""
        return bool(self.pattern.search(text) or self.pattern.search(fold(text)))


def find_subject(releases: Iterable[ReleaseInfo], sought: str) -> Subject:
    """Find one person in all releases that are kept.

    Args:
        releases: The releases.
        sought: A name or an id.

    Raises:
        ReleaseError: Nobody is known by that name, or several are.
    """
    states = [read_tables(release.path) for release in releases]
    ids = {person for state in states for person in _find_ids(state, sought)}
    if not ids:
        raise ReleaseError("no release that is kept knows a person of that name or id", value=sought)
    groups = _join_ids(states, ids)
    if len(groups) > 1:
        raise ReleaseError(f"several people have that name; say which id: {', '.join(sorted(ids))}", value=sought)
    return _gather(states, groups[0])


def _find_ids(state: dict[str, pd.DataFrame], sought: str) -> set[str]:
    wanted = " ".join(sought.split()).casefold()
    found: set[str] = set()
    for table, column in (("people", "person_id"), ("people", "name"), ("person_names", "name")):
        rows = state[table]
        found |= set(rows.loc[rows[column].str.casefold() == wanted, "person_id"])
    return found


def _join_ids(states: list[dict[str, pd.DataFrame]], ids: set[str]) -> list[frozenset[str]]:
    """Ids that are one person because one succeeds another."""
    groups = [{person} for person in sorted(ids)]
    for state in states:
        rows = state["entity_ids"]
        pairs = rows.loc[rows["entity_type"] == "person", ["entity_id", "successor_id"]].dropna()
        for old, new in pairs.itertuples(index=False):
            touched = [group for group in groups if group & {old, new}]
            if touched:
                groups = [group for group in groups if group not in touched]
                groups.append(set().union({old, new}, *touched))
    return [frozenset(group) for group in groups]


def _gather(states: list[dict[str, pd.DataFrame]], ids: frozenset[str]) -> Subject:
    own: dict[str, set[str]] = {"name": set(), "email": set(), "phone": set()}
    others: dict[str, set[str]] = {"name": set(), "email": set(), "phone": set()}
    mentions: set[str] = set()
    files: set[str] = set()
    for state in states:
        said = state["statements"]
        is_own = (said["entity_type"] == "person") & said["entity_id"].isin(ids)
        mentions |= set(said.loc[is_own, "mention_id"])
        editions = state["editions"]
        files |= set(editions.loc[editions["edition_id"].isin(said.loc[is_own, "edition_id"]), "file_name"])
        for kind in own:
            rows = said["property"] == kind
            own[kind] |= set(said.loc[is_own & rows, "value"].dropna())
            others[kind] |= set(said.loc[~is_own & rows, "value"].dropna())
        own["name"] |= set(said.loc[is_own & (said["property"] == "name"), "raw_text"].dropna())
        people = pd.concat([state["people"][["person_id", "name"]], state["person_names"][["person_id", "name"]]])
        own["name"] |= set(people.loc[people["person_id"].isin(ids), "name"])
        others["name"] |= set(people.loc[~people["person_id"].isin(ids), "name"])
    return Subject(
        person_ids=ids,
        mention_ids=frozenset(mentions),
        names=frozenset(name for name in own["name"] - others["name"] if " " in name.strip()),
        mails=frozenset(own["email"] - others["email"]),
        phones=frozenset(own["phone"] - others["phone"]),
        file_names=frozenset(files),
    )


def _spell_name(name: str) -> str:
    words = [re.escape(word) for word in re.split(_APART, name.strip()) if word]
    return rf"(?<!\w){_APART.join(words)}(?!\w)" if len(words) > 1 else ""


def _spell_phone(phone: str) -> str:
    home = phone.removeprefix("+46") if phone.startswith("+46") else phone.removeprefix("+")
    digits = _GROUPED.join(home)
    before = rf"(?:\+|00)?{_GROUPED}46{_GROUPED}(?:\(?0\)?)?{_GROUPED}|0" if phone.startswith("+46") else r"(?:\+|00)?"
    return rf"(?<!\d)(?:{before}){_GROUPED}{digits}(?!\d)"


def fold(text: str) -> str:
    """Lower case without accents.

    >>> fold("Åsa Påhittad")
    'asa pahittad'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
