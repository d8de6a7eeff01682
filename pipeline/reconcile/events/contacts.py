"""`phone_added`, `phone_dropped`, `email_changed` and `number_inherited`.

Only what happens to somebody who is listed before and after is a number added or dropped; who leaves takes no number
away. A number that an owner lost and another person prints afterwards has passed on; where the two may be one person
the event says so, and `review_items` asks.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.reconcile.contacts import Contact, Owner
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.coverage import absence_editions, list_key
from pipeline.reconcile.events.draft import Facts, make_event
from pipeline.reconcile.people import region_of
from pipeline.reconcile.rows import EventRow
from pipeline.reconcile.timeline import Calendar

_UNLESS_ONE = ", unless the two are one person (unsure; see review_items)"


def find_contact_events(facts: Facts) -> Iterator[EventRow]:
    """Find the changes of numbers and mail addresses."""
    listed = _listed_editions(facts)
    for owner, contacts in sorted(facts.contacts.of_owner().items(), key=lambda item: item[0].place()):
        phones = [c for c in contacts if c.channel == "phone"]
        yield from _find_phone_changes(facts, owner, phones, listed.get(owner, frozenset()))
        mails = [c for c in contacts if c.channel == "email"]
        yield from _find_mail_changes(facts, owner, mails, listed.get(owner, frozenset()))
    yield from _find_inheritances(facts)


def _listed_editions(facts: Facts) -> Mapping[Owner, frozenset[str]]:
    """The editions in which each person stands on a list that is given in full."""
    covers = facts.corpus.calendar.covers
    editions: dict[Owner, set[str]] = defaultdict(set)
    for person in facts.people.persons:
        for sighting in person.sightings:
            if sighting.list_name in covers.get(sighting.edition_id, ()):
                editions[Owner("person", person.person_id)].add(sighting.edition_id)
    return {owner: frozenset(listed) for owner, listed in editions.items()}


def _find_phone_changes(
    facts: Facts, owner: Owner, phones: list[Contact], listed: frozenset[str]
) -> Iterator[EventRow]:
    for phone in phones:
        previous = facts.corpus.calendar.last_before(phone.spell.first_edition_id, listed)
        if previous is not None and not any(p.value == phone.value and previous in p.spell.editions for p in phones):
            yield _phone_event(facts, "phone_added", phone, previous, phone.spell.first_edition_id)
        gone = phone.spell.gone_edition_id
        if gone is not None and gone in listed:
            yield _phone_event(facts, "phone_dropped", phone, phone.spell.last_edition_id, gone)


def _phone_event(facts: Facts, kind: str, phone: Contact, from_: str, to: str) -> EventRow:
    is_new = kind == "phone_added"
    verb = "is printed with a further number" if is_new else "is no longer printed with the number"
    return make_event(
        kind,
        phone.owner.owner_type,
        phone.owner.owner_id,
        to,
        f"{facts.name(phone.owner.owner_id)} {verb} {phone.value}.",
        from_edition_id=from_,
        property_="phone",
        before=None if is_new else phone.value,
        after=phone.value if is_new else None,
    )


def _find_mail_changes(facts: Facts, owner: Owner, mails: list[Contact], listed: frozenset[str]) -> Iterator[EventRow]:
    """An address that is gone, and the one in its place: no later than the next edition that lists its owner."""
    calendar = facts.corpus.calendar
    ordered = sorted(mails, key=lambda c: (calendar.moments[c.spell.first_edition_id], c.value))
    entered: set[str] = set()
    for old in ordered:
        new = next(
            (c for c in ordered if c.contact_id not in entered and _takes_its_place(calendar, old, c, listed)), None
        )
        if new is None:
            continue
        entered.add(new.contact_id)
        yield make_event(
            "email_changed",
            owner.owner_type,
            owner.owner_id,
            new.spell.first_edition_id,
            f"{facts.name(owner.owner_id)} changed mail address from {old.value} to {new.value}.",
            from_edition_id=old.spell.last_edition_id,
            property_="email",
            before=old.value,
            after=new.value,
        )


def _takes_its_place(calendar: Calendar, old: Contact, new: Contact, listed: frozenset[str]) -> bool:
    """Whether an address is the first that is printed of its owner after another is gone."""
    gone, start = old.spell.gone_edition_id, new.spell.first_edition_id
    if gone is None or new.value == old.value or not calendar.is_before(old.spell.last_edition_id, start):
        return False
    return all(calendar.is_before(e, gone) or not calendar.is_before(e, start) for e in listed or {gone})


def _find_inheritances(facts: Facts) -> Iterator[EventRow]:
    by_value: dict[str, list[Contact]] = defaultdict(list)
    for contact in facts.contacts.listed:
        if contact.channel == "phone" and contact.owner.owner_type == "person":
            by_value[contact.value].append(contact)
    unsure = {frozenset(pair) for pair in facts.people.find_unsure()}
    for value in sorted(by_value):
        if len({c.owner for c in by_value[value]}) > 1:
            for holder, heir, start in _find_handings(facts.corpus, by_value[value]):
                pair = frozenset((holder.owner.owner_id, heir.owner.owner_id))
                yield _inherited(facts, holder, heir, start, is_certain=pair not in unsure)


def _find_handings(corpus: Corpus, holders: list[Contact]) -> Iterator[tuple[Contact, Contact, str]]:
    """Each holder of a number who lost it to an heir, the heir, and the edition in which it is surely the heir's alone.

    The holder had it last before it was printed for the heir, and no longer has it then. A number comes back to
    somebody who had it before only where another held it last; of a line that a colleague still had after the last
    holder was gone, nothing was handed on, nor by who is only left out of an edition between.
    """
    calendar = corpus.calendar
    held = calendar.line_up(edition_id for c in holders for edition_id in c.spell.editions)
    ended: dict[dt.date, list[Contact]] = defaultdict(list)
    owned: dict[Owner, list[Contact]] = defaultdict(list)
    for contact in holders:
        ended[calendar.moments[contact.spell.last_edition_id].dated_to].append(contact)
        owned[contact.owner].append(contact)
    for heir in holders:
        start = _find_sure_start(calendar, heir, holders)
        others = held
        if start != heir.spell.first_edition_id:
            others = calendar.line_up(e for c in holders if c is not heir for e in c.spell.editions)
        last = others.last_before(start)
        latest = ended[calendar.moments[last].dated_to] if last else []
        lost = [c for c in latest if _has_lost(corpus, c, heir, start, owned[c.owner])]
        if all(c.owner != heir.owner for c in lost):
            yield from ((holder, heir, start) for holder in lost)


def _find_sure_start(calendar: Calendar, heir: Contact, holders: list[Contact]) -> str:
    """An heir's first edition, or the first surely after the last one of holders that it is in no order with."""
    first = heir.spell.first_edition_id
    beside = [
        c
        for c in holders
        if c.owner != heir.owner
        and c.spell.is_over
        and not calendar.is_before(c.spell.last_edition_id, first)
        and not calendar.is_before(first, c.spell.last_edition_id)
        and not set(c.spell.editions).intersection(heir.spell.editions)
    ]
    later = (
        e for e in heir.spell.editions if beside and all(calendar.is_before(c.spell.last_edition_id, e) for c in beside)
    )
    return next(later, first)


