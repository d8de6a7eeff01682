"""`nmt releases`, `diff`, `rollback`, `verify` and `prune`: the history of releases."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.failures import DiffersError
from pipeline.cli.talk import answer_json, confirm
from pipeline.errors import InputError, ReleaseError

if TYPE_CHECKING:
    from pipeline.publish.changes import Cell
    from pipeline.publish.types import Finding

_COLOURS = {"added": "green", "removed": "red", "changed": "yellow"}
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}

_UNBOUNDED = 10_000


def run_releases(outputs: Path, *, as_json: bool = False) -> None:
    """List the releases that are kept, from old to new."""
    from pipeline.publish.room import measure_releases, spell_room
    from pipeline.publish.shelf import list_releases

    releases = list_releases(outputs)
    added = measure_releases(releases)
    if as_json:
        facts = [{**asdict(one), "added_bytes": added[one.release_id]} for one in releases]
        answer_json([{name: value for name, value in fact.items() if name != "tables"} for fact in facts])
        return
    from rich.table import Table

    table = Table("Release", "Made", "Rows", "Adds", "Schema", "Note", box=None, pad_edge=False)
    for one in releases:
        notes = [f"brings back {one.restores}" if one.restores else "", "redacted" if one.redacted else ""]
        newest = "newest" if one is releases[-1] else ""
        room = spell_room(added[one.release_id])
        note = ", ".join(filter(None, [newest, *notes]))
        table.add_row(one.release_id, one.created, str(one.rows), room, one.schema_version, note)
    _print(table if releases else "No release yet; nmt refresh")


def run_diff(outputs: Path, one: str, other: str, *, as_json: bool = False, as_csv: bool = False) -> None:
    """Say what differs between two releases, and why."""
    from pipeline.publish.differences import diff_releases

    changes = diff_releases(outputs, one, other)
    rows = [{**asdict(cell), "cause": cause} for cell, cause in changes]
    if as_json:
        answer_json(rows)
    elif as_csv:
        fields = ["table_name", "row_key", "column_name", "change", "before", "after", "cause"]
        writer = csv.DictWriter(sys.stdout, fields, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        _tell_changes(changes)


def _tell_changes(changes: list[tuple[Cell, str | None]]) -> None:
    from rich.text import Text

    if not changes:
        _print("No difference.")
    table, row = "", ""
    for cell, cause in changes:
        if cell.table_name != table:
            table, row = cell.table_name, ""
            _print(Text(table, style="bold"))
        if cell.row_key != row:
            row = cell.row_key
            _print(Text(f"  {row}"))
        ends = [value for value in (cell.before, cell.after) if value is not None]
        line = Text(f"    {_SIGNS[cell.change]} {cell.column_name}: {' → '.join(ends)}", style=_COLOURS[cell.change])
        _print(line.append(f"  {cause}" if cause else "", style="dim"))


def run_rollback(outputs: Path, release: str, *, as_json: bool = False) -> None:
    """Publish a new release that says what an earlier one said."""
    from pipeline.publish.keeping import roll_back

    published = roll_back(outputs, release)
    if as_json:
        answer_json({"release_id": published.release_id, "restores": release, "changes": published.changes})
    else:
        _print(f"Published {published.release_id}, which says what {release} said; the releases in between stay.")


def run_verify(outputs: Path, release: str | None = None, *, as_json: bool = False) -> None:
    """Recompute every digest.

    Raises:
        ReleaseError: Nothing is there to verify, or something differs; the message names the first table and row.
    """
    from pipeline.publish.shelf import find_release, list_releases
    from pipeline.publish.verify import verify_outputs

    wanted = find_release(outputs, release).release_id if release else None
    findings = verify_outputs(outputs, wanted)
    checked = 1 if wanted else len(list_releases(outputs))
    answer = {"ok": not findings, "releases": checked, "findings": [asdict(finding) for finding in findings]}
    if findings:
        raise _tell_findings(findings, answer)
    if not checked:
        raise ReleaseError("nothing is published here, so there is nothing to verify", document=str(outputs))
    if as_json:
        answer_json(answer)
    else:
        told = "1 release is as it was" if checked == 1 else f"{checked} releases are as they were"
        _print(f"{told} published.")


def _tell_findings(findings: Sequence[Finding], answer: dict[str, object]) -> DiffersError:
    first = findings[0]
    row = f", row {first.row_key}" if first.row_key else ""
    where = f"table {first.table_name}{row}: " if first.table_name else ""
    more = f" ({len(findings)} findings in all)" if len(findings) > 1 else ""
    place = "/".join(filter(None, (first.release_id, first.file)))
    error = DiffersError(f"{where}{first.detail}{more}", document=place)
    error.findings = answer
    return error


def run_prune(outputs: Path, keep: int, *, yes: bool = False, as_json: bool = False) -> None:
    """Delete all but the newest releases.

    Raises:
        InputError: It was not confirmed.
    """
    if not confirm(f"This deletes all releases but the newest {keep}, and cannot be undone. Delete?", yes=yes):
        raise InputError("nothing was deleted: confirm with --yes")
    from pipeline.publish.keeping import prune_releases
    from pipeline.publish.room import spell_room

    gone, freed = prune_releases(outputs, keep)
    if as_json:
        answer_json({"deleted": gone, "freed_bytes": freed})
    else:
        releases = "1 release" if len(gone) == 1 else f"{len(gone)} releases"
        told = f"Deleted {releases}, which frees {spell_room(freed)}: {', '.join(gone)}"
        _print(told if gone else "Nothing to delete.")


def _print(what: object) -> None:
    from rich.console import Console

    is_terminal = sys.stdout.isatty()
    width = None if is_terminal else _UNBOUNDED  # a file or a pipe gets every value whole
    console = Console(highlight=False, soft_wrap=not is_terminal, markup=False, width=width)
    console.print(what)
