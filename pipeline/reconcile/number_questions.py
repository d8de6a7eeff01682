"""The question on a number that is a digit off the one that somebody else had at the same place, and no longer has.

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
