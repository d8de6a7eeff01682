"""What is printed for a region as a whole: its counties, empty seats, and the line of all its people."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.lines.facts import Fact
from pipeline.extract.mentions import Draft
from pipeline.extract.records.elsewhere import part_by_region
from pipeline.extract.records.gathered import Contacts, SectionRecords
from pipeline.extract.records.strays import deal_column
from pipeline.extract.records.together import part_regions
from pipeline.extract.wording.names import match_mail


def add_record_regions(contacts: Contacts, own: Sequence[Fact]) -> None:
    """Take counties and vacancies of rows that name their region themselves, without a person."""
    region: Fact | None = None
    for facts in part_by_region(own):
        named = next((fact for fact in facts if fact.kind == "region" and fact.value), None)
        counties = [fact for fact in facts if fact.kind == "county" and fact.value]
        goes_on = region is not None and len(counties) == len(facts) and facts[0].row.kind == "cell"
        region = named or (region if goes_on else None)
        if region is None or not any(fact.kind in ("county", "vacancy") for fact in facts):
            continue
        drafts = [contacts.draft_region(place) for place in part_regions(region)]
        for fact in facts:
            if fact in counties and len(drafts) == 1:
                contacts.add_fact(drafts[0], fact, "county_code")
            for draft in drafts if fact.kind == "vacancy" else ():
                _add_vacancy(contacts, draft, fact)
        region = None if counties else region


def _add_vacancy(contacts: Contacts, region: Draft, fact: Fact) -> None:
    """Add an empty seat, once for each line: `Vakant. Tillsätts under hösten.` is one."""
    place = fact.to_statement().place
    said = {(s.place.page, s.place.line) for s in region.statements if s.property == "vacancy"}
    if (place.page, place.line) in said:
        contacts.claimed.add(fact.key)
    else:
        contacts.add_fact(region, fact)


def add_region_facts(contacts: Contacts, headed: Sequence[Fact], grouped: SectionRecords) -> None:
    """Give a region its counties and vacancy, and what is printed for it as a whole.

    Args:
        contacts: What is gathered, which is added to.
        headed: The region, or several that one heading names; which of them a county belongs to is then not told.
        grouped: What stands under the heading.
    """
    region = contacts.draft_region(headed[0])
    for fact in grouped.own:
        if fact.kind == "county" and fact.value and len(headed) == 1:
            contacts.add_fact(region, fact, "county_code")
        elif fact.kind == "vacancy":
            is_alone = not any(record for record in grouped.records if not record.of("region"))
            for named in headed:
                seat = fact.explained(fact.evidence, 0.95 if is_alone else 0.7)
                _add_vacancy(contacts, contacts.draft_region(named), seat)
    lead = [fact for fact in grouped.own if fact.kind in ("phone", "email")]
    seats = {fact.row.index for fact in grouped.own if fact.kind == "vacancy"}
    if deal_column([fact for fact in lead if fact.kind == "phone"], grouped.records):
        lead = [fact for fact in lead if fact.kind == "email"]
    for fact in lead:
        owners = [
            r for r in grouped.records if r.name and fact.kind == "email" and match_mail(fact.text, r.name.text) >= 0.75
        ]
        lacking = [r for r in grouped.records if not (r.is_numbered if fact.kind == "phone" else r.of(fact.kind))]
        if len(owners) == 1 and not owners[0].of("email"):
            owners[0].facts.append(fact.explained("fits the name, above it", 0.85))
        elif fact.kind == "phone" and grouped.records and lacking and fact.row.index not in seats:
            contacts.add_fact(region, fact)
            for record in lacking:
                record.facts.append(fact.explained("shared line printed once under the region's heading", 0.75))
        else:
            contacts.add_fact(region, fact)
