"""The five documents, extracted, normalized and reconciled once for all tests."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pandas as pd

from pipeline.domain.edition import Capture
from pipeline.domain.statements import Extraction
from pipeline.extract import extract_edition
from pipeline.extract.readers.sniff import sniff_media_type
from pipeline.ingest import load_capture, read_editions
from pipeline.normalize import normalize_editions
from pipeline.reconcile import reconcile_editions

RAW = Path(__file__).parents[2] / "raw"
DATA = Path(__file__).parent / "data"


@cache
def read_seeds() -> tuple[tuple[Capture, ...], tuple[Extraction, ...]]:
    captures = tuple(load_capture(edition, RAW, sniff_media_type) for edition in read_editions(RAW))
    return captures, normalize_editions([extract_edition(capture) for capture in captures])


@cache
def reconcile_seeds() -> dict[str, pd.DataFrame]:
    captures, extractions = read_seeds()
    return reconcile_editions(captures, extractions, [])


def read_cases(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def as_text(frame: pd.DataFrame, columns: list[str]) -> list[tuple[str, ...]]:
    """The rows of some columns as text, sorted; missing values are empty."""
    filled = frame[columns].astype("object").where(frame[columns].notna(), "")
    return sorted(tuple(str(value) for value in row) for row in filled.itertuples(index=False, name=None))
