"""The one composition of the stages, for every engine.

    [fetch ->] ingest -> extract (once per edition, cached) -> normalize -> reconcile -> validate -> publish

Everything happens under the lock of the outputs. The registry is read whole before the first document, so a wrong row
stops the run early; a document that cannot be read is set aside and the others go on; a failed check of severity
`error` publishes nothing. Inputs and code that made the newest release make nothing new, and nothing is read then.
Rooms are imported when their stage begins: a run with nothing to do loads none of their libraries.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cache.fingerprint import find_unchanged_release, fingerprint_inputs, read_noted, record_release
from pipeline.cache.runs import recording_run
from pipeline.collecting import collection_paused, collection_seldom
from pipeline.engine import Engine, NoProgress, Progress, Stage
from pipeline.errors import CheckError
from pipeline.strictness import list_blemishes, list_release_blemishes, refuse_blemishes
from pipeline.summary import Summary, recall_summary, summarize

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.gathering import Gathered
    from pipeline.ingest.fetching.visits import Visit
    from pipeline.publish import Published

    Tables = dict[str, pd.DataFrame]

_LOADED_AHEAD = (
    "feedgen.feed",
    "jinja2",
    "pipeline.cache.store",
    "pipeline.extract.readers.pdf",
    "pipeline.extract.readers.text",
    "pipeline.gathering",
    "pipeline.normalize.editions",
    "pipeline.normalize.repair",
    "pipeline.normalizing",
    "pipeline.publish.erasure",
    "pipeline.publish.known",
    "pipeline.publish.release",
    "pipeline.reading",
    "pipeline.reconcile.reconciling",
    "pipeline.replay",
)
FETCH = Stage("fetch", "Visiting sources")
INGEST = Stage("ingest", "Checking captures", does_io=True)
RECONCILE = Stage("reconcile", "Reconciling editions")
VALIDATE = Stage("validate", "Checking tables")
PUBLISH = Stage("publish", "Publishing", does_io=True)


@dataclass(frozen=True, slots=True)
class Options:
    """What a refresh is asked to do.

    Attributes:
        raw: Registry, captures and decisions.
        outputs: Where releases go.
        strict: Publish nothing where a check warns or anything is set aside.
        use_cache: Use what earlier runs read; else everything is read anew.
        fetch: Visit the sources that have a URL first.
        allow_private: Let a redirect of a visit lead to a private address.
    """

    raw: Path
    outputs: Path
    strict: bool = False
    use_cache: bool = True
    fetch: bool = False
    allow_private: bool = False


def refresh(options: Options, engine: Engine, progress: Progress | None = None) -> Summary:
    """Carry out the main job.

    Args:
        options: Where from, where to, how strictly.
        engine: What carries out the stages.
        progress: Is told how far it has come.

    Raises:
        PipelineError: Nothing was published; the last release is as it was.
    """
    from pipeline.ingest.registry import find_registry
    from pipeline.publish.lock import outputs_lock

    if not options.outputs.exists():
        find_registry(options.raw)  # before the lock makes the outputs: a folder named wrongly leaves none behind
    with outputs_lock(options.outputs), recording_run(options.outputs) as run:
        visits = _fetch(options, engine, progress or NoProgress()) if options.fetch else ()
        seen = fingerprint_inputs(options.raw)
        unchanged = find_unchanged_release(options.raw, options.outputs, seen) if options.use_cache else None
        if unchanged is not None:
            release = options.outputs / "releases" / unchanged
            summary = recall_summary(read_noted(options.outputs), release, visits) or summarize(
                release, published=False, visits=visits
            )
            if options.strict:
                refuse_blemishes([*_list_visits(visits), *list_release_blemishes(release)])
            return summary
        if options.strict:
            refuse_blemishes(_list_visits(visits))
        with collection_seldom(), _keeping_schema(options):
            published, unexplained = _make_release(options, engine, progress or NoProgress())
        summary = summarize(published.path, published=published.changed, held_back=published.held_back, visits=visits)
        summary = replace(summary, unexplained=unexplained if published.changed else None)
        run.published = published.changed
        with suppress(OSError):  # published is published; a note that has no room costs the next run its short cut
            record_release(
                options.outputs, published.release_id, None if published.held_back else seen, summary.to_json()
            )
        return summary


def _list_visits(visits: Sequence[Visit]) -> list[CheckError]:
    return [CheckError(visit.told) for visit in visits if visit.needs_a_look]


def _fetch(options: Options, engine: Engine, progress: Progress) -> tuple[Visit, ...]:
    from pipeline.live import fetch_live

    progress.start(FETCH, 1)
    return engine.call(FETCH, fetch_live, options.raw, options.outputs, allow_private=options.allow_private)


def build_tables(
    options: Options, engine: Engine, progress: Progress, gathered: Gathered, known_ids: pd.DataFrame | None
) -> Tables:
    """The tables as they would be published, `checks` among them: all stages between ingest and publish."""
    from pipeline.gathering import hide_erased, rename_editions
    from pipeline.normalizing import Normalizing
    from pipeline.reading import Reading
    from pipeline.reconcile import reconcile_editions
    from pipeline.validate import validate_tables

    gathered = rename_editions(gathered, options.raw)
    reading = Reading(options.raw, options.outputs, options.use_cache)
    normalized, unread = Normalizing(reading, engine, progress).normalize_all(gathered.captures)
    read = {extraction.edition_id for extraction in normalized}
    captures = tuple(capture for capture in gathered.captures if capture.edition.edition_id in read)
    normalized = reading.keep_out_erased(captures, normalized, gathered.decisions)
    gathered = hide_erased(gathered, options.raw)
    progress.start(RECONCILE, 1)
    with collection_paused():  # once for both, or all that the first made is looked through before the second
        tables = engine.call(
            RECONCILE,
            reconcile_editions,
            tuple(capture for capture in gathered.captures if capture.edition.edition_id in read),
            normalized,
            gathered.decisions,
            known_ids=known_ids,
            quarantined=(*gathered.unread, *unread),
        )
        progress.start(VALIDATE, 1)
        return engine.call(VALIDATE, validate_tables, tables)


def load_rooms() -> None:
    """Load the libraries of all stages ahead of time, those too that a stage loads when it meets what needs them."""
    from pipeline.validate import check_tables

    for name in _LOADED_AHEAD:
        import_module(name)
    check_tables({})  # the first check reads the schema, off pandera's models where it is not kept


def _keeping_schema(options: Options) -> AbstractContextManager[None]:
    from pipeline.cache.schema import keeping_schema

    return keeping_schema(options.outputs, use_cache=options.use_cache)


def _make_release(options: Options, engine: Engine, progress: Progress) -> tuple[Published, str | None]:
    """Build, check and publish; and say why causes could not be told apart, where they could not."""
    from pipeline.gathering import gather
    from pipeline.publish import known_ids, publish_release
    from pipeline.replay import replay_steps

    progress.start(INGEST, 1)
    gathered = engine.call(INGEST, gather, options.raw)
    build = partial(build_tables, options, engine, progress, known_ids=known_ids(options.outputs))
    tables = build(gathered)
    _refuse_failures(options, tables)
    steps = replay_steps(options.raw, options.outputs, gathered, build)
    progress.start(PUBLISH, 1)
    published = engine.call(
        PUBLISH,
        publish_release,
        tables,
        options.outputs,
        gathered.inputs,
        replayed=steps.replayed,
        undecided=steps.undecided,
    )
    return published, steps.missing


def _refuse_failures(options: Options, tables: Tables) -> None:
    """Stop before publishing where a check of severity `error` failed, or with `strict` on any blemish."""
    from pipeline.validate import failed_errors

    errors = failed_errors(tables["checks"])
    if len(errors):
        first = errors.iloc[0]
        raise CheckError(
            f"{len(errors)} checks failed, nothing is published; the first: {first['rule']}",
            document=str(first["table_name"]),
            value=None if first["detail"] is None else str(first["detail"]),
        )
    if options.strict:
        named = ("quarantine", "editions", "checks")
        refuse_blemishes(list_blemishes(*(_list_rows(tables[name]) for name in named)))


def _list_rows(frame: pd.DataFrame) -> list[dict[str, str]]:
    """The rows of a table as its CSV tells them."""
    texts = frame.astype("object").where(frame.notna(), "").to_dict("records")
    return [{str(name): str(cell) for name, cell in row.items()} for row in texts]
