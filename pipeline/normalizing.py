"""What every edition says in standard form: from the cache where nothing that it follows from has changed.

A clean edition's standard forms follow from its capture and the code alone. Those of a suspect one follow from the
editions that teach its repair too, so its entry names them, and counts only while they are the same. Documents are
loaded only of editions that are normalized anew, and of those that teach them. Where anyone was erased nothing is taken
from this cache: what is kept out is judged by all that a document prints.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec

from pipeline.cache.store import Normalized, NormalizedCache, pack
from pipeline.domain.edition import Capture
from pipeline.domain.statements import Extraction
from pipeline.engine import Engine, NoProgress, Progress, Stage
from pipeline.normalize import normalize_editions
from pipeline.normalize.damage import can_teach, needs_repair
from pipeline.reading import Reading, Unread

NORMALIZE = Stage("normalize", "Repairing text")


@dataclass(frozen=True, slots=True)
class Normalizing:
    """How the editions of a run are brought into standard form.

    Attributes:
        reading: How they are read.
        engine: What carries out the stages.
        progress: Is told how far it has come.
    """

    reading: Reading
    engine: Engine
    progress: Progress

    def normalize_all(self, captures: Sequence[Capture]) -> tuple[tuple[Extraction, ...], tuple[Unread, ...]]:
        """Every edition in standard form, in the order of the captures, and the editions that could not be read."""
        if self.reading.has_erased():
            return self._normalize_whole(captures)
        with NormalizedCache(self.reading.outputs) as cache:
            known = cache.get_many(captures) if self.reading.use_cache else {}
            verbatim, unread = self.reading.extract_all(_leave_out(captures, known), self.engine, self.progress)
            teaching = {id_ for id_, entry in known.items() if entry.teaches}
            teaching.update(e.edition_id for e in verbatim if can_teach(e.document))
            taught = _digest(cache.key(capture) for capture in _pick(captures, teaching))
            stale = {id_ for id_, entry in known.items() if entry.taught not in ("", taught)}
            suspects = {e.edition_id for e in verbatim if needs_repair(e.document)} | stale
            wanted = stale | teaching if suspects else stale
            lacking = _leave_out(_pick(captures, wanted), {e.edition_id for e in verbatim})
            loaded, lost = self.reading.extract_all(lacking, self.engine, NoProgress())
            if lost:  # what could be read once cannot be read any more: nothing that was kept counts
                return self._normalize_whole(captures)
            anew = [*verbatim, *(e for e in loaded if e.edition_id in stale)]
            made = {
                e.edition_id: Normalized(_slim(e), taught if e.edition_id in suspects else "", e.edition_id in teaching)
                for e in self._normalize(anew, [*verbatim, *loaded])
            }
            cache.put_many((capture, pack(made[capture.edition.edition_id])) for capture in _pick(captures, made))
        entries = {**known, **made}
        return tuple(entries[capture.edition.edition_id].extraction for capture in _pick(captures, entries)), unread

    def _normalize_whole(self, captures: Sequence[Capture]) -> tuple[tuple[Extraction, ...], tuple[Unread, ...]]:
        verbatim, unread = self.reading.extract_all(captures, self.engine, self.progress)
        return self._normalize(verbatim, verbatim), unread

    def _normalize(self, extractions: Sequence[Extraction], teachers: Sequence[Extraction]) -> tuple[Extraction, ...]:
        self.progress.start(NORMALIZE, 1)
        return self.engine.call(NORMALIZE, normalize_editions, extractions, teachers)


def _pick(captures: Sequence[Capture], edition_ids: Collection[str]) -> list[Capture]:
    return [capture for capture in captures if capture.edition.edition_id in edition_ids]


def _leave_out(captures: Sequence[Capture], edition_ids: Collection[str]) -> list[Capture]:
    return [capture for capture in captures if capture.edition.edition_id not in edition_ids]


def _digest(keys: Iterable[str]) -> str:
    """What teaches, as one text; the order of editions is nothing."""
    return hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()


def _slim(extraction: Extraction) -> Extraction:
    """An extraction whose document has its pages still, and nothing on them: no later stage reads it again."""
    document = extraction.document
    pages = tuple(msgspec.structs.replace(page, lines=()) for page in document.pages)
    return replace(extraction, document=msgspec.structs.replace(document, pages=pages, blocks=()))
