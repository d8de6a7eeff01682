"""Digests over what a release is made from, so that a change is known before anything is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter

from pipeline.domain.decision import Decision
from pipeline.domain.edition import Edition

_CELLS_OF_EDITION = attrgetter(*(field.name for field in fields(Edition) if field.name != "row"))
_CELLS_OF_DECISION = attrgetter(*(field.name for field in fields(Decision)))


def captures_digest(editions: Sequence[Edition]) -> str:
    """The sha256 of the registry's rows, and through their own sha256 of the captures.

    Rows are taken in the order of their ids: moving a row changes nothing.

    >>> captures_digest([])[:12]
    'e3b0c44298fc'
    """
    return _digest(map(_CELLS_OF_EDITION, sorted(editions, key=attrgetter("edition_id"))))


def decisions_digest(decisions: Sequence[Decision]) -> str:
    """The sha256 of the decisions, in the order of their ids."""
    return _digest(map(_CELLS_OF_DECISION, sorted(decisions, key=attrgetter("decision_id"))))


def inputs_digest(captures: str, decisions: str) -> str:
    """The sha256 of registry, captures and decisions together.

    Args:
        captures: The `captures_digest`.
        decisions: The `decisions_digest`.
    """
    return _digest([(captures, decisions)])


def _digest(rows: Iterable[tuple[object, ...]]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(("\x1f".join("" if value is None else str(value) for value in row) + "\x1e").encode())
    return digest.hexdigest()
