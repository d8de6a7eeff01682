"""Contacts: the facts of a section put together to records, one a person, by the structure that they stand in.

A unit is the largest card, row, item or list that holds one name, else a paragraph. A unit with one name is a record; a
unit with several is parted at its names, and mails are given to the names that they fit; a unit without a name belongs
to the record before it, if every word of it is explained.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.scopes import Section
from pipeline.extract.meaning.classify import LED
from pipeline.extract.meaning.prose import drop_prose
from pipeline.extract.records.councils import read_councils
from pipeline.extract.records.dealing import deal_numbers
from pipeline.extract.records.following import MOST_BLOCKS, take_following
from pipeline.extract.records.gathered import SectionRecords
from pipeline.extract.records.nameless import place_nameless
from pipeline.extract.records.other_owners import drop_lines_of_others
from pipeline.extract.records.shared import FIT, Record, share_common, share_prefix, share_told
from pipeline.extract.records.splitting import split_unit
from pipeline.extract.records.stacked import deal_stacks, doubt_last_number
from pipeline.extract.records.strays import drop_organizations, part_ending
from pipeline.extract.wording.names import has_given_name, match_mail

CROSSED = "fits the name, though printed beside another"
_UNIT_KINDS = frozenset({"card", "row", "item", "list", "definitions"})
_CHANNELS = frozenset({"email", "phone"})
_BESIDE = 25  # records on each side of one that its mail may belong to
_OF_HEADING = frozenset({"phone", "email", "web", "county", "vacancy"})


def group_records(section: Section) -> SectionRecords:
    """Put the facts of a section together to records."""
    facts = read_councils(drop_prose(section.facts))
    units = _split_units(facts)
    grouped = SectionRecords(section, own=[fact for fact in section.head if fact.kind in _OF_HEADING])
    pending: list[Fact] = []
    taken = 0
    for at, unit in enumerate(units):
        if at >= taken and (count := take_following(grouped.records, units[at : at + MOST_BLOCKS])):
            taken = at + count
        if at < taken:
            continue
        last = grouped.records[-1] if grouped.records else None
        ending, unit = part_ending(unit, last)
        if ending:
            place_nameless(grouped, ending, pending, [unit])
        if any(fact.kind == "name" for fact in unit):
            records, prefix = split_unit(unit)
            share_prefix(grouped.records, records, prefix)
            _give_subheading(records, pending)
            grouped.records.extend(record for record in records if record.name is not None)
            continue
        place_nameless(grouped, unit, pending, units[at + 1 : at + 2])
    drop_organizations(grouped.records)
    drop_lines_of_others(grouped.records)
    grouped.records = _join_same(grouped.records)
    deal_stacks(grouped.records, is_region=section.kind == "region")
    _settle_mails(grouped.records)
    for record in grouped.records:
        deal_numbers(record.run)
    share_common(grouped.records)
    if section.kind == "region":
        share_told(grouped.records)
    doubt_last_number(grouped.records, is_region=section.kind == "region")
    _drop_nobody(grouped)
    return grouped


def _drop_nobody(grouped: SectionRecords) -> None:
    """Keep the records of people; the counties and the empty seat beside what is no name are the section's own."""
    kept = []
    for record in grouped.records:
        if _is_person(record):
            kept.append(record)
            continue
        grouped.own.extend(fact for fact in record.facts if fact.kind in ("county", "vacancy"))
        if record.name is not None:
            grouped.nobody.append(record.name)
    grouped.records = kept


def _join_same(records: Sequence[Record]) -> list[Record]:
    """Join records of one and the same printed name, which stands beside several rows of a table."""
    joined: list[Record] = []
    known: dict[tuple[object, ...], Record] = {}
    for record in records:
        keys = _identities(record)
        same = next((known[key] for key in keys if key in known), None)
        if same is None:
            joined.append(record)
            known.update(dict.fromkeys(keys, record))
        else:
            same.facts.extend(record.facts)
    return joined


def _identities(record: Record) -> list[tuple[object, ...]]:
    """What two records of one person in a region have in common: the ink of the name, or all they say in one table."""
    if record.name is None:
        return []
    regions = frozenset(fact.value for fact in record.of("region"))
    told = frozenset(fact.text for fact in record.facts if fact.kind in _CHANNELS)
    tables = [(c.number, record.name.text, told, regions) for c in record.name.row.containers if c.kind == "table"]
    return [(record.name.key, regions), *(tables[-1:] if told else [])]


def _split_units(facts: Sequence[Fact]) -> list[list[Fact]]:
    names: dict[int, set[tuple[int, int, int, str]]] = {}
    for fact in facts:
        for container in fact.row.containers:
            seen = names.setdefault(container.number, set())
            if fact.kind == "name":
                seen.add(fact.key)
    mixed = _mixed_containers(facts)
    loose = _loose_rows(facts)

    placed = {c.number for fact in facts if fact.kind == "region" for c in fact.row.containers}

    def unit_of(fact: Fact) -> tuple[str, int]:
        around = fact.row.containers
        fitting = [c for c in around if c.kind in _UNIT_KINDS or (c.kind == "section" and c.number in placed)]
        for container in fitting:
            if len(names[container.number]) == 1 and container.number not in mixed:
                return "container", container.number
        rows = [c for c in fitting if c.kind == "row" or (c.kind == "card" and fact.row.kind == "cell")]
        if rows and len(names[rows[-1].number]) != 1 and rows[-1].number not in loose:
            return "container", rows[-1].number
        return "group", fact.row.group

    return [list(unit) for _, unit in groupby(facts, key=unit_of)]


