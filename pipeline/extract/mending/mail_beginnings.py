"""Mails that OCR cut at their beginning, or whose `@` it read as a letter: the name beside one tells that it is a mail.

Half an address is somebody else's or nobody's. What stands before it is taken in (`asa. ek@`, `|.ek@`), and whether
that can be read is for later to say; where no name tells, an address whose first sign or whose `@` is lost is a doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.extract.lines.facts import Fact
from pipeline.extract.wording.names import PARTICLES, match_mail
from pipeline.vocabulary import fold
from pipeline.vocabulary.mail_signs import mend_lost_sign

_WORD_BEFORE = re.compile(r"(?:^|(?<=[\s:;,(]))(?P<word>[a-zåäöé][a-zåäöé-]+)(?: ?[.,_] ?|:| )$")
_PIECE_BEFORE = re.compile(r"(?:^|(?<=[\s:;,(]))(?P<word>[a-z][a-z.-]+) $")
_SIGN_BEFORE = re.compile(r"(?:^|(?<=[\s:;(]))[]|[][.,]$")
_ONE_BEFORE = re.compile(r"(?:^|(?<=[\s:;(]))1[.,] ?$")  # as well the number of an item
_BAR_BEFORE = re.compile(r"(?:^|(?<=[\s:;,(]))(?P<head>(?:[a-z]+\.)?[a-z]*)\|$")
_NEAR = 8  # rows: a card may have its region, counties, town and numbers between
_SURE = 0.9
_WHOLE = 0.95  # how well a mail with the letters before it has to fit
_LIKE = 0.8  # how like the given name, which may be damaged, the word before a mail is
_NOT_LETTERS = re.compile(r"[^a-z]+")


def complete_mails(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts with each mail whole as far as its line shows it.

    Args:
        facts: All facts of a document in reading order, names among them.
    """
    names = sorted((fact for fact in facts if fact.kind == "name"), key=_row)
    completing = {"email": _complete, "lost_sign": _complete_sign}
    completed = {
        id(f): mail for f in facts if f.kind in completing and (mail := completing[f.kind](f, names)) is not None
    }
    if not completed:
        return tuple(facts)
    return tuple(_replace(facts, completed))


def _replace(facts: Sequence[Fact], completed: dict[int, Fact]) -> Iterator[Fact]:
    taken = [(mail.row.index, mail.start, mail.end) for mail in completed.values()]
    for fact in facts:
        if id(fact) in completed:
            yield completed[id(fact)]
        elif not any(row == fact.row.index and start <= fact.start < end for row, start, end in taken):
            yield fact


def _complete(mail: Fact, names: Sequence[Fact]) -> Fact | None:
    text = mail.row.line.text
    before = text[: mail.start] if text[mail.start : mail.end] == mail.text else ""
    patterns = (_SIGN_BEFORE, _ONE_BEFORE, _WORD_BEFORE, _BAR_BEFORE)
    sign, one, word, bar = (pattern.search(before) for pattern in patterns)
    near = [name.text for name in _names_near(mail, names)] if sign or one or word or bar else []
    if bar is not None:
        return _complete_bar(mail, bar, near)
    if (first := sign or one) is not None:
        is_told = any(fold(name)[:1] == "l" and _is_surname(mail.text, name) for name in near)
        whole = replace(mail, start=first.start(), text=text[first.start() : mail.end])
        return whole if is_told else replace(whole, kind="lost_sign") if sign else None
    piece = _PIECE_BEFORE.search(before)
    if piece is not None and any(_is_piece(piece["word"], mail.text, name.text) for name in _names_near(mail, names)):
        return replace(mail, start=piece.start("word"), text=text[piece.start("word") : mail.end])
    if word is None or word["word"] in PARTICLES:
        return None
    if not any(_is_first_word(word["word"], mail.text, name) for name in near):
        return None
    return replace(mail, start=word.start("word"), text=text[word.start("word") : mail.end])


def _is_piece(piece: str, mail: str, name: str) -> bool:
    """Whether a name is what a mail says with the letters before it, and neither what it says without them."""
    whole = match_mail(f"{piece}{mail}", name)
    return whole >= _WHOLE and whole > match_mail(mail, name) and "." in f"{piece}{mail}".partition("@")[0]


def _complete_bar(mail: Fact, bar: re.Match[str], near: Sequence[str]) -> Fact | None:
    """Take a bar before a mail for the l that the name beside it has there; else the bar parts two cells."""
    head, start = bar["head"], bar.start("head")
    meant = f"{head}l{mail.text}"
    if any(match_mail(meant, name) >= _SURE and match_mail(meant, name) > match_mail(mail.text, name) for name in near):
        return replace(mail, start=start, text=mail.row.line.text[start : mail.end])
    return (
        replace(mail, kind="lost_sign", start=start, text=mail.row.line.text[start : mail.end]) if "." in head else None
    )


def _complete_sign(mail: Fact, names: Sequence[Fact]) -> Fact | None:
    """Take an address whose `@` was read as another sign for a mail, if the name beside it is spelled so before it."""
    whole = mend_lost_sign(mail.text)
    if whole is None or not any(match_mail(whole, name.text) >= _SURE for name in _names_near(mail, names)):
        return None
    return replace(mail, kind="email", evidence="the name beside it says where its @ stood", confidence=_SURE)


def _names_near(mail: Fact, names: Sequence[Fact]) -> Sequence[Fact]:
    first = bisect_left(names, mail.row.index - _NEAR, key=_row)
    return names[first : bisect_right(names, mail.row.index + _NEAR, key=_row)]


def _row(fact: Fact) -> int:
    return fact.row.index


def _is_surname(mail: str, name: str) -> bool:
    """Whether a mail's local part is a name without its first word, or the last word of it."""
    words = [_letters(word) for word in name.split()[1:]]
    return _letters(mail.partition("@")[0]) in {"".join(words), words[-1] if words else ""}


def _is_first_word(word: str, mail: str, name: str) -> bool:
    """Whether a name is what a mail says with a word before it; its letters may be damaged."""
    if _letters(name.split()[0]) == _letters(word) and _is_surname(mail, name):
        return True
    is_given = fuzz.ratio(_letters(word), _letters(name.split()[0])) >= 100 * _LIKE
    whole = match_mail(f"{word}.{mail}", name)
    return is_given and whole >= _SURE and whole > match_mail(mail, name)


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", fold(text))
