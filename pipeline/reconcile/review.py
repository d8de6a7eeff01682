"""What a person must decide: each item a question, a suggestion, and the decision row that would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.domain.decision import Decision
from pipeline.reconcile.contacts import CHANNELS
from pipeline.reconcile.corpus import Corpus, Record
from pipeline.reconcile.decisions import Effect
from pipeline.reconcile.employers import find_employment, mail_domain
from pipeline.reconcile.events import Facts
from pipeline.reconcile.ids import hash_text
from pipeline.reconcile.placement import Placement
from pipeline.reconcile.rows import ConflictRow, IdentityRow, ReviewRow
from pipeline.vocabulary import regions

SURE_ENOUGH = 0.0


@dataclass(frozen=True, slots=True)
class Doubts:
    """Everything that reconciliation was not sure of."""

    facts: Facts
    owner_of: Mapping[str, str]
    conflicts: Sequence[ConflictRow]
    placements: Sequence[Placement]
    effects: Sequence[Effect]


def list_review_items(doubts: Doubts, decisions: Iterable[Decision]) -> tuple[list[ReviewRow], list[Effect]]:
    """Make the rows of `review_items`; those that a decision of kind `accept` speaks of are `decided`.

    Returns:
        The rows, and what became of the decisions of kind `accept`.
    """
    corpus = doubts.facts.corpus
    items = [
        *_conflict_items(corpus, doubts.conflicts),
        *_identity_items(doubts),
        *_impossible_items(corpus, doubts.owner_of),
        *_placement_items(doubts),
        *_region_items(doubts),
        *_employer_items(corpus, doubts.owner_of),
        *_stale_items(doubts.effects),
    ]
    accepted, effects = _accept(items, [d for d in decisions if d.kind == "accept"])
    stale = _stale_items(effects)
    return [*accepted, *stale], effects


def _item(
    kind: str,
    question: str,
    subject: str,
    evidence: str,
    *,
    property_: str | None = None,
    expected: str | None = None,
    suggestion: str | None = None,
    decision: tuple[str, str | None] = ("accept", None),
    record: Record | None = None,
) -> ReviewRow:
    place = record.statement.place if record else None
    return ReviewRow(
        review_id=f"{kind.replace('_', '-')}-{hash_text(kind, subject, property_, expected, decision[1])}",
        kind=kind,
        question=question,
        suggestion=suggestion,
        subject=subject,
        property=property_,
        expected=expected,
        evidence=evidence,
        status="open",
        decision_kind=decision[0],
        decision_value=decision[1],
        edition_id=record.edition_id if record else None,
        page=place.page if place else None,
        line=place.line if place else None,
    )


def _conflict_items(corpus: Corpus, conflicts: Iterable[ConflictRow]) -> Iterator[ReviewRow]:
    for conflict in conflicts:
        if conflict.status != "needs_review":
            continue
        printed = next(
            (
                r
                for s in corpus.by_edition.get(conflict.loser_edition_id, ())
                for r in s.records
                if r.property == conflict.property and conflict.loser in (r.value, r.statement.display)
            ),
            None,
        )
        yield _item(
            "conflict",
            f"Is the {conflict.property.replace('_', ' ')} of {conflict.entity_id} {conflict.winner}, "
            f"and {conflict.loser} a misprint?",
            conflict.entity_id,
            conflict.evidence,
            property_=conflict.property,
            expected=conflict.loser,
            suggestion=conflict.winner,
            decision=("reject_value", None),
            record=printed,
        )


def _identity_items(doubts: Doubts) -> Iterator[ReviewRow]:
    by_pair: dict[tuple[str, str], list[IdentityRow]] = {}
    for link in doubts.facts.people.links:
        left, right = (doubts.owner_of.get(m) for m in (link.left_mention_id, link.right_mention_id))
        if link.verdict == "unsure" and left and right and left != right:
            by_pair.setdefault((min(left, right), max(left, right)), []).append(link)
    for (left, right), links in sorted(by_pair.items()):
        best = max(links, key=lambda link: (link.score, link.left_mention_id, link.right_mention_id))
        names = doubts.facts.names
        kind = "same_person" if best.score > SURE_ENOUGH else "different_person"
        sighting = doubts.facts.corpus.by_mention[best.right_mention_id]
        yield _item(
            "unsure_identity",
            f"Are {names.get(left, left)} ({left}) and {names.get(right, right)} ({right}) one person?",
            left,
            best.evidence,
            property_="name",
            expected=names.get(left),
            suggestion=right if kind == "same_person" else None,
            decision=(kind, right),
            record=next(iter(sighting.of("name")), None),
        )


def _impossible_items(corpus: Corpus, owner_of: Mapping[str, str]) -> Iterator[ReviewRow]:
    """Numbers, addresses and counties that cannot exist and that nothing outvoted."""
    for sighting in corpus.sightings:
        for record in sighting.records:
            if record.verdict is None or record.verdict.rule != "cannot_exist":
                continue
            what = record.property.replace("_", " ") if record.property in CHANNELS else "county"
            yield _item(
                f"invalid_{record.property}",
                f"What is the {what} that {record.edition_id} prints as {record.statement.raw_text!r}?",
                owner_of.get(record.mention_id, record.mention_id),
                f"no such {what} can exist; nothing is published of it",
                property_=record.property,
                expected=record.statement.value,
                decision=("correct_value", None),
                record=record,
            )


def _placement_items(doubts: Doubts) -> Iterator[ReviewRow]:
    for placement in doubts.placements:
        record = placement.record
        if placement.confirmed is None:
            yield _item(
                "doubtful_owner",
                f"Does {record.statement.raw_text} in {record.edition_id} belong to {placement.guessed.owner_id}?",
                placement.guessed.owner_id,
                record.statement.evidence,
                property_="phone",
                expected=record.value,
                suggestion=placement.guessed.owner_id,
                record=record,
            )


def _region_items(doubts: Doubts) -> Iterator[ReviewRow]:
    known = {region.region_id for region in regions()}
    seen: set[str] = set()
    for sighting in doubts.facts.corpus.of_type("region"):
        for record in sighting.of("name"):
            if record.fact not in known and record.fact not in seen:
                seen.add(record.fact)
                yield _item(
                    "unknown_region",
                    f"Is {record.statement.display!r} a new region?",
                    record.fact,
                    f"{record.edition_id} prints {record.statement.raw_text!r}, which is none of the known regions",
                    property_="name",
                    expected=record.value,
                    suggestion=record.fact,
                    record=record,
                )


def _employer_items(corpus: Corpus, owner_of: Mapping[str, str]) -> Iterator[ReviewRow]:
    """One item for each mail domain that tells of no known organization."""
    seen: set[str] = set()
    for sighting in corpus.of_type("person"):
        if sighting.list_name is None or find_employment(corpus, sighting) is not None:
            continue
        for record in sighting.of("email"):
            domain = mail_domain(record.fact)
            if domain not in seen:
                seen.add(domain)
                yield _item(
                    "unknown_employer",
                    f"Who employs the people whose mail is at {domain}?",
                    owner_of.get(sighting.mention_id, sighting.mention_id),
                    f"{record.edition_id} prints no employer, and the domain is in no vocabulary",
                    property_="email",
                    expected=record.value,
                    record=record,
                )


def _stale_items(effects: Iterable[Effect]) -> list[ReviewRow]:
    return [
        _item(
            "stale_decision",
            f"Decision {e.decision.decision_id} does not apply: {e.effect}. Should its row go?",
            e.decision.subject,
            f"{e.decision.kind}, decided by {e.decision.decided_by}: {e.decision.reason}",
            property_=e.decision.property,
            expected=e.decision.expected,
            suggestion=e.decision.decision_id,
        )
        for e in effects
        if e.status != "applied"
    ]


def _accept(items: list[ReviewRow], decisions: Iterable[Decision]) -> tuple[list[ReviewRow], list[Effect]]:
    effects: list[Effect] = []
    settled: set[str] = set()
    for decision in sorted(decisions, key=lambda d: d.decision_id):
        matching = [i for i in items if decision.subject == i.review_id or _speaks_of(decision, i)]
        if not matching:
            effects.append(Effect(decision, "unmatched", f"nothing to review of {decision.subject!r}"))
        elif decision.expected and all(decision.expected != item.expected for item in matching):
            effects.append(Effect(decision, "stale", f"the editions say {matching[0].expected!r}"))
        else:
            settled.update(item.review_id for item in matching)
            effects.append(Effect(decision, "applied", f"{len(matching)} items are decided"))
    return [replace(i, status="decided") if i.review_id in settled else i for i in items], effects


def _speaks_of(decision: Decision, item: ReviewRow) -> bool:
    return decision.subject == item.subject and decision.property == item.property