def _mixed_containers(facts: Sequence[Fact]) -> frozenset[int]:
    """Find containers that speak of more than one region, or of a vacancy beside a name: lists, not records.

    So is a list by county, in which several items begin with one and tell more than that, and one in which an item is a
    whole contact and another an organization's.
    """
    regions: dict[int, set[str]] = {}
    by_county: dict[int, set[int]] = {}
    kinds: dict[int, list[str]] = {}
    vacant: set[int] = set()
    for fact in facts:
        for container in fact.row.containers:
            if fact.kind == "region":
                regions.setdefault(container.number, set()).add(fact.value or fact.text)
            if fact.kind == "vacancy" and container.kind in ("list", "definitions"):
                vacant.add(container.number)
    for fact in facts:
        for outer, inner in itertools.pairwise(fact.row.containers):
            if outer.kind == "list" and inner.kind == "item":
                told = kinds.setdefault(inner.number, [])
                told.append(fact.kind)
                if told[0] == "county" and {*told} - {"county"}:
                    by_county.setdefault(outer.number, set()).add(inner.number)
    listed = {number for number, items in by_county.items() if len(items) > 1}
    several = {number for number, found in regions.items() if len(found) > 1}
    return frozenset(several | vacant | listed | _with_organizations(facts))


def _with_organizations(facts: Sequence[Fact]) -> set[int]:
    """Find lists in which an item is a person with a mail or number, and another an organization with one."""
    told: dict[tuple[int, int], set[str]] = {}
    for fact in facts:
        for outer, inner in itertools.pairwise(fact.row.containers):
            if outer.kind == "list" and inner.kind == "item":
                told.setdefault((outer.number, inner.number), set()).add(fact.kind)
    reached = [(outer, kinds) for (outer, _), kinds in told.items() if kinds & _CHANNELS]
    people = {outer for outer, kinds in reached if "name" in kinds}
    return people & {outer for outer, kinds in reached if "employer" in kinds and "name" not in kinds}


def _loose_rows(facts: Sequence[Fact]) -> frozenset[int]:
    """Find rows that are no records but columns of print: their cells hold whole contacts, and none a region of all.

    One that begins the first of the cells is that of all where the others name none.
    """
    whole: dict[int, list[bool]] = {}
    placed: set[int] = set()
    for _, group in groupby(facts, key=lambda fact: fact.row.group):
        cell = list(group)
        rows = [c.number for c in cell[0].row.containers if c.kind == "row"]
        kinds = {fact.kind for fact in cell}
        if rows and "name" in kinds and kinds & _CHANNELS:
            whole.setdefault(rows[-1], []).append("region" in kinds)
        elif rows and "region" in kinds:
            placed.add(rows[-1])
    led = {row for row, named in whole.items() if len(named) > 1 and named[0] and not any(named[1:])}
    return frozenset(whole.keys() - placed - led)


def _give_subheading(records: list[Record], pending: list[Fact]) -> None:
    """Give an audience or employer that stands alone above names to the names under it."""
    for record in records:
        for fact in pending:
            if fact.kind not in {own.kind for own in record.facts}:
                record.facts.append(fact.explained("line above the name", 0.8))


def _settle_mails(records: Sequence[Record]) -> None:
    """Move a mail that fits another record's name much better than its own, where that one has no fitting mail."""
    for at, record in enumerate(records):
        near = records[max(0, at - _BESIDE) : at + _BESIDE + 1]
        for mail in [fact for fact in record.facts if fact.kind == "email"]:
            own = match_mail(mail.text, record.name.text) if record.name else 0.0
            if own >= FIT:
                continue
            others = [
                other
                for other in near
                if other is not record and other.name and match_mail(mail.text, other.name.text) >= 0.85
            ]
            if len(others) == 1 and not any(others[0].fits(f) for f in others[0].facts if f.key != mail.key):
                record.facts.remove(mail)
                others[0].facts.append(mail.explained(CROSSED, 0.8))


def _is_person(record: Record) -> bool:
    """Whether a record is a person's: it has a mail or number, or a name that cannot be taken for anything else."""
    if record.name is None:
        return False
    if any(record.fits(fact) for fact in record.facts):
        return True
    has_channel = any(fact.kind in _CHANNELS for fact in record.facts)
    if record.name.evidence == LED:  # `Frågor? Kontakta Anna Exempel`
        return has_channel
    is_named = record.name.confidence >= 0.85 or has_given_name(record.name.text)
    return is_named or has_channel
