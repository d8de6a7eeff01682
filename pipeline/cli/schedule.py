"""`nmt schedule`: serves the flow, so that a Prefect API runs it by the clock."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import typer

from pipeline.cli.talk import answer_json
from pipeline.errors import InputError

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
    with reached_api(find_api() or ""):
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
