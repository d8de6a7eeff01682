"""What opens a section: a region's heading in any form, one of a list or an agency, or what ends the last one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Container
from pipeline.extract.lines.scopes import RowFacts, Section
from pipeline.extract.lines.surroundings import Surroundings
from pipeline.extract.parting.former_lists import is_below_former, open_former
from pipeline.extract.parting.headings import read_agency_heading
from pipeline.extract.parting.tables import is_among_records
from pipeline.extract.wording.region_names import TOGETHER
from pipeline.standard.roles import is_coordinators
from pipeline.vocabulary import fold, match_county, phrase_pattern, regions

_NAME_WORDS = 4  # at most
CHANNELS = frozenset({"email", "phone"})


def open_section(
    row: RowFacts,
    rows: Sequence[RowFacts],
    at: int,
    accepted: Collection[int],
    around: Surroundings,
    current: Section,
    list_heading: Fact | None,
) -> Section | None:
    """Give the section that a row opens, or None where it belongs to the current one.

    Args:
        row: The row.
        rows: All rows of the document.
        at: Where the row stands among them.
        accepted: The rows whose region heads what follows.
        around: What stands around each row.
        current: The section before it.
        list_heading: The heading of the list of coordinators that is under way.
    """
    if is_below_former(row, current):
        return None
    if (former := open_former(row, is_first=not any(before < at for before in accepted))) is not None:
        return former
    if at in accepted:
        fact = row.first("region")
        is_told_of = fact is not None and (
            _is_county_of(fact, row, rows, at, current) or _is_one_of_several(fact, row, current)
        )
        if fact is not None and not is_told_of:
            rest = [other for other in row.facts if other is not fact]
            own = row.first("list_heading")
            head, below = ([], rest) if row.has("name") else (rest, [])
            unit = _unit_of(row, around)
            return Section("region", fact, own or list_heading, head, below, level=row.row.level, unit=unit)
    return _open_other(row, current, list_heading)


def _unit_of(row: RowFacts, around: Surroundings) -> Container | None:
    """Give the smallest card or item around a heading, where it holds a contact or vacancy too; or a table's row.

    A row of a table is such a unit where other rows of the table name the region beside the person, or where it says
    that the region's seat is empty.
    """
    if row.row.kind == "cell" and row.row.containers[-1].kind == "row":
        is_whole = around.unit(row.row.containers[-1]).is_seat or is_among_records(row, around)
        return row.row.containers[-1] if is_whole else None
    units = [c for c in row.row.containers if c.kind in ("card", "item", "section")]
    unit = around.unit(units[-1]) if units else None
    return units[-1] if unit is not None and len(unit.regions) == 1 and unit.is_telling else None


def _is_county_of(fact: Fact, row: RowFacts, rows: Sequence[RowFacts], at: int, current: Section) -> bool:
    """Whether a bare `Stockholm` right under a region's heading is its only county."""
    is_ambiguous = fact.confidence <= 0.6 and match_county(fact.text, is_fuzzy=False) is not None
    return (
        is_ambiguous
        and current.kind == "region"
        and not current.facts
        and at > 0
        and not row.has("county")
        and not (at + 1 < len(rows) and rows[at + 1].has("county"))
    )


def _is_one_of_several(fact: Fact, row: RowFacts, current: Section) -> bool:
    """Whether a line under the heading of several regions gives the counties of one of them, above the first person."""
    named = current.heading.value.split(TOGETHER) if current.kind == "region" and current.heading is not None else []
    is_above = not any(other.kind in ("name", "vacancy") for other in current.facts)
    return len(named) > 1 and fact.value in named and is_above and row.is_only("region", "county")


def _open_other(row: RowFacts, current: Section, list_heading: Fact | None) -> Section | None:
    if row.has("tangled") and row.facts[0].value == "region":
        return Section("coordinators" if list_heading else "none", list_heading, list_heading)
    heading = None if _is_title_of_last(row, current) else _list_heading(row)
    is_alone = heading is not None and (
        row.is_only("list_heading", "web", "label")
        or row.row.kind == "heading"
        or heading.value == "press"
        or (heading.value == "other" and heading is row.facts[0] and row.has(*CHANNELS))
        or (heading.value == "agency_staff" and heading is row.facts[0] and row.has("name"))
    )
    if heading is not None and is_alone and heading.value != "contacts":
        if heading.value in ("press", "other"):
            return Section("noise", heading, None, list(row.facts), level=row.row.level)
        if heading.value == "regional_coordinators" and _is_within_region(row, current):
            return None
        if heading.value == "regional_coordinators":
            return Section("coordinators", heading, heading, level=row.row.level)
        if heading.value == "agency_staff":
            return Section("agency", heading, None, level=row.row.level)
        return Section("none", heading, None, list(row.facts), level=row.row.level)
    is_exchange = row.row.kind == "heading" and row.is_only("switchboard")
    if is_exchange or _is_signature(row):
        return Section("noise", row.facts[0], None, list(row.facts), level=row.row.level)
    if awaits_channels(current):
        return None
    agency = read_agency_heading(row.row, row.facts)
    if agency is not None and (row.row.kind == "heading" or current.kind != "region" or _begins_page(row, current)):
        return Section("agency", agency, None, [], level=row.row.level)
    if _heads_counties(row, current):
        above = current.list_heading
        return Section("coordinators" if above else "none", above, above, [], list(row.facts))
    if current.kind != "none" and (_closes(row, current) or _is_of_others(row, current)):
        return Section("none", None, None, list(row.facts), level=row.row.level)
    return None


