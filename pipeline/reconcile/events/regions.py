"""`vacancy_announced`, `vacancy_filled`, `region_extended`, `region_reduced`, and a region that changes employer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.reconcile.appointments import find_successors
from pipeline.reconcile.coverage import COORDINATORS
from pipeline.reconcile.events.draft import Facts, make_event
from pipeline.reconcile.regions import CountySpell
from pipeline.reconcile.rows import EventRow


def find_region_events(facts: Facts) -> Iterator[EventRow]:
    """Find what happened to the regions."""
    yield from _find_vacancies(facts)
    yield from _find_county_changes(facts)
    yield from _find_transfers(facts)


def _find_vacancies(facts: Facts) -> Iterator[EventRow]:
    covering = facts.corpus.calendar.covering(COORDINATORS)
    for vacancy in facts.appointments.vacant:
        region_id = str(vacancy.seat.region_id)
        name = facts.name(region_id)
        first = vacancy.spell.first_edition_id
        yield make_event(
            "vacancy_announced",
            "region",
            region_id,
            first,
            f"The seat of region {name} is announced as vacant.",
            from_edition_id=facts.corpus.calendar.last_before(first, covering),
            region_id=region_id,
            property_="vacancy",
            after="vacant",
        )
        successors = find_successors(facts.appointments, vacancy, facts.corpus)
        if successors and vacancy.spell.gone_edition_id is not None:
            ids = sorted({a.seat.person_id for a in successors})
            yield make_event(
                "vacancy_filled",
                "region",
                region_id,
                min(facts.corpus.calendar.moments[a.spell.first_edition_id] for a in successors).edition_id,
                f"The vacant seat of region {name} is filled by {', '.join(facts.name(id_) for id_ in ids)}.",
                from_edition_id=vacancy.spell.last_edition_id,
                other_id=ids[0] if len(ids) == 1 else None,
                region_id=region_id,
                property_="vacancy",
                before="vacant",
                after="; ".join(ids),
            )


def _find_county_changes(facts: Facts) -> Iterator[EventRow]:
    calendar = facts.corpus.calendar
    for county in facts.regions.counties:
        stated = facts.regions.stated[county.region_id]
        previous = calendar.last_before(county.spell.first_edition_id, stated)
        if previous is not None:
            yield _county_event(facts, "region_extended", county, previous, county.spell.first_edition_id)
        if county.spell.gone_edition_id is not None:
            yield _county_event(
                facts, "region_reduced", county, county.spell.last_edition_id, county.spell.gone_edition_id
            )


def _county_event(facts: Facts, kind: str, county: CountySpell, from_: str, to: str) -> EventRow:
    is_extended = kind == "region_extended"
    region, name = facts.name(county.region_id), facts.name(county.county_code)
    other = _other_region(facts, county, from_ if is_extended else to)
    if is_extended:
        origin = f"; it belonged to region {facts.name(other)} before" if other else "; no region covered it before"
        text = f"Region {region} now covers {name}{origin}."
    else:
        text = f"Region {region} no longer covers {name}{f'; region {facts.name(other)} does' if other else ''}."
    return make_event(
        kind,
        "region",
        county.region_id,
        to,
        text,
        from_edition_id=from_,
        other_id=other,
        region_id=county.region_id,
        property_="county_code",
        before=None if is_extended else county.county_code,
        after=county.county_code if is_extended else None,
    )


def _other_region(facts: Facts, county: CountySpell, edition_id: str) -> str | None:
    """The other region that covers a county in an edition, or None."""
    return next(
        (
            c.region_id
            for c in facts.regions.counties
            if c.county_code == county.county_code
            and c.region_id != county.region_id
            and edition_id in c.spell.editions
        ),
        None,
    )


def _find_transfers(facts: Facts) -> Iterator[EventRow]:
    """A region whose employers are all others than in the full list before.

    One person who goes on there alone, under another employer, has moved: nobody took the region over. Of editions that
    are in no order with each other one tells what all of them say.
    """
    calendar = facts.corpus.calendar
    covering = calendar.covering(COORDINATORS)
    employers: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for appointment in facts.appointments.held:
        seat = appointment.seat
        if seat.list_name == COORDINATORS and seat.region_id and seat.org_id:
            for edition_id in covering.intersection(appointment.spell.editions):
                employers[seat.region_id][edition_id].add(seat.org_id)
                holders[seat.region_id, edition_id].add(seat.person_id)
    for region_id in sorted(employers):
        by_edition = employers[region_id]
        line = calendar.line_up(by_edition)
        told: list[str] = []
        for edition_id in (moment.edition_id for moment in calendar.order(by_edition)):
            previous = line.last_before(edition_id)
            if previous is None or by_edition[previous] & by_edition[edition_id]:
                continue
            since = (other for other in told if not calendar.is_before(other, previous))
            if any(by_edition[other] & by_edition[edition_id] for other in since):
                continue
            before, after = holders[region_id, previous], holders[region_id, edition_id]
            if before != after or len(after) > 1:
                told.append(edition_id)
                old, new = by_edition[previous], by_edition[edition_id]
                yield from _transfer_events(facts, region_id, previous, edition_id, old, new)


def _transfer_events(
    facts: Facts, region_id: str, from_: str, to: str, old: set[str], new: set[str]
) -> Iterator[EventRow]:
    """One event for each employer that gives the region up; the one that takes over, where it is one."""
    successors = sorted(new)
    for org_id in sorted(old):
        names = " and ".join(facts.name(id_) for id_ in successors)
        yield make_event(
            "coordination_transferred",
            "organization",
            org_id,
            to,
            f"The coordination of region {facts.name(region_id)} passed from {facts.name(org_id)} to {names}.",
            from_edition_id=from_,
            other_id=successors[0] if len(successors) == 1 else None,
            region_id=region_id,
            property_="employer",
            before=org_id,
            after="; ".join(successors),
        )
