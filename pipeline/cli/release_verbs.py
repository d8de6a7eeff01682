"""The verbs of `nmt` that speak of releases and of what is published in them."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import OUTPUTS, Json, Outputs, Yes

ReleaseName = Annotated[str, typer.Argument(help="A release: its id, its beginning, or latest.")]


def add_release_verbs(app: typer.Typer) -> None:
    """Add the verbs to the program."""
    for verb in (trace, releases, diff, rollback, verify, prune):
        app.command()(verb)


def trace(
    sought: Annotated[str, typer.Argument(metavar="NAME|VALUE", help="A name, id, number, mail or other value.")],
    outputs: Outputs = OUTPUTS,
    as_json: Json = False,
) -> None:
    """Follow a published value back to the page, the line and the ink."""
    from pipeline.cli.trace import run_trace

    run_trace(outputs, sought, as_json=as_json)


def releases(outputs: Outputs = OUTPUTS, as_json: Json = False) -> None:
    """List the releases that are kept, from old to new."""
    from pipeline.cli.releases import run_releases

    run_releases(outputs, as_json=as_json)


def diff(
    one: ReleaseName,
    other: ReleaseName,
    outputs: Outputs = OUTPUTS,
    as_csv: Annotated[bool, typer.Option("--csv", help="Answer in CSV on stdout.")] = False,
    as_json: Json = False,
) -> None:
    """Say what differs between two releases, and why."""
    from pipeline.cli.releases import run_diff

    run_diff(outputs, one, other, as_json=as_json, as_csv=as_csv)


def rollback(release: ReleaseName, outputs: Outputs = OUTPUTS, yes: Yes = False, as_json: Json = False) -> None:
    """Publish a new release that says what an earlier one said; the history stays."""
    from pipeline.cli.releases import run_rollback
    from pipeline.cli.talk import insist

    insist(f"Publish again what {release} said?", yes=yes)
    run_rollback(outputs, release, as_json=as_json)


def verify(
    release: Annotated[str | None, typer.Argument(help="One release; all where it is not given.")] = None,
    outputs: Outputs = OUTPUTS,
    as_json: Json = False,
) -> None:
    """Recompute every digest, and name the first table and row that differ."""
    from pipeline.cli.releases import run_verify

    run_verify(outputs, release, as_json=as_json)


def prune(
    keep: Annotated[int, typer.Option(min=1, help="How many of the newest releases stay.")],
    outputs: Outputs = OUTPUTS,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Delete all releases but the newest ones."""
    from pipeline.cli.releases import run_prune
    from pipeline.cli.talk import insist

    insist(f"Delete all releases but the newest {keep}?", yes=yes)
    run_prune(outputs, keep, as_json=as_json)
