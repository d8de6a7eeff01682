"""Texts as an English OCR model leaves them, in which the order of lines is in doubt."""

from __future__ import annotations

from pipeline.domain.layout import Document
from pipeline.extract.readers.sniff import TEXT

_SWEDISH = frozenset("åäöÅÄÖ")


def is_ocr_text(document: Document) -> bool:
    """Whether a document is a text without any Swedish letter, as an English OCR model leaves it."""
    return document.media_type == TEXT and _SWEDISH.isdisjoint(document.text)
