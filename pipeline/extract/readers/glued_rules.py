"""Words of a scan that begin with the rule at the left of their cell, read as `|`, `I`, `i`, `l` or `1`.

Told by the place: the word begins where the rule stands, and no letter of a cell does. A `1` is the rule only
before an area code: `1070-174 06 05`. A bar before a number is one wherever the other reading has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.domain.layout import Box
from pipeline.extract.readers.printed import PrintedWord

_SIGN = re.compile(r"^[|I!il\]\[]\s*(?=[^\W_]{2})")
_ONE = re.compile(r"^1(?=0\d{1,3}-\d)")  # before an area code, as no number begins
_AT = 1.0  # points between the beginning of a word and the middle of a rule
_NARROW = 0.3  # of the type size: a sign that is nothing but the rule


def cut_read_rules(words: Sequence[PrintedWord], rules: Sequence[Box]) -> list[PrintedWord]:
    """Take the rule from words that begin with one, and leave out those that are nothing else.

    Args:
        words: Of a page that lies level, with their other reading.
        rules: Of the same page.

    >>> rule = Box(100, 10, 100.5, 60)
    >>> words = [PrintedWord(text, 100, 20, 160, 30, 28, 10) for text in ("1070-174", "IEva", "Ines", "112")]
    >>> [word.text for word in cut_read_rules(words, [rule])]
    ['070-174', 'Eva', 'Ines', '112']
    """
    uprights = [rule for rule in rules if rule.x1 - rule.x0 < rule.y1 - rule.y0]
    cut = (_cut(word) if _begins_at(word, uprights) else _cut_bar(word) for word in words)
    return [word for word in cut if word is not None]


def _begins_at(word: PrintedWord, uprights: Sequence[Box]) -> bool:
    middle = (word.top + word.bottom) / 2
    return any(abs(word.x0 - (rule.x0 + rule.x1) / 2) <= _AT and rule.y0 < middle < rule.y1 for rule in uprights)


def _cut(word: PrintedWord) -> PrintedWord | None:
    """A word without the rule that it begins with; None where it is nothing else."""
    if len(word.text) == 1 and word.text in "|I!il1" and word.x1 - word.x0 <= _NARROW * word.size:
        return None
    text = _read_on(word.text)
    other = word.other and _read_on(word.other)
    return word if text == word.text else replace(word, text=text, other=other)


def _cut_bar(word: PrintedWord) -> PrintedWord:
    """A number without the bar before it that the other reading has not."""
    is_read = word.text[:1] == "|" and word.text[1:2].isdigit() and word.other == word.text[1:]
    return replace(word, text=word.text[1:]) if is_read else word


def _read_on(text: str) -> str:
    """A text without the sign that it begins with, where a capital or a digit follows: no word begins so.

    >>> _read_on("iTuva"), _read_on("1070-174"), _read_on("Ivar"), _read_on("112")
    ('Tuva', '070-174', 'Ivar', '112')
    """
    if _ONE.match(text):
        return text[1:]
    rest = _SIGN.sub("", text)
    return rest if rest[:1].isupper() or rest[:1].isdigit() else text
