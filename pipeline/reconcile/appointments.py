"""Appointments: a person in a seat for one spell, or a seat that stands vacant.

A seat is a region (or an agency's staff) together with the employer. The employer that one edition does not tell is
the one that the other editions tell of the same person and region, if they tell of one only. A person who is missing
from a later full list has left; one who is listed again has a second spell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from msgspec import Struct

from pipeline.reconcile.corpus import Corpus, Sighting
from pipeline.reconcile.coverage import COORDINATORS, STAFF, ListKey, absence_editions
from pipeline.reconcile.employers import find_employment
from pipeline.reconcile.ids import Candidate, Ledger, assign_ids
from pipeline.reconcile.people import People, region_of
from pipeline.reconcile.rows import AppointmentRow
from pipeline.reconcile.timeline import Spell

_DEFAULT_ROLE = {COORDINATORS: "regionkoordinator", STAFF: "medarbetare"}


class Seat(Struct, frozen=True):
    """What a person is appointed to; `list_name` is the list that names its holders."""

    person_id: str
    list_name: str
    region_id: str | None
    org_id: str | None

    def place(self) -> tuple[str, str, str, str]:
        """What seats are put in order by."""
        return self.person_id, self.list_name, self.region_id or "", self.org_id or ""


class Appointment(Struct, frozen=True):
    """A seat held (or vacant, where `seat.person_id` is empty) for one spell."""

    appointment_id: str
    seat: Seat
    spell: Spell
    sightings: tuple[Sighting, ...]

    @property
    def is_vacancy(self) -> bool:
        """Whether nobody holds the seat."""
        return not self.seat.person_id


@dataclass(frozen=True, slots=True)
class Appointments:
    """All appointments of a run; `retired` are ids that were merged away."""

    held: tuple[Appointment, ...]
    vacant: tuple[Appointment, ...]
    retired: Mapping[str, str]


def trace_appointments(corpus: Corpus, people: People, ledger: Ledger, moved: Collection[str] = ()) -> Appointments:
    """Follow every seat through the editions.

    Args:
        corpus: All sightings.
        people: Who is who.
        ledger: Ids of earlier releases.
        moved: Mentions of somebody who has another id than was published.
    """
    held = _trace_held(corpus, people)
    vacant = _trace_vacant(corpus)
    drafts = [*held, *vacant]
    candidates = [
        Candidate(a.appointment_id, frozenset(s.mention_id for s in a.sightings), _start(corpus, a)) for a in drafts
    ]
    assigned = assign_ids(candidates, ledger, moved)
    named = [
        Appointment(id_, draft.seat, draft.spell, draft.sightings)
        for id_, draft in zip(assigned.ids, drafts, strict=True)
    ]
    return Appointments(tuple(named[: len(held)]), tuple(named[len(held) :]), assigned.retired)


def _start(corpus: Corpus, appointment: Appointment) -> str:
    return corpus.calendar.moments[appointment.spell.first_edition_id].dated_from.isoformat()


def _trace_held(corpus: Corpus, people: People) -> list[Appointment]:
    appointments = []
    for seat, sightings in sorted(_seat_sightings(corpus, people).items(), key=lambda item: item[0].place()):
        covering = absence_editions(corpus, [ListKey(seat.list_name, seat.org_id)])
        appointments += _spell_out(corpus, seat, sightings, covering)
    return appointments


def _spell_out(
    corpus: Corpus, seat: Seat, sightings: Iterable[Sighting], covering: frozenset[str]
) -> list[Appointment]:
    by_edition: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_edition[sighting.edition_id].append(sighting)
    slug = "-".join(part for part in (seat.person_id or "vakant", seat.region_id, seat.org_id) if part)
    return [
        Appointment(slug, seat, spell, tuple(s for e in spell.editions for s in by_edition[e]))
        for spell in corpus.calendar.find_spells(by_edition, covering)
    ]


def _seat_sightings(corpus: Corpus, people: People) -> dict[Seat, list[Sighting]]:
    """The sightings of each seat; a sighting without an employer joins the one seat that it can be."""
    loose: dict[tuple[str, str, str | None], list[tuple[str | None, Sighting]]] = defaultdict(list)
    for person in people.persons:
        for sighting in person.sightings:
            if sighting.list_name is None:
                continue
            employment = find_employment(corpus, sighting)
            org_id = employment.org.org_id if employment else None
            loose[person.person_id, sighting.list_name, region_of(corpus, sighting)].append((org_id, sighting))
    seats: dict[Seat, list[Sighting]] = defaultdict(list)
    for (person_id, list_name, region_id), listed in loose.items():
        known = {org_id for org_id, _ in listed if org_id is not None}
        only = next(iter(known)) if len(known) == 1 else None
        for org_id, sighting in listed:
            seats[Seat(person_id, list_name, region_id, org_id or only)].append(sighting)
    return seats


def _trace_vacant(corpus: Corpus) -> list[Appointment]:
    vacant: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in corpus.of_type("region"):
        region_id = sighting.first("name")
        if region_id and any(sighting.of("vacancy")):
            vacant[region_id].append(sighting)
    manned: dict[str, set[str]] = defaultdict(set)
    for sighting in corpus.of_type("person"):
        region_id = region_of(corpus, sighting)
        calendar = corpus.calendar
        if region_id and (
            sighting.edition_id in calendar.covering(COORDINATORS)
            or region_id in calendar.parts.get(sighting.edition_id, ())
        ):
            manned[region_id].add(sighting.edition_id)
    return [
        appointment
        for region_id in sorted(vacant)
        for appointment in _spell_out(
            corpus, Seat("", COORDINATORS, region_id, None), vacant[region_id], frozenset(manned[region_id])
        )
    ]


def find_successors(appointments: Appointments, vacancy: Appointment, corpus: Corpus) -> tuple[Appointment, ...]:
    """The appointments in a vacant seat's region that begin after the vacancy was announced."""
    return tuple(
        a
        for a in appointments.held
        if a.seat.region_id == vacancy.seat.region_id
        and a.seat.list_name == COORDINATORS
        and corpus.calendar.is_before(vacancy.spell.last_edition_id, a.spell.first_edition_id)
        and (
            vacancy.spell.gone_edition_id is None
            or not corpus.calendar.is_before(vacancy.spell.gone_edition_id, a.spell.first_edition_id)
        )
    )


