"""Running heads and page numbers in a text without geometry: they stand in the middle of what goes on overleaf.

A head is a line of words with a page number at its end, its beginning, or in the line beside it. It is taken for one
where it comes again with a higher number, or where it is the first or last of a page or stands between blank lines.
Without a number it is one where it begins or ends a page as it did a page before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.domain.layout import Line, Page
from pipeline.extract.readers.shapes import has_detail
from pipeline.extract.wording.counties import read_counties
from pipeline.extract.wording.names import has_given_name, looks_like_name
from pipeline.extract.wording.region_names import find_region, read_region
from pipeline.vocabulary import match_label, skeleton

_NUMBER = re.compile(
    r"[-–—\s]*(?:sida|sid\.?|s\.)?\s*(?P<number>\d{1,3})(?:\s*(?:av|/|\()\s*\d{1,3}\)?)?[-–—\s]*", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\s*(?P<head>[^\W\d_][^@:]{4,88}?)(?P<gap>\s+)(?:sida |sid\.? )?(?P<number>\d{1,3})\s*", re.IGNORECASE
)
_NUMBERED_FIRST = re.compile(r"\s*(?P<number>\d{1,3})(?P<gap>\s{2,})(?P<head>[^\W\d_][^@:]{4,88})")
_HEAD = re.compile(r"\s*(?P<head>[^\W\d_][^@:]{4,88})")
_LEAST_WORDS = 2
_LIKE = 85
_REMEMBERED = 4  # pages: heads of the left and right pages, and of a part before, may differ
_LEAST_LABELS = 2  # words that name fields, in a row of heads
_COLUMNS = re.compile(r"\S(?:\t|\s{2,})\S|\|")
_GAP = 2  # blanks that set a number off from the words of a line


@dataclass(frozen=True, slots=True)
class _Head:
    """What may be a running head: its words, page number and lines, and whether its place shows it to be one."""

    words: str
    number: int
    lines: tuple[Line, ...]
    is_apart: bool


def find_running_texts(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Page and number of each line that is a running head or the page number beside it.

    >>> texts = ["Eva Ek", "", "Manual mot människohandel   7", "", "070-174 06 05"]
    >>> page = Page(1, tuple(Line(1, number, text) for number, text in enumerate(texts, start=1)))
    >>> find_running_texts([page])
    {(1, 3)}
    """
    found = list(_find_heads(pages))
    running = [head for head in found if head.is_apart or _comes_again(head, found)]
    return {(line.page, line.number) for head in running for line in head.lines} | set(_find_repeated(pages))


def _find_repeated(pages: Sequence[Page]) -> Iterator[tuple[int, int]]:
    """Page and number of each line of words that begins or ends a page as one of the pages before it."""
    for edge in (0, -1):
        seen: list[str] = []
        for page in pages:
            filled = [line for line in page.lines if line.text.strip()]
            words = skeleton(filled[edge].text) if filled and _may_repeat(filled[edge].text) else ""
            if words and any(fuzz.ratio(words, other) >= _LIKE for other in seen):
                yield page.number, filled[edge].number
            seen += [words] if words else []
            seen = seen[-_REMEMBERED:]


def _may_repeat(text: str) -> bool:
    """Whether a line is words that head a page, and no row that names the columns of a table anew."""
    found = _HEAD.fullmatch(text.rstrip())
    labels = sum(match_label(word, is_fuzzy=False) is not None for word in text.split())
    return found is not None and _may_be_head(text) and labels < _LEAST_LABELS and not _COLUMNS.search(text.strip())


def _find_heads(pages: Sequence[Page]) -> Iterator[_Head]:
    for page in pages:
        texts = [line.text for line in page.lines]
        filled = [at for at, text in enumerate(texts) if text.strip()]
        taken = -1
        for at in filled:
            found = (_read_numbered(texts[at]) or _read_pair(*texts[at : at + 2])) if at > taken else None
            if found is None:
                continue
            words, number, length, is_set_off = found
            taken = at + length - 1
            is_edge = len(pages) > 1 and (at == filled[0] or taken == filled[-1])
            is_alone = _is_blank(texts, at - 1) and _is_blank(texts, taken + 1)
            is_apart = is_set_off and (is_edge or is_alone or _is_phrase(words))
            yield _Head(skeleton(words), number, page.lines[at : taken + 1], is_apart)


def _read_numbered(text: str) -> tuple[str, int, int, bool] | None:
    """The words of a line and the page number at one of its ends, how many lines they are, and if blanks part them."""
    found = _NUMBERED.fullmatch(text) or _NUMBERED_FIRST.fullmatch(text)
    if found is None or not _may_be_head(found["head"]):
        return None
    return found["head"], int(found["number"]), 1, len(found["gap"]) >= _GAP


def _read_pair(first: str, second: str = "") -> tuple[str, int, int, bool] | None:
    """The words of one of two lines and the page number that is the other one."""
    for words, number in ((first, second), (second, first)):
        head, page_number = _HEAD.fullmatch(words), _NUMBER.fullmatch(number)
        if head and page_number and _may_be_head(words):
            return head["head"], int(page_number["number"]), 2, True
    return None


def _may_be_head(words: str) -> bool:
    """Whether words are several and none that tell of a person, a region or a county."""
    bare = words.strip()
    if has_given_name(bare) or looks_like_name(bare):
        return False
    is_placed = read_region(bare) or find_region(bare) or read_counties(bare, is_listed=True)
    return len(bare.split()) >= _LEAST_WORDS and not has_detail(bare) and not is_placed


def _is_phrase(words: str) -> bool:
    """Whether words are a phrase, as a title is, and no list or heading in capitals: it has small words in it."""
    bare = words.split()
    return len(bare) > _LEAST_WORDS and "," not in words and any(word.islower() for word in bare[1:])


def _is_blank(texts: Sequence[str], at: int) -> bool:
    return not 0 <= at < len(texts) or not texts[at].strip()


def _comes_again(head: _Head, heads: Sequence[_Head]) -> bool:
    return any(other.number != head.number and fuzz.ratio(other.words, head.words) >= _LIKE for other in heads)
