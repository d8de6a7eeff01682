"""Whether a text tells of someone who was erased: names them, or gives their mail address or number."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

from pipeline.publish.erasure.likeness import PAIR, list_pairs_in
from pipeline.publish.erasure.registry import Blocklist

_WORD = re.compile(r"[^\W\d_]+")
_MAIL = re.compile(r"[^\s<>()\[\],;:]+@[^\s<>()\[\],;:]+")
_PHONE = re.compile(r"\+?\d[\d\s\-–‑/().]{4,18}\d")
_LONGEST_NAME = 5


def tells(text: str, blocklist: Blocklist) -> bool:
    """Whether a text names someone on the list, though damaged or turned round, or gives their mail or number."""
    if "%" in text and tells(unquote_plus(text).replace("%", " "), blocklist):
        return True
    if any(blocklist.holds("email", mail.removeprefix("mailto:").rstrip(".")) for mail in _MAIL.findall(text)):
        return True
    if gives_number(text, blocklist):
        return True
    if any(blocklist.holds(PAIR, pair) for pair in list_pairs_in(text)):
        return True
    words = _WORD.findall(text)
    return any(
        blocklist.holds("name", " ".join(words[start : start + count]))
        for count in range(2, _LONGEST_NAME + 1)
        for start in range(len(words) - count + 1)
    )


def gives_number(text: str, blocklist: Blocklist) -> bool:
    """Whether a text gives the number of someone on the list, however it is grouped."""
    return any(blocklist.holds("phone", form) for found in _PHONE.findall(text) for form in _spell_phone(found))


def _spell_phone(text: str) -> tuple[str, ...]:
    digits = "".join(letter for letter in text if letter.isdigit())
    if text.lstrip().startswith("+") or digits.startswith("00"):
        abroad = digits.removeprefix("00")
        return (f"+46{abroad[2:].lstrip('0')}" if abroad.startswith("46") else f"+{abroad}",)  # `+46 (0)31`
    return (f"+46{digits.lstrip('0')}",)
