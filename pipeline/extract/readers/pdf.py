"""PDF files, with pdfplumber: page by page, each closed after use, so that memory does not grow with the pages."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF as PLUMBER_PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from pipeline.domain.layout import Block, Box, Document, Hint, Note, Page
from pipeline.errors import UnreadableError
from pipeline.extract.readers.drafts import Draft, PageDrafter
from pipeline.extract.readers.pdf_words import PrintedPage, read_page
from pipeline.extract.readers.running import find_running_lines
from pipeline.extract.readers.sniff import PDF
from pipeline.extract.readers.typography import make_blocks, measure_typography

MAX_PAGES = 500
MAX_POINTS = 15_000.0  # the widest page that the format itself allows is 14,400

logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass(slots=True)
class ReadPage:
    """A page as read, before its lines are told apart."""

    page: Page
    drafts: list[Draft] = field(default_factory=list)
    notes: tuple[Note, ...] = ()


def read_pdf(data: bytes) -> Document:
    """Read a PDF.

    Raises:
        UnreadableError: It is encrypted, damaged, or has no page.
    """
    with _open(data) as pdf:
        pages = _pages(pdf)
        notes = []
        if len(pages) > MAX_PAGES:
            detail = f"the document has {len(pages)} pages; only the first {MAX_PAGES} are read"
            notes.append(Note("too_many_pages", detail, MAX_PAGES, is_loss=True))
        read = [_read_or_note(page, read_printed_page) for page in pages[:MAX_PAGES]]
        hints = _hints(pdf.metadata)
    return assemble(PDF, read, hints, notes)


def assemble(media_type: str, read: Sequence[ReadPage], hints: tuple[Hint, ...], notes: list[Note]) -> Document:
    """Make a document of its pages: what is a heading and what repeats is told over all of them."""
    pages = tuple(page.page for page in read)
    typography = measure_typography(line for page in pages for line in page.lines)
    running = find_running_lines(pages)
    blocks: list[Block] = []
    for page in read:
        heads = tuple(line for line in page.page.lines if (line.page, line.number) in running)
        if heads:
            blocks.append(Block("paragraph", heads, role="running_head"))
        blocks.extend(make_blocks(_without(page.drafts, running), typography))
    for page in read:
        notes.extend(page.notes)
    losses = [note for note in notes if note.is_loss]
    if losses and not any(page.lines for page in pages):
        raise UnreadableError(losses[0].detail, reason_code=losses[0].code, page=losses[0].page)
    return Document(media_type, pages, tuple(blocks), hints, tuple(notes))


def _without(drafts: Sequence[Draft], running: set[tuple[int, int]]) -> list[Draft]:
    if not running:
        return list(drafts)
    kept = []
    for draft in drafts:
        if draft.kind != "text":
            kept.append(draft)
        elif lines := [line for line in draft.lines if (line.page, line.number) not in running]:
            kept.append(Draft("text", lines, angle=draft.angle))
    return kept


def _open(data: bytes) -> PLUMBER_PDF:
    try:
        return pdfplumber.open(io.BytesIO(data))
    except PdfminerException as error:
        cause = error.args[0] if error.args else error.__context__
        if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
            raise UnreadableError("the PDF is encrypted and asks for a password", reason_code="encrypted") from None
        raise UnreadableError(f"the PDF is damaged ({type(cause).__name__})", reason_code="damaged") from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise UnreadableError(f"the PDF is damaged ({type(error).__name__})", reason_code="damaged") from None


def _pages(pdf: PLUMBER_PDF) -> list[PlumberPage]:
    try:
        pages: list[PlumberPage] = pdf.pages
    except (PdfminerException, MalformedPDFException, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableError(f"its pages cannot be found ({type(error).__name__})", reason_code="damaged") from None
    if not pages:
        raise UnreadableError("the PDF has no pages", reason_code="no_pages")
    return pages


def _read_or_note(page: PlumberPage, read: Callable[[PlumberPage], ReadPage]) -> ReadPage:
    """Read a page; one that cannot be read is noted, and the others go on."""
    number = page.page_number
    try:
        return read(page)
    except (PdfminerException, MalformedPDFException, ValueError, TypeError, KeyError, AttributeError) as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, MemoryError):
            raise cause from error
        note = Note("page_unreadable", f"the page is damaged ({type(error).__name__})", number, is_loss=True)
        return ReadPage(Page(number, ()), notes=(note,))
    finally:
        page.close()


def read_printed_page(page: PlumberPage) -> ReadPage:
    """Read a page with its printed text."""
    width, height = float(page.width), float(page.height)
    if not (0 < width <= MAX_POINTS and 0 < height <= MAX_POINTS):
        note = Note(
            "page_unreadable", f"the page measures {width:.0f} by {height:.0f} points", page.page_number, None, True
        )
        return ReadPage(Page(page.page_number, ()), notes=(note,))
    printed = read_page(page)
    return draft_page(page.page_number, printed, _links(page))


def draft_page(number: int, printed: PrintedPage, links: Sequence[tuple[str, Box]] = ()) -> ReadPage:
    """Lay out what is printed on a page; text that runs at another angle than most follows it."""
    drafter = PageDrafter(number, printed.width, printed.height, links)
    drafts = []
    for angle in sorted(printed.words, key=lambda angle: (-len(printed.words[angle]), angle)):
        drafts.extend(drafter.draft(printed.words[angle], printed.rects if angle == 0 else (), angle))
    notes: tuple[Note, ...] = ()
    if printed.unmapped:
        detail = f"{printed.unmapped} characters of a font without a map to letters"
        notes = (Note("glyphs_unmapped", detail, number, is_loss=printed.unmapped > 0.05 * printed.characters),)
    page = Page(number, tuple(drafter.lines), printed.width, printed.height)
    return ReadPage(page, drafts, notes)


def _links(page: PlumberPage) -> list[tuple[str, Box]]:
    if not page.page_obj.annots:
        return []
    try:
        found = page.hyperlinks
    except (PdfminerException, ValueError, TypeError, KeyError, AttributeError, UnicodeDecodeError):
        return []
    return [(str(link["uri"]), Box(link["x0"], link["top"], link["x1"], link["bottom"])) for link in found]


def _hints(metadata: dict[str, object]) -> tuple[Hint, ...]:
    """What the file says of itself; dates of a file are of the file, and are named so."""
    names = {"Title": "title", "Author": "author", "CreationDate": "created", "ModDate": "modified_file"}
    hints = []
    for name, kind in names.items():
        value = metadata.get(name)
        if isinstance(value, str) and value.strip() and "D:1970" not in value:
            hints.append(Hint(kind, value.strip()))
    return tuple(hints)
