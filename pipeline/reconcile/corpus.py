"""All statements of all editions in one place, each with an id, its edition, its mention and what became of it.

Order never depends on the order of input: editions run from old to new, mentions by id within them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace as replace_fields

from pipeline.domain.statements import Statement
from pipeline.reconcile.organizations import OrganizationRef, find_organization
from pipeline.reconcile.renamed import find_renamed
from pipeline.reconcile.timeline import Calendar

if TYPE_CHECKING:
    from pipeline.reconcile.coverage import ListKey
    from pipeline.reconcile.employers import Employment

Status = Literal["accepted", "outvoted", "rejected"]


class Verdict(Struct, frozen=True):
    """What became of a statement: its value in the tables (the winner's, where it was outvoted), and by which rule."""

    status: Status
    value: str
    rule: str


class Record(Struct, frozen=True):
    """One statement with its id, its edition and its mention.

    Attributes:
        property: Which property of the mention it gives.
        value: The value that counts: the printed one, unless a steward corrected it.
        fact: The value that it counts as: the winner's, where it was outvoted.
    """

    @property
    def is_rejected(self) -> bool:
        """Whether it counts for nothing: rejected, or outvoted without a value to count as instead."""
        verdict = self.verdict
        return verdict is not None and (
            verdict.status == "rejected" or (verdict.status == "outvoted" and not verdict.value)
        )

    @property
    def is_decided(self) -> bool:
        """Whether a steward decided on it, which no rule overrules."""
        return self.verdict is not None and self.verdict.rule.startswith("decision ")

    statement_id: str
    edition_id: str
    mention_id: str
    entity_type: str
    list_name: str | None
    statement: Statement
    property: str  # below what is told of it, for the name hides the built-in within this class
    value: str
    fact: str
    verdict: Verdict | None = None


class Sighting(Struct, frozen=True):
    """One mention in its edition.

    Attributes:
        standing: Its records that are not rejected, by property; told apart once, for they are asked for everywhere.
    """

    edition_id: str
    mention_id: str
    entity_type: str
    list_name: str | None
    parent_id: str | None
    records: tuple[Record, ...]
    standing: Mapping[str, Sequence[Record]]

    def holding(self, records: tuple[Record, ...]) -> Sighting:
        """The same mention with other records."""
        return replace_fields(self, records=records, standing=_find_standing(records))

    def of(self, *properties: str) -> Iterator[Record]:
        """The records of some properties that are not rejected, in reading order."""
        if len(properties) == 1:
            return iter(self.standing.get(properties[0], ()))
        return (r for r in self.records if r.property in properties and not (r.verdict and r.is_rejected))

    def said(self, property_: str) -> Sequence[Record]:
        """The records of one property that are not rejected, in reading order: `of`, where each mention is asked."""
        return self.standing.get(property_, ())

    def facts(self, property_: str) -> tuple[str, ...]:
        """The values that count for one property, in reading order, each once."""
        records = self.standing.get(property_, ())
        return tuple(dict.fromkeys([r.fact for r in records])) if len(records) > 1 else tuple([r.fact for r in records])

    def first(self, property_: str) -> str | None:
        """The first value that counts, or None."""
        records = self.standing.get(property_)
        return records[0].fact if records else None


@dataclass(frozen=True)
class Corpus:
    """Every sighting of a run, with the calendar of its editions.

    Attributes:
        damage: How damaged each edition is, 0 to 1.
        scans: The editions that were read from images.
        publishers: Who published each edition, as the registry says, else the edition itself.
    """

    calendar: Calendar
    sightings: tuple[Sighting, ...]
    damage: Mapping[str, float] = field(default_factory=dict)
    publishers: Mapping[str, str | None] = field(default_factory=dict)
    scans: frozenset[str] = frozenset()

    # What others look up in this corpus again and again, to be found again: a corpus never changes.
    @cached_property
    def employments(self) -> dict[str, Employment | None]:
        """Who employs a listed person, by mention, as far as `employers` was asked."""
        return {}

    @cached_property
    def staffed(self) -> dict[str, frozenset[str]]:
        """Editions that list the staff of an agency, by agency; filled in by `coverage` when first asked for."""
        return {}

    @cached_property
    def listing(self) -> dict[ListKey, frozenset[str]]:
        """Editions that give a list in full, as far as `coverage` was asked."""
        return {}

    @cached_property
    def by_mention(self) -> dict[str, Sighting]:
        """Sightings by the id of their mention."""
        return {sighting.mention_id: sighting for sighting in self.sightings}

    @cached_property
    def by_edition(self) -> dict[str, tuple[Sighting, ...]]:
        """Sightings by the edition that they stand in."""
        grouped: dict[str, list[Sighting]] = {}
        for sighting in self.sightings:
            grouped.setdefault(sighting.edition_id, []).append(sighting)
        return {edition_id: tuple(listed) for edition_id, listed in grouped.items()}

    @cached_property
    def by_type(self) -> dict[str, tuple[Sighting, ...]]:
        """Sightings by type of entity."""
        grouped: dict[str, list[Sighting]] = {}
        for sighting in self.sightings:
            grouped.setdefault(sighting.entity_type, []).append(sighting)
        return {kind: tuple(listed) for kind, listed in grouped.items()}

    @cached_property
    def county_claims(self) -> dict[str, dict[str, set[str]]]:
        """The regions that each edition gives a county to, by edition and county."""
        claims: dict[str, dict[str, set[str]]] = {}
        for sighting in self.of_type("region"):
            for code in sighting.facts("county_code") if sighting.first("name") else ():
                claims.setdefault(sighting.edition_id, {}).setdefault(code, set()).add(sighting.first("name") or "")
        return claims

    @cached_property
    def renamed(self) -> Mapping[str, OrganizationRef]:
        """What is published for an organization that changed its name, by the id that each of its names makes."""
        return find_renamed(self.of_type("organization"))

    def find_organization(self, printed: str) -> OrganizationRef:
        """Give the organization that a printed name stands for, by its former names too."""
        ref = find_organization(printed)
        return self.renamed.get(ref.org_id, ref)

    def is_former_name(self, printed: str) -> bool:
        """Whether a name is one that its organization no longer has."""
        own = find_organization(printed).org_id
        now = self.renamed.get(own)
        return now is not None and find_organization(now.name).org_id != own

    def of_type(self, entity_type: str) -> tuple[Sighting, ...]:
        """The sightings of one type of entity, from old to new."""
        return self.by_type.get(entity_type, ())

    def parent_of(self, sighting: Sighting) -> Sighting | None:
        """The sighting that this one stands under."""
        return self.by_mention.get(sighting.parent_id) if sighting.parent_id else None

    def move(self, moves: Mapping[str, str]) -> Corpus:
        """Give the same corpus with some records under other mentions.

        Args:
            moves: Statement id to the mention that the statement belongs to.
        """
        if not moves:
            return self
        moved: dict[str, list[Record]] = {}
        for sighting in self.sightings:
            for record in sighting.records:
                if record.statement_id in moves:
                    target = self.by_mention[moves[record.statement_id]]
                    moved.setdefault(target.mention_id, []).append(
                        replace_fields(
                            record,
                            mention_id=target.mention_id,
                            entity_type=target.entity_type,
                            list_name=target.list_name,
                        )
                    )
        sightings = tuple(
            s.holding((*(r for r in s.records if r.statement_id not in moves), *moved.get(s.mention_id, ())))
            for s in self.sightings
        )
        return replace(self, sightings=sightings)

    def judge(self, verdicts: Mapping[str, Verdict]) -> Corpus:
        """Give the same corpus with verdicts on some statements."""
        if not verdicts:
            return self
        sightings = tuple(
            s.holding(tuple(_judge(r, verdicts) for r in s.records))
            if any(r.statement_id in verdicts for r in s.records)
            else s
            for s in self.sightings
        )
        return replace(self, sightings=sightings)


def _find_standing(records: Iterable[Record]) -> dict[str, list[Record]]:
    standing: dict[str, list[Record]] = {}
    for record in records:
        if record.verdict is None or not record.is_rejected:
            standing.setdefault(record.property, []).append(record)
    return standing


def _judge(record: Record, verdicts: Mapping[str, Verdict]) -> Record:
    verdict = verdicts.get(record.statement_id)
    if verdict is None:
        return record
    value = verdict.value if verdict.status == "accepted" else record.value
    fact = verdict.value if verdict.status == "outvoted" else value
    return replace_fields(record, verdict=verdict, value=value, fact=fact)
