"""One digest over everything that a release is made from, so that nothing new is known before anything is read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import astuple

from pipeline.domain.decision import Decision
from pipeline.domain.edition import Edition


def inputs_digest(editions: Sequence[Edition], decisions: Sequence[Decision]) -> str:
    """The sha256 of the registry, its captures (by their own sha256) and the decisions.

    Rows are taken in the order of their ids: moving a row changes nothing.

    >>> inputs_digest([], [])[:12]
    'e3b0c44298fc'
    """
    digest = hashlib.sha256()
    for edition in sorted(editions, key=lambda edition: edition.edition_id):
        digest.update(_line("edition", *astuple(edition)[:-1]))
    for decision in sorted(decisions, key=lambda decision: decision.decision_id):
        digest.update(_line("decision", *astuple(decision)))
    return digest.hexdigest()


def _line(*values: object) -> bytes:
    return ("\x1f".join("" if value is None else str(value) for value in values) + "\x1e").encode()
