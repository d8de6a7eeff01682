"""Extraction: what one edition says, verbatim and with its place; see `docs/statements.md` for what comes out."""

from __future__ import annotations

from pipeline.extract.edition import extract_edition, extract_statements
from pipeline.extract.telling.dating import date_edition

__all__ = ["date_edition", "extract_edition", "extract_statements"]
