"""The door: which reader a file goes to."""

from __future__ import annotations

from pipeline.domain import office, saved
from pipeline.domain.layout import Document
from pipeline.errors import UnreadableError
from pipeline.extract.readers.sniff import HTML, JSON, PDF, TEXT, ZIP, sniff_media_type

_MAX_LINE = (
    20_000  # some eight printed pages; what is longer was never a line, and every pattern is tried at each place
)
_OFFICE_LIKE = frozenset({ZIP, "application/rtf", "application/x-ole-storage"})
_SAVE_AS = (
    "if it is a document of an office program, "
    "save it without a password as PDF, .docx, .pptx, .xlsx, .odt, .odp or .ods"
)


def read_document(data: bytes, media_type: str | None = None) -> Document:
    """Read a document of any kind into the layout model.

    Args:
        data: The bytes as retrieved.
        media_type: What they are, if known; else it is told from the bytes.

    Raises:
        UnreadableError: Nothing in it can be read; `reason_code` says why.
    """
    if len(data) < 65536 and not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise UnreadableError("the file is empty", reason_code="empty")
    document = _read(data, media_type or sniff_media_type(data))
    longest = max([len(line.text) for page in document.pages for line in page.lines], default=0)
    if not longest or not any(line.text and not line.text.isspace() for line in document.lines()):
        raise UnreadableError("nothing is printed in it", reason_code="no_text")
    if longest > _MAX_LINE:
        line = next(line for line in document.lines() if len(line.text) == longest)
        raise UnreadableError(
            f"page {line.page}, line {line.number}: a line of {longest} characters", reason_code="line_too_long"
        )
    return document


def _read(data: bytes, kind: str) -> Document:
    # Each reader is imported when it is needed: the libraries for PDF take longer to load than a text takes to read.
    if kind == TEXT:
        from pipeline.extract.readers.text import read_text

        return read_text(data)
    if kind == JSON:
        from pipeline.extract.readers.json_data import read_json

        return read_json(data)
    if kind == HTML:
        from pipeline.extract.readers.html import read_html

        return read_html(data)
    if kind == PDF:
        from pipeline.extract.readers.pdf import read_pdf

        return read_pdf(data)
    if kind.startswith("image/"):
        from pipeline.extract.readers.images import read_image_file

        return read_image_file(data, kind)
    if kind in office.SUFFIXES:
        from pipeline.extract.readers.office import read_office

        return read_office(data, kind)
    if kind in saved.SUFFIXES:
        from pipeline.extract.readers.saved import read_saved

        return read_saved(data, kind)
    advice = f"; {_SAVE_AS}" if kind in _OFFICE_LIKE else ""
    raise UnreadableError(f"no reader for {kind}{advice}", reason_code="unknown_kind")
