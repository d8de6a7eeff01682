"""Facts: what the words of a line say by themselves, each with its place, before it is known whom they speak of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pipeline.domain.statements import Statement
from pipeline.extract.lines.rows import Row
from pipeline.vocabulary import organization_kind

_DOUBTFUL = 0.5  # how sure a region is that no vocabulary knows, without a field or list of counties to say so

FactKind = Literal[
    "name",
    "given_name",  # a part of a name that is printed by itself
    "family_name",
    "email",
    "phone",
    "web",
    "audience",
    "title",
    "employer",
    "region",
    "county",
    "vacancy",
    "hours",
    "place",
    "switchboard",  # a number or word that leads to an exchange, not to a person
    "noise",  # fax, postal address, number of an organization
    "label",
    "shared",  # a cue that a number is common to several
    "list_heading",  # `value` is the kind of list
    "lost_sign",  # a mail address without its @
    "lost_digit",  # a number in which a letter was read for a digit
    "tangled",  # between columns that were read as one line; `value` is "region" for two regions in one line
    "torn",  # broken over two lines, and nothing says how it goes on
    "text",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One recognised piece of a row.

    Attributes:
        kind: What it is.
        row: The row it stands in.
        start: First character in the line.
        end: Character after its last.
        text: What is printed there; for a link's hidden target what the target says.
        confidence: How sure it is that the piece is of this kind.
        evidence: Why it is taken so.
        value: The vocabulary's id for it, where it has one: a region's, a county's code, a kind of list. For a name
            whose parts are printed apart, a mail or an employer broken at a hyphen, all that is printed there.
    """

    kind: FactKind
    row: Row
    start: int
    end: int
    text: str
    confidence: float = 1.0
    evidence: str = ""
    value: str = ""

    @property
    def position(self) -> tuple[int, int]:
        """Where it comes in reading order."""
        return (self.row.index, self.start)

    @property
    def key(self) -> tuple[int, int, int, str]:
        """The ink that it stands for: equal for a spanned cell's repetitions."""
        begin, line = self.row.part_at(self.start)
        return (line.page, line.number, self.start - begin + line.offset, self.text)

    def explained(self, evidence: str, confidence: float | None = None) -> Fact:
        """The same fact with other evidence, and with another confidence where one is given."""
        return replace(self, evidence=evidence, confidence=self.confidence if confidence is None else confidence)

    def to_statement(self, property_: str | None = None) -> Statement:
        """Make it a statement, by default of the property that is its kind."""
        is_shown = self.row.line.text[self.start : self.end] == self.text
        printed = self.row.printed(self.start, self.end) if is_shown else self.text
        return Statement(
            property_ or self.kind,
            self.value if self.value and (self.kind in ("name", "email") or "\n" in self.value) else printed,
            self.text,
            self.row.place(self.start, self.end),
            round(self.confidence, 3),
            self.evidence,
        )


def is_council(fact: Fact) -> bool:
    """Whether what has the form of a region's name is the council of a county, by itself: `Region Gotland`."""
    is_doubtful = fact.kind == "region" and not fact.value and fact.confidence <= _DOUBTFUL
    return is_doubtful and organization_kind(fact.text) == "region_authority"
