"""Everything that tells of one person, and how to find it again in any text.

A name is found whatever parts its words (`Anna Berg`, `anna-berg`, `anna.berg`) and with or without its accents; a
number however it is grouped. What another person has too (a shared line, a namesake's name) is no trace of this one;
then an id like that name is a trace only where it stands by itself. Nor is a name a trace within the longer one of
somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote_plus

import pandas as pd

from pipeline.errors import ReleaseError
from pipeline.publish.erasure.likeness import PAIR, fold, list_keys, list_pairs_in
from pipeline.publish.read_back import read_tables
from pipeline.publish.types import ReleaseInfo

_APART = r"[\s._\-+]+"
_GROUPED = r"[\s\-–‑/.()]*"


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
        row_ids: Ids of the person's appointments and contact points.
        shared_ids: Those of the ids that are like the name of someone else.
        pairs: What damaged spellings of the names have in common with them, and with the name of nobody else.
        shared_names: Names as published and as printed that somebody else has too.
        longer: Names and ids of others that begin or end with one of the person's.
    """

    person_ids: frozenset[str]
    mention_ids: frozenset[str]
    names: frozenset[str]
    mails: frozenset[str]
    phones: frozenset[str]
    file_names: frozenset[str]
    row_ids: frozenset[str] = frozenset()
    shared_ids: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    shared_names: frozenset[str] = frozenset()
    longer: frozenset[str] = frozenset()

    @property
    def own_ids(self) -> frozenset[str]:
        """Every id that is the person's alone."""
        return self.person_ids | self.mention_ids | self.row_ids

    def in_pieces(self) -> Subject:
        """The person without what is like a piece of somebody else's name or id: an index holds these in pieces."""
        names, ids = (
            frozenset(one for one in known if not any(_find_longer({one}, self.longer)))
            for known in (self.names, self.person_ids - self.shared_ids)
        )
        return replace(self, names=names, person_ids=ids, shared_ids=frozenset())

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds any trace of the person, and in the group `longer` what is somebody else's and would look like one."""
        ids = self.person_ids - self.shared_ids
        parts = [_spell_name(name) for name in {*self.names, *(fold(name) for name in self.names), *ids}]
        parts += [rf"(?<![\w.\-]){re.escape(id_)}(?![\w.\-])" for id_ in self.shared_ids]
        parts += [re.escape(mail) for mail in self.mails]
        parts += [_spell_phone(phone) for phone in self.phones]
        own = "|".join(sorted(filter(None, parts), key=len, reverse=True)) or r"(?!)"
        longer = {_spell_name(form) for name in self.longer for form in (name, fold(name))}
        others = "|".join(sorted(longer, key=len, reverse=True)) or r"(?!)"
        return re.compile(rf"(?P<longer>{others})|{own}", re.IGNORECASE)

    def is_in(self, text: str) -> bool:
        """Whether a text tells of the person."""
        texts = (text, unquote_plus(text)) if "%" in text else (text,)
        return any(self._can_be_in(form) and self._finds(form) for said in texts for form in (said, fold(said)))

    def _finds(self, text: str) -> bool:
        return any(found.lastgroup is None for found in self.pattern.finditer(text))

    def _can_be_in(self, text: str) -> bool:
        """Whether the pattern can find anything, in a fraction of its time: whether what all finds hold is there."""
        lowered = text.lower()
        return any(needle in lowered for needle in self._needles) or self._digits.search(text) is not None

    @cached_property
    def _digits(self) -> re.Pattern[str]:
        """The digits of the numbers, however they are grouped and whatever stands before them."""
        return re.compile("|".join(_GROUPED.join(_bare_phone(phone)) for phone in sorted(self.phones)) or r"(?!)")

    @cached_property
    def _needles(self) -> frozenset[str]:
        """What stands in all that the pattern finds but numbers: the longest word of a name, a mail, an id."""
        names = {*self.names, *(fold(name) for name in self.names), *(self.person_ids - self.shared_ids)}
        words = {max(re.split(_APART, name.strip()), key=len).lower() for name in names}
        return frozenset(words) | {told.lower() for told in (*self.shared_ids, *self.mails)}

    def is_told_in(self, text: str) -> bool:
        """Whether a cell tells of the person, be it in a damaged spelling.

        Of a whole file it would say too much: there words of several cells stand side by side.
        """
        return self.is_in(text) or not self.pairs.isdisjoint(list_pairs_in(text))


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