def _is_signature(row: RowFacts) -> bool:
    """Whether a row ends a letter, with the name of who wrote it or without: `Med vänlig hälsning`, `Mvh Mats`."""
    text = row.row.line.text.strip()
    greeting = phrase_pattern("valediction").match(text)
    return greeting is not None and len(text[greeting.end() :].split()) <= _NAME_WORDS and not row.has(*CHANNELS)


def _list_heading(row: RowFacts) -> Fact | None:
    """The list that a row heads: that of coordinators, where it names who coordinates them too."""
    named = [fact for fact in row.facts if fact.kind == "list_heading"]
    return next((fact for fact in named if fact.value == "regional_coordinators"), named[0] if named else None)


def _begins_page(row: RowFacts, current: Section) -> bool:
    """Whether a row begins a page or slide, and all that is of a section stands before it."""
    last = [*([current.heading] if current.heading else []), *current.head, *current.facts][-1:]
    return bool(last) and last[0].row.line.page != row.row.line.page


def _is_within_region(row: RowFacts, current: Section) -> bool:
    """Whether a row stands in the item, card or fields that name the last region: coordinators listed there are its."""
    named = [fact for fact in (current.heading, *current.facts) if fact is not None and fact.kind == "region"]
    units = [c for c in named[-1].row.containers if c.kind in ("item", "card", "definitions")] if named else []
    return bool(units) and units[-1] in row.row.containers


def _is_title_of_last(row: RowFacts, current: Section) -> bool:
    """Whether a row stands in the block or card of the last name, which has no mail or number yet: it is a title."""
    last = current.facts[-1] if current.facts else None
    if last is not None and last.kind == "name" and last.row.kind == "heading" and row.row.kind != "heading":
        return True
    name = next((fact for fact in reversed(current.facts[-3:]) if fact.kind in ("name", *CHANNELS)), None)
    if name is None or name.kind != "name" or row.row.kind == "heading":
        return False
    units = [c for c in name.row.containers if c.kind in ("card", "item", "row")]
    return name.row.group == row.row.group or (bool(units) and units[-1] in row.row.containers)


def awaits_channels(current: Section) -> bool:
    """Whether the last name of a section has no mail or number yet, so that what follows may still be that person's."""
    for fact in reversed(current.facts[-6:]):
        if fact.kind in CHANNELS:
            return False
        if fact.kind == "name":
            return True
    return False


def _heads_counties(row: RowFacts, current: Section) -> bool:
    """Whether counties are a heading below a region that is none: then they belong to what follows.

    So does a heading as large as the region's, below its people, of counties that no police region has with its name:
    `Västra Götaland` behind Bergslagen.
    """
    last = [*current.head, *current.facts][-1:]
    if row.row.kind != "heading" or not row.is_only("county") or current.kind != "region" or not last:
        return False
    if current.level == 0:
        return last[0].kind != "region"
    has_people = any(fact.kind == "name" for fact in current.facts) and last[0].kind in CHANNELS
    return has_people and 0 < row.row.level <= current.level and _are_others(row, current.heading)


def _are_others(counties: RowFacts, region: Fact | None) -> bool:
    """Whether counties are none of the police region that a known region is named like."""
    own = next((known.police_counties for known in regions() if region and known.region_id == region.value), ())
    return bool(own) and not {fact.value for fact in counties.facts} & {"", *own}


def _is_of_others(row: RowFacts, current: Section) -> bool:
    """Whether a heading as large as a region's, below its people, is what others are called: `Polisens utredare`."""
    if row.row.kind != "heading" or not row.is_only("title") or current.kind != "region" or not row.row.level:
        return False
    has_people = any(fact.kind in ("name", "vacancy") for fact in current.facts)
    return has_people and 0 < row.row.level <= current.level and not is_coordinators(row.row.line.text)


def _closes(row: RowFacts, current: Section) -> bool:
    if row.row.kind != "heading" or not row.is_only("text", "place", "web", "employer"):
        return False
    if current.kind == "coordinators" and fold(row.row.line.text).startswith("kontakt"):
        return False
    if current.kind == "region" and current.heading is not None:
        around = current.heading.row.containers
        if around and around[-1].kind == "card" and around[-1] in row.row.containers:
            return False
    return row.row.level == 0 or current.level == 0 or row.row.level <= current.level
