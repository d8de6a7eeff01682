"""One edition from bytes to statements: read, parse, then each kind of mention in turn, then what is left over."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.domain.edition import Capture, Edition
from pipeline.domain.layout import Document
from pipeline.domain.statements import Extraction, QuarantinedItem
from pipeline.errors import PipelineError, UnreadableError
from pipeline.extract.coverage import find_coverage
from pipeline.extract.leftovers import (
    collect_dates,
    collect_leftovers,
    collect_lesser_readings,
    collect_losses,
    collect_lost_numbers,
    collect_unreachable,
)
from pipeline.extract.lines.ocr_text import is_ocr_text
from pipeline.extract.lines.rows import read_rows
from pipeline.extract.mentions import Draft, seal_drafts
from pipeline.extract.readers import read_document_within_limits
from pipeline.extract.readers.bounded import MEMORY_MB, SECONDS, call_within_limits
from pipeline.extract.selfcheck import choose_reading, set_doubts_aside, tell_reading
from pipeline.extract.telling.dating import date_edition
from pipeline.extract.telling.helplines import extract_helplines
from pipeline.extract.telling.imprint import draft_edition
from pipeline.extract.telling.laws import extract_laws
from pipeline.extract.telling.leadership import add_leadership
from pipeline.extract.telling.listed_services import extract_listed_services, leave_lines, part_at
from pipeline.extract.telling.members import extract_participants
from pipeline.extract.telling.numbers import Ink, digits_of
from pipeline.extract.telling.participants import Participants
from pipeline.extract.telling.passages import Passage, read_passages
from pipeline.extract.telling.publishers import find_publisher
from pipeline.extract.telling.services import extract_services
from pipeline.vocabulary import match_organization

_SHORT = 20_000  # characters that take some seconds at the most, whatever they are


def extract_edition(capture: Capture, *, seconds: float = SECONDS, memory_mb: int = MEMORY_MB) -> Extraction:
    """Read a capture and extract all that it says; a long document in a child process, so that it harms no other.

    Args:
        capture: The document.
        seconds: How long reading may take, and extraction as long again.
        memory_mb: How much memory either may use.

    Raises:
        UnreadableError: Nothing in it can be read, or not within the limits of time and memory, or our own code fails
            on it: that is no reason to publish nothing of the others.
        WorkerError: A child process cannot be started.
    """
    try:
        return _extract_within_limits(capture, seconds, memory_mb)
    except (PipelineError, OSError):
        raise
    except Exception as error:
        kind = type(error).__name__
        raise UnreadableError(
            f"an error in the program ({kind})", reason_code="failed", document=capture.edition.file
        ) from error


def _extract_within_limits(capture: Capture, seconds: float, memory_mb: int) -> Extraction:
    document = read_document_within_limits(capture.path, capture.media_type, seconds=seconds, memory_mb=memory_mb)
    if sum(len(line.text) for line in document.lines()) <= _SHORT:
        return extract_statements(capture.edition, document)
    try:
        return call_within_limits(extract_statements, capture.edition, document, seconds=seconds, memory_mb=memory_mb)
    except UnreadableError as error:
        raise UnreadableError(error.message, reason_code=error.reason_code, document=capture.edition.file) from error


def extract_statements(edition: Edition, document: Document) -> Extraction:
    """Extract all that a document says, verbatim and with its places.

    Args:
        edition: Its row in the registry.
        document: As read.
    """
    rows = read_rows(document)
    passages = read_passages(rows, document)
    reading = choose_reading(document, rows)
    facts, contacts = reading.facts, reading.contacts
    doubts = set_doubts_aside(reading, is_unordered=is_ocr_text(document))
    listed = extract_listed_services(passages, _inks(contacts.claimed))
    taken = _inks(contacts.claimed) | listed.claimed
    parted = part_at(passages, listed.lines)
    helplines = extract_helplines(parted, taken)
    of_contacts = {place[:2] for draft in (*contacts.people, *contacts.regions.values()) for place in draft.printed()}
    participants = extract_participants(passages, contacts.agencies, listed.lines, of_contacts)
    add_leadership(participants, passages)
    _link_operators([*listed.drafts, *helplines.drafts], participants)
    laws = extract_laws(passages)
    taken |= helplines.claimed
    services = extract_services(leave_lines(parted, listed.strange), taken, listed.known)
    drafts = [
        *draft_edition(document, rows, passages, edition.retrieved_on),
        *contacts.people,
        *contacts.regions.values(),
        *listed.drafts,
        *helplines.drafts,
        *participants.drafts.values(),
        *services,
        *laws.drafts,
    ]
    covered = find_coverage(
        facts, contacts, participants, [*listed.drafts, *helplines.drafts], (row.line.text for row in rows)
    )
    claimed = taken | _inks(place for draft in services for place in draft.printed())
    quarantined = [
        *collect_losses(document),
        *collect_lesser_readings(document),
        *doubts,
        *tell_reading(reading),
        *collect_leftovers(facts, claimed, contacts.people),
        *collect_lost_numbers(facts),
        *collect_unreachable(contacts.unreachable, contacts.people),
        *collect_dates(rows, drafts),
        *(_cut_citation(*cut) for cut in laws.cut),
    ]
    return Extraction(
        edition.edition_id,
        document,
        date_edition(document, edition),
        seal_drafts(drafts, edition.edition_id),
        tuple(list_ for list_ in covered if not (doubts and list_.list_name == "regional_coordinators")),
        tuple(sorted(quarantined, key=lambda item: (item.page or 0, item.line or 0, item.raw_text))),
        publisher=None if edition.publisher else find_publisher(document, edition.url),
    )


def _inks(claimed: Iterable[tuple[int, int, int, str]]) -> set[Ink]:
    """Give the ink at the places that are used: text as printed, and for numbers their digits too."""
    inks: set[Ink] = set()
    for page, line, _, text in claimed:
        inks.add((page, line, text))
        if "@" not in text and (digits := "".join(filter(str.isdigit, text))):
            inks.update({(page, line, digits_of(text)), (page, line, digits)})
    return inks


def _link_operators(helplines: Iterable[Draft], participants: Participants) -> None:
    """Let a helpline stand under the mention of the organization that runs it, where there is one."""
    for draft in helplines:
        operator = next((s.raw_text for s in draft.statements if s.property == "operator"), "")
        found = match_organization(operator) if operator else None
        draft.parent = participants.drafts.get(found.entry.org_id) if found is not None else None


def _cut_citation(passage: Passage, start: int, end: int) -> QuarantinedItem:
    place = passage.place(start, end)
    text = passage.flat[start:end]
    return QuarantinedItem(
        place.page, place.line, text, "cut_off_citation", "a section whose statute or chapter is cut off"
    )
