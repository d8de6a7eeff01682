"""Shadow roots that a page declares: a browser shows what is in such a template, its slots filled with own parts."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TEMPLATE = re.compile(rb"<template\b([^>]*)>|</template\s*>", re.IGNORECASE)
_ROOT = re.compile(rb"\bshadowroot(?:mode)?\b", re.IGNORECASE)
_MARK = "data-shadow-root"


def open_shadow_roots(page: bytes) -> bytes:
    """Make the templates that declare a shadow root blocks of the page; others stay what nobody is shown.

    Args:
        page: The page in UTF-8.

    >>> open_shadow_roots(b"<x-a><template shadowrootmode=open><p>Eva</p></template></x-a>")
    b'<x-a><div data-shadow-root><p>Eva</p></div></x-a>'
    """
    if b"shadowroot" not in page:
        return page
    pieces: list[bytes] = []
    opened: list[bool] = []  # whether each open template is a root
    at = 0
    for tag in _TEMPLATE.finditer(page):
        is_opening = tag[1] is not None
        if is_opening:
            opened.append(_ROOT.search(tag[1]) is not None)
        is_root = bool(opened) and (opened[-1] if is_opening else opened.pop())
        if is_root:
            pieces += [page[at : tag.start()], f"<div {_MARK}>".encode() if is_opening else b"</div>"]
            at = tag.end()
    return b"".join((*pieces, page[at:]))


def fill_slots(tree: LexborHTMLParser) -> None:
    """Put the parts of the elements with a shadow root into its slots; a slot that nothing fills keeps what it says.

    Args:
        tree: The page as `open_shadow_roots` leaves it, which is changed.
    """
    for root in tree.css(f"[{_MARK}]"):
        host = root.parent
        parts = [
            part for part in (host.iter(include_text=True) if host is not None else ()) if part.mem_id != root.mem_id
        ]
        for slot in root.css("slot"):
            name = slot.attributes.get("name") or ""
            own = [part for part in parts if _slot_of(part) == name and (part.html or "").strip()]
            if own:
                slot.inner_html = "".join(part.html or "" for part in own)
        for part in parts:
            part.decompose()


def _slot_of(part: LexborNode) -> str:
    return (part.attributes.get("slot") or "") if part.tag != "-text" else ""
