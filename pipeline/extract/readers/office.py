"""Documents of office programs (Office Open XML, OpenDocument), each read as the web page that it would be saved as.

mammoth, python-pptx and openpyxl know the formats of Microsoft. What is found is written as HTML, whose reader tells
headings, lists, tables and links. A slide or a sheet is a page; a text does not say where its pages end, and is one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from msgspec import structs

from pipeline.domain.layout import Block, Document, Line, Page
from pipeline.domain.office import OPEN_SHEETS, OPEN_SLIDES, OPEN_TEXT, SHEETS, SLIDES, WORD
from pipeline.errors import UnreadableError
from pipeline.extract.readers.html import read_html
from pipeline.extract.readers.office_sheets import write_sheets
from pipeline.extract.readers.office_slides import write_slides
from pipeline.extract.readers.opendocument import write_opendocument_slides, write_opendocument_text
from pipeline.extract.readers.opendocument_sheets import write_opendocument_sheets

_INFLATED = 256 << 20  # bytes that the parts of a file may come to
_WORD_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"


def read_office(data: bytes, kind: str) -> Document:
    """Read a text, slides or sheets of an office program.

    Args:
        data: The file.
        kind: Its media type.

    Raises:
        UnreadableError: It is damaged, asks for a password, or swells beyond what a document has.
    """
    _check_size(data)
    try:
        pages = _WRITERS[kind](data)
    except (UnreadableError, MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever a damaged part makes of the libraries, they name no errors of their own
        raise UnreadableError(f"the file is damaged ({type(error).__name__})", reason_code="damaged") from None
    read = [_read_page(number, body) for number, body in enumerate(pages, start=1)]
    blocks = tuple(block for _, page in read for block in page)
    return Document(kind, tuple(page for page, _ in read), blocks)


def _check_size(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        raise UnreadableError("the file is damaged or cut off", reason_code="damaged") from None
    if size > _INFLATED:
        raise UnreadableError(f"its parts come to {size >> 20} MB", reason_code="too_large")


def _write_word(data: bytes) -> Sequence[str]:
    import mammoth

    no_image = mammoth.images.img_element(lambda image: {})
    return [mammoth.convert_to_html(io.BytesIO(data), style_map=_WORD_STYLES, convert_image=no_image).value]


_WRITERS: dict[str, Callable[[bytes], Sequence[str]]] = {
    WORD: _write_word,
    SLIDES: write_slides,
    SHEETS: write_sheets,
    OPEN_TEXT: write_opendocument_text,
    OPEN_SLIDES: write_opendocument_slides,
    OPEN_SHEETS: write_opendocument_sheets,
}


def _read_page(number: int, body: str) -> tuple[Page, tuple[Block, ...]]:
    page = read_html(f"<!doctype html><html><body><main>{body}</main></body></html>".encode())
    lines = tuple(_at_page(line, number) for line in page.lines())
    return Page(number, lines), tuple(_block_at_page(block, number) for block in page.blocks)


def _at_page(line: Line, number: int) -> Line:
    return structs.replace(line, page=number)


def _block_at_page(block: Block, number: int) -> Block:
    lines = tuple(_at_page(line, number) for line in block.lines)
    children = tuple(_block_at_page(child, number) for child in block.children)
    return structs.replace(block, lines=lines, children=children)
