"""PDF files, with pdfplumber: page by page, each closed after use, so that memory does not grow with the pages."""

from __future__ import annotations

import io
import logging

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSEOF
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF as PLUMBER_PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from pipeline.domain.layout import Box, Document, Hint, Note, Page
from pipeline.errors import UnreadableError
from pipeline.extract.readers.pages import ReadPage, assemble_document, draft_page
from pipeline.extract.readers.pdf_fields import read_fields
from pipeline.extract.readers.pdf_words import PrintedPage, read_page
from pipeline.extract.readers.scans import Scanner, needs_reading
from pipeline.extract.readers.sheet_pages import join_sheets
from pipeline.extract.readers.sniff import PDF

MAX_PAGES = 500
MAX_POINTS = 15_000.0  # the widest page that the format itself allows is 14,400

logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read_pdf(data: bytes) -> Document:
    """Read a PDF.

    Raises:
        UnreadableError: It is encrypted, damaged, or has no page.
    """
    pdf = _open(data)
    pages = _pages(pdf)
    notes = []
    if len(pages) > MAX_PAGES:
        detail = f"the document has {len(pages)} pages; only the first {MAX_PAGES} are read"
        notes.append(Note("too_many_pages", detail, MAX_PAGES, is_loss=True))
    with Scanner(data) as scanner:
        read = [_read_or_note(page, scanner) for page in pages[:MAX_PAGES]]
    read = join_sheets(read, lambda number: _reread(pages[number - 1]))
    return assemble_document(PDF, read, _hints(pdf.metadata), notes)


def _open(data: bytes) -> PLUMBER_PDF:
    try:
        return pdfplumber.open(io.BytesIO(data))
    except PdfminerException as error:
        cause = error.args[0] if error.args else error.__context__
        if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
            raise UnreadableError("the PDF is encrypted and asks for a password", reason_code="encrypted") from None
        told = "the PDF is cut off before its end" if isinstance(cause, PSEOF) else "the PDF is damaged"
        raise UnreadableError(told, reason_code="damaged") from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        raise UnreadableError("the PDF is damaged", reason_code="damaged") from None


def _pages(pdf: PLUMBER_PDF) -> list[PlumberPage]:
    try:
        pages: list[PlumberPage] = pdf.pages
    except (PdfminerException, MalformedPDFException, ValueError, TypeError, KeyError, AttributeError) as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, RecursionError):
            raise UnreadableError("the tree of its pages is nested too deep", reason_code="too_deep") from None
        raise UnreadableError("the PDF is damaged: its pages cannot be found", reason_code="damaged") from None
    if not pages:
        raise UnreadableError("the PDF has no pages", reason_code="no_pages")
    return pages


def _read_or_note(page: PlumberPage, scanner: Scanner) -> ReadPage:
    """Read a page; one that cannot be read is noted, and the others go on."""
    number = page.page_number
    try:
        return _read_page(page, scanner)
    except (PdfminerException, MalformedPDFException, ValueError, TypeError, KeyError, AttributeError) as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, MemoryError):
            raise cause from error
        note = Note("page_unreadable", "the page is damaged", number, is_loss=True)
        return ReadPage(Page(number, ()), notes=(note,))
    finally:
        page.close()


def _reread(page: PlumberPage) -> PrintedPage:
    try:
        return read_page(page)
    finally:
        page.close()


def _read_page(page: PlumberPage, scanner: Scanner) -> ReadPage:
    """Read a page from its text, or from its image where it is a scan whose text is missing or damaged."""
    width, height = float(page.width), float(page.height)
    if not (0 < width <= MAX_POINTS and 0 < height <= MAX_POINTS):
        note = Note(
            "page_unreadable", f"the page measures {width:.0f} by {height:.0f} points", page.page_number, None, True
        )
        return ReadPage(Page(page.page_number, ()), notes=(note,))
    printed = read_page(page)
    if needs_reading(printed):
        return scanner.read(page.page_number, printed)
    if fields := read_fields(page, printed.words.get(0, ())):
        printed.words[0] = [*printed.words.get(0, ()), *fields]
    return draft_page(page.page_number, printed, _links(page))


def _links(page: PlumberPage) -> list[tuple[str, Box]]:
    """The links of a page; one that is damaged, as one without a place, takes no other with it."""
    annotations = resolve1(page.page_obj.annots)
    links: list[tuple[str, Box]] = []
    for annotation in annotations if isinstance(annotations, list) else ():
        page.page_obj.annots = [annotation]
        try:
            found = page.hyperlinks
        except (PdfminerException, ValueError, TypeError, KeyError, AttributeError, UnicodeDecodeError):
            continue
        links.extend((str(link["uri"]), Box(link["x0"], link["top"], link["x1"], link["bottom"])) for link in found)
    return links


def _hints(metadata: dict[str, object]) -> tuple[Hint, ...]:
    """What the file says of itself; dates of a file are of the file, and are named so."""
    names = {"Title": "title", "Author": "author", "CreationDate": "created", "ModDate": "modified_file"}
    hints = []
    for name, kind in names.items():
        value = metadata.get(name)
        if isinstance(value, str) and value.strip() and "D:1970" not in value:
            hints.append(Hint(kind, value.strip()))
    return tuple(hints)
