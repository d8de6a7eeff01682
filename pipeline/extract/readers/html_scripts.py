"""What stands in the scripts of a page only: a browser makes contacts of it, and this reader runs no scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.domain.layout import Line, Note

SAVE_RUN = "save it from a browser, which has run its scripts, as one file (.mhtml)"
_SCRIPT = re.compile(rb"<script\b[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(rb"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def note_scripted(page: bytes, lines: Sequence[Line]) -> tuple[Note, ...]:
    """Note that a page shows no address of its own, but holds some in scripts.

    Args:
        page: The page in UTF-8.
        lines: What of it is read.
    """
    if b"@" not in page or any(map(_shows_mail, lines)):
        return ()
    mails = {mail for script in _SCRIPT.findall(page) for mail in _MAIL.findall(script)}
    detail = f"mail addresses stand in its scripts only ({len(mails)}): {SAVE_RUN}"
    return (Note("in_scripts", detail, is_loss=True),) if mails else ()


def _shows_mail(line: Line) -> bool:
    return "@" in line.text or any(link.href.startswith("mailto:") for link in line.links)


def is_scripted(page: bytes) -> bool:
    """Whether a page has scripts."""
    return _SCRIPT.search(page) is not None
