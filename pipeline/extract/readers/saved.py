"""Mails and saved pages: the body as the page or text that it is, with what its head says of title and day.

The day of a mail that passes another on, and the one on which a page was saved, bound the date above only. What comes
with a mail is named, not read: it is a document of its own.
"""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from xml.parsers.expat import ExpatError

from msgspec import structs

from pipeline.domain.layout import Document, Hint, Note
from pipeline.domain.saved import MHTML, WEBARCHIVE
from pipeline.errors import UnreadableError
from pipeline.extract.readers.html import read_html
from pipeline.extract.readers.text import read_text

_PASSED_ON = re.compile(r"(?:\s*(?:sv|vb|vs|re|fwd?|aw)\s*:)+\s*", re.IGNORECASE)  # before the subject that it answers
_PREFERRED = ("html", "plain")


def read_saved(data: bytes, kind: str) -> Document:
    """Read a mail or a page that a browser saved.

    Args:
        data: The file.
        kind: Its media type.

    Raises:
        UnreadableError: It is damaged, or holds no page or text.
    """
    if kind == WEBARCHIVE:
        return read_html(_open_archive(data))
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(_PREFERRED)
    content = body.get_payload(decode=True) if body is not None else None
    attached = 0 if kind == MHTML else sum(part is not body for part in _iterate_files(message))
    if body is None or not isinstance(content, bytes) or not content.strip():
        more = f"; {_name_files(attached)}" if attached else ""
        raise UnreadableError(f"it holds no page and no text{more}", reason_code="no_text")
    document = read_html(content) if body.get_content_type() == "text/html" else read_text(content)
    hints = (*document.hints, *_read_head(message, kind))
    notes = (Note("attachment", _name_files(attached), is_loss=True),) if attached else ()
    return structs.replace(document, hints=hints, notes=document.notes + notes)


def _open_archive(data: bytes) -> bytes:
    """The page in what Safari saves, a property list."""
    try:
        page = plistlib.loads(data)["WebMainResource"]["WebResourceData"]
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError, OverflowError):
        page = None
    if not isinstance(page, bytes):
        raise UnreadableError("the file is damaged or cut off", reason_code="damaged")
    return page


def _iterate_files(message: EmailMessage) -> Iterator[EmailMessage]:
    """Parts of a mail that are files; pictures stand in its text."""
    return (part for part in message.walk() if part.get_filename() and part.get_content_maintype() != "image")


def _name_files(count: int) -> str:
    return f"files that come with the mail are not read ({count}): save them, and add each by itself"


def _read_head(message: EmailMessage, kind: str) -> Iterator[Hint]:
    subject = " ".join(str(message["subject"] or "").split())
    passed_on = _PASSED_ON.match(subject)
    if title := subject[passed_on.end() if passed_on else 0 :]:
        yield Hint("title", title)
    try:
        day = parsedate_to_datetime(str(message["date"])).date().isoformat()
    except ValueError:
        return
    yield Hint("saved" if kind == MHTML else "passed_on" if passed_on else "date", day)
