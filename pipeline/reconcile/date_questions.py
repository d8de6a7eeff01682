"""The questions on editions of a day so unsure that nobody counts as gone by them: of which day is it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from pipeline.domain.edition import DateRange
from pipeline.reconcile.appointments import Appointment
from pipeline.reconcile.coverage import STAFF, ListKey, absence_editions
from pipeline.reconcile.doubts import Doubts, make_item
from pipeline.reconcile.events import Facts
from pipeline.reconcile.rows import ReviewRow
from pipeline.reconcile.timeline import Calendar

_NAMED = 3  # editions that a question names


@dataclass(frozen=True, slots=True)
class _Listed:
    """Who stands on a list, by edition: all of them, and those who stand on it for the last time and are not gone."""

    people: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    last: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def ask_dates(doubts: Doubts) -> Iterator[ReviewRow]:
    """Ask of which day an edition is where that decides on who is gone.

    Such an edition gives a list in full, as another does, and neither is surely the older one; of the two the one that
    can be of more days is asked about.
    """
    calendar, asked = doubts.facts.corpus.calendar, dict[str, dict[str, set[str]]]()
    for key, listed in _read_lists(doubts.facts).items():
        covering = absence_editions(doubts.facts.corpus, [key])
        for unsure, other, people in _find_unsure(calendar, listed, covering):
            asked.setdefault(unsure, {}).setdefault(other, set()).update(people)
    for edition_id, others in sorted(asked.items()):
        yield _make_question(doubts, edition_id, others)


def _read_lists(facts: Facts) -> Mapping[ListKey, _Listed]:
    lists: defaultdict[ListKey, _Listed] = defaultdict(_Listed)
    for appointment in facts.appointments.held:
        listed, person_id = lists[_key(appointment)], appointment.seat.person_id
        for sighting in appointment.sightings:
            listed.people[sighting.edition_id].add(person_id)
        if not appointment.spell.is_over:
            listed.last[appointment.spell.last_edition_id].add(person_id)
    return lists


def _key(appointment: Appointment) -> ListKey:
    seat = appointment.seat
    return ListKey(seat.list_name, seat.org_id if seat.list_name == STAFF else None)


def _find_unsure(calendar: Calendar, listed: _Listed, covering: Set[str]) -> Iterator[tuple[str, str, set[str]]]:
    """Each edition of unsure day, one that it is in no order with, and who would be gone if one of them came first."""
    for one in sorted(covering & listed.last.keys()):
        for other in sorted(covering - {one}):
            left = listed.last[one] - listed.people[other]
            if left and not (calendar.is_before(one, other) or calendar.is_before(other, one)):
                unsure = max(one, other, key=calendar.width)
                yield unsure, other if unsure == one else one, left


def _make_question(doubts: Doubts, edition_id: str, others: Mapping[str, set[str]]) -> ReviewRow:
    people = set[str]().union(*others.values())
    dated = doubts.dated[edition_id]
    return make_item(
        "unknown_date",
        f"Of which day is {edition_id}? It can be of {_spell(dated)}, and so is in no order with "
        f"{_enumerate(sorted(others))}. Until that is known, {len(people)} of whom only some of them tell count as "
        "current.",
        edition_id,
        dated.evidence,
        decision=("set_date", None),
    )


def _enumerate(names: Sequence[str]) -> str:
    rest = len(names) - _NAMED
    return ", ".join(names) if rest <= 0 else f"{', '.join(names[:_NAMED])} and {rest} more"


def _spell(dated: DateRange) -> str:
    start, end = dated.dated_from, dated.dated_to
    if start and end:
        return f"{start} to {end}" if start != end else f"{start}"
    return f"any day until {end}" if end else f"any day from {start}" if start else "any day"
