"""The flow `refresh`: the stages of `pipeline.run` as Prefect tasks, one for each edition that has to be read.

Nothing is worked out here. `PrefectEngine` makes each stage a task, tried again where it reads or writes files; the
composition is the one that the direct engine runs too. `nmt schedule` serves the flow, `prefect.yaml` deploys it.

Annotations are not postponed here: a served flow is sent to its process with them, and Prefect makes the form of its
parameters from them there.
"""

import datetime as dt
import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
from prefect import Flow, State, flow
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas import FlowRun
from prefect.client.schemas.filters import FlowFilter, FlowFilterName, FlowRunFilter, FlowRunFilterStartTime
from prefect.events.worker import EventsWorker
from prefect.exceptions import PrefectException
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.types import DateTime

from pipeline import engine, run
from pipeline.artifacts import count_changes, count_review, link_release, trace_quality, write_summary
from pipeline.engine import Progress
from pipeline.errors import InputError, unveiling, veiling
from pipeline.reporting import check_settings, notify_failure, notify_outcome
from pipeline.summary import Summary
from pipeline.tasks import PrefectEngine, RunnerName

SUMMARY_KEY = "nmt-refresh"
KEPT_DAYS = 90
MAX_PRUNED = 50
_DRAIN_SECONDS = 10.0


def tell_outcome(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Notify of a run of a deployment; a run from the command line is told of by its command."""
    if flow_run.deployment_id is None:
        return
    if state.is_completed():
        notify_outcome(state.result())
    else:
        error = state.result(raise_on_failure=False)
        with suppress(InputError):  # where notices cannot go out, the run has failed for that and says so
            notify_failure(error if isinstance(error, BaseException) else RuntimeError(state.name))


def prune_runs(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Delete Prefect's records of runs that ended long ago; the history that counts is in the releases."""
    with suppress(PrefectException, httpx.HTTPError), get_client(sync_client=True) as client:
        before = DateTime.now("UTC") - dt.timedelta(days=KEPT_DAYS)
        old = client.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=["refresh"])),
            flow_run_filter=FlowRunFilter(start_time=FlowRunFilterStartTime(before_=before)),
            limit=MAX_PRUNED,
        )
        for ended in old:
            client.delete_flow_run(ended.id)


@flow(
    name="refresh",
    persist_result=False,
    log_prints=False,
    on_completion=[tell_outcome, prune_runs],
    on_failure=[tell_outcome, prune_runs],
    on_crashed=[tell_outcome],
)
def refresh(
    raw: Path = Path("raw"),
    outputs: Path = Path("outputs"),
    strict: bool = False,
    use_cache: bool = True,
    runner: RunnerName = "auto",
    address: str | None = None,
    fetch: bool = False,
    allow_private: bool = False,
) -> Summary:
    """Read all editions, reconcile them, and publish a release where anything changed.

    Args:
        raw: Folder of the registry, captures and decisions.
        outputs: Folder that releases go to.
        strict: Publish nothing if a check warns or anything is set aside.
        use_cache: Use what earlier runs read.
        runner: Where editions are read: threads for few, processes for many, or a Dask cluster.
        address: Scheduler of the Dask cluster, tcp://host:port.
        fetch: Visit the sources that have a URL first.
        allow_private: Let a visit be redirected to a private address.

    Raises:
        PipelineError: Nothing was published; also where notices could not go out as the environment has it.
    """
    options = run.Options(raw, outputs, strict=strict, use_cache=use_cache, fetch=fetch, allow_private=allow_private)
    with veiling():  # Prefect keeps what an error says in its own database
        check_settings()  # of the process that runs it: a notice that cannot go out is told now, not when one is due
        summary = run.refresh(options, PrefectEngine(runner, address), engine.SHOWN.get())
        show_outcome(summary, outputs)
    return summary


def show_outcome(summary: Summary, outputs: Path) -> None:
    """Leave artifacts: the summary and the tables behind it, in counts, each with a link to the release."""
    link = link_release(summary, os.environ.get("NMT_RELEASES_URL", ""))
    create_markdown_artifact(write_summary(summary, link), key=SUMMARY_KEY, description="What the refresh did")
    tables = {
        "nmt-changes": ("Changed cells", count_changes(summary)),
        "nmt-review": ("Questions for a person", count_review(summary)),
        "nmt-quality": ("The newest releases", trace_quality(outputs)),
    }
    for key, (title, rows) in tables.items():
        create_table_artifact(rows, key=key, description=f"{title}: [release {summary.release_id}]({link})")
    create_link_artifact(link, link_text=f"Release {summary.release_id}", key="nmt-release")


def run_flow(
    options: run.Options, progress: Progress, *, runner: RunnerName = "auto", address: str | None = None
) -> Summary:
    """Run the flow once, here and now, and wait until its record has reached the API.

    Args:
        options: Where from, where to, how strictly.
        progress: Is told how far it has come.
        runner: Where editions are read.
        address: The scheduler of a Dask cluster.

    Raises:
        PipelineError: Nothing was published.
    """
    logging.getLogger("EventsWorker").setLevel(logging.CRITICAL)
    token = engine.SHOWN.set(progress)
    try:
        # The heartbeat's thread makes every flow wait a second at its end.
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}), unveiling():
            return refresh(
                options.raw,
                options.outputs,
                strict=options.strict,
                use_cache=options.use_cache,
                runner=runner,
                address=address,
                fetch=options.fetch,
                allow_private=options.allow_private,
            )
    finally:
        engine.SHOWN.reset(token)
        EventsWorker.drain_all(timeout=_DRAIN_SECONDS)
