"""Headings that signs mark in plain text: Markdown's `#`, the signs of equality of wikis and AsciiDoc."""

from __future__ import annotations

import re

_MARKED = re.compile(r"(#{1,6})\s+\S|\s*(={2,6})\s*(?=[^\W_])[^=]*(?:\s*\2\s*)?$")


def marked_level(text: str) -> int:
    """Give the level of a heading that signs before it mark, 0 where none do.

    >>> [marked_level(text) for text in ("## Region Nord", "=== Nord ===", "== Region Syd", "=====", "a == b")]
    [2, 3, 2, 0, 0]
    """
    match = _MARKED.match(text)
    return len(match[1] or match[2]) if match else 0
