"""The published schema under semantic versioning.

Every version that was ever published stays in `schemas/` as a CSV, one row per column. The newest must be what the
models say now, and its number must be high enough for what changed since the one before: a consumer's query that would
break needs a new major number, an addition a new minor one, other words a new patch.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Literal

from pipeline.validate.schema import Table, read_schema, read_view

FOLDER = Path(__file__).with_name("schemas")
FIELDS = ("table", "column", "type", "required", "key", "values", "description")
Level = Literal["major", "minor", "patch", "none"]
Snapshot = dict[tuple[str, str], dict[str, str]]


def take_snapshot() -> Snapshot:
    """The schema as the models say now, by table and column."""
    tables = [*read_schema().values(), read_view("directory")]
    return {(row["table"], row["column"]): row for table in tables for row in _rows(table)}


def _rows(table: Table) -> list[dict[str, str]]:
    return [
        {
            "table": table.name,
            "column": column.name,
            "type": column.type,
            "required": "yes" if not column.nullable else "",
            "key": "yes" if column.name in table.key else "",
            "values": "|".join(column.values),
            "description": column.description,
        }
        for column in table.columns
    ]


def read_snapshot(version: str) -> Snapshot:
    """The schema of a version that was published."""
    with (FOLDER / f"{version}.csv").open(encoding="utf-8", newline="") as file:
        return {(row["table"], row["column"]): row for row in csv.DictReader(file)}


@cache
def list_versions() -> tuple[str, ...]:
    """All versions, from old to new."""
    return tuple(sorted((path.stem for path in FOLDER.glob("*.csv")), key=_numbers))


def schema_version() -> str:
    """The version in force."""
    return list_versions()[-1]


def compare_snapshots(old: Snapshot, new: Snapshot) -> Level:
    """What a step from one schema to another means for those who read it.

    A column that goes, changes its type, leaves or enters a key, may now be empty or may hold values that it could not
    hold before breaks a reader; a new column or table does not.
    """
    if any(place not in new or _breaks(row, new[place]) for place, row in old.items()):
        return "major"
    if any(place not in old for place in new):
        return "minor"
    return "none" if old == new else "patch"


def _breaks(old: dict[str, str], new: dict[str, str]) -> bool:
    loosened = bool(old["required"]) and not new["required"]
    widened = bool(old["values"]) and not set(filter(None, new["values"].split("|"))) <= set(old["values"].split("|"))
    reopened = bool(old["values"]) and not new["values"]
    return old["type"] != new["type"] or old["key"] != new["key"] or loosened or widened or reopened


def is_enough(old: str, new: str, level: Level) -> bool:
    """Whether the step from one number to the next is large enough.

    >>> is_enough("1.4.2", "1.5.0", "minor"), is_enough("1.4.2", "1.5.0", "major")
    (True, False)
    """
    before, after = _numbers(old), _numbers(new)
    least = {
        "major": (before[0] + 1, 0, 0),
        "minor": (before[0], before[1] + 1, 0),
        "patch": (before[0], before[1], before[2] + 1),
        "none": before,
    }
    return after >= least[level]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def write_snapshot(version: str) -> Path:
    """Declare the schema of now as a version.

    Raises:
        ValueError: The number is too low for what changed, or was published already.
    """
    versions = list_versions()
    new = take_snapshot()
    if version in versions:
        raise ValueError(f"{version} was published already; what was published stays as it was")
    if versions:
        level = compare_snapshots(read_snapshot(versions[-1]), new)
        if not is_enough(versions[-1], version, level):
            raise ValueError(f"{version} is too low after {versions[-1]}: this is a {level} change")
    path = FOLDER / f"{version}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(new.values())
    list_versions.cache_clear()
    return path
