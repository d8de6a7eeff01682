"""Reads the tables of a release back from its CSV files, which tell nothing and an empty text apart from no one."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.validate.schema import RELEASE_TABLES, read_schema


def read_tables(release: Path) -> dict[str, pd.DataFrame]:
    """Frames of text by table name: those that the content digest covers, as far as the release has them.

    Args:
        release: The folder of the release.
    """
    return {
        name: read_table(release, name)
        for name in read_schema()
        if name not in RELEASE_TABLES and (release / "csv" / f"{name}.csv").exists()
    }


def read_table(release: Path, name: str) -> pd.DataFrame:
    """One table as text."""
    return pd.read_csv(release / "csv" / f"{name}.csv", dtype="str", keep_default_na=False, na_values=[""])
