"""What stands around a row: the units and the paragraph that hold it, summed up once for all rows of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.lines.facts import is_council
from pipeline.extract.lines.rows import Container, Row
from pipeline.extract.lines.scopes import RowFacts


@dataclass(slots=True)
class Unit:
    """What a container holds: its names with the rows that they stand in, its regions, and whether it tells of people.

    Attributes:
        names: The last row of each printed name.
        regions: The regions that are named; a county's council beside them is none, it employs somebody there.
        is_telling: Whether a name, a vacancy or a mail is in it.
        people: The innermost units in it whose cells name a person.
        records: Those of them that name a region too.
        is_vacant: Whether it says that a seat is empty.
        has_mail: Whether a mail is in it.
    """

    names: dict[tuple[int, int, int, str], int] = field(default_factory=dict)
    regions: set[str] = field(default_factory=set)
    is_telling: bool = False
    people: set[Container] = field(default_factory=set)
    records: set[Container] = field(default_factory=set)
    is_vacant: bool = False
    has_mail: bool = False

    @property
    def is_seat(self) -> bool:
        """Whether it names one region whose seat is empty, and nobody."""
        return self.is_vacant and len(self.regions) == 1 and not self.names and not self.has_mail


@dataclass(slots=True)
class Paragraph:
    """What a block of lines holds, as numbers of rows.

    Attributes:
        named: Rows with a name or vacancy.
        regions: Rows with a region.
        counties: Rows with a county.
        first_channel: The first row with a mail or number, -1 where there is none.
        last_channel: The last one.
    """

    named: list[int] = field(default_factory=list)
    regions: list[int] = field(default_factory=list)
    counties: set[int] = field(default_factory=set)
    first_channel: int = -1
    last_channel: int = -1

    @property
    def last_told(self) -> int:
        """The last row with a name, vacancy or county, -1 where there is none."""
        return max(self.named[-1:] + sorted(self.counties)[-1:], default=-1)


class Surroundings:
    """Sums up the units and paragraphs of a document.

    Args:
        rows: All its rows with their facts.
    """

    def __init__(self, rows: Sequence[RowFacts]) -> None:
        self._units: defaultdict[Container, Unit] = defaultdict(Unit)
        self._paragraphs: defaultdict[int, Paragraph] = defaultdict(Paragraph)
        self._kinds: defaultdict[Container, set[str]] = defaultdict(set)
        for row in rows:
            self._add_to_units(row)
            self._add_to_records(row)
            self._add_to_paragraph(row)

    def unit(self, container: Container) -> Unit:
        """Give what a container holds."""
        return self._units[container]

    def paragraph(self, row: Row) -> Paragraph:
        """Give what the block of a row holds."""
        return self._paragraphs[row.group]

    def _add_to_units(self, row: RowFacts) -> None:
        names = {fact.key: row.row.index for fact in row.facts if fact.kind == "name"}
        regions = {fact.value for fact in row.facts if fact.kind == "region"}
        is_employing = all(map(is_council, row.facts))
        is_telling = row.has("name", "vacancy", "email")
        for container in row.row.containers if regions or is_telling else ():
            unit = self._units[container]
            unit.names.update(names)
            unit.regions |= regions if not (is_employing and unit.names and unit.regions) else set()
            unit.is_telling |= is_telling
            unit.is_vacant |= row.has("vacancy")
            unit.has_mail |= row.has("email")

    def _add_to_records(self, row: RowFacts) -> None:
        containers = row.row.containers
        if row.row.kind != "cell" or not containers:
            return
        kinds = self._kinds[containers[-1]]
        kinds.update(fact.kind for fact in row.facts)
        for container in containers if "name" in kinds else ():
            self._units[container].people.add(containers[-1])
            if "region" in kinds:
                self._units[container].records.add(containers[-1])

    def _add_to_paragraph(self, row: RowFacts) -> None:
        paragraph, index = self._paragraphs[row.row.group], row.row.index
        if row.has("name", "vacancy"):
            paragraph.named.append(index)
        if row.has("region"):
            paragraph.regions.append(index)
        if row.has("county"):
            paragraph.counties.add(index)
        if row.has("email", "phone"):
            paragraph.first_channel = index if paragraph.first_channel < 0 else paragraph.first_channel
            paragraph.last_channel = index
