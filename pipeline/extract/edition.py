"""One edition from bytes to statements: read, parse, then each kind of mention in turn, then what is left over."""

from __future__ import annotations

from pipeline.domain.edition import Capture, Edition
from pipeline.domain.layout import Document
from pipeline.domain.statements import Extraction
from pipeline.extract.coordinators import extract_contacts
from pipeline.extract.dating import date_edition
from pipeline.extract.mentions import seal_drafts
from pipeline.extract.parsing import parse_rows
from pipeline.extract.readers import read_document_within_limits
from pipeline.extract.rows import read_rows


def extract_edition(capture: Capture) -> Extraction:
    """Read a capture and extract all that it says.

    Raises:
        UnreadableError: Nothing in it can be read, or not within the limits of time and memory.
    """
    document = read_document_within_limits(capture.path, capture.media_type)
    return extract_statements(capture.edition, document)


def extract_statements(edition: Edition, document: Document) -> Extraction:
    """Extract all that a document says, verbatim and with its places.

    Args:
        edition: Its row in the registry.
        document: As read.
    """
    rows = read_rows(document)
    facts = parse_rows(rows)
    contacts = extract_contacts(facts)
    mentions = seal_drafts(contacts.drafts(), edition.edition_id)
    return Extraction(edition.edition_id, document, date_edition(document, edition), mentions)
