"""Names with letters that no installed OCR model has (ø, ü, č, ł): what is read for them, and which names those are.

Of letters beyond a to z the models print only å, ä, ö and é. Any other one comes out as a letter that looks like it:
with another mark (`Mäller`, `Zoltån`, `Popovié`), or plain (`Soren`). `vocabulary/foreign_names.csv` lists names that
have such letters. Where the reading has a letter that the mail beside the name denies, or a mark that no name has
there, the one listed name that it can be is what was printed. A plain letter tells nothing: that is asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache

from pipeline.vocabulary import fold, given_names
from pipeline.vocabulary.loading import read_table

READ_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzåäöé")
_SWEDISH = frozenset("åäö")
_WRITTEN_OUT = str.maketrans({"ü": "ue", "ø": "oe"})
_RUN_TOGETHER = 4  # letters of a name that is found inside `mullerkarin@`
_ANY = "(.{1,2})"
_LOST_S = "(.{0,2})"  # a ß at the end of a word may leave nothing
_SON = "ić"  # of South Slavic surnames: son of
_SON_PLAIN = re.compile(r"[a-z]{2}[bcdfghjklmnprstvz]ic$")
_SON_READ = re.compile(r"(?<=[bcdfghjklmnprstvz])ié$")


def restore_unread(word: str, mails: Collection[str], spellings: Callable[[str], Collection[str]]) -> str | None:
    """Give the one listed name that a word shows to be, in lower case, or None where nothing shows it.

    Args:
        word: As read, lower case.
        mails: Parts of the mail addresses beside it, lower case.
        spellings: Gives the spellings of common Swedish names by what is left of them without accents.

    >>> restore_unread("mäller", {"karin", "muller"}, lambda _: ()), restore_unread("hiibner", {"hubner"}, lambda _: ())
    ('müller', 'hübner')
    >>> restore_unread("kovatevié", {"kovacevic"}, lambda _: ()), restore_unread("zoltån", {"nagy"}, lambda _: ())
    ('kovačević', 'zoltán')
    >>> restore_unread("wei", {"yusuf", "weiss"}, lambda _: ())
    'weiß'
    >>> restore_unread("soren", {"soren"}, lambda _: ()), restore_unread("sgren", {"soren"}, lambda _: ("sören",))
    (None, None)
    >>> restore_unread("inés", {"ines"}, lambda _: ()) is None  # Spanish; the French name is one of the list
    True
    """
    form = fold(word)
    if word in _find_listed(form):
        return None
    if form not in mails and not spellings(form):
        form = fold(_SON_READ.sub("ic", word))
    is_name = word in spellings(form)
    if is_name and form in mails:
        return None
    found = {name for part in mails for name in _within(part) if _is_denied(word, name)}
    if not found and not is_name:
        found = {name for name in _find_listed(form) if _is_mark_of(word, name)}
    if any(not _SWEDISH.isdisjoint(rival) for name in found for rival in spellings(fold(name))):
        return None
    return next(iter(found)) if len(found) == 1 else None


def restore_by_other(word: str, other: str, mails: Collection[str]) -> str | None:
    """Give the name, in lower case, whose letters that no model has another reading shows, or None.

    A text layer has them as they were printed; a mark that a model read for one shows the one listed name.

    Args:
        word: As read, lower case.
        other: What the other reading saw for it, lower case.
        mails: Parts of the mail addresses beside it, lower case.

    >>> restore_by_other("jörgensen", "jørgensen", ()), restore_by_other("petrovic", "petrovié", ())
    ('jørgensen', 'petrović')
    >>> restore_by_other("soren", "sgren", ()), restore_by_other("ostman", "östman", ())
    (None, None)
    """
    form = fold(word)
    if fold(other) == form and not READ_LETTERS.issuperset(other) and other.isalpha():
        return other if form in mails or other in _find_listed(form) else None
    meant = {fold(_SON_READ.sub("ic", other)), fold(other)}
    if form not in meant or word != form or "é" not in other:
        return None
    found = {name for name in _find_listed(form) if _is_mark_of(other, name)}
    return next(iter(found)) if len(found) == 1 else None


def list_unread(read: str, word: str) -> list[str]:
    """Give the listed names that a word may be where a plain letter, or one that is no Swedish letter, was read.

    Args:
        read: The word as read, lower case.
        word: What it was taken for, lower case.

    >>> list_unread("soren", "soren"), list_unread("sgren", "sören"), list_unread("sören", "sören")
    (['søren'], ['søren'], [])
    """
    forms = _find_listed(fold(word))
    return sorted(name for name in forms if name != word and _SWEDISH.isdisjoint("".join(_read_for(read, name) or "å")))


def _within(part: str) -> set[str]:
    """The listed names that a part of a mail address is, begins or ends with."""
    cuts = [(part[:at], part[at:]) for at in range(_RUN_TOGETHER, len(part) - 1)]
    ends = [end for cut in cuts for end in cut if len(end) >= _RUN_TOGETHER]
    return {name for form in (part, *ends) for name in _find_listed(form)}


def _is_denied(word: str, name: str) -> bool:
    """Whether a word has for a letter that is never read one that a mail denies, and is the name otherwise."""
    read = _read_for(word, name)
    unread = [letter for letter in name if letter not in READ_LETTERS]
    return read is not None and any(fold(a) != fold(b) for a, b in zip(read, unread, strict=True))


def _is_mark_of(word: str, name: str) -> bool:
    """Whether a word is a name but for its marks, and has å or é, which other tongues lack, where that has its own."""
    read = _read_for(word, name)
    if read is not None and name.endswith(_SON) and read[-1] == "é":
        return True  # no name ends in -ié with a consonant before it
    if read is None or fold(word) != fold(name):
        return False
    return "é" in read or ("å" in read and fold(word) not in given_names())


def _read_for(word: str, name: str) -> tuple[str, ...] | None:
    """What a word has where a name has letters that are never read; None where they differ otherwise."""
    match = _pattern(name).fullmatch(word)
    return None if match is None else match.groups()


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        "".join(letter if letter in READ_LETTERS else _LOST_S if letter == "ß" else _ANY for letter in name)
    )


def _find_listed(form: str) -> tuple[str, ...]:
    """The listed names that are written so without accents; one on -ić is a surname, listed or not."""
    listed = _by_form().get(form, ())
    is_son = not listed and _SON_PLAIN.search(form) is not None and form not in given_names()
    return (form[:-1] + "ć",) if is_son else listed


@cache
def _by_form() -> Mapping[str, tuple[str, ...]]:
    """The listed names, lower case, by how they are written without accents."""
    forms: dict[str, set[str]] = defaultdict(set)
    for row in read_table("foreign_names"):
        name = row["name"].lower()
        for form in _write_plain(name):
            forms[form].add(name)
    return {form: tuple(sorted(names)) for form, names in forms.items()}


def _write_plain(name: str) -> Iterable[str]:
    return {fold(name), fold(name.translate(_WRITTEN_OUT))}
