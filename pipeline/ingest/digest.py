"""Digests over what a release is made from, so that a change is known before anything is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import astuple

from pipeline.domain.decision import Decision
from pipeline.domain.edition import Edition


def captures_digest(editions: Sequence[Edition]) -> str:
    """The sha256 of the registry's rows, and through their own sha256 of the captures.

    Rows are taken in the order of their ids: moving a row changes nothing.

    >>> captures_digest([])[:12]
    'e3b0c44298fc'
    """
    return _digest(astuple(edition)[:-1] for edition in sorted(editions, key=lambda edition: edition.edition_id))


def decisions_digest(decisions: Sequence[Decision]) -> str:
    """The sha256 of the decisions, in the order of their ids."""
    return _digest(astuple(decision) for decision in sorted(decisions, key=lambda decision: decision.decision_id))


def inputs_digest(editions: Sequence[Edition], decisions: Sequence[Decision]) -> str:
    """The sha256 of registry, captures and decisions together."""
    return _digest([(captures_digest(editions), decisions_digest(decisions))])


def _digest(rows: Iterable[tuple[object, ...]]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(("\x1f".join("" if value is None else str(value) for value in row) + "\x1e").encode())
    return digest.hexdigest()
