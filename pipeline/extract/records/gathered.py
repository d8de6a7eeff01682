"""What the contact sections of a document say: the records of each, and drafts of regions, agencies and people."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.scopes import Section
from pipeline.extract.mentions import Draft
from pipeline.extract.records.shared import Record
from pipeline.vocabulary import fold


@dataclass(slots=True)
class SectionRecords:
    """The records of a section, what was printed for it as a whole, and what is in doubt.

    Attributes:
        section: Whose they are.
        records: One a person.
        own: What is the section's own.
        nobody: Names that may be nobody's.
        loose: Blocks of people who are named elsewhere.
        also: Headings of other regions in the heading's line, whose people these are too.
    """

    section: Section
    records: list[Record] = field(default_factory=list)
    own: list[Fact] = field(default_factory=list)
    nobody: list[Fact] = field(default_factory=list)
    loose: list[list[Fact]] = field(default_factory=list)
    also: list[Fact] = field(default_factory=list)


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
        are_towns: Whether most of the places right beside names are towns: a county among them is one too.
        placed: Names, folded, of those whose region is told.
        are_called: Whether some of its people are called coordinators, so that others may be none.
    """

    regions: dict[str, Draft] = field(default_factory=dict)
    agencies: dict[str, Draft] = field(default_factory=dict)
    people: list[Draft] = field(default_factory=list)
    claimed: set[tuple[int, int, int, str]] = field(default_factory=set)
    list_headings: list[Fact] = field(default_factory=list)
    unreachable: list[Fact] = field(default_factory=list)
    own_agencies: frozenset[str] = frozenset()
    are_towns: bool = False
    are_called: bool = False
    placed: frozenset[str] = frozenset()

    def is_placed(self, record: Record) -> bool:
        """Whether the region of somebody of a record's name is told elsewhere in the document."""
        return record.name is not None and fold(record.name.text) in self.placed

    def add_fact(self, draft: Draft, fact: Fact, property_: str | None = None) -> None:
        """Add a fact to a draft and claim its ink."""
        draft.add_fact(fact, property_)
        self.claimed.add(fact.key)

    def draft_region(self, heading: Fact) -> Draft:
        """Give the draft of the region that a fact names, made at its first name."""
        key = heading.value or fold(heading.text)
        draft = self.regions.get(key)
        if draft is None:
            draft = self.regions[key] = Draft("region", "regional_coordinators")
            self.add_fact(draft, heading, "name")
        return draft
