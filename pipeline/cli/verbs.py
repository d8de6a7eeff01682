"""The verbs of `nmt` and their options; what they do stands in a module each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import OUTPUTS, RAW, EngineName, Json, Outputs, Raw, Yes

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
    as_json: Json = False,
) -> None:
    """Read all editions, reconcile them, and publish a release where anything changed."""
    from pipeline.cli.refresh import run_refresh
    from pipeline.run import Options

    run_refresh(Options(raw, outputs, strict=strict, use_cache=not no_cache), engine, as_json=as_json)


@app.command()
def add(
    document: Annotated[str, typer.Argument(metavar="FILE|URL", help="The document.")],
    raw: Raw = RAW,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Register a document as a new edition."""
    from pipeline.cli.add import run_add

    run_add(document, raw, yes=yes, as_json=as_json)


@app.command()
def repair(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Damaged text; stdin where not given.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Write the ledger as JSON lines on stderr.")] = False,
    as_json: Json = False,
) -> None:
    """Repair damaged Swedish text, line for line."""
    from pipeline.cli.repair import run_repair

    run_repair(file, explain, as_json)
