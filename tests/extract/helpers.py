"""Shared by the tests of extraction: a registry row, a text read as a document, the seeds as extracted."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from pipeline.domain.edition import Edition
from pipeline.domain.statements import Extraction, Mention
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


def make_edition(edition_id: str = "e") -> Edition:
    return Edition(edition_id, "file", None, None, None, None, None, None, None, "")


def extract_text(text: str) -> Extraction:
    return extract_statements(make_edition(), read_document(text.encode()))


@cache
def extract_seed(number: str) -> Extraction:
    path = next((ROOT / "raw").glob(f"{number}_*"))
    return extract_statements(make_edition(number), read_document(path.read_bytes()))


def people(extraction: Extraction) -> list[Mention]:
    return [mention for mention in extraction.mentions if mention.entity_type == "person"]


def read_cases(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
