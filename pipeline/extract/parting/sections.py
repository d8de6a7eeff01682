"""Sections: stretches of a document under one region, one agency, or a heading that makes them no contact list.

A region is opened by a heading in any form that the vocabulary knows, in any type; it is closed by the next region, by
a heading of the same or a larger size, by a heading of another kind of list, and where the role of the block changes
(a footer does not belong to the last region). A region named within a record (a cell, a line under the name) opens
nothing: it belongs to that record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.scopes import RowFacts, Section
from pipeline.extract.lines.surroundings import Surroundings
from pipeline.extract.meaning.county_lines import name_only_counties
from pipeline.extract.parting.columns import column_section
from pipeline.extract.parting.footnotes import move_footnotes
from pipeline.extract.parting.openings import CHANNELS, awaits_channels, open_section
from pipeline.extract.parting.regions import accept_regions
from pipeline.extract.parting.senders import find_senders, is_signature
from pipeline.extract.parting.tables import find_registers, is_below_table, is_its_seat, is_overleaf
from pipeline.extract.parting.taking_back import is_led_by_counties, take_back
from pipeline.vocabulary import fold

_LISTED = "regional_coordinators"
_BESIDE_TEXT = frozenset({"running_head", "map"})  # roles of what ends no section


def split_sections(facts: Sequence[Fact]) -> tuple[Section, ...]:
    """Part the facts of a document into sections, in reading order; every fact is in exactly one."""
    rows = [
        RowFacts(group[0].row, tuple(group)) for _, g in groupby(facts, key=lambda f: f.row.index) if (group := list(g))
    ]
    parting = _Parting(rows)
    for at in range(len(rows)):
        parting.take(at)
    move_footnotes(parting.sections)
    name_only_counties(parting.sections)
    return tuple(parting.sections)


class _Parting:
    """The sections of a document while its rows are taken one by one.

    Attributes:
        sections: Those that were opened so far.
        list_heading: The heading of the list of coordinators that is under way.
        senders: The names of who sent the document, if it is a mail.
        titled: The last heading of such a list, whatever stands between.
        is_led: Whether counties stand above their regions: told by the first one.
    """

    __slots__ = (
        "accepted", "around", "is_led", "list_heading", "listing", "registers", "repeated", "role", "rows", "sections",
        "senders", "titled",
    )  # fmt: skip

    def __init__(self, rows: Sequence[RowFacts]) -> None:
        self.rows = rows
        self.around = Surroundings(rows)
        self.accepted = accept_regions(rows, self.around)
        self.repeated = _find_repeated(rows)
        self.listing = {c for row in rows if row.has("name") for c in row.row.containers if c.kind == "table"}
        self.registers = find_registers(rows)
        self.senders = find_senders(rows)
        self.role = next((row.row.role for row in rows if row.row.role not in _BESIDE_TEXT), "main")
        self.sections = [Section("none")]
        self.list_heading: Fact | None = None
        self.titled: Fact | None = None
        self.is_led: bool | None = None

    def take(self, at: int) -> None:
        """Put a row into the section that is under way, or into one that it opens."""
        row, current = self.rows[at], self.sections[-1]
        if row.row.role in _BESIDE_TEXT:
            self.sections.insert(-1, Section("none", None, None, [], list(row.facts)))
            return
        if row.row.role != self.role:
            self.sections.append(Section("none"))
            self.list_heading = None
        self.role = row.row.role
        if current.kind == "region" and is_signature(at, self.rows, self.senders):
            self.sections.append(Section("none", None, None, [], list(row.facts)))
            return
        opened = self._open_by_heading(at, current) or self._open_beyond(row, current) or self._open_beside(row)
        if opened is None:
            self.sections[-1].facts.extend(row.facts)
            return
        take_back(opened, self.sections[-1], is_led=self.is_led is not False)
        if self.is_led is None and opened.kind == "region":
            self.is_led = is_led_by_counties(opened)
        self.sections.append(opened)

    def _open_by_heading(self, at: int, current: Section) -> Section | None:
        """The section that a heading opens, or a row of a register after what is no contact list."""
        row = self.rows[at]
        opened = open_section(row, self.rows, at, self.accepted, self.around, current, self.list_heading)
        if at in self.repeated and current.kind == "region":
            opened = None
        heading = row.first("list_heading")
        if heading is not None and heading.value == _LISTED:
            self.titled = heading
        if opened is None and current.kind == "noise" and self.registers & {*row.row.containers}:
            self.list_heading = self.titled
            opened = Section("coordinators", self.titled, self.titled, [], list(row.facts))
        if heading is not None and heading.value != "contacts":
            self.list_heading = heading if heading.value == _LISTED else None
        return opened

    def _open_beyond(self, row: RowFacts, current: Section) -> Section | None:
        """The section of what stands below a table, or outside of the card or item of the current section."""
        if is_overleaf(row, current):
            return None
        if is_below_table(row, current, self.listing):
            return Section("none", facts=list(row.facts))
        is_outside = current.unit is not None and current.unit not in row.row.containers
        if not is_outside or is_its_seat(row, current):
            return None
        listed = self.list_heading
        return Section("coordinators" if listed else "none", listed, listed, facts=list(row.facts))

    def _open_beside(self, row: RowFacts) -> Section | None:
        """The section of the row's own column of print, where another one was read in between."""
        is_cell = any(container.kind == "row" for container in row.row.containers)
        if is_cell or self._goes_on_in_card(row) or (row.has(*CHANNELS) and awaits_channels(self.sections[-1])):
            return None
        above = column_section(row.row.line, self.sections)
        if above is None:
            return None
        return Section(above.kind, above.heading, above.list_heading, [], list(row.facts), above.level, above.unit)

    def _goes_on_in_card(self, row: RowFacts) -> bool:
        """Whether a row stands in the same card as the one before it: then reading order has not left its column."""
        cards = [container for container in row.row.containers if container.kind in ("card", "definitions")]
        last = self.sections[-1]
        before = last.facts[-1:] or [fact for fact in (last.heading,) if fact is not None]
        return any(card in fact.row.containers for fact in before for card in cards)


def _find_repeated(rows: Sequence[RowFacts]) -> frozenset[int]:
    """Find the headings of coordinators that stand alone again and again: once in each region, as a field of it."""
    headings = {
        at: fact for at, row in enumerate(rows) if row.is_only("list_heading") and (fact := row.first("list_heading"))
    }
    counts = Counter(fold(fact.text) for fact in headings.values())
    return frozenset(
        at for at, fact in headings.items() if fact.value == "regional_coordinators" and counts[fold(fact.text)] > 1
    )
