"""Whose address or number is no contact's: behind words such as `Webbmaster:` in their line, the press's, nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.vocabulary import fold, match_heading, phrases

PATTERN = "says how addresses are made"
_EXACT = 100
_BETWEEN = re.compile(r"[._-]+")
_CHANNELS = frozenset({"phone", "email"})


def read_outsiders(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Give the facts of one line with the mails and numbers of an outsider as noise: `Webbmaster: Eva Ek | Tel. 08-…`.

    A name, or a word that announces one, ends what is the outsider's.
    """
    is_outside = False
    for fact in facts:
        if fact.value == "outsider":
            is_outside = True
        elif fact.kind == "name" or (fact.kind == "label" and fact.value == "name"):
            is_outside = False
        is_theirs = is_outside and fact.kind in _CHANNELS
        yield replace(fact, kind="noise", evidence="of one who is no contact, in the same line") if is_theirs else fact


def is_pattern(text: str) -> bool:
    """Whether a mail address only says how addresses are made, and is nobody's.

    >>> is_pattern("fornamn.efternamn@umea.example.se"), is_pattern("eva.namn@umea.example.se")
    (True, False)
    """
    mailbox, at, _ = text.partition("@")
    words = fold(_BETWEEN.sub(" ", mailbox)).split()
    return bool(at) and bool(words) and set(words) <= set(phrases("mail_pattern"))


def is_of_press(text: str) -> bool:
    """Whether a mail address is that of whom the press calls, as its mailbox says.

    >>> is_of_press("press@myndighet.example.se"), is_of_press("eva.press@umea.example.se")
    (True, False)
    """
    mailbox, at, _ = text.partition("@")
    found = match_heading(mailbox) if at else None
    return found is not None and found.entry.kind == "press" and found.score >= _EXACT
