"""Names of fields: what a column header, a term or a word before a value announces."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.extract.meaning.pieces import title_at
from pipeline.extract.wording.names import looks_like_name
from pipeline.extract.wording.region_names import read_region
from pipeline.vocabulary import fold, labels, match_heading, match_label

_CREDITS = {e.text.casefold() for e in labels() if e.property == "outsider" and e.text.endswith(" av")}
# What stands alone above the name of who wrote minutes.
_SIGNATURES = {e.text.casefold() for e in labels() if e.property == "outsider" and e.text.startswith("Vid ")}
# The blank between what leads to who made a text and the name: `Sammanställt av Anna Exempel`.
CREDITED = rf"(?<=[Vv])\s(?=[A-ZÅÄÖ])(?:{'|'.join(f'(?<=(?i:{re.escape(text)}) )' for text in sorted(_CREDITS))})"
# Dots that lead the eye to a number, as OCR reads them: `.......cccsccceeceees`.
LEADERS = r"(?<!\w)\.[.:\d]*[acestiouv.:]{10,}(?!\w)"
_BEFORE_CHANNELS = frozenset({"phone", "email", "switchboard", "noise", "former", "outsider"})
_ABBREVIATED = 3  # letters of `Tel`, `Tfn`, `Mob`


def property_of_header(header: str) -> str:
    """Tell what a column header or term announces, or nothing; headers above others come first (`Koordinator Namn`).

    >>> property_of_header("Telefon"), property_of_header("Namn och titel"), property_of_header("Kaffe")
    ('phone', 'name', '')
    """
    parts = [part.split() for part in re.split(r"\s*[/,&(]\s*|\s+och\s+", header)]
    for text in (header, *(" ".join(words[at:]) for words in parts for at in range(len(words)))):
        if (found := match_label(text)) is not None:
            return found.entry.property
    return ""


@cache
def _short_labels() -> frozenset[str]:
    return frozenset(fold(label.text) for label in labels() if len(label.text) <= 2)


def label_of(text: str, is_colon: bool, is_before_channel: bool, is_alone: bool) -> str:
    """Tell what a part announces where it is a label: before a colon, a mail or a number, or alone in its line.

    >>> label_of("Tfn", False, True, False), label_of("Eva", True, False, False)
    ('phone', '')
    >>> label_of("Sammanställt av", False, False, False)
    'outsider'
    """
    if text.casefold() in (_SIGNATURES if is_alone else _CREDITS):
        return "outsider"
    if len(text) > 32 or not (is_colon or is_before_channel or is_alone):
        return ""
    found = match_label(text.strip(" ."), is_fuzzy=is_colon and read_region(text.strip()) is None)
    if found is None and is_before_channel:
        words = text.split()
        found = match_label(words[-1].strip(" ."), is_fuzzy=False) if words and len(words) <= 3 else None
        if found is not None and found.entry.property not in _BEFORE_CHANNELS:
            found = None
        if found is not None and looks_like_name(" ".join(words[:-1])):
            return ""
    if found is None:
        is_set = is_colon or text.islower()  # `tin. 070-…`; no name is written so
        return "phone" if is_set and is_before_channel and _is_misread(text) else ""
    is_channel = found.entry.property in ("phone", "email", "web", "switchboard", "noise", "former")
    is_channel |= found.entry.property == "outsider" and is_before_channel and found.entry.text.startswith("Press")
    if found.entry.property == "outsider" and not (is_colon or is_before_channel):
        return ""
    if fold(text) in _short_labels() and not (is_colon or is_before_channel):
        return ""
    is_lone = is_alone and match_heading(text) is None and title_at(text.split()) < 0
    return found.entry.property if is_colon or is_channel or is_lone else ""


def _is_misread(text: str) -> bool:
    """Whether a short word before a number is the label of one but for a misread letter (`Tin:`, `tin.` for `Tfn`)."""
    return len(text) == _ABBREVIATED and any(
        text[0].lower() == known[0] and Levenshtein.distance(text.lower(), known, score_cutoff=1) == 1
        for known in _of_numbers()
    )


@cache
def _of_numbers() -> tuple[str, ...]:
    return tuple(
        label.text.lower() for label in labels() if label.property == "phone" and len(label.text) == _ABBREVIATED
    )


def are_labels(text: str) -> bool:
    """Whether a text is the names of several fields, as a header has them: `Namn och kommun`."""
    parts = re.split(r"\s+(?:och|&)\s+", text)
    return len(parts) > 1 and all(match_label(part, is_fuzzy=False) is not None for part in parts)
