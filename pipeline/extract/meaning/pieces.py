"""One part of a line as a name, a title, an employer, a place or hours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.extract.lines.facts import FactKind
from pipeline.extract.wording.names import has_given_name, looks_like_name
from pipeline.vocabulary import (
    fold,
    match_municipality,
    match_organization,
    match_region,
    organization_kind,
    phrases,
    title_modifiers,
    titles,
)
from pipeline.vocabulary.folding import skeleton

_STRAY_MARK = re.compile(r"[^\w\s]+\w?|[a-zA-Z]|\d{1,2}")
_BETWEEN = re.compile(r"\s+(?:och|&|samt)\s+|\s*/\s*")
LONGEST_PART = 90
_LONGEST_TITLE = 12
_LONG_TITLE = 8  # letters of a title that is known also as OCR reads it
_MOST_PLAIN = 5  # words of a title that no vocabulary knows


@dataclass(frozen=True, slots=True)
class Piece:
    """A classified stretch of a part: its characters, kind, how sure, why, and the vocabulary's id for it."""

    kind: FactKind
    start: int
    end: int
    text: str
    confidence: float = 1.0
    evidence: str = ""
    value: str = ""


def _two_names(text: str) -> tuple[Piece, ...]:
    """Read two names joined with `och`, `&` or a slash."""
    sign = _BETWEEN.search(text)
    first, second = (text[: sign.start()], text[sign.end() :]) if sign else ("", "")
    if sign is None or not (looks_like_name(first) and looks_like_name(second)):
        return ()
    return (
        Piece("name", 0, len(first), first, 0.9, "one of two names"),
        Piece("name", sign.end(), len(text), second, 0.9, "one of two names"),
    )


def drop_trailing_marks(text: str) -> str:
    """A text without the stray marks, single letters and small numbers behind it.

    >>> drop_trailing_marks("Västerås 1 2 3 »"), drop_trailing_marks("Sida 1 2 3 nästa")
    ('Västerås', 'Sida 1 2 3 nästa')
    """
    while not text[-1:].isspace():
        head, *last = text.rsplit(None, 1)
        if not last or not _STRAY_MARK.fullmatch(last[0]):
            break
        text = head
    return text


@lru_cache(maxsize=4096)
def read_single(text: str) -> tuple[Piece, ...]:
    """Read a part between commas, without the stray marks behind it; nothing where it is just text.

    >>> [(p.kind, p.text) for p in read_single("Märta Exempel samordnare \\\\ 1")]
    [('name', 'Märta Exempel'), ('title', 'samordnare')]
    >>> [(p.kind, p.text) for p in read_single("Märta Exempel Nord Umeå kommun")][1:]
    [('region', 'Nord'), ('employer', 'Umeå kommun')]
    """
    stripped = drop_trailing_marks(text)
    if names := _two_names(stripped):
        return names
    words = stripped.split()
    if not words or len(words) > _LONGEST_TITLE or len(stripped) > LONGEST_PART:
        return ()
    if _is_hours(stripped) and not holds_person(words):
        return (Piece("hours", 0, len(stripped), stripped, 0.8, "days or times"),)
    is_title = title_at(words) >= 0
    if match_organization(stripped, is_fuzzy=not is_title) is not None or organization_kind(stripped) is not None:
        return (Piece("employer", 0, len(stripped), stripped, 0.9, "names an organization"),)
    if looks_like_name(stripped) and not is_title:
        return (
            Piece("name", 0, len(stripped), stripped, 0.9 if has_given_name(stripped) else 0.6, "looks like a name"),
        )
    if match_municipality(stripped, is_fuzzy=False) is not None:
        return (Piece("place", 0, len(stripped), stripped, 0.7, "names a municipality"),)
    return _name_and_title(stripped, words)


_JOINING = frozenset({"och", "eller", "samt"})
_DAY = re.compile(r"\b(?:m\wn(?:dag)?|tis(?:dag)?|ons(?:dag)?|tors(?:dag)?|fre(?:dag)?|l\wrdag|s\wndag)(?:ar)?\b")


def _name_and_title(text: str, words: list[str]) -> tuple[Piece, ...]:
    """Read a title, or a name with a title before or after it without a comma."""
    for cut in range(min(4, len(words) - 1), 1, -1):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        is_named = match_organization(tail, is_fuzzy=False) is not None or organization_kind(tail) is not None
        if is_named and looks_like_name(head) and words[cut][0].isupper():
            start = text.index(tail, len(head))
            return (
                Piece("name", 0, len(head), head, 0.9 if has_given_name(head) else 0.7, "before an organization"),
                *_behind_name(tail, start),
            )
    at = title_at(words)
    if at < 0 or set(map(fold, _whole(words))) & set(phrases("prose_word")) or text.endswith((".", "!", "?")):
        return ()
    for cut in (2, 3, 4):
        head, tail = " ".join(words[:cut]), " ".join(words[-cut:])
        if len(words) > cut and at >= cut and looks_like_name(head) and (words[cut][0].islower() or cut == at):
            start = text.index(words[cut], len(head) - 1)
            title = _without_leading_on(text[start:])
            return (
                Piece("name", 0, len(head), head, 0.9 if has_given_name(head) else 0.7, "before a title"),
                Piece("title", start, start + len(title), title, 0.9, "after the name"),
            )
        if len(words) > cut and at < len(words) - cut and has_given_name(tail) and looks_like_name(tail):
            start = text.rindex(tail)
            title = text[:start].strip()
            return (
                Piece("title", 0, len(title), title, 0.8, "before the name"),
                Piece("name", start, len(text), tail, 0.9, "after a title"),
            )
    others = {fold(word) for word in (*words[:at], *words[at + 1 :])}
    if words[0].isdigit() or others & set(phrases("no_title")) or holds_person(words):
        return ()
    return (Piece("title", 0, len(text), text, 0.85, "word of a title"),)


