"""Which web pages are nested so deep that a parser would take hours or gigabytes over them."""

from __future__ import annotations

import re

from pipeline.errors import UnreadableError
from pipeline.extract.readers.html_kinds import EMPTY

_FEW_TAGS, _SOME_TAGS = 2_000, 20_000
_MAX_DEPTH = 1_000
_MAX_COPIES = 2_000_000
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Where these overlap with blocks, a browser opens them again in each block: all that differ by an attribute.
_COPIED = frozenset(b"b big code em font i nobr s small strike strong tt u".split())
_ENDED_BY_NEXT = frozenset(b"li p td th tr dt dd option optgroup tbody thead tfoot colgroup rp rt html body".split())
_COPIED_TAG = re.compile(
    rb"<[bcefinstuBCEFINSTU](?:|(?i:ig|ode|m|ont|obr|mall|trike|trong|t))[\t\n\r\f /]"  # and some that there are not
)
_UNCOUNTED = frozenset(name.encode() for name in EMPTY) | _ENDED_BY_NEXT


def check_nesting(page: bytes) -> None:
    """Turn away a page of elements within elements without end.

    Raises:
        UnreadableError: It is nested deeper than any page that people are to read.
    """
    tags = page.count(b"<")
    if tags <= _FEW_TAGS:
        return  # too few to do harm, however they are nested
    if tags > _SOME_TAGS or tags * len(_COPIED_TAG.findall(page)) > _MAX_COPIES:
        _measure_nesting(page)


def _measure_nesting(page: bytes) -> None:
    depth = copied = copies = 0
    for slash, name in _TAG.findall(page):
        name = name.lower()
        if name in _COPIED:
            copied = max(copied + (-1 if slash else 1), 0)
        else:
            copies += copied
        if name not in _UNCOUNTED:
            depth = max(depth + (-1 if slash else 1), 0)
        if depth > _MAX_DEPTH or copies > _MAX_COPIES:
            raise UnreadableError("the web page is nested too deep", reason_code="too_deep")
