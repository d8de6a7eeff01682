"""The papers of a release beside its tables: what it is made of, what changed, and the checksums of it all."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from pipeline.publish.causes import Cause
from pipeline.publish.changes import WHOLE, Cell
from pipeline.publish.csv_files import hash_file
from pipeline.publish.shelf import INFO
from pipeline.publish.types import ReleaseInfo

SUMS = "SHA256SUMS"
SHOWN = 200
_CAUSE_WORDS: dict[str, str] = {
    "source": "the documents changed",
    "repair": "we read the same documents better",
    "matching": "we judge otherwise who is who",
    "fusion": "we choose otherwise between values",
    "decision": "a person decided",
    "schema": "tables or columns changed",
    "erasure": "a person was erased",
}


def write_info(info: ReleaseInfo) -> None:
    """Write `release.json`, the only file of a release that holds wall-clock facts."""
    facts = {name: value for name, value in asdict(info).items() if name != "path"}
    text = json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True)
    (info.path / INFO).write_text(text + "\n", encoding="utf-8")


def now() -> str:
    """The wall clock in UTC; `SOURCE_DATE_EPOCH` sets it for a build that must be the same twice."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return moment.isoformat(timespec="seconds")


def write_changes(
    folder: Path,
    release_id: str,
    previous: str | None,
    changes: Sequence[tuple[Cell, Cause]],
    decisions: pd.DataFrame,
) -> None:
    """Write `CHANGES.md`: counts by cause, the changes that a person would want to read, what each decision came to."""
    lines = [f"# Changes in {release_id}", ""]
    lines += [f"Against {previous}." if previous else "The first release.", ""]
    if not changes:
        lines += ["No cell changed.", ""]
    for cause, count in sorted(Counter(cause for _, cause in changes).items()):
        lines += [f"## {cause}: {count} ({_CAUSE_WORDS[cause]})", ""]
        cells = [cell for cell, why in changes if why == cause]
        lines += [f"- {describe(cell)}" for cell in cells[:SHOWN]]
        if len(cells) > SHOWN:
            lines.append(f"- and {len(cells) - SHOWN} more in `changes.csv`")
        lines.append("")
    lines += _list_decisions(decisions)
    (folder / "CHANGES.md").write_text("\n".join(lines), encoding="utf-8")


def _list_decisions(decisions: pd.DataFrame) -> list[str]:
    if decisions.empty:
        return []
    columns = ["decision_id", "kind", "subject", "status", "effect"]
    told = (map(_plain, map(str, row)) for row in decisions[columns].itertuples(index=False, name=None))
    rows = [f"- {id_}, {kind} of {subject}: {status}; {effect}" for id_, kind, subject, status, effect in told]
    return [f"## Decisions: {len(rows)}", "", *rows, ""]


def describe(cell: Cell) -> str:
    """One change in a line of Markdown."""
    if cell.row_key == WHOLE:
        return f"`{cell.table_name}`: {cell.after}, new"
    where = f"`{cell.table_name}` {_plain(cell.row_key)}, {cell.column_name}"
    if cell.change == "changed":
        return f"{where}: {_plain(cell.before)} → {_plain(cell.after)}"
    return f"{where}: {cell.change} {_plain(cell.after if cell.change == 'added' else cell.before)}"


def _plain(value: str | None) -> str:
    """A value on one line, with what Markdown would take for markup escaped."""
    text = " ".join((value or "nothing").split())
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|" else letter for letter in text)


def hash_rows(folder: Path, tables: Mapping[str, str]) -> dict[str, str]:
    """SHA-256 of every file of rows, the CSV and the exports, by its path in the release.

    Args:
        folder: The release, its DuckDB file not finished yet.
        tables: SHA-256 by table, of those that are hashed already.
    """
    files = [path for path in folder.rglob("*") if path.suffix in (".csv", ".vcf")]
    return _hash_files(folder, files, {f"csv/{name}.csv": digest for name, digest in tables.items()})


def write_sums(folder: Path, known: Mapping[str, str]) -> None:
    """Write `SHA256SUMS` over every other file of the release, as `sha256sum --check` reads it.

    Args:
        folder: The release.
        known: SHA-256 by file, of those that are hashed already.
    """
    files = [path for path in folder.rglob("*") if path.is_file() and path != folder / SUMS]
    lines = [f"{digest}  {name}\n" for name, digest in sorted(_hash_files(folder, files, known).items())]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _hash_files(folder: Path, files: Iterable[Path], known: Mapping[str, str]) -> dict[str, str]:
    names = [path.relative_to(folder).as_posix() for path in files]
    with ThreadPoolExecutor() as pool:  # hashing lets go of the interpreter, so that it uses every core
        digests = pool.map(lambda name: known.get(name) or hash_file(folder / name), names)
        return dict(zip(names, digests, strict=True))
