"""Regional coordinators, vacant seats and agencies' own staff: sections and their records made mentions."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.scopes import Section
from pipeline.extract.meaning.outsider_lines import PATTERN
from pipeline.extract.meaning.told import COVERED, COVERS
from pipeline.extract.mentions import Draft
from pipeline.extract.parting.lost_headings import part_lost_headings
from pipeline.extract.parting.sections import split_sections
from pipeline.extract.records.apart import add_county_headings, drop_map_counties, find_placed, join_apart
from pipeline.extract.records.by_county import counties_of
from pipeline.extract.records.contacts import group_records
from pipeline.extract.records.elsewhere import take_elsewhere
from pipeline.extract.records.gathered import Contacts, SectionRecords
from pipeline.extract.records.named_again import join_named_again
from pipeline.extract.records.near_titles import is_like_title, part_work, title_before
from pipeline.extract.records.outsiders import find_own_agencies, is_called_coordinator, is_outsider
from pipeline.extract.records.shared import Record, are_listed_apart, are_towns_beside, is_town_beside, share_above
from pipeline.extract.records.strays import deal_columns_below, give_back, take_torn_numbers
from pipeline.extract.records.territory import add_record_regions, add_region_facts
from pipeline.extract.records.together import join_line_mates, part_regions, regions_of
from pipeline.standard.roles import is_coordinators
from pipeline.vocabulary import fold

_ROLE = "regionkoordinator"
_PERSON = ("email", "phone", "web", "audience", "title", "employer", "hours", "place")


def extract_contacts(facts: Sequence[Fact]) -> Contacts:
    """Make mentions of the contact sections among the facts of a document."""
    grouped = [group_records(section) for section in part_lost_headings(split_sections(facts))]
    _uncross_phones(grouped)
    join_apart(grouped)
    join_line_mates(grouped)
    drop_map_counties(grouped)
    records = [record for one in grouped for record in one.records]
    give_back([unit for one in grouped for unit in one.loose], records)
    deal_columns_below(records)
    take_torn_numbers(records)
    share_above(records)
    _place_by_only_region(grouped)
    contacts = Contacts(
        own_agencies=find_own_agencies(records),
        are_towns=are_towns_beside(records),
        are_called=any(map(is_called_coordinator, records)),
        placed=find_placed(grouped),
    )
    for one in grouped:
        kind = one.section.kind
        if kind in ("region", "coordinators", "none"):
            _add_coordinators(contacts, one)
        elif kind == "agency":
            _add_coordinators(contacts, _take_placed(one))
            _add_staff(contacts, one)
    contacts.people = join_named_again(contacts.people)
    return contacts


def _take_placed(grouped: SectionRecords) -> SectionRecords:
    """Take the people out of an agency's section whose own block calls them coordinators of a region."""
    placed = [record for record in grouped.records if _is_placed(record)]
    grouped.records = [record for record in grouped.records if record not in placed]
    own = [fact for fact in grouped.own if fact.kind in ("region", "county", "vacancy")]
    return SectionRecords(Section("coordinators"), placed, own)


def _is_placed(record: Record) -> bool:
    titles = [fold(fact.text) for kind in ("title", "text") for fact in record.of(kind)]  # text: `Regionkoordinator i`
    return any(fact.value for fact in record.of("region")) and any(map(is_coordinators, titles))


def _place_by_only_region(grouped: Sequence[SectionRecords]) -> None:
    """Give coordinators who stand under no region the only one that the document names.

    It stands in a heading (`Ny regionkoordinator i region Nord`, and her number under `Kontakt`) or in a sentence of
    what it covers, whose counties are then its own.
    """
    named = [fact for one in grouped for fact in one.section.facts if fact.kind == "region" and fact.value]
    heads = [fact for fact in named if fact.row.kind == "heading" or fact.evidence in (COVERS, COVERED)]
    if not heads or len({fact.value for fact in named}) > 1 or any(one.section.kind == "region" for one in grouped):
        return
    for one in grouped:
        told = [fact for fact in one.section.facts if fact.row is heads[0].row and fact.kind in ("region", "county")]
        one.own.extend(fact for fact in told if fact not in one.own)
        for record in one.records if one.section.kind in ("none", "coordinators") else ():
            is_coordinator = one.section.kind == "coordinators" or _title_of(record) is not None
            if is_coordinator and not (record.of("region") or record.of("county")):
                record.facts.append(heads[0].explained("the only region that the document names", 0.8))


def _title_of(record: Record) -> Fact | None:
    """The coordinators' title that stands beside a name."""
    return next((fact for fact in record.of("title") if is_coordinators(fact.text)), None)


def _uncross_phones(grouped: Sequence[SectionRecords]) -> None:
    """Give a number that stands on a region's heading to the contact above that lacks one, where columns crossed.

    A heading carries no numbers: it does so here only where the other headings do not, the last contact before has no
    number, and the contacts under the heading have their own.
    """
    headed = [
        one for one in grouped if one.section.kind == "region" and any(f.kind == "phone" for f in one.section.head)
    ]
    others = [one for one in grouped if one.section.kind == "region"]
    if len(headed) * 2 > len(others):
        return
    for before, one in itertools.pairwise(grouped):
        phones = [fact for fact in one.section.head if fact.kind == "phone"]
        last = before.records[-1] if before.records else None
        if (
            one not in headed
            or last is None
            or last.is_numbered
            or not all(record.of("phone") for record in one.records)
        ):
            continue
        for phone in phones:
            evidence = "on the heading of the next region, which carries no numbers; the contact above lacks one"
            last.facts.append(phone.explained(evidence, 0.6))
            one.own.remove(phone)