def knows_person(releases: Iterable[ReleaseInfo], sought: str) -> bool:
    """Whether any release knows a person of that name or id."""
    return any(_find_ids(read_tables(release.path), sought) for release in releases)


def describe_name(name: str) -> Subject:
    """A person of whom no more than a name is known, who is in no release."""
    none: frozenset[str] = frozenset()
    return Subject(none, none, frozenset({name.replace("-", " ")}), none, none, none)


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
    row_ids: set[str] = set()
    other_ids: set[str] = set()
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
        other_ids |= set(people["person_id"]) - ids
        row_ids |= _find_row_ids(state, ids)
    namesakes = {fold(name) for name in others["name"]}
    pairs_of_others = {key for name in others["name"] for key in list_keys(name)}
    whole = frozenset(name for name in own["name"] if " " in name.strip())
    names = frozenset(name for name in whole if fold(name) not in namesakes)
    return Subject(
        person_ids=ids,
        mention_ids=frozenset(mentions),
        row_ids=frozenset(row_ids),
        names=names,
        shared_names=whole - names,
        longer=frozenset(_find_longer({*names, *ids}, {*others["name"], *other_ids})),
        pairs=frozenset(key for name in names for kind, key in list_keys(name) - pairs_of_others if kind == PAIR),
        mails=frozenset(own["email"] - others["email"]),
        phones=frozenset(own["phone"] - others["phone"]),
        file_names=frozenset(files),
        shared_ids=frozenset(
            id_ for id_ in ids if id_.replace("-", " ") in namesakes or any(o.startswith(f"{id_}-") for o in other_ids)
        ),
    )


def _find_longer(own: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """Names and ids that begin or end with one of the person's, and go on.

    >>> sorted(_find_longer({"Eva Berg"}, {"Eva Berg Provsson", "eva-berg-provsson", "Eva Bergprov", "Eva Berg"}))
    ['Eva Berg Provsson', 'eva-berg-provsson']
    """
    words = {tuple(_split_name(name)) for name in own}
    for other in others:
        said = tuple(_split_name(other))
        if any(len(said) > len(one) and one in (said[: len(one)], said[-len(one) :]) for one in words):
            yield other


def _split_name(name: str) -> list[str]:
    return [word for word in re.split(_APART, fold(name).strip()) if word]


def _find_row_ids(state: dict[str, pd.DataFrame], ids: frozenset[str]) -> set[str]:
    """Ids of a person's appointments, and of the contact points of the person and of these."""
    posts, contacts = state["appointments"], state["contact_points"]
    found = set(posts.loc[posts["person_id"].isin(ids), "appointment_id"])
    return found | set(contacts.loc[contacts["owner_id"].isin(ids | found), "contact_id"])


def _spell_name(name: str) -> str:
    words = [re.escape(word) for word in re.split(_APART, name.strip()) if word]
    return rf"(?<!\w){_APART.join(words)}(?!\w)" if len(words) > 1 else ""


def _bare_phone(phone: str) -> str:
    return phone.removeprefix("+46") if phone.startswith("+46") else phone.removeprefix("+")


def _spell_phone(phone: str) -> str:
    home = _bare_phone(phone)
    digits = _GROUPED.join(home)
    before = rf"(?:\+|00)?{_GROUPED}46{_GROUPED}(?:\(?0\)?)?{_GROUPED}|0" if phone.startswith("+46") else r"(?:\+|00)?"
    return rf"(?<!\d)(?:{before}){_GROUPED}{digits}(?!\d)"