def _behind_name(text: str, start: int) -> tuple[Piece, ...]:
    """Read the organization behind a name, before which a table's row may have the region: `Nord Umeå kommun`."""
    word, _, rest = text.partition(" ")
    region = match_region(word, is_fuzzy=False)
    is_row = region is not None and fold(region.entry.name) == fold(word) and organization_kind(rest) is not None
    at = len(text) - len(rest) if is_row else 0
    held = Piece("employer", start + at, start + len(text), text[at:], 0.85, "after the name")
    if region is None or not is_row:
        return (held,)
    return (
        Piece("region", start, start + len(word), word, 0.9, "between name and organization", region.entry.region_id),
        held,
    )


def _without_leading_on(title: str) -> str:
    """A title without the words that lead on from it to what a person is reached by.

    >>> _without_leading_on("koordinator med"), _without_leading_on("koordinator mot människohandel")
    ('koordinator', 'koordinator mot människohandel')
    """
    while (head := title.rpartition(" ")[0]) and fold(title[len(head) :].strip()) in phrases("leads_on"):
        title = head.rstrip()
    return title


@cache
def _endings() -> tuple[str, ...]:
    """The titles that a longer word may end in (`kvinnofridssamordnare`)."""
    return tuple(fold(title.word) for title in titles() if title.kind == "head" and len(title.word) > 4)


@cache
def _title_words() -> frozenset[str]:
    return frozenset(fold(title.word) for title in titles() if title.kind != "modifier")


def title_at(words: list[str]) -> int:
    """Give the index of the last word that is a title or ends in one, or -1.

    A word that the end of a line broke is read whole.

    >>> title_at(["Senior", "utredare"]), title_at(["Eva", "Norlin"]), title_at(["socialsekre-", "terare"])
    (1, -1, 1)
    >>> title_at(["Handliggare", "Eva"])  # as OCR reads it
    0
    """
    for i in range(len(words) - 1, -1, -1):
        word = _whole(words[max(i - 1, 0) : i + 1])[-1].strip(",.()")
        folded = fold(word)
        if folded in _title_words() or (len(folded) > 7 and folded[2:].endswith(_endings())):
            return i
        if len(folded) >= _LONG_TITLE and skeleton(word) in _title_skeletons():
            return i
    return -1


@cache
def _title_skeletons() -> frozenset[str]:
    return frozenset(
        skeleton(title.word) for title in titles() if title.kind == "head" and len(title.word) >= _LONG_TITLE
    )


def _whole(words: list[str]) -> list[str]:
    """The words, those put together that the end of a line broke: `män-`, `niskohandel`; not `barn-`, `och`."""
    whole: list[str] = []
    for word in words:
        if whole and whole[-1].endswith("-") and word[:1].islower() and fold(word) not in _JOINING:
            whole[-1] = whole[-1][:-1] + word
        else:
            whole.append(word)
    return whole


def count_title_words(words: list[str]) -> int:
    """How many words at the end of a text are a title: a known one with what such words may have before them.

    >>> count_title_words("I Umeå nås biträdande enhetschef".split()), count_title_words("Koordinator är".split())
    (2, 0)
    """
    count = int(bool(words) and title_at(words) == len(words) - 1)
    while 0 < count < len(words) and fold(words[-count - 1]) in title_modifiers():
        count += 1
    return count


def holds_person(words: list[str]) -> bool:
    """Whether a text tells of somebody by name: `Märta Ek nås kl 8-16`, `Regionkoordinator Märta Ek svarar i`."""
    pairs = (" ".join(words[at : at + 2]) for at in range(len(words) - 1))
    return any(has_given_name(pair) and looks_like_name(pair) for pair in pairs)


def is_plain_title(text: str) -> bool:
    """Whether a text may be a title that no vocabulary knows: a few words, none of them of a sentence.

    >>> is_plain_title("regionalt stöd"), is_plain_title("som du kan nå")
    (True, False)
    """
    words = text.split()
    is_worded = all(word.replace("-", "").isalpha() for word in words)
    return 0 < len(words) <= _MOST_PLAIN and is_worded and not {*map(fold, words)} & {*phrases("prose_word")}


def _is_hours(text: str) -> bool:
    """Whether a text tells days or times; `män` alone is no Monday.

    >>> _is_hours("mån-fre 9.00-16.00"), _is_hours("ansvarig för män- och kvinnofrågor")
    (True, False)
    """
    folded = fold(text)
    days = _DAY.findall(folded)
    is_day = bool(days) and (len(days) > 1 or days[0] != "man" or any(map(str.isdigit, text)))
    is_time = re.search(r"\bkl\b|\b\d{1,2}[.:]\d\d\s*[-–]\s*\d{1,2}", text)
    return bool(is_day and (is_time or re.search(r"[-–]|\boch\b|\btjanst|\barbetar", folded))) or bool(is_time)
