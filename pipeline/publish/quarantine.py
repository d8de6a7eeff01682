"""`quarantine/`: what could not be read, for a person to look at: one list, and one text for each edition."""

from __future__ import annotations

import shutil
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
    for edition_id, rows in items.sort_values("quarantine_id").groupby("edition_id"):
        parts = [
            f"{_place(page, line)}: {reason}: {'' if pd.isna(detail) else detail}\n    {'' if pd.isna(raw) else raw}\n"
            for page, line, reason, detail, raw in rows[
                ["page", "line", "reason_code", "detail", "raw_text"]
            ].itertuples(index=False)
        ]
        (place / f"{edition_id}.txt").write_text("".join(parts), encoding="utf-8")


def _place(page: float | None, line: float | None) -> str:
    if pd.isna(page):
        return "whole document"
    return f"page {page}" if pd.isna(line) else f"page {page}, line {line}"