def tabulate_appointments(appointments: Appointments) -> list[AppointmentRow]:
    """Make the rows of `appointments`."""
    return [_row(a, _status(a)) for a in (*appointments.held, *appointments.vacant)]


def _status(appointment: Appointment) -> str:
    if not appointment.is_vacancy:
        return "former" if appointment.spell.is_over else "current"
    return "filled" if appointment.spell.is_over else "vacant"


def _row(appointment: Appointment, status: str) -> AppointmentRow:
    seat, spell = appointment.seat, appointment.spell
    return AppointmentRow(
        appointment_id=appointment.appointment_id,
        person_id=seat.person_id or None,
        role=_newest(appointment, "role") or _DEFAULT_ROLE.get(seat.list_name),
        title=_newest(appointment, "title"),
        region_id=seat.region_id,
        org_id=seat.org_id,
        audience=_newest(appointment, "audience"),
        first_seen=spell.first_seen,
        last_seen=spell.last_seen,
        gone_by=spell.gone_by,
        status=status,
        list_name=seat.list_name,
        first_edition_id=spell.first_edition_id,
        last_edition_id=spell.last_edition_id,
        gone_edition_id=spell.gone_edition_id,
    )


def _newest(appointment: Appointment, property_: str) -> str | None:
    """What the newest edition that prints the property says; several values of one edition are joined."""
    for edition_id in reversed(appointment.spell.editions):
        values = [v for s in appointment.sightings if s.edition_id == edition_id for v in s.facts(property_)]
        if values:
            return "; ".join(dict.fromkeys(values))
    return None
