"""Faults of a reading: where contacts, regions and counties contradict each other or the ink that is left over.

A fault by itself may be the document's own; it is their number that tells of a wrong reading. Each has a weight: how
much it speaks against the reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.domain.statements import Place
from pipeline.extract.lines.facts import Fact
from pipeline.extract.mentions import Draft
from pipeline.extract.records.contacts import CROSSED
from pipeline.extract.records.gathered import Contacts
from pipeline.extract.selfcheck.crowding import find_crowding, find_headings
from pipeline.extract.selfcheck.lines import is_heading, part_lines
from pipeline.extract.selfcheck.strangers import are_of_two
from pipeline.extract.selfcheck.towns import county_of_person
from pipeline.extract.selfcheck.twice import channels_of, find_homes, names_of
from pipeline.extract.selfcheck.two_names import are_two_names
from pipeline.extract.wording.names import match_mail
from pipeline.vocabulary import fold, match_county

FaultKind = Literal[
    "foreign_mail",  # a contact has a mail that is made of somebody else's name
    "two_names",  # or the names of two people, each of whom has a mail
    "crossed_mail",  # or one that is made of their own, but was printed beside somebody else
    "many_mails",  # or more than one person has
    "many_phones",  # or more numbers than a person has
    "lacking_mail",  # or none, where most have one
    "lacking_phone",
    "told_twice",  # one name has two contacts, and they differ but in a mail of its own for each
    "no_region",  # a contact has no region, where the document names some
    "far_from_region",  # a contact works in a county that another region has
    "empty_region",  # a region has neither people nor a vacancy, where others have
    "lost_region",  # a line names a region, and nothing is made of it
    "no_counties",  # a region has no counties, where others have
    "county_twice",  # a county lies in two regions
    "crowded_region",  # a region has far too many counties
    "swallowed_region",  # and has them from several lists with people between them
    "county_elsewhere",  # the county of a region's name lies in another
    "loose_mail",  # a mail that is nobody's is made of a contact's name
    "lost_contact",  # nor is one beside the name that it is made of, which is among no contacts
    "loose_counties",  # a line of counties is no region's
    "unreachable",  # a name among the contacts has neither mail nor number
    "unclaimed",  # a mail or number is nobody's, which switchboards and press offices explain too
]
_WEIGHTS: dict[FaultKind, float] = {
    "foreign_mail": 1.0,
    "two_names": 2.0,
    "crossed_mail": 1.0,
    "many_mails": 0.5,
    "many_phones": 0.5,
    "lacking_mail": 0.4,
    "lacking_phone": 0.3,
    "told_twice": 0.5,
    "no_region": 1.0,
    "far_from_region": 0.7,
    "empty_region": 1.0,
    "lost_region": 1.0,
    "no_counties": 0.7,
    "county_twice": 0.5,
    "crowded_region": 1.0,
    "swallowed_region": 3.0,
    "county_elsewhere": 0.7,
    "loose_mail": 1.0,
    "lost_contact": 0.7,
    "loose_counties": 0.7,
    "unreachable": 0.5,
    "unclaimed": 0.3,
}
_FIT, _SURE = 0.75, 0.85
_MOST_MAILS, _MOST_PHONES = 2, 3
_MOST_NAMES = 500  # that each mail is held against


@dataclass(frozen=True, slots=True)
class Fault:
    """One contradiction: its kind, where it shows, and the value that it shows at."""

    kind: FaultKind
    place: Place
    text: str

    @property
    def weight(self) -> float:
        """How much it speaks against the reading."""
        return _WEIGHTS[self.kind]


def find_faults(facts: Sequence[Fact], contacts: Contacts) -> tuple[Fault, ...]:
    """Find the faults of a reading.

    Args:
        facts: All facts of the document, as this reading has them.
        contacts: The contacts that were made of them.
    """
    checked = _Checked(facts, contacts)
    return (*checked.of_people(), *checked.of_regions(), *checked.of_counties(), *checked.of_ink())


class _Checked:
    """A reading under check.

    Args:
        facts: All facts of the document.
        contacts: The contacts that were made of them.
    """

    def __init__(self, facts: Sequence[Fact], contacts: Contacts) -> None:
        self._facts = facts
        self._contacts = contacts
        self._people = [p for p in contacts.people if p.list_name == "regional_coordinators"]
        self._names = list({fact.text: None for fact in facts if fact.kind == "name"})[:_MOST_NAMES]
        self._mails = list({fact.text: None for fact in facts if fact.kind == "email"})[:_MOST_NAMES]
        codes = {fact.key: fact.value for fact in facts if fact.kind == "county"}
        self._counties = {
            key: frozenset(codes[ink] for ink in draft.printed() if ink in codes)
            for key, draft in contacts.regions.items()
        }
        counted = {id(draft): self._counties[key] for key, draft in contacts.regions.items()}
        self._homes = find_homes(self._people, counted)

    def of_people(self) -> Iterator[Fault]:
        """Faults of single contacts."""
        most = len(self._people) / 2
        is_mailed = sum(p.has("email") for p in self._people) > most
        is_phoned = sum(p.has("phone") for p in self._people) > most
        told: dict[str, set[tuple[str, ...]]] = {}
        for person in self._people:
            for name in _texts(person, "name"):
                told.setdefault(fold(name), set()).add(channels_of(person))
        namesakes = self._find_namesakes()
        for person in self._people:
            mails = _texts(person, "email")
            if any(self._is_foreign(mail, person) for mail in mails) or are_of_two(mails):
                yield _at(person, "foreign_mail")
            if any(are_two_names(name, self._mails) for name in _texts(person, "name")):
                yield _at(person, "two_names")
            if any(s.evidence == CROSSED for s in person.statements):
                yield _at(person, "crossed_mail")
            if len(mails) > _MOST_MAILS:
                yield _at(person, "many_mails")
            if len(_texts(person, "phone")) > _MOST_PHONES:
                yield _at(person, "many_phones")
            if is_mailed and not mails:
                yield _at(person, "lacking_mail")
            if is_phoned and not person.has("phone"):
                yield _at(person, "lacking_phone")
            if any(len(told[fold(name)]) > 1 and fold(name) not in namesakes for name in _texts(person, "name")):
                yield _at(person, "told_twice")
            if self._contacts.regions and person.parent is None:
                yield _at(person, "no_region")
            elif self._is_far(person):
                yield _at(person, "far_from_region")
        yield from (Fault("unreachable", f.row.place(f.start, f.end), f.text) for f in self._contacts.unreachable)

    def of_regions(self) -> Iterator[Fault]:
        """Faults of regions: who has nobody, and who has no counties."""
        regions = self._contacts.regions
        staffed = {id(person.parent) for person in self._people}
        full = [draft for draft in regions.values() if id(draft) in staffed or draft.has("vacancy")]
        placed = [key for key, codes in self._counties.items() if codes]
        for key, draft in regions.items():
            if draft not in full and (full or self._people):
                yield _at(draft, "empty_region")
            if not self._counties[key] and 2 * len(placed) >= len(regions):
                yield _at(draft, "no_counties")

        headings = (line for line in part_lines(self._facts) if is_heading(line))
        named = {fact.value: fact for line in headings for fact in line if fact.kind == "region" and fact.value}
        yield from (_of(fact, "lost_region") for value, fact in named.items() if value not in regions and full)

    def of_counties(self) -> Iterator[Fault]:
        """Faults of counties: which lie twice, too many in one place, or elsewhere than their name says."""
        homes = Counter(code for codes in self._counties.values() for code in codes)
        for key, codes in self._counties.items():
            draft = self._contacts.regions[key]
            yield from (_at(draft, "county_twice") for code in codes if homes[code] > 1)
            if kind := find_crowding(draft, find_headings(self._facts, key), self._counties, self._people):
                yield _at(draft, kind)
            own = match_county(key, is_fuzzy=False)
            if own is not None and own.entry.code in homes and own.entry.code not in codes:
                yield _at(draft, "county_elsewhere")

    def of_ink(self) -> Iterator[Fault]:
        """Faults of what is left over."""
        claimed = self._contacts.claimed
        left = list({f.key: f for f in self._facts if f.key not in claimed and not f.row.is_set_aside}.values())
        lacking = self._lack_mail()
        regions = self._contacts.regions.values()
        for own in (s for draft in regions for s in draft.statements if s.property == "email"):
            if any(match_mail(own.value, name) >= _SURE for name in lacking[:_MOST_NAMES]):
                yield Fault("loose_mail", own.place, own.raw_text)
        beside: dict[int, list[str]] = {}
        for fact in left:
            if fact.kind == "name":
                beside.setdefault(fact.row.group, []).append(fact.text)
        for fact in left:
            if fact.kind == "email" and any(match_mail(fact.text, name) >= _SURE for name in lacking[:_MOST_NAMES]):
                yield _of(fact, "loose_mail")
            elif fact.kind == "email" and any(
                match_mail(fact.text, n) >= _SURE for n in beside.get(fact.row.group, ())
            ):
                yield _of(fact, "lost_contact")
            elif fact.kind in ("email", "phone"):
                yield _of(fact, "unclaimed")
        rows = {f.row.index: f for f in left if f.kind == "county" and f.value}
        mixed = {f.row.index for f in self._facts if f.kind != "county"}
        yield from (_of(fact, "loose_counties") for index, fact in rows.items() if index not in mixed)

    def _lack_mail(self) -> list[str]:
        """Names of contacts without a mail that is theirs."""
        lacking = [name for p in self._people if not self._has_own_mail(p) for name in _texts(p, "name")]
        return lacking + [fact.text for fact in self._contacts.unreachable]

    def _is_foreign(self, mail: str, person: Draft) -> bool:
        own = _texts(person, "name")
        if any(match_mail(mail, name) >= _FIT for name in own):
            return False
        others = (name for name in self._names if name not in own)
        return any(match_mail(mail, name) >= _SURE for name in others)

    def _find_namesakes(self) -> frozenset[str]:
        """The names of which each contact has a region and an own mail that no other has: of two people, not of one."""
        mails: dict[str, list[str]] = {}
        for person in self._people:
            own = "; ".join(_texts(person, "email")) if person.parent and self._has_own_mail(person) else ""
            for name in _texts(person, "name"):
                mails.setdefault(fold(name), []).append(own)
        return frozenset(name for name, own in mails.items() if all(own) and len(set(own)) == len(own))

    def _has_own_mail(self, person: Draft) -> bool:
        names = _texts(person, "name")
        return any(match_mail(mail, name) >= _FIT for mail in _texts(person, "email") for name in names)

    def _is_far(self, person: Draft) -> bool:
        """Whether somebody works in a county of another region than theirs, which does not list them as well."""
        home = county_of_person(person)
        placed = [key for key, codes in self._counties.items() if home in codes]
        own = next((key for key, draft in self._contacts.regions.items() if draft is person.parent), None)
        is_elsewhere = bool(placed) and own is not None and bool(self._counties[own]) and own not in placed
        return is_elsewhere and self._homes.isdisjoint(names_of(person))


def _texts(draft: Draft, property_: str) -> list[str]:
    return [s.value for s in draft.statements if s.property == property_]


def _at(draft: Draft, kind: FaultKind) -> Fault:
    first = draft.statements[0]
    return Fault(kind, first.place, first.raw_text)


def _of(fact: Fact, kind: FaultKind) -> Fault:
    return Fault(kind, fact.row.place(fact.start, fact.end), fact.text)
