"""The verbs of `nmt` that speak of releases and of what is published in them."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import OUTPUTS, RAW, Json, OtherRaw, Outputs, Raw, Yes

ReleaseName = Annotated[str, typer.Argument(help="A release: its id, its beginning, or latest.")]


def add_release_verbs(app: typer.Typer) -> None:
    """Add the verbs to the program."""
    for verb in (review, trace, releases, diff, rollback, verify, prune, erase):
        app.command()(verb)


def review(
    raw: Raw = RAW,
    outputs: Outputs = OUTPUTS,
    accept: Annotated[list[str] | None, typer.Option(metavar="ID", help="Accept the suggestion of an item.")] = None,
    reject: Annotated[list[str] | None, typer.Option(metavar="ID", help="Reject the suggestion of an item.")] = None,
    value: Annotated[list[str] | None, typer.Option("--set", metavar="ID=VALUE", help="Give another value.")] = None,
    by: Annotated[str | None, typer.Option(help="Who decides; else your login.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    all_items: Annotated[bool, typer.Option("--all", help="List settled items too.")] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Show what needs a person, and record what was decided."""
    from pipeline.cli.queue import Answers, run_review

    given = Answers(accept or (), reject or (), value or ())
    run_review(raw, outputs, given, by=by, reason=reason, all_items=all_items, yes=yes, as_json=as_json)


def trace(
    sought: Annotated[str, typer.Argument(metavar="NAME|VALUE", help="A name, id, number, mail or other value.")],
    outputs: Outputs = OUTPUTS,
    _raw: OtherRaw = RAW,
    as_json: Json = False,
) -> None:
    """Follow a published value back to the page, the line and the ink."""
    from pipeline.cli.trace import run_trace

    run_trace(outputs, sought, as_json=as_json)


def releases(outputs: Outputs = OUTPUTS, _raw: OtherRaw = RAW, as_json: Json = False) -> None:
    """List the releases that are kept, from old to new."""
    from pipeline.cli.releases import run_releases

    run_releases(outputs, as_json=as_json)


def diff(
    one: ReleaseName,
    other: ReleaseName,
    outputs: Outputs = OUTPUTS,
    _raw: OtherRaw = RAW,
    as_csv: Annotated[bool, typer.Option("--csv", help="Answer in CSV on stdout.")] = False,
    as_json: Json = False,
) -> None:
    """Say what differs between two releases, and why."""
    from pipeline.cli.releases import run_diff

    run_diff(outputs, one, other, as_json=as_json, as_csv=as_csv)


def rollback(
    release: ReleaseName, outputs: Outputs = OUTPUTS, _raw: OtherRaw = RAW, yes: Yes = False, as_json: Json = False
) -> None:
    """Publish a new release that says what an earlier one said; the history stays."""
    from pipeline.cli.releases import run_rollback
    from pipeline.cli.talk import insist

    insist(f"Publish again what {release} said?", yes=yes)
    run_rollback(outputs, release, as_json=as_json)


def verify(
    release: Annotated[str | None, typer.Argument(help="One release; all where it is not given.")] = None,
    outputs: Outputs = OUTPUTS,
    _raw: OtherRaw = RAW,
    as_json: Json = False,
) -> None:
    """Recompute every digest, and name the first table and row that differ."""
    from pipeline.cli.releases import run_verify

    run_verify(outputs, release, as_json=as_json)


def prune(
    keep: Annotated[int, typer.Option(min=1, help="How many of the newest releases stay.")],
    outputs: Outputs = OUTPUTS,
    _raw: OtherRaw = RAW,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Delete all releases but the newest ones."""
    from pipeline.cli.releases import run_prune

    run_prune(outputs, keep, yes=yes, as_json=as_json)


def erase(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Name or id.")],
    reason: Annotated[str, typer.Option(help="Why; it is kept, so it names nobody.")],
    raw: Raw = RAW,
    outputs: Outputs = OUTPUTS,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Remove a person from every release, file and cache, and keep them out."""
    from pipeline.cli.erase import run_erase

    run_erase(raw, outputs, person, reason, yes=yes, as_json=as_json)
