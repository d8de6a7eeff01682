"""Two readings of one page made into one, each where it is strong; the other is kept beside it.

The Swedish model gets å, ä and ö right; mail addresses, web addresses and `§` come from the other reading (the English
model's, or the text layer that the scan came with). Digits are never chosen between: where they differ, the Swedish
model's stand and the other reading is kept, which marks the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.readers.mail_pieces import complete_address, mend_bars
from pipeline.extract.readers.printed import PrintedWord

_ADDRESS = re.compile(r"@|^www\.|^https?:|\w\.(?:se|nu|com|org|eu|net)\b", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"\D+")
_SECTION_AS = ("8", "6", "5", "3", "$", "S", "&", "")  # what models without `§` make of it
_COUNTRY = "+46"
_MARRED_COUNTRY = re.compile(r"\+4[^\w\s]")
_BUCKET = 12.0
_SHORT = 2  # characters of a word that may be specks
_MOSTLY = 0.8
_NEAR = 2.0  # type sizes to the line above or below
_LEVEL = 0.5  # of the type size that the bases of one line may lie apart: lines lie more than one apart


def combine_readings(swedish: Sequence[PrintedWord], other: Sequence[PrintedWord]) -> list[PrintedWord]:
    """Combine the words of two readings of one page, matched by their place.

    >>> def words(*texts):
    ...     return [PrintedWord(text, 50 * n, 0, 50 * n + 40, 10, 8, 10) for n, text in enumerate(texts)]
    >>> [word.text for word in combine_readings(words("Åsa", "asaQexample.se"), words("Asa", "asa@example.se"))]
    ['Åsa', 'asa@example.se']
    """
    combined: list[PrintedWord] = []
    for mine, theirs in _match(swedish, other):
        seen = mine if theirs else [word for word in mine if not _is_speck(word, swedish)]
        combined.extend(_choose(seen, theirs))
    return combined


def _is_speck(word: PrintedWord, words: Sequence[PrintedWord]) -> bool:
    """Whether ink that the other reading does not see is dirt: a mark, or a letter or two that stand apart.

    In the white between two columns it would join them.
    """
    if len(word.text) > _SHORT or not any(map(str.isalnum, word.text)):
        return not any(map(str.isalnum, word.text))
    return not any(
        other is not word
        and other.baseline == word.baseline
        and max(word.x0, other.x0) - min(word.x1, other.x1) < word.size
        for other in words
    )


def restore_sections(words: Sequence[PrintedWord], english: Sequence[PrintedWord]) -> list[PrintedWord]:
    """Put back each `§` that the English model saw, where two other readings lost it."""
    restored: list[PrintedWord] = []
    for mine, theirs in _match(words, english):
        my_text, their_text = (" ".join(word.text for word in side) for side in (mine, theirs))
        is_lost = bool(mine) and _is_section(my_text, their_text)
        restored.extend(_placed_like(theirs, mine[0]) if is_lost else mine)
    return restored


def digits_differ(word: PrintedWord) -> bool:
    """Whether the readings of a word disagree on a digit; a letter misread as a digit within a word is none."""
    if word.other is None:
        return False
    mine, theirs = _digits(word.text), _digits(word.other)
    if mine == theirs or "§" in word.text:
        return False
    if not mine:
        letters = sum(map(str.isalpha, word.text))
        return len(theirs) > max(2, letters)
    return True


def _digits(text: str) -> str:
    return _NOT_DIGITS.sub("", text)


def _match(
    swedish: Sequence[PrintedWord], other: Sequence[PrintedWord]
) -> Iterator[tuple[list[PrintedWord], list[PrintedWord]]]:
    """Groups of words of both readings that cover the same ink, in the order of the Swedish reading."""
    buckets: dict[int, list[int]] = {}
    for index, word in enumerate(other):
        buckets.setdefault(int((word.top + word.bottom) / 2 // _BUCKET), []).append(index)
    found = [_find_hits(word, other, buckets) for word in swedish]
    levelled = {i for word, hits in zip(swedish, found, strict=True) for i in hits if _is_level(word, other[i])}
    matched = {i for hits in found for i in hits}
    if len(levelled) >= _MOSTLY * len(matched):
        levelled = matched  # its bases are those of the image: a word on none of them stands in a line of its own
    groups: list[tuple[list[PrintedWord], set[int]]] = []
    group_of: dict[int, int] = {}
    for word, hit in zip(swedish, found, strict=True):
        hits = {i for i in hit if i not in levelled or _is_level(word, other[i])}
        known = {group_of[index] for index in hits if index in group_of}
        if len(known) == 1:
            place = known.pop()
            groups[place][0].append(word)
            groups[place][1].update(hits)
        else:
            place = len(groups)
            hits -= group_of.keys()
            groups.append(([word], hits))
        group_of.update(dict.fromkeys(hits, place))
    for mine, indices in groups:
        yield mine, sorted((other[index] for index in indices), key=lambda word: word.x0)
    for index, word in enumerate(other):
        if index not in group_of:
            yield [], [_size_like(word, swedish)]


def _size_like(word: PrintedWord, words: Sequence[PrintedWord]) -> PrintedWord:
    """A word of a layer in the type of those above or below it: that of the layer tells how it was laid, no more."""
    near = [
        other
        for other in words
        if min(word.x1, other.x1) > max(word.x0, other.x0) and abs(word.baseline - other.baseline) < _NEAR * other.size
    ]
    like = min(near, key=lambda other: abs(word.baseline - other.baseline), default=None)
    if like is None:
        return word
    top, bottom = like.baseline - like.top, like.bottom - like.baseline
    return replace(word, size=like.size, top=word.baseline - top, bottom=word.baseline + bottom)


def _find_hits(word: PrintedWord, other: Sequence[PrintedWord], buckets: Mapping[int, Sequence[int]]) -> list[int]:
    """The words of the other reading that cover the ink of a word, by their index."""
    bucket = int((word.top + word.bottom) / 2 // _BUCKET)
    return [i for near in range(bucket - 2, bucket + 3) for i in buckets.get(near, ()) if _same_ink(word, other[i])]


def _is_level(word: PrintedWord, other: PrintedWord) -> bool:
    """Whether two words stand on one base: a layer's type may be so large that it reaches into the line above."""
    return abs(word.baseline - other.baseline) < _LEVEL * word.size


