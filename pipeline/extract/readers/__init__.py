"""Bytes to the layout model: one reader for each kind of file, and one door for all of them."""

from __future__ import annotations

from pipeline.extract.readers.limits import read_document_within_limits
from pipeline.extract.readers.reading import read_document
from pipeline.extract.readers.sniff import sniff_media_type

__all__ = ["read_document", "read_document_within_limits", "sniff_media_type"]
