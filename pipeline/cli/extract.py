"""`nmt extract FILE`: one document to JSON statements, nothing published."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from pathlib import Path
from typing import TypedDict

from pipeline.domain.edition import Capture, Edition
from pipeline.domain.statements import Extraction, Mention, Statement
from pipeline.errors import InputError
from pipeline.extract import extract_edition
from pipeline.extract.readers import sniff_media_type
from pipeline.normalize import normalize_editions


class StatementJson(TypedDict):
    """A statement as printed on stdout; `box` is x0, y0, x1, y1 in points, or None."""

    property: str
    value: str
    raw_text: str
    page: int
    line: int
    char_start: int
    char_end: int
    box: list[float] | None
    repaired: bool
    confidence: float
    evidence: str


class MentionJson(TypedDict):
    """A mention with its statements."""

    mention_id: str
    entity_type: str
    list_name: str | None
    parent_id: str | None
    statements: list[StatementJson]


class ExtractionJson(TypedDict):
    """All that one document says."""

    file: str
    sha256: str
    media_type: str
    pages: int
    dated: dict[str, str | None]
    coverage: list[dict[str, str]]
    mentions: list[MentionJson]
    quarantined: list[dict[str, str | int | None]]


def run_extract(file: Path) -> ExtractionJson:
    """Extract one document and bring its values into standard form.

    Args:
        file: Any document; what it is is told from its bytes.

    Raises:
        InputError: There is no such file.
        UnreadableError: Nothing in it can be read.
    """
    if not file.is_file():
        raise InputError("there is no such file", document=str(file))
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    edition = Edition(file.stem, file.name, None, None, None, None, None, None, None, digest)
    capture = Capture(edition, file, sniff_media_type(data), len(data))
    (extraction,) = normalize_editions([extract_edition(capture)])
    return _to_json(extraction, file, digest)


def _to_json(extraction: Extraction, file: Path, digest: str) -> ExtractionJson:
    dated = extraction.dated
    return {
        "file": file.name,
        "sha256": digest,
        "media_type": extraction.document.media_type,
        "pages": len(extraction.document.pages),
        "dated": {
            "from": dated.dated_from.isoformat() if dated.dated_from else None,
            "to": dated.dated_to.isoformat() if dated.dated_to else None,
            "basis": dated.basis,
            "evidence": dated.evidence,
        },
        "coverage": [{"list_name": c.list_name, "evidence": c.evidence} for c in extraction.coverage],
        "mentions": [_mention_to_json(mention) for mention in extraction.mentions],
        "quarantined": [asdict(item) for item in extraction.quarantined],
    }


def _mention_to_json(mention: Mention) -> MentionJson:
    return {
        "mention_id": mention.mention_id,
        "entity_type": mention.entity_type,
        "list_name": mention.list_name,
        "parent_id": mention.parent_id,
        "statements": [_statement_to_json(statement) for statement in mention.statements],
    }


def _statement_to_json(statement: Statement) -> StatementJson:
    place = statement.place
    return {
        "property": statement.property,
        "value": statement.value,
        "raw_text": statement.raw_text,
        "page": place.page,
        "line": place.line,
        "char_start": place.char_start,
        "char_end": place.char_end,
        "box": [place.box.x0, place.box.y0, place.box.x1, place.box.y1] if place.box else None,
        "repaired": statement.repaired,
        "confidence": statement.confidence,
        "evidence": statement.evidence,
    }
