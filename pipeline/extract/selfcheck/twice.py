"""People who are told twice: whether both tell the same of them, and whether one is in the region that they work in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.mentions import Draft
from pipeline.extract.selfcheck.towns import county_of_person
from pipeline.extract.telling.numbers import read_ink
from pipeline.vocabulary import fold


def channels_of(person: Draft) -> tuple[str, ...]:
    """Give the mails and numbers of a contact, numbers in one form however they are printed."""
    return tuple(sorted({read_ink(s.value) for s in person.statements if s.property in ("email", "phone")}))


def find_homes(people: Sequence[Draft], counties: Mapping[int, frozenset[str]]) -> frozenset[tuple[str, str]]:
    """Find the people who are told in the region that they work in, by name and mail.

    Whoever is told again in another region is shared by the two, and not out of place there.

    Args:
        people: The contacts.
        counties: The codes of the counties of each region, by the identity of its draft.
    """
    return frozenset(
        key
        for person in people
        if (home := county_of_person(person)) and home in counties.get(id(person.parent), ())
        for key in names_of(person)
    )


def names_of(person: Draft) -> Iterator[tuple[str, str]]:
    """Give each name of a contact with each mail."""
    mails = [s.value for s in person.statements if s.property == "email"]
    names = [fold(s.value) for s in person.statements if s.property == "name"]
    return ((name, mail) for name in names for mail in mails)
