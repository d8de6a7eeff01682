"""Finds the first row in which two CSV files differ, the rows of both being in the order of their keys."""

from __future__ import annotations

import csv
import sys
from itertools import zip_longest
from pathlib import Path
from typing import TextIO


def find_difference(right: Path, wrong: Path, key: tuple[str, ...]) -> tuple[str | None, str]:
    """The key of the first row that differs, joined with '|', and what differs in words.

    Args:
        right: The file as it was published.
        wrong: The file as it is.
        key: Columns in whose order the rows stand.
    """
    csv.field_size_limit(sys.maxsize)
    with _open(right) as one, _open(wrong) as other:
        try:
            for expected, found in zip_longest(_read_rows(one), _read_rows(other)):
                if expected != found:
                    return _tell_difference(expected, found, key)
        except csv.Error as error:
            return None, f"is no CSV: {error}"
    return None, "differs in form, not in content"


def _open(path: Path) -> TextIO:
    return path.open(encoding="utf-8", errors="replace", newline="")


def _read_rows(file: TextIO) -> csv.DictReader[str]:
    return csv.DictReader(file, restkey="cells beyond the last column")


def _tell_difference(
    expected: dict[str, str] | None, found: dict[str, str] | None, key: tuple[str, ...]
) -> tuple[str, str]:
    """The key of the first row that differs, and what differs; rows are in the order of their keys."""
    right, wrong = _join_key(expected, key), _join_key(found, key)
    if expected is None or (found is not None and wrong < right):
        return "|".join(wrong), "a row too many"
    if found is None or right < wrong:
        return "|".join(right), "a row is missing"
    columns = [column for column in {**expected, **found} if expected.get(column) != found.get(column)]
    return "|".join(right), f"differs in {', '.join(columns)}"


def _join_key(row: dict[str, str] | None, key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple((row or {}).get(column) or "" for column in key)
