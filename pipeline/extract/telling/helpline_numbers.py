"""The numbers of helplines in a text, and the words that tell that each is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.telling.numbers import SHORT_NUMBER, digits_of
from pipeline.extract.telling.passages import Passage, sentence_at
from pipeline.extract.wording.channels import find_emails
from pipeline.extract.wording.lines_of_many import is_freephone, is_of_exchange
from pipeline.extract.wording.phones import find_phones
from pipeline.vocabulary import match_label, phrase_pattern

CALL = re.compile(r"\b(?:ring\w*|tel(?:efon)?\w*|nummer|nr|kontakta\w*|n\ws|jour\w*|larm\w*)\b", re.IGNORECASE)
LABELLED = re.compile(r"^\W*(?P<name>[^\W\d][^:\d]{1,50}?)\s*(?::|\s[–-]\s)\s*\+?\d")
_BESIDE_CODE = re.compile(r"^\W*(?P<name>[^\W\d][^:\d]{2,40}?)[\s,–-]+(?P<code>[\d ]+)\W*$")
POLICE = re.compile(r"\b(?:polisanm\w{1,2}lan|polisen|polis)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at characters `start` to `end` of a passage, and where the word stands that tells what it is."""

    passage: Passage
    start: int
    end: int
    text: str
    kind: str
    cue: tuple[int, int] | None
    evidence: str
    confidence: float


def find_numbers(passage: Passage) -> Iterator[Number]:
    """Find the numbers that a passage gives as those of helplines, short codes after the others."""
    heading = passage.heading.flat if passage.heading is not None else ""
    for span in find_phones(passage.flat):
        if is_of_exchange(passage.flat[: span.start]) or _is_outsiders(passage, span.start):
            continue
        cue = _nearest(passage, phrase_pattern("helpline"), span.start)
        is_free = is_freephone(span.text)
        is_headed = phrase_pattern("helpline").search(heading) is not None and not _is_personal(passage)
        if is_free or is_headed or (cue is not None and _reaches(passage.flat, cue, span.start)):
            evidence = "a freephone number" if is_free else "stands with a word for a helpline"
            yield Number(passage, span.start, span.end, span.text, "helpline", cue, evidence, 1.0 if is_free else 0.9)
    for match in SHORT_NUMBER.finditer(passage.flat):
        number = _read_short(passage, match)
        if number is not None:
            yield number


def _is_outsiders(passage: Passage, start: int) -> bool:
    """Whether the label before a number gives it to the press, a registrar or the like."""
    label = re.search(r"([^\W\d]+)\s*:\s*$", passage.flat[:start])
    found = match_label(label[1], is_fuzzy=False) if label is not None else None
    return found is not None and found.entry.property == "outsider"


def _read_short(passage: Passage, match: re.Match[str]) -> Number | None:
    start, end = sentence_at(passage, match.start())
    before = passage.flat[start : match.start()]
    emergency = _nearest(passage, phrase_pattern("emergency"), match.start(), start, end)
    is_labelled = re.search(r":\s*$", before) is not None and LABELLED.match(passage.flat) is not None
    is_called = (
        is_labelled
        or _is_named_line(passage, match)
        or CALL.search(before) is not None
        or not re.search(r"\w", before.replace("SOS", ""))
    )
    if not (is_called or emergency) or _is_postcode(passage, match):
        return None
    digits = digits_of(match.group())
    kind = "emergency" if digits == "112" else "helpline"
    police = _nearest(passage, POLICE, match.start(), start, match.start())
    cue = (
        emergency
        if kind == "emergency"
        else police or _nearest(passage, phrase_pattern("helpline"), match.start(), start, end)
    )
    return Number(
        passage, match.start(), match.end(), match.group(), kind, cue, "a short code that one is told to call", 0.95
    )


def _is_named_line(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a line is a name and a short code, and nothing else (`Polisen 114 14`); `Rum 112` is none."""
    found = _BESIDE_CODE.match(passage.flat)
    return (
        len(digits_of(match.group())) > 4 and found is not None and digits_of(found["code"]) == digits_of(match.group())
    )


def _is_postcode(passage: Passage, match: re.Match[str]) -> bool:
    """Whether five digits are followed by a town on the same line."""
    rest = passage.text[passage.offsets[match.end() - 1] + 1 :].split("\n")[0]
    return (
        len(digits_of(match.group())) == 5 and re.match(r"[ \u00a0]+[A-ZÅÄÖ][a-zåäö]+\s*(?:$|[,|])", rest) is not None
    )


def _is_personal(passage: Passage) -> bool:
    """Whether a block has a mail, and so is more likely somebody's contact than a helpline."""
    return bool(find_emails(passage.flat))


def _reaches(text: str, cue: tuple[int, int], position: int) -> bool:
    """Whether a cue and a number stand in one sentence, or right beside each other."""
    low, high = min(cue[1], position), max(cue[0], position)
    return high - low < 120 and not re.search(r"[.!?]\s+[A-ZÅÄÖ]", text[low:high])


def _nearest(
    passage: Passage, pattern: re.Pattern[str], position: int, start: int = 0, end: int | None = None
) -> tuple[int, int] | None:
    found = _find_spans(pattern, passage.flat, start, end if end is not None else len(passage.flat))
    before = [span for span in found if span[1] <= position]
    return before[-1] if before else next(iter(found), None)


@lru_cache(maxsize=8)
def _find_spans(pattern: re.Pattern[str], text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where a pattern is found; every number of a passage asks this, and there may be thousands."""
    return tuple(match.span() for match in pattern.finditer(text, start, end))
