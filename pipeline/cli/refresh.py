"""`nmt refresh`: the main job, with a progress bar while it runs and a closing summary."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.cli.options import EngineName
from pipeline.cli.talk import answer_json
from pipeline.engine import DirectEngine, NoProgress, Progress, Stage
from pipeline.run import Options, refresh
from pipeline.summary import Summary

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


def run_refresh(options: Options, engine: EngineName | None = None, *, as_json: bool = False) -> None:
    """Refresh and say what came of it.

    Args:
        options: Where from, where to, how strictly.
        engine: What carries out the stages; where it is not said, `choose_engine` does.
        as_json: Answer in JSON.
    """
    with show_progress(quiet=as_json) as progress:
        if (engine or choose_engine()) == EngineName.PREFECT:
            from pipeline.embedded import prefect_api

            with prefect_api():
                from flows import run_flow

                summary = run_flow(options, progress)
        else:
            summary = refresh(options, DirectEngine(), progress)
    if as_json:
        answer_json(summary.to_json())
    else:
        tell_summary(summary)


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
