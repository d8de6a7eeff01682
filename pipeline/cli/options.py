"""Options that several verbs share, so that they are written and explained alike."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Raw = Annotated[Path, typer.Option("--raw", help="Registry, captures and decisions.")]
Outputs = Annotated[Path, typer.Option("--outputs", help="Where releases are.")]
# So that one set of options fits every verb of a script; these verbs use the outputs alone.
OtherRaw = Annotated[Path, typer.Option("--raw", hidden=True)]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON on stdout.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]

RAW = Path("raw")
OUTPUTS = Path("outputs")
DAY = "%Y-%m-%d"


class RunnerName(StrEnum):
    """Where editions are read; `auto` takes processes where there are many."""

    AUTO = "auto"
    THREADS = "threads"
    PROCESSES = "processes"
    DASK = "dask"


class EngineName(StrEnum):
    """What carries out a refresh."""

    PREFECT = "prefect"
    DIRECT = "direct"


class KindName(StrEnum):
    """What an edition is."""

    BROCHURE = "brochure"
    WEB_PAGE = "web_page"
    SLIDES = "slides"
