"""Statements: one value printed in one edition, with its place, and the mentions that tie them together.

Extraction makes `Statement`s whose `value` is still the raw text; normalization fills in `value`. Nothing is
dropped on the way: what is not understood is a `QuarantinedItem`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.domain.edition import DateRange
from pipeline.domain.layout import Box, Document

EntityType = Literal["person", "organization", "region", "service", "edition", "law"]
PERHAPS_ERASED = "perhaps_erased"
"""Reason of a `QuarantinedItem` whose `raw_text` stands for a person who may be one that was erased."""
ListName = Literal["regional_coordinators", "agency_staff", "network_members", "helplines"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: characters `char_start` to `char_end`, counted from the start of line `line`.

    A span over several lines counts the newline between them as one character, so `char_end` may lie beyond its
    first line; it may go on over blank lines and on the next page.
    """

    page: int
    line: int
    char_start: int
    char_end: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One printed value.

    Attributes:
        property: `name`, `email`, `phone`, `web`, `audience`, `title`, `role`, `employer`, `region`, `county_code`,
            `vacancy`, `member`, `duty`, `hours`, `place`, `date`, `citation`, `subject`, `in_force_from`,
            `former_name`, `short_name`, `kind`, `operator`, `description`, `coordinates` (an organization that leads
            the network), `since`.
        raw_text: What is printed at `place`, verbatim.
        value: Its standard form (E.164, lower-case address, county code, repaired text); extraction leaves it equal
            to `raw_text`.
        place: Where it is printed.
        confidence: 0 to 1: how sure it is that this text is this property of this mention.
        evidence: Why it is taken so, in words (`label 'Tel'`, `column 'E-post'`, `line above the mail`).
        repaired: Whether repair changed a character between `raw_text` and `value`.
        display: The value as a person would write it, where that differs from `value`.
    """

    property: str
    raw_text: str
    value: str
    place: Place
    confidence: float = 1.0
    evidence: str = ""
    repaired: bool = False
    display: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """What one printed block says of one entity.

    Attributes:
        mention_id: `<edition_id>/<page>.<line>` of its first statement, with a letter when several start there.
        entity_type: What it speaks of.
        list_name: The list that it is an item of, where it is one.
        parent_id: The mention that it stands under: a person's region (or the agency whose staff it is), a region's
            none, a service's operator where printed.
        statements: In reading order.
    """

    mention_id: str
    entity_type: EntityType
    statements: tuple[Statement, ...]
    list_name: ListName | None = None
    parent_id: str | None = None

    def values(self, property_: str) -> tuple[str, ...]:
        """The values of one property, in reading order."""
        return tuple(s.value for s in self.statements if s.property == property_)

    def first(self, property_: str) -> str | None:
        """The first value of one property, or None."""
        return next(iter(self.values(property_)), None)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A list that the edition gives in full, so that absence from it means something, and why that is thought."""

    list_name: ListName
    evidence: str


@dataclass(frozen=True, slots=True)
class QuarantinedItem:
    """A piece of a document that was not understood; it never vanishes."""

    page: int | None
    line: int | None
    raw_text: str
    reason_code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One changed character run, reversible: `before` stood at `place`, `after` replaces it.

    Attributes:
        place: Where `before` stands in the verbatim text.
        before: The characters as read.
        after: The characters as repaired.
        field: `prose`, `name`, `county`, `municipality`, `organization`, `title`, `audience`, `statute`, `region`, ...
        evidence: Why, in words.
        confidence: 0 to 1.
    """

    place: Place
    before: str
    after: str
    field: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one edition says: verbatim after `extract`, in standard forms with repairs after `normalize`.

    `publisher` is who says that it is theirs, looked for where the registry does not tell.
    """

    edition_id: str
    document: Document
    dated: DateRange
    mentions: tuple[Mention, ...]
    coverage: tuple[Coverage, ...] = ()
    quarantined: tuple[QuarantinedItem, ...] = ()
    repairs: tuple[Repair, ...] = ()
    damage_rate: float = 0.0
    publisher: str | None = None
