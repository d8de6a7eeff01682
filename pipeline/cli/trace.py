"""`nmt trace NAME or VALUE`: from a published value to the ink."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pipeline.cli.talk import answer_json

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.publish.tracing import Trace


def run_trace(outputs: Path, sought: str, *, as_json: bool = False) -> None:
    """Say where a name or value is printed, and how it came from there into the directory.

    Raises:
        ReleaseError: Nothing is published by that name or value.
    """
    from pipeline.publish.tracing import trace_value

    traces = trace_value(outputs, sought)
    if as_json:
        answer_json([asdict(trace) for trace in traces])
        return
    for trace in traces:
        _tell(trace)


def _tell(trace: Trace) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty(), markup=False)
    console.print(Text(f"{trace.said} ", style="bold").append(f"{trace.entity_type} {trace.entity_id}", style="dim"))
    for row in trace.statements:
        mark = {"accepted": "green", "outvoted": "yellow", "rejected": "red"}.get(str(row["status"]), "white")
        line = Text(f"  {row['property']}: ").append(str(row["value"]), style=mark)
        console.print(line.append(f"  {row['status']}" + (f" by {row['rule']}" if row["rule"] else ""), style="dim"))
        where = f"page {row['page']}, line {row['line']}, characters {row['char_start']} to {row['char_end']}"
        console.print(Text(f"    {row['file_name']}, {where}: ", style="dim").append(repr(row["raw_text"])))
        if row["repairs"]:
            console.print(Text(f"    repaired: {row['repairs']}"))
        if row["evidence"]:
            console.print(Text(f"    {row['evidence']}", style="dim"))
    for match in trace.matches:
        _tell_match(console, match)
    for conflict in trace.conflicts:
        told = f"{conflict['property']}: {conflict['winner']} over {conflict['loser']}, {conflict['rule']}"
        console.print(Text(f"  conflict: {told} ({conflict['status']})", style="dim"))


def _tell_match(console: Console, match: Mapping[str, object]) -> None:
    """The evidence on two mentions as a ladder."""
    from rich.text import Text

    colour = {"same": "green", "unsure": "yellow", "different": "red"}.get(str(match["verdict"]), "white")
    pair = " and ".join(f"{match[f'{side}_name'] or '?'} ({match[f'{side}_mention_id']})" for side in ("left", "right"))
    console.print(Text(f"  match: {pair}: ").append(f"{match['verdict']} ({match['score']:+.1f})", style=colour))
    ladder = cast("list[dict[str, object]]", match["ladder"])
    for rung in ladder:
        detail = f" ({rung['detail']})" if rung["detail"] else ""
        console.print(Text(f"    {rung['weight']:+5.1f}  {rung['reason']}").append(detail, style="dim"))
    if not ladder and match["evidence"]:
        console.print(Text(f"    {match['evidence']}", style="dim"))
