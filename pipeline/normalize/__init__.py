"""Values in standard form: repaired text, E.164 numbers, lower-case mails, official codes, canonical citations."""

from __future__ import annotations

from pipeline.normalize.editions import normalize_editions

__all__ = ["normalize_editions"]
