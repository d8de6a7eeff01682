"""`quarantine/`: what could not be read, for a person to look at: one list, and one text for each edition."""

from __future__ import annotations

import shutil
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pandas as pd


def write_quarantine(folder: Path, items: pd.DataFrame) -> None:
    """Write the quarantine of a release, whose CSV files are written.

    Args:
        folder: The release.
        items: The conformed `quarantine` table.
    """
    place = folder / "quarantine"
    place.mkdir()
    shutil.copyfile(folder / "csv" / "quarantine.csv", place / "quarantine.csv")
    columns = ["edition_id", "page", "line", "reason_code", "detail", "raw_text"]
    listed = items.sort_values(["edition_id", "quarantine_id"])[columns].dropna(subset=columns[:1])
    rows = zip(*(listed[column].tolist() for column in columns), strict=True)
    for edition_id, of_edition in groupby(rows, key=itemgetter(0)):
        parts = [
            f"{_place(page, line)}: {reason}: {'' if pd.isna(detail) else detail}\n    {'' if pd.isna(raw) else raw}\n"
            for _, page, line, reason, detail, raw in of_edition
        ]
        (place / f"{edition_id}.txt").write_text("".join(parts), encoding="utf-8")


def _place(page: float | None, line: float | None) -> str:
    if pd.isna(page):
        return "whole document"
    return f"page {page}" if pd.isna(line) else f"page {page}, line {line}"
