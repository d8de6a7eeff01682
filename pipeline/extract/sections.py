"""Sections: stretches of a document under one region, one agency, or a heading that makes them no contact list.

A region is opened by a heading in any form that the vocabulary knows, in any type; it is closed by the next region, by
a heading of the same or a larger size, by a heading of another kind of list, and where the role of the block changes
(a footer does not belong to the last region). A region named within a record (a cell, a line under the name) opens
nothing: it belongs to that record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from pipeline.domain.layout import Line
from pipeline.extract.facts import Fact
from pipeline.extract.headings import read_agency_heading
from pipeline.extract.rows import Container, Row
from pipeline.vocabulary import fold, match_county

ScopeKind = Literal["region", "agency", "coordinators", "noise", "none"]
_CHANNELS = frozenset({"email", "phone"})
_UNIT_KINDS = frozenset({"card", "row", "item"})
_NEAR_LINES = 4


@dataclass(slots=True, eq=False)
class Section:
    """A stretch of facts under one heading.

    Attributes:
        kind: What the heading makes of it.
        heading: The fact that names the region or agency.
        list_heading: The heading of the whole list of coordinators, where one stands above.
        head: Other facts of the heading's own line.
        facts: What stands under it, in reading order.
        level: Level of the heading, 0 where it has none.
        unit: The card or item that holds the heading and more, at whose end the section ends.
    """

    kind: ScopeKind
    heading: Fact | None = None
    list_heading: Fact | None = None
    head: list[Fact] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    level: int = 0
    unit: Container | None = None


@dataclass(frozen=True, slots=True)
class RowFacts:
    """The facts of one row."""

    row: Row
    facts: tuple[Fact, ...]

    def has(self, *kinds: str) -> bool:
        """Whether any fact is of one of the kinds."""
        return any(fact.kind in kinds for fact in self.facts)

    def is_only(self, *kinds: str) -> bool:
        """Whether all its facts are of these kinds."""
        return all(fact.kind in kinds for fact in self.facts)

    def first(self, kind: str) -> Fact | None:
        """The first fact of a kind."""
        return next((fact for fact in self.facts if fact.kind == kind), None)


def split_sections(facts: Sequence[Fact]) -> tuple[Section, ...]:
    """Part the facts of a document into sections, in reading order; every fact is in exactly one."""
    rows = [
        RowFacts(group[0].row, tuple(group)) for _, g in groupby(facts, key=lambda f: f.row.index) if (group := list(g))
    ]
    accepted = accept_regions(rows)
    sections = [Section("none")]
    list_heading: Fact | None = None
    for at, row in enumerate(rows):
        current = sections[-1]
        if at and row.row.role != rows[at - 1].row.role:
            sections.append(Section("none"))
            list_heading = None
        opened = _open(row, rows, at, accepted, current, list_heading)
        heading = row.first("list_heading")
        if heading is not None:
            list_heading = (
                heading
                if heading.value == "regional_coordinators"
                else None
                if heading.value != "contacts"
                else list_heading
            )
        if opened is None and current.unit is not None and current.unit not in row.row.containers:
            opened = Section("coordinators", list_heading, list_heading) if list_heading else Section("none")
            opened.facts.extend(row.facts)
        if opened is None and (above := column_section(row.row.line, sections)) is not None:
            opened = Section(
                above.kind, above.heading, above.list_heading, [], list(row.facts), above.level, above.unit
            )
        if opened is not None:
            sections.append(opened)
        else:
            sections[-1].facts.extend(row.facts)
    return tuple(sections)


def column_section(line: Line, sections: Sequence[Section]) -> Section | None:
    """Give the section that a line goes on with, where reading order has left its column and come back to it.

    Such a line stands wholly to the left of the current section's heading, right below an earlier section's lines.
    """
    current = sections[-1]
    over = current.heading.row.line.box if current.heading is not None else None
    box = line.box
    if current.heading is None or over is None or box is None or current.heading.row.line.page != line.page:
        return None
    if box.x1 > over.x0:
        return None
    near = [(gap, at) for at, other in enumerate(sections[:-1]) if (gap := _gap_above(line, other)) is not None]
    return sections[min(near)[1]] if near else None


def _gap_above(line: Line, section: Section) -> float | None:
    """Give how far a line stands below the lowest line of a section in its column, where that is near."""
    if section.heading is None or line.box is None:
        return None
    box = line.box
    boxes = [fact.row.line.box for fact in (section.heading, *section.facts) if fact.row.line.page == line.page]
    above = [b for b in boxes if b is not None and b.y1 <= box.y0 + 1 and b.x0 < box.x1 and b.x1 > box.x0]
    gap = box.y0 - max((b.y1 for b in above), default=-1e9)
    return gap if gap <= _NEAR_LINES * (box.y1 - box.y0) else None


def accept_regions(rows: Sequence[RowFacts]) -> frozenset[int]:
    """Give the indexes of the rows in which a region's name is a heading.

    A name without the word region counts where the document's regions are mostly written so, or where it is set as a
    heading; in both cases only where a list follows.
    """
    alone = [(at, row) for at, row in enumerate(rows) if _is_region_alone(row, rows, at)]
    strong = {fact.value or fact.text for _, row in alone if (fact := row.first("region")) and fact.confidence > 0.6}
    known = sum(1 for value in strong if value)
    accepted = set()
    for at, row in alone:
        fact = row.first("region")
        if fact is None:
            continue
        is_set_as_heading = row.row.kind in ("heading", "term") or row.row.line.bold
        is_named = fact.confidence > 0.6 or (fact.confidence == 0.5 and is_set_as_heading)
        if not is_set_as_heading and _stands_in_contact(rows, at):
            continue
        if (is_named or is_set_as_heading or known < 2) and _leads_list(rows, at):
            accepted.add(at)
    return frozenset(accepted)


def _is_region_alone(row: RowFacts, rows: Sequence[RowFacts], at: int) -> bool:
    if not row.has("region") or not row.is_only(
        "region", "county", "phone", "label", "web", "place", "list_heading", "switchboard"
    ):
        return False
    if row.facts[0].kind == "label" and row.row.kind not in ("heading", "term"):
        following = rows[at + 1 : at + 2]
        return not _is_in_record(row, rows) and bool(following)
    return not _is_in_record(row, rows)


def _is_in_record(row: RowFacts, rows: Sequence[RowFacts]) -> bool:
    """Whether the smallest unit around a row is one person's record, so that a region in it is that record's."""
    if row.row.kind == "heading" or row.row.kind == "term":
        return False
    units = [c for c in row.row.containers if c.kind in _UNIT_KINDS]
    if row.row.kind == "cell" and any(
        r.row.group == row.row.group and r.row.index > row.row.index and r.has("name", "vacancy", "county")
        for r in rows
    ):
        return False
    if row.row.kind == "cell" and units:
        inside = [r for r in rows if units[-1] in r.row.containers]
        return any(r.has("name", "vacancy", "email") for r in inside)
    for unit in [c for c in row.row.containers if c.kind in (*_UNIT_KINDS, "section")]:
        inside = [r for r in rows if unit in r.row.containers]
        names = {f.key: r.row.index for r in inside for f in r.facts if f.kind == "name"}
        regions = {f.value for r in inside for f in r.facts if f.kind == "region"}
        is_after = all(index < row.row.index for index in names.values())
        if len(names) == 1 and len(regions) == 1 and (unit.kind != "section" or is_after):
            return True
    return _comes_after_name(row, rows)


def _comes_after_name(row: RowFacts, rows: Sequence[RowFacts]) -> bool:
    """Whether the region's line stands inside a paragraph that is one person's, after the name or between labels."""
    same = [r for r in rows if r.row.group == row.row.group]
    names = [r for r in same if r.has("name", "vacancy")]
    regions = [r for r in same if r.has("region")]
    if len(names) != 1 or len(regions) != 1 or any(r.has("county") and r.row.index == row.row.index + 1 for r in same):
        return False
    is_labelled = row.facts[0].kind == "label"
    before, after = (
        names[0].row.index < row.row.index,
        any(r.has(*_CHANNELS) and r.row.index > row.row.index for r in same),
    )
    return is_labelled or (before and after) or (before and not _is_like_heading(row))


def _stands_in_contact(rows: Sequence[RowFacts], at: int) -> bool:
    """Whether a region's line stands between a name and the first mail or number of that person."""
    before = next((row for row in reversed(rows[max(0, at - 4) : at]) if row.has("name", "region", *_CHANNELS)), None)
    after = next((row for row in rows[at + 1 : at + 6] if row.has("name", "region", *_CHANNELS)), None)
    is_open = before is not None and before.has("name") and not before.has("region", *_CHANNELS)
    return is_open and after is not None and after.has(*_CHANNELS) and not after.has("name", "region")


