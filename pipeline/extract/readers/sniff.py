"""What kind of file bytes are, told from the bytes; the name decides only between kinds that look alike."""

from __future__ import annotations

import re

from pipeline.domain.office import OPEN_DOCUMENT, SHEETS, SLIDES, SUFFIXES, WORD
from pipeline.domain.saved import MAIL, MHTML, WEBARCHIVE

PDF = "application/pdf"
HTML = "text/html"
TEXT = "text/plain"
JSON = "application/json"
ZIP = "application/zip"
UNKNOWN = "application/octet-stream"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"PK\x03\x04", ZIP),
    (b"\x1f\x8b", "application/gzip"),
    (b"{\\rtf", "application/rtf"),
    (b"bplist00", WEBARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
)
_PARTS = {b"word/": WORD, b"ppt/": SLIDES, b"xl/": SHEETS}  # folders of a packed file, whose names stand at its parts
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|article|section|main|table|h[1-6]|p|ul|dl|script|style|header|nav|span|a)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADERS = re.compile(
    rb"\s*(?:From [^\r\n]*\r?\n)?(?P<head>(?:[A-Za-z][\w-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+)\r?\n"
)  # of a mail (RFC 5322), up to the blank line before its body
_MAIL_HEADERS = (
    b"\ndate:",
    b"\nfrom:",
    b"\nmime-version:",
    b"\nmessage-id:",
    b"\nreceived:",
)  # a mail has three or more
_JSON_START = re.compile(rb'\s*(?:\[\s*)?\{\s*"(?:[^"\\\r\n]|\\.){0,200}"\s*:')
_HTML_ANYWHERE = re.compile(rb"</(?:html|body|div|p|table|ul|h[1-6]|td|li|article|section)\s*>", re.IGNORECASE)
_HEAD = 64 * 1024


def sniff_media_type(data: bytes, name: str = "") -> str:
    """The media type of a file, from its first bytes.

    Args:
        data: The file, or at least its first 64 KiB.
        name: Its name; asked only where tagged text could be a web page or a text that quotes one, and where a packed
            file begins with none of its own parts.

    Returns:
        Such as `application/pdf`, `text/html`, `text/plain` or `image/png`; `application/octet-stream` when unknown.

    >>> sniff_media_type(b"%PDF-1.7 ...", "kontakt.html")
    'application/pdf'
    >>> sniff_media_type("Eva Åkesson\\nTel: 070-174 06 05".encode("cp1252"))
    'text/plain'
    """
    head = data[:_HEAD]
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return _sniff_packed(head, name) if media_type == ZIP else media_type
    if b"%PDF-" in head[:1024]:
        return PDF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return _sniff_text(head, name)


def _sniff_packed(head: bytes, name: str) -> str:
    """Tell Word, PowerPoint and Excel by the first of their own parts, or by the name where that comes late.

    OpenDocument says what it is in its first part.

    >>> _sniff_packed(b"PK..[Content_Types].xml..PK..word/document.xml..", "") == WORD
    True
    """
    open_document = next(
        (kind for kind in SUFFIXES if OPEN_DOCUMENT in kind and f"mimetype{kind}".encode() in head), None
    )
    if open_document:
        return open_document
    found = [(at, kind) for part, kind in _PARTS.items() if (at := head.find(part)) >= 0]
    by_name = (kind for kind, suffix in SUFFIXES.items() if name.lower().endswith(suffix))
    return min(found)[1] if found else next(by_name, ZIP)


def _sniff_text(head: bytes, name: str) -> str:
    wide = guess_utf16(head)
    narrow = head.decode(wide, errors="ignore").encode() if wide else head
    narrow = narrow.removeprefix(b"\xef\xbb\xbf")
    if headers := _HEADERS.match(narrow):
        named = b"\n" + headers["head"].lower()
        if sum(name in named for name in _MAIL_HEADERS) >= 3:
            return MHTML if b"\ncontent-type: multipart/related" in named else MAIL
    if _HTML_START.match(narrow):
        return HTML
    if _JSON_START.match(narrow):
        return JSON
    tags = len(_HTML_ANYWHERE.findall(narrow))
    is_named_html = name.lower().endswith((".html", ".htm", ".xhtml"))
    return HTML if tags >= 3 or (is_named_html and tags) else _text_or_unknown(narrow)


def guess_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 text, by its byte order mark or the zeros in every other place; None for other text.

    >>> guess_utf16("Åsa Öberg".encode("utf-16-le"))
    'utf-16-le'
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:_HEAD]
    if b"\x00" not in sample:
        return None
    half = len(sample) // 2
    low, high = sample[0 : half * 2 : 2].count(0), sample[1 : half * 2 : 2].count(0)
    if half < 2 or max(low, high) < 0.3 * half or min(low, high) > 0.1 * half:
        return None
    return "utf-16-be" if low > high else "utf-16-le"


def _text_or_unknown(head: bytes) -> str:
    control = sum(head.count(byte) for byte in range(32) if byte not in (9, 10, 11, 12, 13, 27))
    return TEXT if control <= len(head) // 100 else UNKNOWN
