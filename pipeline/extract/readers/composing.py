"""Letters in two parts made one: with combining marks, with marks that stand alone, or spelt as references."""

from __future__ import annotations

import html
import re
import unicodedata

_ALONE = {"\u00a8": "\u0308", "\u02da": "\u030a"}  # the marks of ä, ö and å as characters of their own
_PARTED = re.compile(f"([aouAOU])([{''.join(_ALONE)}])")
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
# One that is the first byte of a letter in UTF-8, before another that is no ASCII; or a combining mark.
_BROKEN = re.compile(
    r"&(?:A(?:tilde|circ)|#19[45]|#[xX][cC][23]);[^\x00-\x25\x27-\x7f]"
    r"|&#(?:7[6-9]\d|8[0-7]\d|[xX]0?3[0-6][0-9a-fA-F]);"
)


def compose(text: str) -> str:
    """Compose the letters of a text that are in two parts.

    >>> compose("O\\u0308rebro"), compose("Va\\u00a8sttra\\u02da")
    ('Örebro', 'Västtrå')
    """
    if any(mark in text for mark in _ALONE):
        text = _PARTED.sub(lambda found: found.group(1) + _ALONE[found.group(2)], text)
    return text if _is_composed(text) else unicodedata.normalize("NFC", text)


def spell_out(markup: str) -> str:
    """Write the character references of markup beyond ASCII as characters, where they spell parts of broken letters.

    >>> spell_out("V&Atilde;&curren;st &amp;"), spell_out("V&auml;st")
    ('VÃ¤st &amp;', 'V&auml;st')
    """
    return _REFERENCE.sub(_spell, markup) if "&" in markup and _BROKEN.search(markup) else markup


def _spell(reference: re.Match[str]) -> str:
    character = html.unescape(reference.group())
    return reference.group() if character.isascii() else character


def _is_composed(text: str) -> bool:
    """Whether no letter is in two parts; text within Latin-1, which is quick to tell, has none."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return unicodedata.is_normalized("NFC", text)
    return True
