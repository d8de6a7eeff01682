"""The texts of a web page as a browser prints them: white space collapsed, entities put back, the unseen left out."""

from __future__ import annotations

import re
from functools import cache

from pipeline.vocabulary import phrase_pattern

_UNPRINTED = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_ODD_BYTES = bytes((*range(0x20), *range(0x7F, 0xA1), 0xAD))  # of Latin-1, what is no letter, sign or blank
_ENTITIES = (("&nbsp;", "\u00a0"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))


@cache
def _link_notices() -> re.Pattern[str]:
    return re.compile(rf"\s*\(?{phrase_pattern('link_notice').pattern}\)?[.,]?", re.IGNORECASE)


def drop_link_notices(markup: str) -> str:
    """Take out what a page adds to the words of its links to say where they lead, which is no part of a name.

    >>> drop_link_notices("<a>Origolinjen Länk till annan webbplats, öppnas i nytt fönster.</a>")
    '<a>Origolinjen</a>'
    """
    return _link_notices().sub("", markup)


def unescape(text: str) -> str:
    """Text as it was before lexbor wrote it out.

    >>> unescape("Stöd &amp; skydd, 1 &lt; 2")
    'Stöd & skydd, 1 < 2'
    """
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def collapse(text: str) -> str:
    """Text as a browser prints it: runs of white space are one blank, and what is never seen is left out."""
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join(_UNPRINTED.sub("", text).split())
    return unescape(text) if "&" in text else text


def tidy_texts(texts: list[str]) -> list[str] | None:
    """All texts of a page at once as a browser prints them, each but for the blanks at its ends.

    To tidy a page takes a few passes over it in C, where to tidy its lines one by one takes as many for each line.

    Returns:
        The texts; None where some of them hold what is rare, and only a line by itself can be told what it prints.

    >>> tidy_texts(["\\n  Eva  Ek\\u00a0", "", "1 &lt; 2"])
    [' Eva Ek ', '', '1 < 2']
    """
    whole = given = "<".join(texts)
    for blank in "\n\t\r\u00a0":
        whole = whole.replace(blank, " ")
    while "  " in whole:
        whole = whole.replace("  ", " ")
    if not _is_plainly_printed(whole) or whole.count("<") != len(texts) - 1:
        return None
    tidy = texts if whole == given else whole.split("<")
    return [unescape(text) if "&" in text else text for text in tidy] if "&" in whole else tidy


def _is_plainly_printed(text: str) -> bool:
    """Whether there is nothing in it but what is seen, and blanks; text within Latin-1 is quick to tell."""
    try:
        encoded = text.encode("latin-1")
    except UnicodeEncodeError:
        return text.isprintable()
    return len(encoded.translate(None, _ODD_BYTES)) == len(encoded)