def _has_lost(corpus: Corpus, contact: Contact, heir: Contact, start: str, owned: list[Contact]) -> bool:
    """Whether a number is surely no longer its holder's in an edition of the heir's, nor is again."""
    is_before = corpus.calendar.is_before
    if not is_before(contact.spell.last_edition_id, start):
        return False
    is_kept = any(
        c is not heir
        and not is_before(c.spell.last_edition_id, start)
        and not is_before(start, c.spell.first_edition_id)
        for c in owned
    )
    return not is_kept and _is_lost(corpus, contact, start)


def _is_lost(corpus: Corpus, contact: Contact, start: str) -> bool:
    """Whether a number is gone: a later edition lacks it, or the heir's gives the list or region that it stood in."""
    if contact.spell.is_over:
        return True
    last = [corpus.by_mention[r.mention_id] for r in contact.records if r.edition_id == contact.spell.last_edition_id]
    part = corpus.calendar.parts.get(start, frozenset())
    return all(region_of(corpus, s) in part for s in last) or start in absence_editions(
        corpus, {list_key(corpus, s) for s in last}
    )


def _inherited(facts: Facts, holder: Contact, heir: Contact, start: str, *, is_certain: bool) -> EventRow:
    heir_name, holder_name = facts.name(heir.owner.owner_id), facts.name(holder.owner.owner_id)
    return make_event(
        "number_inherited",
        "person",
        holder.owner.owner_id,
        start,
        f"The number {heir.value} passed from {holder_name} to {heir_name}{'' if is_certain else _UNLESS_ONE}.",
        from_edition_id=holder.spell.last_edition_id,
        other_id=heir.owner.owner_id,
        property_="phone",
        before=heir.value,
        after=heir.value,
    )
