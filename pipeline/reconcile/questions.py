"""The questions that reconciliation leaves to a person, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.reconcile.contacts import CHANNELS
from pipeline.reconcile.corpus import Corpus, Record
from pipeline.reconcile.decisions import Effect
from pipeline.reconcile.employers import find_employment, mail_domain
from pipeline.reconcile.events import Facts
from pipeline.reconcile.events.people import find_renamings
from pipeline.reconcile.ids import hash_text
from pipeline.reconcile.names import split_name
from pipeline.reconcile.people import PairDecisions
from pipeline.reconcile.placement import Placement
from pipeline.reconcile.rows import ConflictRow, IdentityRow, ReviewRow
from pipeline.vocabulary import fold, regions

SURE_ENOUGH = 0.0


@dataclass(frozen=True, slots=True)
class Doubts:
    """Everything that reconciliation was not sure of."""

    facts: Facts
    owner_of: Mapping[str, str]
    conflicts: Sequence[ConflictRow]
    placements: Sequence[Placement]
    pairs: PairDecisions
    effects: Sequence[Effect]


def ask_questions(doubts: Doubts) -> list[ReviewRow]:
    """Find every question, those about decisions that do not apply included."""
    corpus = doubts.facts.corpus
    return [
        *_conflict_items(corpus, doubts.conflicts),
        *_identity_items(doubts),
        *_renaming_items(doubts.facts),
        *_impossible_items(corpus, doubts.owner_of),
        *_placement_items(doubts),
        *_region_items(doubts),
        *_employer_items(corpus, doubts.owner_of),
        *ask_stale(doubts.effects),
    ]


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
        is_county = conflict.property == "region"
        printed = _find_print(corpus, conflict)
        yield _item(
            "conflict",
            f"Is the {conflict.property.replace('_', ' ')} of {conflict.entity_id} {conflict.winner}, "
            f"and {conflict.loser} a misprint?",
            conflict.loser if is_county else conflict.entity_id,
            conflict.evidence,
            property_="county_code" if is_county else conflict.property,
            expected=conflict.entity_id if is_county else conflict.loser,
            suggestion=conflict.winner,
            decision=("reject_value", None) if is_county else ("correct_value", conflict.winner),
            record=printed,
        )


def _find_print(corpus: Corpus, conflict: ConflictRow) -> Record | None:
    """The print of a losing value, for a person to look at."""
    lost = (conflict.entity_id, "county_code") if conflict.property == "region" else (conflict.loser, conflict.property)
    records = (r for s in corpus.by_edition.get(conflict.loser_edition_id, ()) for r in s.records)
    outvoted = (r for r in records if r.verdict is not None and r.verdict.status == "outvoted")
    return next((r for r in outvoted if (r.value, r.property) == lost), None)


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


def _renaming_items(facts: Facts) -> Iterator[ReviewRow]:
    """A person of whose family name nothing is left may be two: a successor can have the same given name."""
    for older, newer in find_renamings(facts):
        if _share_a_surname(older.fact, newer.fact):
            continue
        yield _item(
            "name_change",
            f"Are {older.fact} in {older.edition_id} and {newer.fact} in {newer.edition_id} one person "
            f"({facts.people.person_of[newer.mention_id]})?",
            older.mention_id,
            _why_one(facts, older.mention_id, newer.mention_id),
            property_="name",
            expected=older.fact,
            suggestion=newer.mention_id,
            decision=("same_person", newer.mention_id),
            record=newer,
        )


def _share_a_surname(left: str, right: str) -> bool:
    words = [set(fold(split_name(name).family or "").split()) for name in (left, right)]
    return bool(words[0] & words[1])


def _why_one(facts: Facts, left: str, right: str) -> str:
    """The evidence of matching for a pair of mentions, or for whichever pair links them."""
    links = [link for link in facts.people.links if {link.left_mention_id, link.right_mention_id} == {left, right}]
    return links[0].evidence if links else "joined through other editions that print both names' numbers or mails"


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


def ask_stale(effects: Iterable[Effect]) -> list[ReviewRow]:
    """Ask of each decision that does not apply whether its row should go."""
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
