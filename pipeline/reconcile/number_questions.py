"""The questions on a number that is a digit off the one that somebody else had at the same place, and no longer has,
and on a new one that somebody of another region and employer has all the while.

A number that passed on and was misprinted on the way looks like a new one, and the inheritance is lost. Two numbers of
one house often differ in their last two digits, so only a digit before these is asked about. Nothing is mended: one of
the two stands in a single edition, and a person says whether it is wrong there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations

from rapidfuzz.distance import OSA

from pipeline.reconcile.contacts import Contact
from pipeline.reconcile.doubts import make_item
from pipeline.reconcile.employers import find_employment
from pipeline.reconcile.events import Facts
from pipeline.reconcile.people import region_of
from pipeline.reconcile.rows import ReviewRow

_SERIES = 2  # last digits, by which the numbers of one house differ


def ask_numbers(facts: Facts) -> Iterator[ReviewRow]:
    """Ask of each number that may be a predecessor's with a digit wrong.

    Args:
        facts: All contact points, and who stands where.
    """
    by_end: dict[tuple[str, str], list[Contact]] = defaultdict(list)
    for contact in facts.contacts.listed:
        if contact.channel == "phone" and contact.owner.owner_type == "person":
            region = region_of(facts.corpus, facts.corpus.by_mention[contact.records[-1].mention_id])
            if region:
                by_end[region, contact.value[-_SERIES:]].append(contact)
    for _, contacts in sorted(by_end.items()):
        printed = _count_prints(contacts)
        for holder, heir in permutations(contacts, 2):
            if min(printed[heir.value], printed[holder.value]) == 1 and _may_pass(facts, holder, heir):
                yield _ask(facts, holder, heir, is_heirs=printed[heir.value] == 1)


def ask_held_numbers(facts: Facts) -> Iterator[ReviewRow]:
    """Ask of each number that stands in one edition, where somebody of another region and employer has it, too.

    Args:
        facts: All contact points, and who stands where.
    """
    holders: dict[str, list[Contact]] = defaultdict(list)
    for contact in facts.contacts.listed:
        if contact.channel == "phone" and contact.owner.owner_type == "person" and not contact.spell.gone_edition_id:
            holders[contact.value].append(contact)
    own = facts.contacts.of_owner()
    for _, contacts in sorted(holders.items()):
        for contact, holder in permutations(contacts, 2) if len(contacts) == 2 else ():
            if _is_anothers(facts, contact, holder):
                yield _ask_held(facts, contact, holder, _find_replaced(contact, own[contact.owner]))


def _is_anothers(facts: Facts, contact: Contact, holder: Contact) -> bool:
    """Whether one has a number in a single edition that another one, elsewhere, had before and has in it still."""
    one, other = (facts.corpus.by_mention[c.records[-1].mention_id] for c in (contact, holder))
    regions = {region_of(facts.corpus, one), region_of(facts.corpus, other)}
    employed = [find_employment(facts.corpus, sighting) for sighting in (one, other)]
    employers = {employment.org.org_id for employment in employed if employment}
    return (
        len(contact.spell.editions) == 1
        and set(contact.spell.editions) <= set(holder.spell.editions)
        and facts.corpus.calendar.is_before(holder.spell.first_edition_id, contact.spell.first_edition_id)
        and None not in regions
        and len(regions) == 2 == len(employers)
    )


def _find_replaced(contact: Contact, others: list[Contact]) -> str | None:
    """The number, a digit off, in whose place the person has this one."""
    near = {
        other.value
        for other in others
        if other.channel == "phone"
        and other.spell.gone_edition_id in contact.spell.editions
        and len(other.value) == len(contact.value)
        and OSA.distance(other.value, contact.value, score_cutoff=1) == 1
    }
    return near.pop() if len(near) == 1 else None


def _ask_held(facts: Facts, contact: Contact, holder: Contact, replaced: str | None) -> ReviewRow:
    record = contact.records[-1]
    who, whose = (facts.name(c.owner.owner_id) for c in (contact, holder))
    number = f"the number {contact.value} of {who} in {record.edition_id}"
    asked = f"Is {number} {replaced}, and a digit of it wrong?" if replaced else f"Is {number} right?"
    return make_item(
        "near_number" if replaced else "held_number",
        f"{asked} {whose}, of another region and employer, has it, too.",
        contact.owner.owner_id,
        f"it is new, and {whose} had it before and has it still",
        property_="phone",
        expected=contact.value,
        suggestion=replaced or contact.value,
        decision=("correct_value", replaced) if replaced else ("accept", None),
        record=record,
    )


def _count_prints(contacts: list[Contact]) -> dict[str, int]:
    """In how many editions each number stands, whoever has it."""
    editions: dict[str, set[str]] = defaultdict(set)
    for contact in contacts:
        editions[contact.value].update(contact.spell.editions)
    return {value: len(found) for value, found in editions.items()}


def _may_pass(facts: Facts, holder: Contact, heir: Contact) -> bool:
    """Whether somebody else's number is gone as another, a digit off, is new."""
    return (
        holder.owner != heir.owner
        and len(holder.value) == len(heir.value)
        and OSA.distance(holder.value[:-_SERIES], heir.value[:-_SERIES], score_cutoff=1) == 1
        and facts.corpus.calendar.is_before(holder.spell.last_edition_id, heir.spell.first_edition_id)
        and holder.spell.gone_edition_id in heir.spell.editions
    )


def _ask(facts: Facts, holder: Contact, heir: Contact, *, is_heirs: bool) -> ReviewRow:
    doubted, right = (heir, holder) if is_heirs else (holder, heir)
    record = doubted.records[-1]
    return make_item(
        "near_number",
        f"Is the number {doubted.value} of {facts.name(doubted.owner.owner_id)} in {record.edition_id} {right.value}, "
        "and a digit of it wrong?",
        doubted.owner.owner_id,
        f"the number of {facts.name(holder.owner.owner_id)} is gone as that of {facts.name(heir.owner.owner_id)} "
        "is new in the same region, and they are but a digit apart: it may have passed on",
        property_="phone",
        expected=doubted.value,
        suggestion=right.value,
        decision=("correct_value", right.value),
        record=record,
    )