def _is_like_heading(row: RowFacts) -> bool:
    return row.row.line.text.strip(" \\/~'’|").isupper() or row.row.line.bold


def _leads_list(rows: Sequence[RowFacts], at: int) -> bool:
    """Whether counties, a name, a vacancy or a mail follow within the next rows (or stand in this one)."""
    if rows[at].has("county"):
        return True
    following = rows[at + 1 : at + 5]
    return any(row.has("county", "name", "vacancy", "email", "region", "place") for row in following)


def _open(
    row: RowFacts,
    rows: Sequence[RowFacts],
    at: int,
    accepted: Iterable[int],
    current: Section,
    list_heading: Fact | None,
) -> Section | None:
    """Give the section that a row opens, or None where it belongs to the current one."""
    if at in accepted:
        fact = row.first("region")
        if fact is not None and not _is_county_of(fact, row, rows, at, current):
            rest = [other for other in row.facts if other is not fact]
            own = row.first("list_heading")
            return Section("region", fact, own or list_heading, rest, level=row.row.level, unit=_unit_of(row, rows))
    return _open_other(row, current)


def _unit_of(row: RowFacts, rows: Sequence[RowFacts]) -> Container | None:
    """Give the smallest card or item around a heading, where it holds a contact or vacancy too."""
    units = [c for c in row.row.containers if c.kind in ("card", "item", "section")]
    inside = [r for r in rows if units and units[-1] in r.row.containers]
    return units[-1] if any(r.has("name", "vacancy", "email") for r in inside) else None


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


