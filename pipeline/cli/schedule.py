"""`nmt schedule`: serves the flow, so that a Prefect API runs it by the clock."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import typer

from pipeline.cli.talk import answer_json
from pipeline.errors import InputError
from pipeline.stopping import code_of, end_as_asked

DEPLOYMENT = "nmt-directory"
WEEKLY = "0 6 * * 1"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run, and when.

    Attributes:
        raw: Registry, captures and decisions.
        outputs: Where releases go.
        cron: When, as five fields.
        timezone: By which clock.
        fetch: Whether sources with a URL are visited first.
        strict: Whether anything doubtful stops the release.
    """

    raw: Path
    outputs: Path
    cron: str = WEEKLY
    timezone: str = "Europe/Stockholm"
    fetch: bool = True
    strict: bool = False


def run_schedule(plan: Plan, *, as_json: bool) -> None:
    """Serve the flow until the process is ended; runs that a busy run would overlap wait for it.

    Args:
        plan: What to run, and when.
        as_json: Whether to say on stdout, as JSON, what is served, and nothing else.
    """
    check_plan(plan)
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType

    from flows import refresh
    from pipeline.embedded import find_api, reached_api

    parameters = {
        "raw": str(plan.raw.resolve()),
        "outputs": str(plan.outputs.resolve()),
        "fetch": plan.fetch,
        "strict": plan.strict,
    }
    if as_json:
        answer_json({"deployment": DEPLOYMENT, "cron": plan.cron, "timezone": plan.timezone, **parameters})
        sys.stdout.flush()
    with reached_api(find_api() or ""), _heeding_sigterm():
        refresh.serve(
            name=DEPLOYMENT,
            schedule=Cron(plan.cron, timezone=plan.timezone),
            parameters=parameters,
            description="Visits the live sources and publishes what changed.",
            tags=["nmt"],
            limit=1,
            print_starting_message=not as_json,
            entrypoint_type=EntrypointType.MODULE_PATH,  # sent to its process by name, not by value
        )
    end_as_asked()


@contextmanager
def _heeding_sigterm() -> Iterator[None]:
    """Have SIGTERM end a served flow as it ends any verb.

    Prefect's runner sets a handler of its own, which begins to stop the runner, does not wait for that, and ends with
    0; what it leaves to be done it does at any end: the schedule is paused until it is served again.
    """
    from prefect.runner import Runner

    own, before = signal.getsignal(signal.SIGTERM), Runner.handle_sigterm

    def heed(runner: Runner, number: int = signal.SIGTERM, frame: FrameType | None = None) -> None:
        if callable(own):
            own(number, frame)
        raise SystemExit(code_of(number))

    setattr(Runner, "handle_sigterm", heed)  # noqa: B010
    try:
        yield
    finally:
        setattr(Runner, "handle_sigterm", before)  # noqa: B010


def check_plan(plan: Plan) -> None:
    """Raise where the plan cannot be carried out.

    Raises:
        typer.BadParameter: The schedule or the clock cannot be used.
        InputError: There is no registry, no Prefect API to serve, or no way to notify as the environment says.
    """
    import datetime as dt
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from cronsim import CronSim, CronSimError

    from pipeline.embedded import find_api
    from pipeline.reporting import check_settings

    try:
        CronSim(plan.cron, dt.datetime.now(dt.UTC))
    except CronSimError as error:
        raise typer.BadParameter(f"--cron is no schedule such as {WEEKLY!r}: {plan.cron!r} ({error})") from None
    try:
        ZoneInfo(plan.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise typer.BadParameter(f"--timezone is unknown: {plan.timezone!r}") from None
    if not (plan.raw / "editions.csv").is_file():
        raise InputError("there is no registry to refresh from", document=str(plan.raw / "editions.csv"))
    if not find_api():
        raise InputError("no Prefect API is set; start one (prefect server start) and set PREFECT_API_URL")
    check_settings()  # else they would be found wrong when there is something to tell
