"""What every edition says: from the cache where it was read before, else from the document; never of people erased.

A document that cannot be read is a result, so that the others go on. People who were erased are kept out twice: before
an extraction is cached, and again after repair, which may show a damaged name to be theirs; such an edition is not
cached, so that nothing of them stays. Who only may be one of them is held back then too, unless a steward decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.domain.decision import Decision
from pipeline.domain.edition import Capture, Edition
from pipeline.engine import Engine, Progress, Stage
from pipeline.errors import PipelineError, UnreadableError, WorkerError

if TYPE_CHECKING:
    from pipeline.cache.store import ExtractionCache
    from pipeline.domain.statements import Extraction

    Outcome = Extraction | UnreadableError

EXTRACT = Stage("extract", "Reading editions")
LOST = "worker_died"
_MOST_LOST = 3

Unread = tuple[Edition, UnreadableError]


def read_capture(capture: Capture) -> bytes | UnreadableError:
    """Extract one edition and pack it, to be sent and kept as it is; or say why it cannot be read.

    The error goes without what led to it: a traceback as deep as the document was nested cannot be sent on.
    """
    from pipeline.cache.store import pack
    from pipeline.extract import extract_edition

    try:
        return pack(extract_edition(capture))
    except UnreadableError as error:
        return _without_history(error)


def _without_history(error: UnreadableError) -> UnreadableError:
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def lose_capture(capture: Capture) -> bytes | UnreadableError:
    """The result for a document on which a worker died twice."""
    message = "reading it ends the process that reads it"
    return UnreadableError(message, reason_code=LOST, document=capture.edition.edition_id)


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
        from pipeline.cache.store import ExtractionCache

        progress.start(EXTRACT, len(captures))
        keep = self._make_keeper()
        with ExtractionCache(self.outputs) as cache:
            outcomes: dict[str, Outcome] = {}
            if self.use_cache:
                outcomes.update(cache.get_many(captures))
            progress.advance(len(outcomes))
            fresh = [capture for capture in captures if capture.edition.edition_id not in outcomes]
            reads = _watch(engine.map(EXTRACT, read_capture, fresh, lose_capture))
            for capture, read in zip(fresh, reads, strict=True):
                outcomes[capture.edition.edition_id] = (
                    read if isinstance(read, UnreadableError) else keep(cache, capture, read)
                )
                progress.advance()
        return _part(captures, outcomes)

    def has_erased(self) -> bool:
        """Whether anyone was erased."""
        from pipeline.publish.erasure.registry import read_blocklist

        return bool(read_blocklist(self.raw).digests)

    def _make_keeper(self) -> Callable[[ExtractionCache, Capture, bytes], Extraction]:
        """A function that caches what was read, without the people who were erased, and gives it."""
        from pipeline.cache.store import pack, unpack
        from pipeline.publish.erasure.blocking import block_surely
        from pipeline.publish.erasure.registry import read_blocklist

        erased = read_blocklist(self.raw)

        def keep(cache: ExtractionCache, capture: Capture, packed: bytes) -> Extraction:
            extraction = unpack(packed)
            if extraction is None:
                raise PipelineError("what was read did not arrive whole", document=capture.edition.edition_id)
            if erased.digests:
                extraction = block_surely(extraction, erased)
                packed = pack(extraction)
            cache.put_many([(capture, packed)])
            return extraction

        return keep

    def keep_out_erased(
        self, captures: Sequence[Capture], normalized: Sequence[Extraction], decisions: Sequence[Decision] = ()
    ) -> tuple[Extraction, ...]:
        """Normalized extractions without the people who were erased; what told of them leaves the cache."""
        from pipeline.cache.store import delete_entries
        from pipeline.publish.erasure.blocking import blocked

        kept = blocked(normalized, self.raw, decisions)
        told = {after.edition_id for before, after in zip(normalized, kept, strict=True) if before != after}
        if told:
            delete_entries(self.outputs, [c.edition.sha256 for c in captures if c.edition.edition_id in told])
        return kept


def _watch(reads: Iterable[bytes | UnreadableError]) -> Iterator[bytes | UnreadableError]:
    """Hand on what was read, and give up where document after document ends its worker: that is no document's fault.

    Raises:
        WorkerError: Several documents in a row ended their workers, each of them twice.
    """
    lost = 0
    for read in reads:
        lost = lost + 1 if isinstance(read, UnreadableError) and read.reason_code == LOST else 0
        if lost >= _MOST_LOST:
            raise WorkerError(f"the workers died of {lost} documents in a row: is there enough memory?")
        yield read


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
