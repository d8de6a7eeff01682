"""Numbers whose place leaves in doubt whose they are, such as one on the line of another region's heading.

Another edition that prints the number beside one name decides. Where it agrees with the layout, it confirms it; where
it names somebody else, who is listed in the doubtful edition without that number, the number goes to them. Either way
a row of `conflicts` says so. Where no edition tells, the layout's guess stands and a person is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.reconcile.contacts import Owner
from pipeline.reconcile.corpus import Corpus, Record, Sighting, Verdict
from pipeline.reconcile.ids import hash_text
from pipeline.reconcile.rows import ConflictRow

DOUBT_BELOW = 0.75
CONFIRMED = "confirmed_by_other_edition"
REASSIGNED = "reassigned_by_other_edition"


@dataclass(frozen=True, slots=True)
class Placement:
    """A doubtful number: its record, whose it is by the layout, and whose it is by another edition (None: no word).

    `other` is what else is printed on its line: the owner that it would have if lines were all.
    """

    record: Record
    guessed: Owner
    confirmed: Owner | None
    witness: Record | None
    target: Sighting | None = None
    other: Owner | None = None

    @property
    def is_moved(self) -> bool:
        """Whether another edition gives the number to somebody else."""
        return self.confirmed is not None and self.confirmed != self.guessed


def place_numbers(corpus: Corpus, owner_of: Mapping[str, str]) -> tuple[Placement, ...]:
    """Judge every phone whose owner extraction was not sure of, and of which no steward said what it is."""
    sure: dict[str, dict[Owner, Record]] = defaultdict(dict)
    doubtful: list[Record] = []
    for sighting in corpus.sightings:
        owner_id = owner_of.get(sighting.mention_id)
        if owner_id is None:
            continue
        for record in sighting.said("phone"):
            if record.statement.confidence < DOUBT_BELOW and not record.is_decided:
                doubtful.append(record)
            elif sighting.entity_type == "person":
                sure[record.fact].setdefault(Owner("person", owner_id), record)
    return tuple(_judge(corpus, owner_of, record, sure[record.fact]) for record in doubtful)


def _judge(corpus: Corpus, owner_of: Mapping[str, str], record: Record, witnesses: Mapping[Owner, Record]) -> Placement:
    guessed = Owner(record.entity_type, owner_of[record.mention_id])
    other = _beside(corpus, owner_of, record)
    if guessed in witnesses:
        return Placement(record, guessed, guessed, witnesses[guessed], None, other)
    listed = {
        owner: sighting
        for sighting in corpus.by_edition[record.edition_id]
        if sighting.entity_type == "person"
        and (owner := Owner("person", owner_of.get(sighting.mention_id, ""))) in witnesses
    }
    if len(listed) != 1:
        return Placement(record, guessed, None, None, None, other)
    owner, target = next(iter(listed.items()))
    return Placement(record, guessed, owner, witnesses[owner], target, guessed)


def _beside(corpus: Corpus, owner_of: Mapping[str, str], record: Record) -> Owner | None:
    """The region or person that is named on the line of a record, other than its own."""
    place = record.statement.place
    for sighting in corpus.by_edition[record.edition_id]:
        if sighting.mention_id == record.mention_id:
            continue
        if sighting.entity_type in ("region", "person") and any(
            (r.statement.place.page, r.statement.place.line) == (place.page, place.line) for r in sighting.of("name")
        ):
            return Owner(sighting.entity_type, owner_of[sighting.mention_id])
    return None


def placement_verdicts(placements: Iterable[Placement]) -> dict[str, Verdict]:
    """Say of each number that another edition places by what rule it stands."""
    return {
        p.record.statement_id: Verdict("accepted", p.record.value, REASSIGNED if p.is_moved else CONFIRMED)
        for p in placements
        if p.confirmed is not None
    }


def explain_placements(placements: Iterable[Placement]) -> list[ConflictRow]:
    """Make the rows of `conflicts` that tell whose each doubtful number is."""
    return [row for p in placements if (row := _row(p)) is not None]


def _row(placement: Placement) -> ConflictRow | None:
    record, owner, witness = placement.record, placement.confirmed, placement.witness
    if owner is None or witness is None:
        return None
    place = record.statement.place
    key = hash_text(record.statement_id, owner.owner_id)
    return ConflictRow(
        conflict_id=f"{owner.owner_id}-phone-owner-{key}",
        entity_type=owner.owner_type,
        entity_id=owner.owner_id,
        property="phone_owner",
        winner=owner.owner_id,
        loser=placement.other.owner_id if placement.other else "",
        winner_edition_id=witness.edition_id,
        loser_edition_id=record.edition_id,
        rule=REASSIGNED if placement.is_moved else CONFIRMED,
        margin=0.8,
        status="settled",
        evidence=(
            f"{record.edition_id} page {place.page} line {place.line} prints {record.statement.raw_text} where it "
            f"could be another's ({record.statement.evidence}); {witness.edition_id} prints it for {owner.owner_id}"
        ),
    )
