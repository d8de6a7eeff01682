"""A person of a scan, whose name and mail are a line each with its other reading."""

from __future__ import annotations

from pipeline.domain.edition import DateRange
from pipeline.domain.layout import Document, Line, Page
from pipeline.domain.statements import Extraction, Mention, Place, Statement
from pipeline.normalize import normalize_editions


def read_person(name: Line, mail: Line) -> Extraction:
    """An edition of one person, after normalization."""
    said = (
        Statement("name", name.text, name.text, Place(1, 1, 0, len(name.text))),
        Statement("email", mail.text, mail.text, Place(1, 2, 0, len(mail.text))),
    )
    document = Document("application/pdf", (Page(1, (name, mail)),), ())
    dated = DateRange(None, None, "inferred", "")
    return normalize_editions([Extraction("e", document, dated, (Mention("e/1.1", "person", said),))])[0]
