"""`nmt refresh`: the main job, with a progress bar while it runs and a closing summary."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from pipeline.cli.options import EngineName, RunnerName
from pipeline.cli.talk import answer_json
from pipeline.engine import NoProgress, Progress, Stage
from pipeline.reporting import report_refresh
from pipeline.run import Options, load_rooms, refresh
from pipeline.stopping import ending_within
from pipeline.summary import Summary

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

GRACE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Way:
    """How a refresh is carried out.

    Attributes:
        engine: What carries out the stages; where it is not said, `choose_engine` does.
        runner: Where editions are read.
        address: The scheduler of a Dask cluster.
        log_json: Whether events are logged as JSON lines.
    """

    engine: EngineName | None = None
    runner: RunnerName = RunnerName.AUTO
    address: str | None = None
    log_json: bool = False


def run_refresh(options: Options, way: Way = Way(), *, as_json: bool = False) -> None:  # frozen
    """Refresh, say what came of it, and tell those who asked to be told.

    Args:
        options: Where from, where to, how strictly.
        way: How it is carried out.
        as_json: Answer in JSON.
    """
    with (
        show_progress(quiet=as_json or way.log_json) as shown,
        report_refresh(shown, as_json=way.log_json) as report,
        ending_within(GRACE_SECONDS),
    ):
        report.end_with(_carry_out(options, way, report.progress))
    summary = report.summary
    if as_json:
        answer_json(summary.to_json())
    else:
        tell_summary(summary)


def _carry_out(options: Options, way: Way, progress: Progress) -> Summary:
    from pipeline.runners import check_cluster, make_engine

    if (way.engine or choose_engine()) != EngineName.PREFECT:
        return refresh(options, make_engine(way.runner, way.address), progress)
    if way.runner == RunnerName.DASK:
        check_cluster(way.address)
    from pipeline.embedded import prefect_api

    with prefect_api(partial(_load_ahead, options)):
        from flows import run_flow

        return run_flow(options, progress, runner=way.runner.value, address=way.address)


def _load_ahead(options: Options) -> None:
    """Load what the flow will need while its server comes up: the libraries of all stages only where they will run."""
    import fastapi.encoders  # noqa: F401  # Prefect loads it for the parameters of the flow

    import flows  # noqa: F401
    from pipeline.cache.fingerprint import is_touched
    from pipeline.cache.schema import keeping_schema

    if not options.use_cache or is_touched(options.raw, options.outputs):
        with keeping_schema(options.outputs, use_cache=options.use_cache):
            load_rooms()


def choose_engine() -> EngineName:
    """Prefect where the environment or a Prefect profile names an API, else none."""
    from pipeline.embedded import find_api

    return EngineName.PREFECT if find_api() else EngineName.DIRECT


def tell_summary(summary: Summary) -> None:
    """Write the closing summary for a person."""
    width = max(len(label) for label, _ in summary.to_lines())
    for label, text in summary.to_lines():
        print(f"{label:<{width}}  {text}")


@contextmanager
def show_progress(*, quiet: bool) -> Iterator[Progress]:
    """A progress bar on a terminal's stderr; nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield NoProgress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<22}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _BarProgress(bar)


class _BarProgress:
    """One bar: the stage that runs."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task = bar.add_task("Starting", total=None)

    def start(self, stage: Stage, total: int) -> None:
        """Begin a stage."""
        self._bar.reset(self._task, total=total, description=stage.title)

    def advance(self, steps: int = 1) -> None:
        """Move the bar."""
        self._bar.advance(self._task, steps)
