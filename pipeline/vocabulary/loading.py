"""Reading the vocabulary files: CSV with a header, lists in a cell joined with `|`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache  # several kinds of words stand in one file, and each is asked for by itself
def read_table(name: str) -> tuple[Mapping[str, str], ...]:
    """Read one vocabulary file beside this module.

    Args:
        name: File name without `.csv`.

    Returns:
        Its rows, each a mapping from column to stripped text.
    """
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        header, *rows = csv.reader(handle, strict=True)
        return tuple(dict(zip(header, map(str.strip, row), strict=True)) for row in rows if row)


def split_cell(cell: str) -> tuple[str, ...]:
    """Split a cell that holds a list.

    >>> split_cell("Norra|Norr")
    ('Norra', 'Norr')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())