def _add_coordinators(contacts: Contacts, grouped: SectionRecords) -> None:
    section = grouped.section
    scope = part_regions(section.heading) if section.kind == "region" and section.heading else ()
    for region in scope:
        contacts.draft_region(region)
    elsewhere = list(grouped.own)
    if scope:
        elsewhere = take_elsewhere(grouped)
        add_region_facts(contacts, scope, grouped)
    if section.kind != "none":
        contacts.unreachable.extend(grouped.nobody)
    is_listed = contacts.are_towns or (bool(scope) and are_listed_apart(grouped.own, grouped.records))
    for record in grouped.records:
        inside = regions_of(record)
        places = inside or (*grouped.also, *scope)
        is_titled = section.kind == "none" and _title_of(record) is not None and not contacts.is_placed(record)
        if not (places or section.kind == "coordinators" or is_titled):
            continue
        if not is_outsider(record, contacts.own_agencies, are_called=contacts.are_called):
            counties = [] if places else counties_of(record, elsewhere, section.heading)
            _add_coordinator(contacts, section, record, places, counties, is_inside=bool(inside), is_listed=is_listed)
    add_record_regions(contacts, elsewhere)
    if not scope:
        add_county_headings(contacts.regions, grouped, contacts.claimed)


def _add_coordinator(
    contacts: Contacts,
    section: Section,
    record: Record,
    places: Sequence[Fact],
    counties: Sequence[Fact],
    *,
    is_inside: bool,
    is_listed: bool,
) -> None:
    """Add a coordinator once for each of the regions that the person has; whose counties are told is then unknown.

    Args:
        contacts: What is gathered, which is added to.
        section: Where the record stands.
        record: What one block says of the person.
        places: The person's regions.
        counties: Those that a person of no region is listed for.
        is_inside: Whether the record itself names them.
        is_listed: Whether the counties of the section's region are listed apart from its people.
    """
    if not places:
        if record.of("email") or record.of("phone"):
            person = _person_draft(contacts, record, None)
            _add_role(contacts, person, section, section.heading or _title_of(record))
            for county in counties:
                contacts.add_fact(person, county, "county_code")
            contacts.people.append(person)
        elif record.name is not None:
            contacts.unreachable.append(record.name)
        return
    evidence = "region in the record" if is_inside else "region's heading"
    for place in places:
        region = contacts.draft_region(place)
        person = _person_draft(contacts, record, region)
        _add_role(contacts, person, section, place)
        person.add(replace(place.to_statement("region"), evidence=evidence))
        contacts.people.append(person)
        for county in record.of("county") if len(places) == 1 else ():
            if county.value and is_listed and is_town_beside(county, record):
                contacts.add_fact(person, county, "place")
            elif county.value:
                contacts.add_fact(region, county, "county_code")
        around = section.heading if section.kind == "region" and section.heading is not None and is_inside else place
        for vacancy in record.of("vacancy"):
            seat = vacancy.explained("a further seat, in the block of a contact", 0.7)
            contacts.add_fact(contacts.draft_region(around), seat)


def _person_draft(contacts: Contacts, record: Record, parent: Draft | None) -> Draft:
    draft = Draft("person", None, parent)
    if record.name is not None:
        contacts.add_fact(draft, record.name)
    seen: set[tuple[str, str]] = set()
    for fact in sorted(record.facts, key=lambda f: f.position):
        if fact.kind in _PERSON and (fact.kind, fact.text) not in seen:
            seen.add((fact.kind, fact.text))
            contacts.add_fact(draft, fact)
        elif fact.kind == "region" and not record.of("title") and (title := title_before(fact)) is not None:
            contacts.add_fact(draft, title)
        elif fact.kind == "text" and not draft.has("title") and is_like_title(fact, record):
            for told in part_work(fact):
                contacts.add_fact(draft, told)
        elif fact.kind in ("switchboard", "noise") and not fact.evidence.startswith(PATTERN):
            contacts.claimed.add(fact.key)
    return draft


def _add_role(contacts: Contacts, person: Draft, section: Section, heading: Fact | None) -> None:
    """Say that the person is a coordinator, at the heading that says so of the whole list."""
    person.list_name = "regional_coordinators"
    source = section.list_heading or heading
    if source is None:
        return
    if section.list_heading is not None:
        contacts.list_headings.append(section.list_heading)
    evidence = "stands under a region of the coordinators" if source.kind == "region" else "title of the person"
    evidence = "heading of the list" if section.list_heading is not None else evidence
    confidence = 1.0 if section.list_heading is not None else 0.9
    person.add(replace(source.to_statement("role"), value=_ROLE, evidence=evidence, confidence=confidence))


def _add_staff(contacts: Contacts, grouped: SectionRecords) -> None:
    heading = grouped.section.heading
    if heading is None:
        return
    agency: Draft | None = None
    if heading.kind == "employer" and grouped.records:
        key = heading.value or fold(heading.text)
        agency = contacts.agencies.setdefault(key, Draft("organization"))
        contacts.add_fact(agency, heading, "name")
    for record in grouped.records:
        person = _person_draft(contacts, record, agency)
        person.list_name = "agency_staff"
        if heading.kind == "employer":
            person.add(replace(heading.to_statement("employer"), evidence="heading of the list"))
        contacts.list_headings.append(heading)
        contacts.people.append(person)
