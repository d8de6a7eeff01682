"""The whole of reconciliation, in order.

    calendar, corpus -> entities -> decisions -> conflicts -> entities again -> facts -> events -> review -> tables

Decisions and conflicts speak of entities, so entities are told apart before them. Persons are matched anew only where
a steward decided something; what the rules outvote changes names and facts, and no identity.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.domain.decision import Decision
from pipeline.domain.edition import Capture, Edition
from pipeline.domain.statements import Extraction
from pipeline.errors import UnreadableError
from pipeline.reconcile import rows
from pipeline.reconcile.assemble import Entities, resolve_entities, trace_facts
from pipeline.reconcile.conflicts import rule_conflicts
from pipeline.reconcile.contradictions import part_overruled, tell_unheeded
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.decisions import (
    Effect,
    Subjects,
    date_overrides,
    decide_identity,
    decide_values,
    retired_mentions,
    tabulate_decisions,
)
from pipeline.reconcile.doubts import Doubts
from pipeline.reconcile.editions import make_calendar, override_dates, tabulate_coverage, tabulate_editions
from pipeline.reconcile.events import collect_events
from pipeline.reconcile.evidence import tabulate_evidence
from pipeline.reconcile.frames import make_frame
from pipeline.reconcile.fullness import judge_lists
from pipeline.reconcile.ledgers import Ledgers, read_ledgers
from pipeline.reconcile.namesakes import ask_namesakes
from pipeline.reconcile.people import PairDecisions, match_mentions
from pipeline.reconcile.placement import Placement, explain_placements, place_numbers, placement_verdicts
from pipeline.reconcile.review import list_review_items
from pipeline.reconcile.rows import ConflictRow
from pipeline.reconcile.sightings import make_corpus
from pipeline.reconcile.tables import tabulate_facts, tabulate_ink
from pipeline.reconcile.unlisted_questions import ask_unlisted
from pipeline.reconcile.visits import bound_by_visits


@dataclass(frozen=True, slots=True)
class _Settled:
    """The corpus after decisions and conflicts, its entities, and how it came to be so."""

    corpus: Corpus
    entities: Entities
    conflicts: tuple[ConflictRow, ...]
    placements: tuple[Placement, ...]
    pairs: PairDecisions
    effects: tuple[Effect, ...]


def reconcile(
    captures: Sequence[Capture],
    extractions: Sequence[Extraction],
    decisions: Sequence[Decision],
    known_ids: pd.DataFrame | None,
    quarantined: Sequence[tuple[Edition, UnreadableError]],
) -> dict[str, pd.DataFrame]:
    """See `pipeline.reconcile.reconcile_editions`."""
    ledgers = read_ledgers(known_ids)
    standing, overruled = part_overruled(decisions)
    said = bound_by_visits(captures, {e.edition_id: e.dated for e in extractions})
    overrides, dating = date_overrides(standing, said)
    dated = override_dates(said, overrides)
    told = {e.edition_id: e.publisher for e in extractions}
    publishers = {e.edition_id: e.publisher or told.get(e.edition_id) for e in (c.edition for c in captures)}
    lists = judge_lists(make_calendar(extractions, dated), extractions, standing)
    corpus = make_corpus(lists.calendar, extractions, publishers)
    settled = _settle(corpus, standing, ledgers)
    facts = trace_facts(settled.corpus, settled.entities, ledgers)
    events = collect_events(facts)
    effects = [*overruled, *dating, *lists.effects, *settled.effects]
    doubts = Doubts(
        facts, settled.entities.owner_of, settled.conflicts, settled.placements, settled.pairs, effects, lists, dated
    )
    items, accepted = list_review_items(doubts, standing, ask_unlisted(extractions))
    return {
        "editions": make_frame(rows.EditionRow, tabulate_editions(captures, extractions, quarantined, dated)),
        "edition_coverage": make_frame(rows.CoverageRow, tabulate_coverage(extractions, lists.calendar)),
        **tabulate_ink(extractions, quarantined),
        **tabulate_facts(facts, settled.entities, ledgers),
        "events": make_frame(rows.EventRow, events),
        "conflicts": make_frame(rows.ConflictRow, settled.conflicts),
        "review_items": make_frame(rows.ReviewRow, [*items, *ask_namesakes(extractions)]),
        "decisions": make_frame(rows.DecisionRow, tabulate_decisions([*effects, *accepted])),
        "evidence": tabulate_evidence(facts, settled.entities, events),
    }


def _settle(corpus: Corpus, decisions: Sequence[Decision], ledgers: Ledgers) -> _Settled:
    """Apply decisions, then let the rules decide what is left; entities are told apart anew where it matters."""
    matching = match_mentions(corpus, PairDecisions())
    entities = resolve_entities(corpus, matching, ledgers)
    subjects = Subjects(entities.owner_of, retired_mentions((old, m) for m, old in ledgers.of("person").former.items()))
    pairs, identity = decide_identity(decisions, corpus, subjects)
    decided = decide_values(decisions, corpus, subjects)
    if pairs != PairDecisions() or decided.verdicts:
        corpus = corpus.judge(decided.verdicts)
        matching = match_mentions(corpus, pairs)
        entities = resolve_entities(corpus, matching, ledgers)
    placements = place_numbers(corpus, entities.owner_of)
    moves = {p.record.statement_id: p.target.mention_id for p in placements if p.is_moved and p.target}
    placed = corpus.move(moves).judge(placement_verdicts(placements))
    rulings = rule_conflicts(placed, entities.owner_of)
    judged = placed.judge(rulings.verdicts)
    if moves or any(v.status != "accepted" for v in rulings.verdicts.values()):
        called, entities = entities.owner_of, resolve_entities(judged, matching, ledgers)
        if entities.owner_of != called:  # an outvoted name made an id: the rows call everybody as in the end
            placements = place_numbers(corpus, entities.owner_of)
            rulings = rule_conflicts(placed, entities.owner_of)
    return _Settled(
        judged,
        entities,
        (*decided.list_conflicts(entities.owner_of), *explain_placements(placements), *rulings.conflicts),
        placements,
        pairs,
        (*tell_unheeded(identity, subjects, judged, entities.owner_of), *decided.effects),
    )
