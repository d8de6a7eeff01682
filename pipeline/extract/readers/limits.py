"""Reading within limits of time and memory: ordinary small files here, all others in a child process."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from pipeline.domain.layout import Document
from pipeline.errors import UnreadableError
from pipeline.extract.readers.bounded import MEMORY_MB, SECONDS, call_within_limits
from pipeline.extract.readers.reading import read_document
from pipeline.extract.readers.sniff import HTML, JSON, PDF, TEXT

_SMALL_TEXT = 256 << 10
_SMALL_PDF = 2 << 20
_INFLATED = 8 << 20  # how much the streams of a small PDF may come to
_PAGE_CONTENT = 64 << 10  # of what a page draws, which is written in ASCII; each letter of it costs a kilobyte and more
_CONTENT = 512 << 10  # and of all pages
_MAX_BYTES = 512 << 20
_STREAM = re.compile(rb"stream\r?\n")
_ODD = re.compile(
    rb"/Encrypt\b|/(?:JBIG2|CCITTFax|DCT|JPX|LZW|RunLength)Decode|/Subtype\s*/Image|/FlateDecode\s*/FlateDecode"
)
# Counts of what is not there, forms that may draw each other, and ranges of codes without end.
_HUGE = re.compile(rb"/(?:Size|Count|N|First|Columns|Colors)\s*\d{6}|/Index\s*\[[^\]]{0,200}?\d{6}|/Subtype\s*/Form\b")
_RANGE = re.compile(rb"<[0-9A-Fa-f]{6,30}>\s*<[0-9A-Fa-f]{6,30}>")  # not the 32 digits of a file's own two ids
_PAGE = re.compile(rb"/Type\s*/Page\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_SMALL_PAGES = 40
_OCR_SECONDS = 20.0
_MAX_OCR_PAGES = 40


def read_document_within_limits(
    path: Path, media_type: str, *, seconds: float = SECONDS, memory_mb: int = MEMORY_MB
) -> Document:
    """Read a document from a file, and give up where that takes too long or too much memory.

    Args:
        path: The file.
        media_type: What it is, told from its bytes.
        seconds: How long it may take.
        memory_mb: How much memory a child process may use.

    Raises:
        UnreadableError: It cannot be read at all, or not within the limits (`too_slow`, `too_large`, `crashed`).
        WorkerError: The child process cannot be started.
    """
    size = path.stat().st_size
    if size > _MAX_BYTES:
        raise UnreadableError(f"the file has {size >> 20} MB", reason_code="too_large", document=path.name)
    try:
        if _is_ordinary(path, media_type, size):
            return read_document(path.read_bytes(), media_type)
        seconds += _ocr_seconds(path, media_type)
        return call_within_limits(_read_file, path, media_type, seconds=seconds, memory_mb=memory_mb)
    except UnreadableError as error:
        raise UnreadableError(error.message, reason_code=error.reason_code, document=path.name) from error


def _is_ordinary(path: Path, media_type: str, size: int) -> bool:
    """Whether a file is small and plain enough to be read without a child process."""
    if media_type in (TEXT, HTML, JSON):
        return size <= _SMALL_TEXT
    return media_type == PDF and size <= _SMALL_PDF and _is_plain_pdf(path.read_bytes())


def _is_plain_pdf(data: bytes) -> bool:
    """Whether a PDF is whole, has few pages, no images and sane counts, and its streams do not swell when inflated."""
    if (
        b"%%EOF" not in data[-1024:]
        or _ODD.search(data)
        or _HUGE.search(data)
        or _RANGE.search(data)
        or len(_PAGE.findall(data)) > _SMALL_PAGES
    ):
        return False
    return _are_plain_streams(data, len(_PAGE.findall(data)))


def _are_plain_streams(data: bytes, pages: int) -> bool:
    room, content = _INFLATED, min(_PAGE_CONTENT * max(pages, 1), _CONTENT)
    for match in _STREAM.finditer(data):
        stream = _inflate(data, match.end(), room + 1)
        room -= len(stream)
        content -= len(stream) if stream[:512].isascii() else 0
        if min(room, content) < 0 or _RANGE.search(stream):
            return False
    return True


def _inflate(data: bytes, start: int, most: int) -> bytes:
    """The first bytes of what a stream holds, packed or plain."""
    try:
        return zlib.decompressobj().decompress(memoryview(data)[start:], most)
    except zlib.error:
        end = data.find(b"endstream", start)
        return data[start : end if 0 <= end < start + most else start + most]


def _ocr_seconds(path: Path, media_type: str) -> float:
    """Time beyond the limit for pages that may have to be read from their image."""
    if media_type != PDF:
        return _OCR_SECONDS if media_type.startswith("image/") else 0.0
    data = path.read_bytes()
    return min(len(_IMAGE.findall(data)), _MAX_OCR_PAGES) * _OCR_SECONDS


def _read_file(path: Path, media_type: str) -> Document:
    return read_document(path.read_bytes(), media_type)
