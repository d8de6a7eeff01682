"""Editions reconciled: who is who, since when, and how sure we are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.collecting import collection_paused
from pipeline.domain.decision import Decision
from pipeline.domain.edition import Capture, Edition
from pipeline.domain.statements import Extraction
from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    import pandas as pd

KNOWN_IDS_TABLE = "entity_ids"


def reconcile_editions(
    captures: Sequence[Capture],
    extractions: Sequence[Extraction],
    decisions: Sequence[Decision],
    *,
    known_ids: pd.DataFrame | None = None,
    quarantined: Sequence[tuple[Edition, UnreadableError]] = (),
) -> dict[str, pd.DataFrame]:
    """Reconcile all editions of a run into one frame for each table of the contract.

    Args:
        captures: The editions that were read.
        extractions: What they say, normalized; in any order.
        decisions: What a steward decided.
        known_ids: The table `entity_ids` of the release before, which keeps ids the same.
        quarantined: Editions that could not be read, and why.

    Returns:
        Table name to frame, the columns as the contract names them, rows sorted by key.
    """
    from pipeline.reconcile.reconciling import reconcile

    with collection_paused():
        return reconcile(captures, extractions, decisions, known_ids, quarantined)
