"""The verbs of `nmt` and their options; what they do stands in a module each."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.models import CommandInfo

from pipeline.cli.options import (
    DAY,
    OUTPUTS,
    RAW,
    EngineName,
    Json,
    KindName,
    Outputs,
    Raw,
    RunnerName,
    Yes,
)
from pipeline.cli.release_verbs import add_release_verbs

app = typer.Typer(
    name="nmt",
    help="A contact directory that people can trust, made from messy public documents.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.command()
def refresh(
    raw: Raw = RAW,
    outputs: Outputs = OUTPUTS,
    engine: Annotated[
        EngineName | None, typer.Option(help="Default: prefect where a Prefect API is set, else direct.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Publish nothing if a check warns or anything is set aside.")
    ] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Read everything anew.")] = False,
    fetch: Annotated[bool, typer.Option("--fetch", help="Visit the sources that have a URL first.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let a visit be redirected to a private address.")
    ] = False,
    runner: Annotated[RunnerName, typer.Option(help="Where editions are read.")] = RunnerName.AUTO,
    address: Annotated[str | None, typer.Option(help="Scheduler of the Dask cluster, tcp://host:port.")] = None,
    log_json: Annotated[bool, typer.Option("--log-json", help="Log events as JSON lines on stderr.")] = False,
    as_json: Json = False,
) -> None:
    """Read all editions, reconcile them, and publish a release where anything changed."""
    from pipeline.cli.refresh import Way, run_refresh
    from pipeline.run import Options

    options = Options(raw, outputs, strict=strict, use_cache=not no_cache, fetch=fetch, allow_private=allow_private)
    run_refresh(options, Way(engine, runner, address, log_json), as_json=as_json)


@app.command()
def schedule(
    raw: Raw = RAW,
    outputs: Outputs = OUTPUTS,
    cron: Annotated[str, typer.Option(help="When: minute, hour, day, month, weekday.")] = "0 6 * * 1",
    timezone: Annotated[str, typer.Option(help="By which clock.")] = "Europe/Stockholm",
    fetch: Annotated[bool, typer.Option(help="Visit the sources that have a URL first.")] = True,
    strict: Annotated[bool, typer.Option("--strict", help="Publish nothing if anything is doubtful.")] = False,
    as_json: Json = False,
) -> None:
    """Serve scheduled refreshes to a Prefect API, until ended."""
    from pipeline.cli.schedule import Plan, run_schedule

    run_schedule(Plan(raw, outputs, cron, timezone, fetch=fetch, strict=strict), as_json=as_json)


@app.command()
def status(raw: Raw = RAW, outputs: Outputs = OUTPUTS, as_json: Json = False) -> None:
    """Last run, last release, age of each source, what waits for a person, and how quality goes."""
    from pipeline.cli.status import run_status

    run_status(raw, outputs, as_json=as_json)


@app.command()
def add(
    document: Annotated[str, typer.Argument(metavar="FILE|URL", help="The document.")],
    raw: Raw = RAW,
    outputs: Outputs = OUTPUTS,
    edition_id: Annotated[str | None, typer.Option("--id", help="Its id; else made from title and year.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title; else the document's own.")] = None,
    kind: Annotated[KindName | None, typer.Option(help="What it is; else told from its form.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who publishes it; else told from the document.")] = None,
    dated_from: Annotated[dt.datetime | None, typer.Option(formats=[DAY], help="Earliest day it can be of.")] = None,
    dated_to: Annotated[dt.datetime | None, typer.Option(formats=[DAY], help="Latest day it can be of.")] = None,
    allow_private: Annotated[bool, typer.Option(help="Let a redirect lead to a private address.")] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Show what would be read from a document, and register it as a new edition."""
    from pipeline.cli.add import run_add
    from pipeline.cli.proposing import Given

    first, last = (day.date() if day else None for day in (dated_from, dated_to))
    given = Given(edition_id, title, kind.value if kind else None, publisher, first, last)
    run_add(document, raw, outputs, given, yes=yes, as_json=as_json, allow_private=allow_private)


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The document.")],
    as_json: Json = False,
) -> None:
    """Read one document and write what it says as JSON; nothing is published."""
    from pipeline.cli.extract import run_extract
    from pipeline.cli.talk import answer_json

    answer_json(run_extract(file))


@app.command()
def repair(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Damaged text; stdin where not given.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Write the ledger as JSON lines on stderr.")] = False,
    as_json: Json = False,
) -> int:
    """Repair damaged Swedish text, line for line."""
    from pipeline.cli.repair import run_repair

    return run_repair(file, explain, as_json)


add_release_verbs(app)


def pick_verb(arguments: Sequence[str]) -> typer.Typer:
    """The app with the verb that is asked for and one more; whole where it is none.

    Typer looks through the options of every verb that it has before it reads the first word, which takes longer than
    all else that a refresh with nothing to do does beside reading; and an app of one verb takes no name of a verb.
    """
    every = app.registered_commands
    asked = [verb for verb in every if arguments and _name_verb(verb) == arguments[0]]
    if not asked:
        return app
    picked = copy.copy(app)
    picked.registered_commands = [*asked, next(verb for verb in every if verb not in asked)]
    return picked


def _name_verb(verb: CommandInfo) -> str:
    return str(verb.name or getattr(verb.callback, "__name__", ""))