def _open_other(row: RowFacts, current: Section) -> Section | None:
    heading = row.first("list_heading")
    is_alone = heading is not None and (
        row.is_only("list_heading", "web", "label") or row.row.kind == "heading" or heading.value == "press"
    )
    if heading is not None and is_alone and heading.value != "contacts":
        if heading.value in ("press", "other"):
            return Section("noise", heading, None, list(row.facts), level=row.row.level)
        if heading.value == "regional_coordinators":
            return Section("coordinators", heading, heading, level=row.row.level)
        if heading.value == "agency_staff":
            return Section("agency", heading, None, level=row.row.level)
        return Section("none", heading, None, list(row.facts), level=row.row.level)
    if _awaits_channels(current):
        return None
    agency = read_agency_heading(row.row, row.facts)
    if agency is not None and (row.row.kind == "heading" or current.kind != "region"):
        return Section("agency", agency, None, [], level=row.row.level)
    if current.kind != "none" and _closes(row, current):
        return Section("none", None, None, list(row.facts), level=row.row.level)
    return None


def _awaits_channels(current: Section) -> bool:
    """Whether the last name of a section has no mail or number yet, so that what follows may still be that person's."""
    for fact in reversed(current.facts[-6:]):
        if fact.kind in _CHANNELS:
            return False
        if fact.kind == "name":
            return True
    return False


def _closes(row: RowFacts, current: Section) -> bool:
    if row.row.kind != "heading" or not row.is_only("text", "place", "web", "employer"):
        return False
    if current.kind == "coordinators" and fold(row.row.line.text).startswith("kontakt"):
        return False
    return row.row.level == 0 or current.level == 0 or row.row.level <= current.level
