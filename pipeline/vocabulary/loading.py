"""Reading the vocabulary files: CSV with a header, lists in a cell joined with `|`."""

from __future__ import annotations

import csv
from pathlib import Path


def read_table(name: str) -> list[dict[str, str]]:
    """Read one vocabulary file beside this module.

    Args:
        name: File name without `.csv`.

    Returns:
        Its rows, each a mapping from column to stripped text.
    """
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return [{key: value.strip() for key, value in row.items()} for row in csv.DictReader(handle, strict=True)]


def split_cell(cell: str) -> tuple[str, ...]:
    """Split a cell that holds a list.

    >>> split_cell("Norra|Norr")
    ('Norra', 'Norr')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())
