"""What goes into a release: captures whose bytes are checked, those set aside, decisions, and the digests of it all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.domain.decision import Decision
from pipeline.domain.edition import Capture, Edition
from pipeline.errors import InputError, UnreadableError
from pipeline.ingest import (
    captures_digest,
    decisions_digest,
    inputs_digest,
    load_capture,
    read_decisions,
    read_editions,
)
from pipeline.reading import Unread

if TYPE_CHECKING:
    from pipeline.publish import Inputs
    from pipeline.publish.erasure.registry import Blocklist


@dataclass(frozen=True, slots=True)
class Gathered:
    """What ingest hands on: captures with checked bytes, those set aside with the reason, decisions and digests."""

    captures: tuple[Capture, ...]
    unread: tuple[Unread, ...]
    decisions: tuple[Decision, ...]
    inputs: Inputs


def hide_erased(gathered: Gathered, raw: Path) -> Gathered:
    """What was gathered, as tables may tell it: no decision and nothing told of an edition names an erased person.

    Args:
        gathered: What was gathered; its digests stay.
        raw: Where the list of erased people is.
    """
    from pipeline.publish.erasure.blocking import hide_edition, keep_decisions
    from pipeline.publish.erasure.registry import read_blocklist

    hidden = _retell(gathered, raw, hide_edition)
    return replace(hidden, decisions=keep_decisions(gathered.decisions, read_blocklist(raw)))


def rename_editions(gathered: Gathered, raw: Path) -> Gathered:
    """What was gathered, with another id for each edition whose own names an erased person.

    Args:
        gathered: What was gathered; its digests stay.
        raw: Where the list of erased people is.
    """
    from pipeline.publish.erasure.renaming import rename_edition

    return _retell(gathered, raw, rename_edition)


def _retell(gathered: Gathered, raw: Path, change: Callable[[Edition, Blocklist], Edition]) -> Gathered:
    """What was gathered, with each edition changed where anyone was erased."""
    from pipeline.publish.erasure.registry import read_blocklist

    blocklist = read_blocklist(raw)
    if not blocklist.digests:
        return gathered
    return replace(
        gathered,
        captures=tuple(replace(c, edition=change(c.edition, blocklist)) for c in gathered.captures),
        unread=tuple((change(edition, blocklist), error) for edition, error in gathered.unread),
    )


def gather(raw: Path, registry: Path | None = None) -> Gathered:
    """Read the registry and the decisions, and check every capture.

    Args:
        raw: Where the captures lie.
        registry: Where the registry and the decisions lie; with the captures where it is not given.

    Raises:
        InputError: The first thing that cannot be used, with file and row.
    """
    from pipeline.cache.version import code_version
    from pipeline.extract.readers.sniff import sniff_media_type
    from pipeline.publish.types import Inputs

    registry = registry or raw
    editions = read_editions(registry)
    if not editions:
        raise InputError("no edition is registered yet; nmt add FILE", document=str(registry / "editions.csv"))
    decisions = read_decisions(registry)
    captures: list[Capture] = []
    unread: list[Unread] = []
    for edition in editions:
        try:
            captures.append(load_capture(edition, raw, sniff_media_type))
        except UnreadableError as error:
            unread.append((edition, error))
    of_captures, of_decisions = captures_digest(editions), decisions_digest(decisions)
    inputs = Inputs(
        raw=registry,
        inputs_digest=inputs_digest(of_captures, of_decisions),
        code_version=code_version(),
        captures_digest=of_captures,
        decisions_digest=of_decisions,
    )
    return Gathered(tuple(captures), tuple(unread), decisions, inputs)
