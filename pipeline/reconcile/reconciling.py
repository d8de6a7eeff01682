"""The whole of reconciliation, in order.

    calendar, corpus -> decisions on statements -> entities -> conflicts -> facts -> events -> review -> tables

A decision speaks of ids, which exist only once entities are told apart: where there are decisions, entities are first
resolved without them.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pipeline.domain.decision import Decision
from pipeline.domain.edition import Capture, Edition
from pipeline.domain.statements import Extraction
from pipeline.errors import UnreadableError
from pipeline.reconcile import rows
from pipeline.reconcile.assemble import Ledgers, resolve_entities, trace_facts
from pipeline.reconcile.corpus import make_corpus
from pipeline.reconcile.editions import make_calendar, tabulate_coverage, tabulate_editions
from pipeline.reconcile.events import collect_events
from pipeline.reconcile.frames import make_frame
from pipeline.reconcile.tables import tabulate_facts, tabulate_ink


def reconcile(
    captures: Sequence[Capture],
    extractions: Sequence[Extraction],
    decisions: Sequence[Decision],
    known_ids: pd.DataFrame | None,
    quarantined: Sequence[tuple[Edition, UnreadableError]],
) -> dict[str, pd.DataFrame]:
    """See `pipeline.reconcile.reconcile_editions`."""
    ledgers = Ledgers()
    calendar = make_calendar(extractions, {})
    corpus = make_corpus(calendar, extractions)
    entities = resolve_entities(corpus, [], ledgers)
    facts = trace_facts(corpus, entities, ledgers)
    return {
        "editions": make_frame(rows.EditionRow, tabulate_editions(captures, extractions, quarantined, {})),
        "edition_coverage": make_frame(rows.CoverageRow, tabulate_coverage(extractions)),
        **tabulate_ink(extractions, quarantined),
        **tabulate_facts(facts, entities),
        "events": make_frame(rows.EventRow, collect_events(facts)),
        "conflicts": make_frame(rows.ConflictRow, ()),
        "review_items": make_frame(rows.ReviewRow, ()),
        "decisions": make_frame(rows.DecisionRow, ()),
        "evidence": make_frame(rows.EvidenceRow, ()),
    }