def _same_ink(word: PrintedWord, other: PrintedWord) -> bool:
    wide = min(word.x1, other.x1) - max(word.x0, other.x0)
    high = min(word.bottom, other.bottom) - max(word.top, other.top)
    return (
        wide > 0.4 * min(word.x1 - word.x0, other.x1 - other.x0)
        and high > 0.4 * min(word.bottom - word.top, other.bottom - other.top)
    )  # fmt: skip


def _choose(mine: list[PrintedWord], theirs: list[PrintedWord]) -> list[PrintedWord]:
    if not mine:
        # Ink that the Swedish model saw nothing in: kept where it says something.
        return [replace(word, other="") for word in theirs if re.search(r"[\w§@]{2}|§", word.text)]
    if not theirs:
        return [replace(word, other="") for word in mine]
    my_text, their_text = (" ".join(word.text for word in words) for words in (mine, theirs))
    if _ADDRESS.search(their_text.replace(" ", "")) and ("@" in their_text or "@" not in my_text):
        whole = complete_address(my_text, their_text) or mend_bars(their_text.replace(" ", ""), my_text)
        return (
            [replace(mine[0], text=whole, x1=mine[-1].x1, other=their_text)]
            if whole
            else _with_other(_placed_like(theirs, mine[0]), my_text)
        )
    if _is_section(my_text, their_text):
        return _placed_like(theirs, mine[0])
    return _with_other(_mend_country(mine, theirs), their_text)


def _mend_country(mine: list[PrintedWord], theirs: list[PrintedWord]) -> list[PrintedWord]:
    """The words with `+46` where a sign was read for its 6: before a number in Sweden it can be nothing else."""
    is_marred = _MARRED_COUNTRY.fullmatch(mine[0].text) and theirs[0].text == _COUNTRY
    return [replace(mine[0], text=_COUNTRY), *mine[1:]] if is_marred else mine


def _is_section(mine: str, theirs: str) -> bool:
    """Whether a reading saw `§` where the other one has a digit, a sign or nothing for it.

    >>> _is_section("158", "15 §"), _is_section("15 5", "14 §")
    (True, False)
    """
    if "§" not in theirs or "§" in mine:
        return False
    bare = mine.replace(" ", "")
    return any(theirs.replace(" ", "").replace("§", sign) == bare for sign in _SECTION_AS)


def _placed_like(words: Sequence[PrintedWord], like: PrintedWord) -> list[PrintedWord]:
    """Words of the other reading on the line of the Swedish one, whose baselines are those of the page."""
    return [
        replace(word, baseline=like.baseline, size=like.size, top=like.top, bottom=like.bottom, is_open=False)
        for word in words
    ]


def _with_other(words: Sequence[PrintedWord], other: str) -> list[PrintedWord]:
    """Words with the other reading of all of them kept at the first; word by word where they are as many."""
    parts = other.split(" ")
    if len(parts) == len(words):
        return [replace(word, other=part) for word, part in zip(words, parts, strict=True)]
    if _digits(other) == _digits("".join(word.text for word in words)):
        return [replace(words[0], other=words[0].text), *(replace(word, other=word.text) for word in words[1:])]
    return [replace(words[0], other=other), *(replace(word, other=None) for word in words[1:])]
