"""Doubt: what a reading that contradicts itself grossly says of the contacts concerned is set aside, with its reasons.

Whose own mail, region, town or second mention speaks against the reading is not published; nor is anybody of a region
or document where that is so for most, or where one region has got the people of all. The others go through. So do
counties, but for those of a region that has far too many, and of two regions at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.domain.statements import Place, QuarantinedItem, Statement
from pipeline.extract.mentions import Draft
from pipeline.extract.selfcheck.choosing import Reading
from pipeline.extract.selfcheck.faults import Fault, FaultKind
from pipeline.extract.selfcheck.mute_towns import are_towns_mute
from pipeline.extract.selfcheck.strangers import has_own_mail, take_strangers
from pipeline.extract.selfcheck.towns import county_of_person
from pipeline.extract.selfcheck.unordered import take_slipped, take_swapped, take_unproved
from pipeline.extract.selfcheck.withheld_counties import county_codes, withhold_counties

_WORDS: dict[FaultKind, str] = {
    "foreign_mail": "a mail that is made of another name",
    "two_names": "the names of two people in one",
    "crossed_mail": "its mail stands beside another name",
    "many_mails": "more mails than one person has",
    "many_phones": "more numbers than one person has",
    "told_twice": "two contacts of one name, which differ",
    "no_region": "no region, where other contacts have one",
    "far_from_region": "works in a county of another region",
    "empty_region": "a region without people or vacancy, where others have them",
    "lost_region": "a line that names a region of which nothing is made",
    "no_counties": "a region without counties, where others have them",
    "county_twice": "a region with a county that another has too",
    "crowded_region": "a region with far too many counties",
    "swallowed_region": "a region with the counties of others, in several lists",
    "county_elsewhere": "a region whose own county lies in another",
    "loose_mail": "the mail of a contact, which could not be given to it",
    "lost_contact": "a name with its mail, which is among no region's contacts",
    "loose_counties": "counties of no region",
    "unreachable": "a name among the contacts without mail or number",
}
_OF_CONTACTS: frozenset[FaultKind] = frozenset({"foreign_mail", "two_names", "far_from_region", "told_twice"})
_OF_REGIONS: frozenset[FaultKind] = frozenset({"no_counties", "county_twice", "crowded_region", "swallowed_region"})
_TOLD = ("name", "email", "phone")
_STRANGE = "somebody else's, whose name is not read here"
_FAR = "works in a county of another region, and OCR may have lost the order of the lines"
_READ_SO = "the ordinary reading contradicts itself; read so that {}"
_SHARE = 3  # one contact in so many is contradicted: others of whom nothing tells are in doubt too
_MOST_OF_ONE = 5  # people of one region beside empty ones, from which they are all regions' people


def set_doubts_aside(reading: Reading, *, is_unordered: bool = False) -> tuple[QuarantinedItem, ...]:
    """Take the contacts and counties that a doubtful reading cannot have right out of it.

    Args:
        reading: The reading that was chosen; its contacts are changed.
        is_unordered: Whether the order of its lines may be lost, as it is in the text of an OCR model.

    Returns:
        The values of these contacts and the faults of the reading; where it is not in doubt, only the counties of a
        region that has far too many, and what a contact has of somebody else.
    """
    regions = list(reading.contacts.regions.values())
    is_doubtful = reading.is_doubtful or (is_unordered and _is_shifted(reading))
    counties = [
        _make_item(s.place, s.raw_text, "withheld_county", "a county that this region cannot have")
        for s in withhold_counties(regions, reading.faults, is_doubtful=is_doubtful)
    ]
    if not is_doubtful:
        strange = take_strangers(reading.contacts.people)
        is_lost = is_unordered and not are_towns_mute(reading.contacts.people, regions)
        far = list(_take_out(reading, "far_from_region")) if is_lost else []
        foreign = list(_take_out(reading, "foreign_mail")) if is_unordered else []
        two = list(_take_out(reading, "two_names"))
        told = [(strange, _STRANGE), (far, _FAR), (foreign, _WORDS["foreign_mail"]), (two, _WORDS["two_names"])]
        aside = [_make_item(s.place, s.raw_text, "withheld_contact", why) for taken, why in told for s in taken]
        return (*counties, *aside, *_set_unproved_aside(reading, regions, is_lost=is_unordered))
    people = reading.contacts.people
    withheld = list(people) if _is_shifted(reading) else _find_withheld(reading)
    people[:] = [person for person in people if person not in withheld]
    summary = _sum_up(reading.faults)
    values = [
        _make_item(s.place, s.raw_text, "withheld_contact", f"a contact that the document contradicts: {summary}")
        for person in withheld
        for s in person.statements
        if s.property in _TOLD
    ]
    vacancies = [
        _make_item(s.place, s.raw_text, "withheld_vacancy", f"a vacancy that may be another region's: {summary}")
        for s in _withhold_vacancies(regions, reading.faults)
    ]
    faults = [
        _make_item(fault.place, fault.text, "doubtful_reading", _WORDS[fault.kind])
        for fault in reading.faults
        if fault.kind in _WORDS
    ]
    unproved = _set_unproved_aside(reading, regions, is_lost=is_unordered)
    return tuple(dict.fromkeys([*counties, *values, *vacancies, *faults, *unproved]))


def _set_unproved_aside(reading: Reading, regions: Sequence[Draft], *, is_lost: bool) -> Iterator[QuarantinedItem]:
    """Take out what the order of the lines alone tells, where that may be lost; else the counties of another region."""
    for statement, why in take_unproved(reading) if is_lost else ():
        yield _make_item(statement.place, statement.raw_text, "withheld_contact", why)
    slipped = take_slipped(regions, is_read_otherwise=bool(reading.name)) if is_lost else take_swapped(regions)
    for statement, why in slipped:
        yield _make_item(statement.place, statement.raw_text, "withheld_county", why)


def tell_reading(reading: Reading) -> tuple[QuarantinedItem, ...]:
    """Tell that another reading than the ordinary one was taken, and which, at the first contact that it gives.

    Args:
        reading: The reading that was chosen.
    """
    drafts = [*reading.contacts.people, *reading.contacts.regions.values()]
    if not reading.name or not drafts:
        return ()
    first = drafts[0].statements[0]
    return (_make_item(first.place, first.raw_text, "read_otherwise", _READ_SO.format(reading.name)),)


def _take_out(reading: Reading, kind: FaultKind) -> Iterator[Statement]:
    """Take those out of the contacts whom a fault concerns, unless they have a mail of their own name."""
    places = {fault.place for fault in reading.faults if fault.kind == kind}
    people = reading.contacts.people
    concerned = [person for person in people if person.statements[0].place in places]
    taken = [person for person in concerned if kind != "foreign_mail" or not has_own_mail(person)]
    people[:] = [person for person in people if person not in taken]
    yield from (s for person in taken for s in person.statements if s.property in _TOLD)


def _is_shifted(reading: Reading) -> bool:
    """Whether a reading that takes headings elsewhere than they stand puts many people far from their region."""
    return bool(reading.name) and _SHARE * reading.far >= len(reading.contacts.people) > 0


def _find_withheld(reading: Reading) -> list[Draft]:
    people = [person for person in reading.contacts.people if person.list_name == "regional_coordinators"]
    contradicted = {fault.place for fault in reading.faults if fault.kind in _OF_CONTACTS}
    concerned = [p for p in people if p.statements[0].place in contradicted or _is_elsewhere(p)]
    elsewhere = Counter(id(person.parent) for person in concerned if person.parent is not None)
    empty = sum(fault.kind == "empty_region" for fault in reading.faults)
    by_region = Counter(id(person.parent) for person in people if person.parent is not None)
    most = max(by_region.values(), default=0)
    is_crowded = empty > 1 and most >= max(_MOST_OF_ONE, empty) and 2 * most > len(people)
    if is_crowded or 2 * len(concerned) > len(people):
        return people
    swallowed = {fault.place for fault in reading.faults if fault.kind == "swallowed_region"}
    is_mixed = _SHARE * len(concerned) >= len(people)  # then a region counts where the town bears it out
    return [
        p
        for p in people
        if p in concerned
        or (p.parent is not None and p.parent.statements[0].place in swallowed)
        or 2 * elsewhere[id(p.parent)] > by_region[id(p.parent)] > 0
        or (is_mixed and not county_of_person(p))
    ]


def _withhold_vacancies(regions: Sequence[Draft], faults: Sequence[Fault]) -> Iterator[Statement]:
    """Take its vacancy from a region that is in doubt itself, where another one has neither people nor a vacancy."""
    if not any(fault.kind == "empty_region" for fault in faults):
        return
    doubted = {fault.place for fault in faults if fault.kind in _OF_REGIONS}
    for region in regions:
        if region.statements[0].place in doubted:
            yield from (s for s in region.statements if s.property == "vacancy")
            region.statements[:] = [s for s in region.statements if s.property != "vacancy"]


def _is_elsewhere(person: Draft) -> bool:
    """Whether somebody works in a county that their region has not got, though it has counties."""
    home = county_of_person(person)
    counties = county_codes(person.parent) if person.parent is not None else frozenset()
    return bool(home) and bool(counties) and home not in counties


def _sum_up(faults: Sequence[Fault]) -> str:
    counts = Counter(_WORDS[fault.kind] for fault in faults if fault.kind in _WORDS)
    return "; ".join(f"{words} ({count})" for words, count in counts.most_common(3))


def _make_item(place: Place, text: str, code: str, detail: str) -> QuarantinedItem:
    return QuarantinedItem(place.page, place.line, text, code, detail)
