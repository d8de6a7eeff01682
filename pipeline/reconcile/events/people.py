"""`appointed`, `left`, `moved` and `renamed`.

A start is news only where an older full list lacks it; an end only where a newer full list lacks it. An end and a
start of one person, the start after the last sighting of the old seat, are one move.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.reconcile.appointments import Appointment
from pipeline.reconcile.corpus import Record
from pipeline.reconcile.coverage import ListKey, absence_editions
from pipeline.reconcile.events.draft import Facts, make_event
from pipeline.reconcile.names import is_respelling, split_name
from pipeline.reconcile.rows import EventRow
from pipeline.reconcile.timeline import Moment
from pipeline.vocabulary import fold


def find_people_events(facts: Facts) -> Iterator[EventRow]:
    """Find who came, left, moved and changed name."""
    by_person: dict[str, list[Appointment]] = defaultdict(list)
    for appointment in facts.appointments.held:
        by_person[appointment.seat.person_id].append(appointment)
    for person_id in sorted(by_person):
        yield from _find_moves(facts, by_person[person_id])
    for older, newer in find_renamings(facts):
        yield _renamed(facts, older, newer)


def _find_moves(facts: Facts, appointments: list[Appointment]) -> Iterator[EventRow]:
    moments = facts.corpus.calendar.moments
    ordered = sorted(appointments, key=lambda a: (moments[a.spell.first_edition_id], a.appointment_id))
    entered: set[str] = set()
    for old in ordered:
        if not old.spell.is_over:
            continue
        new = next((a for a in ordered if a.appointment_id not in entered and _follows(facts, old, a)), None)
        if new is not None:
            entered.add(new.appointment_id)
            yield _moved(facts, old, new, new.spell.first_edition_id)
            continue
        kept = next((a for a in ordered if a is not old and old.spell.gone_edition_id in a.spell.editions), None)
        yield _moved(facts, old, kept, str(old.spell.gone_edition_id)) if kept else _left(facts, old)
    for appointment in ordered:
        if appointment.appointment_id not in entered:
            yield from _appointed(facts, appointment)


def _follows(facts: Facts, old: Appointment, new: Appointment) -> bool:
    """Whether a seat is another one, taken after the old one's last sighting and no later than its proven end.

    Sightings in editions that are in no order show nobody in two seats at a time.
    """
    calendar = facts.corpus.calendar
    start, gone = new.spell.first_edition_id, old.spell.gone_edition_id
    return (
        new.seat != old.seat
        and not calendar.is_before(start, old.spell.last_edition_id)
        and not set(new.spell.editions).intersection(old.spell.editions)
        and gone is not None
        and not calendar.is_before(gone, start)
    )


def _moved(facts: Facts, old: Appointment, new: Appointment, to_edition_id: str) -> EventRow:
    name = facts.name(old.seat.person_id)
    before, after = _describe_seat(facts, old), _describe_seat(facts, new)
    what = "employer" if old.seat.org_id != new.seat.org_id else "region"
    return make_event(
        "moved",
        "person",
        old.seat.person_id,
        to_edition_id,
        f"{name} moved from {before} to {after}.",
        from_edition_id=old.spell.last_edition_id,
        region_id=new.seat.region_id or old.seat.region_id,
        property_=what,
        before=old.seat.org_id if what == "employer" else old.seat.region_id,
        after=new.seat.org_id if what == "employer" else new.seat.region_id,
    )


def _left(facts: Facts, old: Appointment) -> EventRow:
    return make_event(
        "left",
        "person",
        old.seat.person_id,
        str(old.spell.gone_edition_id),
        f"{facts.name(old.seat.person_id)} is no longer listed: {_describe_seat(facts, old)}.",
        from_edition_id=old.spell.last_edition_id,
        region_id=old.seat.region_id,
        property_="role",
        before=old.seat.org_id,
    )


def _appointed(facts: Facts, new: Appointment) -> Iterator[EventRow]:
    covering = absence_editions(facts.corpus, [ListKey(new.seat.list_name, new.seat.org_id)])
    previous = facts.corpus.calendar.last_before(new.spell.first_edition_id, covering)
    if previous is None:
        return
    yield make_event(
        "appointed",
        "person",
        new.seat.person_id,
        new.spell.first_edition_id,
        f"{facts.name(new.seat.person_id)} is newly listed: {_describe_seat(facts, new)}.",
        from_edition_id=previous,
        region_id=new.seat.region_id,
        property_="role",
        after=new.seat.org_id,
    )


def _describe_seat(facts: Facts, appointment: Appointment) -> str:
    seat = appointment.seat
    parts = []
    if seat.region_id:
        parts.append(f"region {facts.name(seat.region_id)}")
    if seat.org_id:
        parts.append(facts.name(seat.org_id))
    return ", ".join(parts) or seat.list_name.replace("_", " ")


def find_renamings(facts: Facts) -> Iterator[tuple[Record, Record]]:
    """Find each change of family name: the last record of the old one and the first of the new.

    A misprint or an accent is no new name, nor are two names in editions that are in no order.
    """
    moments = facts.corpus.calendar.moments
    for person in facts.people.persons:
        printed = [next(s.of("name")) for s in person.sightings]
        if len({record.fact for record in printed}) == 1:
            continue
        printed.sort(key=lambda r: (moments[r.edition_id], r.mention_id))
        yield from _find_new_names(moments, printed)


def _find_new_names(moments: Mapping[str, Moment], printed: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """Each record of a name that the newest edition before it has not, unless one told before is of the same change."""
    ended = sorted(printed, key=lambda r: (moments[r.edition_id].dated_to, r.edition_id, r.mention_id))
    ends = [moments[record.edition_id].dated_to for record in ended]
    told: list[Record] = []
    for newer in printed:
        count = bisect_left(ends, moments[newer.edition_id].dated_from)
        if not count or not _is_new_name(ended[count - 1].fact, newer.fact):
            continue
        older = ended[count - 1]
        since = (r for r in told if not moments[r.edition_id].is_before(moments[older.edition_id]))
        if all(record.fact != newer.fact for record in since):
            told.append(newer)
            yield older, newer


def _renamed(facts: Facts, older: Record, newer: Record) -> EventRow:
    return make_event(
        "renamed",
        "person",
        facts.people.person_of[newer.mention_id],
        newer.edition_id,
        f"{older.fact} is printed as {newer.fact}.",
        from_edition_id=older.edition_id,
        property_="name",
        before=older.fact,
        after=newer.fact,
    )


def _is_new_name(before: str, after: str) -> bool:
    if before == after:
        return False
    old, new = fold(split_name(before).family or ""), fold(split_name(after).family or "")
    return old != new and not is_respelling(before, after)
