"""What every edition says: from the cache where it was read before, else from the document; never of people erased.

A document that cannot be read is a result, so that the others go on. People who were erased are kept out twice: before
an extraction is cached, and again after repair, which may show a damaged name to be theirs; such an edition is not
cached, so that nothing of them stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.domain.edition import Capture, Edition
from pipeline.engine import Engine, Progress, Stage
from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    from pipeline.domain.statements import Extraction

    Outcome = Extraction | UnreadableError

EXTRACT = Stage("extract", "Reading editions")

Unread = tuple[Edition, UnreadableError]


def read_capture(capture: Capture) -> Outcome:
    """Extract one edition, or say why it cannot be read."""
    from pipeline.extract import extract_edition

    try:
        return extract_edition(capture)
    except UnreadableError as error:
        return error


def lose_capture(capture: Capture) -> Outcome:
    """The result for a document on which a worker died twice."""
    message = "reading it ends the process that reads it"
    return UnreadableError(message, reason_code="worker_died", document=capture.edition.edition_id)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the editions of a run are read.

    Attributes:
        raw: Where the list of erased people is.
        outputs: Where the cache is.
        use_cache: Whether what was read before counts.
    """

    raw: Path
    outputs: Path
    use_cache: bool = True

    def extract_all(
        self, captures: Sequence[Capture], engine: Engine, progress: Progress
    ) -> tuple[tuple[Extraction, ...], tuple[Unread, ...]]:
        """Every edition's extraction, in the order of the captures, and the editions that could not be read."""
        from pipeline.cache.store import ExtractionCache, pack
        from pipeline.publish.erasure.blocking import block_extraction
        from pipeline.publish.erasure.registry import read_blocklist

        progress.start(EXTRACT, len(captures))
        erased = read_blocklist(self.raw)
        with ExtractionCache(self.outputs) as cache:
            outcomes: dict[str, Outcome] = {}
            if self.use_cache:
                outcomes.update(cache.get_many(captures))
            progress.advance(len(outcomes))
            fresh = [capture for capture in captures if capture.edition.edition_id not in outcomes]
            for capture, outcome in zip(fresh, engine.map(EXTRACT, read_capture, fresh, lose_capture), strict=True):
                if not isinstance(outcome, UnreadableError):
                    outcome = block_extraction(outcome, erased) if erased.digests else outcome
                    cache.put_many([(capture, pack(outcome))])
                outcomes[capture.edition.edition_id] = outcome
                progress.advance()
        return _part(captures, outcomes)

    def keep_out_erased(self, captures: Sequence[Capture], normalized: Sequence[Extraction]) -> tuple[Extraction, ...]:
        """Normalized extractions without the people who were erased; what told of them leaves the cache."""
        from pipeline.cache.store import delete_entries
        from pipeline.publish.erasure.blocking import blocked

        kept = blocked(normalized, self.raw)
        told = {after.edition_id for before, after in zip(normalized, kept, strict=True) if before != after}
        if told:
            delete_entries(self.outputs, [c.edition.sha256 for c in captures if c.edition.edition_id in told])
        return kept


def _part(
    captures: Sequence[Capture], outcomes: Mapping[str, Outcome]
) -> tuple[tuple[Extraction, ...], tuple[Unread, ...]]:
    extractions: list[Extraction] = []
    unread: list[Unread] = []
    for capture in captures:
        outcome = outcomes[capture.edition.edition_id]
        if isinstance(outcome, UnreadableError):
            unread.append((capture.edition, outcome))
        else:
            extractions.append(outcome)
    return tuple(extractions), tuple(unread)
