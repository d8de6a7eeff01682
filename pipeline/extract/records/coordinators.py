"""Regional coordinators, vacant seats and agencies' own staff: sections and their records made mentions."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.scopes import Section
from pipeline.extract.mentions import Draft
from pipeline.extract.parting.lost_headings import part_lost_headings
from pipeline.extract.parting.sections import split_sections
from pipeline.extract.records.apart import add_county_headings, drop_map_counties, join_apart
from pipeline.extract.records.contacts import SectionRecords, group_records
from pipeline.extract.records.elsewhere import part_by_region, take_elsewhere
from pipeline.extract.records.named_again import join_named_again
from pipeline.extract.records.near_titles import is_council, is_like_title, title_before
from pipeline.extract.records.outsiders import find_own_agencies, is_outsider
from pipeline.extract.records.shared import Record
from pipeline.extract.records.strays import give_back, take_torn_numbers
from pipeline.extract.wording.names import match_mail
from pipeline.standard.roles import is_coordinators
from pipeline.vocabulary import fold

_ROLE = "regionkoordinator"
_PERSON = ("email", "phone", "web", "audience", "title", "employer", "hours", "place")


@dataclass(slots=True)
class Contacts:
    """What the contact sections of a document say.

    Attributes:
        regions: A draft for each region, by its id (or its folded name where no vocabulary knows it).
        agencies: A draft for each agency whose staff is listed, by its folded name.
        people: Coordinators and staff.
        claimed: The ink that has been used, so that the rest can be accounted for.
        list_headings: Headings under which coordinators or staff stand.
        unreachable: Names among the coordinators that no mail or number stands by, and that may be none.
        own_agencies: Ids of the agencies whose own people the document's contacts are.
    """

    regions: dict[str, Draft] = field(default_factory=dict)
    agencies: dict[str, Draft] = field(default_factory=dict)
    people: list[Draft] = field(default_factory=list)
    claimed: set[tuple[int, int, int, str]] = field(default_factory=set)
    list_headings: list[Fact] = field(default_factory=list)
    unreachable: list[Fact] = field(default_factory=list)
    own_agencies: frozenset[str] = frozenset()

    def add_fact(self, draft: Draft, fact: Fact, property_: str | None = None) -> None:
        """Add a fact to a draft and claim its ink."""
        draft.add_fact(fact, property_)
        self.claimed.add(fact.key)


def extract_contacts(facts: Sequence[Fact]) -> Contacts:
    """Make mentions of the contact sections among the facts of a document."""
    grouped = [group_records(section) for section in part_lost_headings(split_sections(facts))]
    _uncross_phones(grouped)
    join_apart(grouped)
    drop_map_counties(grouped)
    records = [record for one in grouped for record in one.records]
    give_back([unit for one in grouped for unit in one.loose], records)
    take_torn_numbers(records)
    contacts = Contacts(own_agencies=find_own_agencies(records))
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
    titles = [fold(fact.text) for fact in record.of("title")]
    return any(fact.value for fact in record.of("region")) and any(map(is_coordinators, titles))


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
            or last.of("phone")
            or not all(record.of("phone") for record in one.records)
        ):
            continue
        for phone in phones:
            evidence = "on the heading of the next region, which carries no numbers; the contact above lacks one"
            last.facts.append(phone.explained(evidence, 0.6))
            one.own.remove(phone)


def _add_coordinators(contacts: Contacts, grouped: SectionRecords) -> None:
    section = grouped.section
    scope = _region_draft(contacts, section.heading) if section.kind == "region" and section.heading else None
    elsewhere = list(grouped.own)
    if scope is not None:
        elsewhere = take_elsewhere(grouped)
        _add_region_facts(contacts, scope, grouped)
    if section.kind != "none":
        contacts.unreachable.extend(grouped.nobody)
    for record in grouped.records:
        inside = next((fact for fact in record.facts if fact.kind == "region" and _is_usable(fact)), None)
        region = _region_draft(contacts, inside) if inside is not None else scope
        if region is None and section.kind != "coordinators":
            continue
        if is_outsider(record, contacts.own_agencies):
            continue
        heading = inside or section.heading
        if region is None and not (record.of("email") or record.of("phone")):
            contacts.unreachable.extend([record.name] if record.name else [])
            continue
        person = _person_draft(contacts, record, region)
        person.list_name = "regional_coordinators"
        _add_role(contacts, person, section, heading)
        if region is not None and heading is not None:
            person.add(
                replace(
                    heading.to_statement("region"), evidence="region in the record" if inside else "region's heading"
                )
            )
        for county in record.of("county"):
            if region is not None and county.value:
                contacts.add_fact(region, county, "county_code")
        for vacancy in record.of("vacancy"):
            if region is not None:
                contacts.add_fact(region, vacancy.explained("a further seat, in the block of a contact", 0.7))
        contacts.people.append(person)
    _add_record_regions(contacts, elsewhere)
    if scope is None:
        add_county_headings(contacts.regions, grouped, contacts.claimed)


def _is_usable(fact: Fact) -> bool:
    return bool(fact.value) or fact.confidence > 0.9


def _add_record_regions(contacts: Contacts, own: Sequence[Fact]) -> None:
    """Take counties and vacancies of rows that name their region themselves, without a person."""
    region: Fact | None = None
    for facts in part_by_region(own):
        named = next((fact for fact in facts if fact.kind == "region" and fact.value), None)
        counties = [fact for fact in facts if fact.kind == "county" and fact.value]
        goes_on = region is not None and len(counties) == len(facts) and facts[0].row.kind == "cell"
        region = named or (region if goes_on else None)
        if region is None or not any(fact.kind in ("county", "vacancy") for fact in facts):
            continue
        draft = _region_draft(contacts, region)
        for fact in facts:
            if fact in counties:
                contacts.add_fact(draft, fact, "county_code")
            elif fact.kind == "vacancy":
                _add_vacancy(contacts, draft, fact)
        region = None if counties else region


def _region_draft(contacts: Contacts, heading: Fact) -> Draft:
    key = heading.value or fold(heading.text)
    draft = contacts.regions.get(key)
    if draft is None:
        draft = contacts.regions[key] = Draft("region", "regional_coordinators")
        contacts.add_fact(draft, heading, "name")
    return draft


def _add_vacancy(contacts: Contacts, region: Draft, fact: Fact) -> None:
    """Add an empty seat, once for each line: `Vakant. Tillsätts under hösten.` is one."""
    place = fact.to_statement().place
    said = {(s.place.page, s.place.line) for s in region.statements if s.property == "vacancy"}
    if (place.page, place.line) in said:
        contacts.claimed.add(fact.key)
    else:
        contacts.add_fact(region, fact)


def _add_region_facts(contacts: Contacts, region: Draft, grouped: SectionRecords) -> None:
    """Give a region its counties and vacancy, and what is printed for it as a whole."""
    for fact in grouped.own:
        if fact.kind == "county" and fact.value:
            contacts.add_fact(region, fact, "county_code")
        elif fact.kind == "vacancy":
            is_alone = not any(record for record in grouped.records if not record.of("region"))
            _add_vacancy(contacts, region, fact.explained(fact.evidence, 0.95 if is_alone else 0.7))
    lead = [fact for fact in grouped.own if fact.kind in ("phone", "email")]
    for fact in lead:
        owners = [
            r for r in grouped.records if r.name and fact.kind == "email" and match_mail(fact.text, r.name.text) >= 0.75
        ]
        lacking = [r for r in grouped.records if not r.of(fact.kind)]
        if len(owners) == 1 and not owners[0].of("email"):
            owners[0].facts.append(fact.explained("fits the name, above it", 0.85))
        elif fact.kind == "phone" and grouped.records and lacking:
            contacts.add_fact(region, fact)
            for record in lacking:
                record.facts.append(fact.explained("shared line printed once under the region's heading", 0.75))
        else:
            contacts.add_fact(region, fact)


def _person_draft(contacts: Contacts, record: Record, parent: Draft | None) -> Draft:
    draft = Draft("person", None, parent)
    if record.name is not None:
        contacts.add_fact(draft, record.name)
    seen: set[tuple[str, str]] = set()
    for fact in sorted(record.facts, key=lambda f: f.position):
        if fact.kind in _PERSON and (fact.kind, fact.text) not in seen:
            seen.add((fact.kind, fact.text))
            contacts.add_fact(draft, fact)
        elif is_council(fact) and not record.of("employer"):
            contacts.add_fact(draft, fact, "employer")
        elif fact.kind == "region" and not record.of("title") and (title := title_before(fact)) is not None:
            contacts.add_fact(draft, title)
        elif fact.kind == "text" and not draft.has("title") and is_like_title(fact, record):
            contacts.add_fact(draft, fact.explained("line under the name", 0.6), "title")
        elif fact.kind in ("switchboard", "noise"):
            contacts.claimed.add(fact.key)
    return draft


def _add_role(contacts: Contacts, person: Draft, section: Section, heading: Fact | None) -> None:
    """Say that the person is a coordinator, at the heading that says so of the whole list."""
    source = section.list_heading or heading
    if source is None:
        return
    if section.list_heading is not None:
        contacts.list_headings.append(section.list_heading)
    evidence = (
        "heading of the list" if section.list_heading is not None else "stands under a region of the coordinators"
    )
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
