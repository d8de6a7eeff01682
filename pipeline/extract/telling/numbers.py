"""Numbers and addresses of a text with the short codes, and the ink by which each is known among what is taken."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.wording.channel_spans import Span
from pipeline.extract.wording.channels import find_emails, find_webs
from pipeline.extract.wording.phones import find_phones

Ink = tuple[int, int, str]  # page, line, digits: a number wherever it is printed on the line
SHORT_NUMBER = re.compile(r"(?<![\d\w+-])(112|114 ?14|114 114|1177|11313|113 13|116 ?\d{3})(?![\d-])")


def digits_of(text: str) -> str:
    """Give the digits of a number, with 0 for +46.

    >>> digits_of("+46 (0)20-39 00 00") == digits_of("020–390 000")
    True
    """
    bare = re.sub(r"^\(?(?:\+|00)\s?46\)?\s?(?:\(0\)|0)?", "0", text.strip())
    return re.sub(r"\D", "", bare)


def read_ink(text: str) -> str:
    """Give what a number or mail is known by among the ink that is taken: digits, or the mail as printed."""
    return text if "@" in text else digits_of(text)


@lru_cache(maxsize=4096)
def find_addresses(text: str) -> tuple[Span, ...]:
    """Find the numbers, short codes among them, and then the mail and web addresses of a text.

    >>> [span.text for span in find_addresses("Bris: 116 111, info@example.se")]
    ['116 111', 'info@example.se']
    """
    phones = find_phones(text)
    short = (Span("phone", *match.span(), match.group()) for match in SHORT_NUMBER.finditer(text))
    parted = (s for s in short if not any(span.start < s.end and s.start < span.end for span in phones))
    return (*phones, *parted, *find_emails(text), *find_webs(text))
