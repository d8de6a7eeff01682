"""The questions that reconciliation leaves to a person, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.reconcile.contacts import CHANNELS
from pipeline.reconcile.corpus import Corpus, Record
from pipeline.reconcile.coverage import COORDINATORS
from pipeline.reconcile.date_questions import ask_dates
from pipeline.reconcile.decisions import Effect
from pipeline.reconcile.doubts import Doubts, make_item
from pipeline.reconcile.employers import find_employment, mail_domain
from pipeline.reconcile.host_questions import ask_hosts
from pipeline.reconcile.identity_questions import ask_who_is_who
from pipeline.reconcile.list_questions import ask_lists
from pipeline.reconcile.mail_questions import ask_mails
from pipeline.reconcile.number_questions import ask_held_numbers, ask_numbers
from pipeline.reconcile.people import region_of
from pipeline.reconcile.rows import ConflictRow, ReviewRow
from pipeline.reconcile.spelling_questions import ask_spellings
from pipeline.vocabulary import regions


def ask_questions(doubts: Doubts) -> list[ReviewRow]:
    """Find every question, those about decisions that do not apply included."""
    corpus = doubts.facts.corpus
    return [
        *_conflict_items(corpus, doubts.conflicts),
        *ask_who_is_who(doubts),
        *ask_lists(doubts),
        *ask_dates(doubts),
        *_impossible_items(corpus, doubts.owner_of),
        *_placement_items(doubts),
        *_region_items(doubts),
        *_unplaced_items(doubts),
        *_employer_items(corpus, doubts.owner_of),
        *ask_mails(corpus, doubts.owner_of),
        *ask_spellings(corpus, doubts.owner_of),
        *ask_numbers(doubts.facts),
        *ask_held_numbers(doubts.facts),
        *ask_hosts(corpus, doubts.owner_of),
        *ask_stale(doubts.effects),
    ]


def _conflict_items(corpus: Corpus, conflicts: Iterable[ConflictRow]) -> Iterator[ReviewRow]:
    for conflict in conflicts:
        if conflict.status != "needs_review":
            continue
        is_county = conflict.property == "region"
        printed = _find_print(corpus, conflict)
        yield make_item(
            "conflict",
            f"Is the {conflict.property.replace('_', ' ')} of {conflict.entity_id} {conflict.winner}, "
            f"and {conflict.loser} a misprint?{_tell_answers(conflict)}",
            conflict.loser if is_county else conflict.entity_id,
            conflict.evidence,
            property_="county_code" if is_county else conflict.property,
            expected=conflict.entity_id if is_county else conflict.loser,
            suggestion=conflict.winner,
            decision=("reject_value", None) if is_county else ("correct_value", conflict.winner),
            record=printed,
        )


def _tell_answers(conflict: ConflictRow) -> str:
    """What a no says, and how to say that a number or address changed and none is a misprint."""
    if conflict.property not in CHANNELS:
        return ""
    return (
        f" Rejected, {conflict.loser} is right and {conflict.winner} the misprint; "
        f"the value {conflict.loser} says that both are right, one after the other."
    )


def _find_print(corpus: Corpus, conflict: ConflictRow) -> Record | None:
    """The print of a losing value, for a person to look at."""
    lost = (conflict.entity_id, "county_code") if conflict.property == "region" else (conflict.loser, conflict.property)
    records = (r for s in corpus.by_edition.get(conflict.loser_edition_id, ()) for r in s.records)
    outvoted = (r for r in records if r.verdict is not None and r.verdict.status == "outvoted")
    return next((r for r in outvoted if (r.value, r.property) == lost), None)


def _impossible_items(corpus: Corpus, owner_of: Mapping[str, str]) -> Iterator[ReviewRow]:
    """Numbers, addresses and counties that cannot exist and that nothing outvoted."""
    for sighting in corpus.sightings:
        for record in sighting.records:
            if record.verdict is None or record.verdict.rule != "cannot_exist":
                continue
            what = record.property.replace("_", " ") if record.property in CHANNELS else "county"
            yield make_item(
                f"invalid_{record.property}",
                f"What is the {what} that {record.edition_id} prints as {record.statement.raw_text!r}?",
                owner_of.get(record.mention_id, record.mention_id),
                f"{record.statement.evidence or 'as printed'}; {record.statement.value} can be no {what}, "
                "and nothing is published of it",
                property_=record.property,
                expected=record.statement.value,
                decision=("correct_value", None),
                record=record,
            )


def _placement_items(doubts: Doubts) -> Iterator[ReviewRow]:
    for placement in doubts.placements:
        record = placement.record
        if placement.confirmed is None:
            yield make_item(
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
                yield make_item(
                    "unknown_region",
                    f"Is {record.statement.display!r} a new region?",
                    record.fact,
                    f"{record.edition_id} prints {record.statement.raw_text!r}, which is none of the known regions",
                    property_="name",
                    expected=record.value,
                    suggestion=record.fact,
                    record=record,
                )


def _unplaced_items(doubts: Doubts) -> Iterator[ReviewRow]:
    """One item for each coordinator in no region: listed for counties of no one region, or for none."""
    corpus, asked = doubts.facts.corpus, set[str]()
    for sighting in corpus.of_type("person"):
        county, name = (next(sighting.of(property_), None) for property_ in ("county_code", "name"))
        record = county or (name if sighting.list_name == COORDINATORS else None)
        owner = doubts.owner_of.get(sighting.mention_id, sighting.mention_id)
        if record is None or owner in asked or region_of(corpus, sighting) is not None:
            continue
        asked.add(owner)
        codes = ", ".join(r.value for r in sighting.of("county_code"))
        listed = f"for the counties {codes}, and no edition gives these to one region" if codes else "without a region"
        yield make_item(
            "unplaced_coordinator",
            f"Is it right that {owner} has no region?",
            owner,
            f"{record.edition_id} lists them {listed}",
            property_=record.property,
            expected=record.value,
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
                yield make_item(
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
        make_item(
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
