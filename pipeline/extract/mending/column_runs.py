"""Columns of print that OCR set one below the other, line by line of a region: names first, then what is told of them.

Names that follow each other with nothing between them stood beside their mails and numbers, or above them in columns.
A mail is its name's. A number is that of the mail right above or below it where all stand so; where all numbers come
in one run, they are in the order of the names if there are as many. What is left open is nobody's: to give a run of
numbers to the last name above it would be to guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.mending.tangled import as_card, renumber
from pipeline.extract.wording.names import match_mail

_LETTERS = {"name": "N", "email": "M", "phone": "P"}
_BOUNDS = frozenset({"region", "county", "list_heading", "vacancy", "shared", "switchboard"})
_RUN = re.compile(r"(?P<above>P*)(?P<names>NN+)(?P<told>[MP]*)")
_BEHIND, _BEFORE = re.compile(r"(?:MP+)+"), re.compile(r"(?:P+M)+")
_ONE_RUN = re.compile(r"M*P+M*")
_FIT = 0.85
_OPEN = "nothing says whose of the names above it is"


def deal_runs(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts of an OCR text with names in a run each in a card of its own, with what is theirs.

    Args:
        facts: All facts of a document in reading order, names proved.
    """
    dealt: list[list[Fact]] = []
    is_changed = False
    for is_bound, group in groupby(facts, key=lambda fact: fact.kind in _BOUNDS):
        stretch = list(group)
        found = None if is_bound else _deal_stretch(stretch)
        is_changed = is_changed or found is not None
        dealt.extend(found if found is not None else _by_row(stretch))
    return tuple(renumber(dealt)) if is_changed else tuple(facts)


def _by_row(facts: Sequence[Fact]) -> list[list[Fact]]:
    return [list(group) for _, group in groupby(facts, key=lambda fact: fact.row.index)]


def _deal_stretch(stretch: Sequence[Fact]) -> list[list[Fact]] | None:
    """Deal what stands between two headings, run by run; nothing where no run of names is in it."""
    told = [fact for fact in stretch if fact.kind in _LETTERS]
    if any(fact.row.containers or fact.row.line.box is not None for fact in told):
        return None
    letters = "".join(_LETTERS[fact.kind] for fact in told)
    lines: list[list[Fact]] = []
    at, is_changed = 0, False
    for run in _RUN.finditer(letters):
        above, names, below = ([told[i] for i in range(*run.span(group))] for group in ("above", "names", "told"))
        if run.start() or len({name.row.index for name in names}) < len(names):
            above = []
        cards = _deal_run(above, names, below)
        if cards is None:
            continue
        first = stretch.index((above or names)[0])
        last = stretch.index(told[run.end() - 1])
        lines += [*_by_row(stretch[at:first]), *cards]
        own = {id(fact) for card in cards for fact in card}
        others = [fact for fact in stretch[first : last + 1] if id(fact) not in own and fact.kind not in _LETTERS]
        lines += _by_row([replace(fact, kind="text") for fact in others])
        at, is_changed = last + 1, True
    return [*lines, *_by_row(stretch[at:])] if is_changed else None


def _deal_run(above: Sequence[Fact], names: Sequence[Fact], below: Sequence[Fact]) -> list[list[Fact]] | None:
    """Deal mails and numbers to names; nothing where one line says it already, or a number is common to all."""
    told = [*above, *below]
    mails, phones = ([fact for fact in told if fact.kind == kind] for kind in ("email", "phone"))
    if len({name.row.index for name in names}) < len(names) or len(phones) < 2:
        return None
    owners = [find_owner(mail, names) for mail in mails]
    if len(mails) >= len(names) and set(owners) == {None}:
        return [[_set_aside(fact) if fact.kind == "phone" else fact] for fact in (*above, *names, *below)]
    if mails and (None in owners or len(set(owners)) != len(owners) or len(mails) != len(names)):
        return None
    given: dict[int, list[Fact]] = {at: [] for at in range(len(names))}
    for mail, owner in zip(mails, owners, strict=True):
        given[owner if owner is not None else 0].append(mail)
    if len(above) == len(names):
        for at, phone in enumerate(above):
            given[at].append(phone)
        left: Sequence[Fact] = [fact for fact in below if fact.kind == "phone"]
    else:
        left = deal_phones(told, owners, given)
    cards = [line for at, name in enumerate(names) for line in as_card([[name], *([fact] for fact in given[at])])]
    return [*cards, *([_set_aside(phone)] for phone in left)]


def _set_aside(phone: Fact) -> Fact:
    return replace(phone, kind="tangled", evidence=_OPEN)


def deal_phones(told: Sequence[Fact], owners: Sequence[int | None], given: dict[int, list[Fact]]) -> Sequence[Fact]:
    """Deal numbers by the mails that they stand at, or by their order; give back those of which nothing tells.

    Args:
        told: Mails and numbers in reading order.
        owners: Whose each mail is, by the number of a name.
        given: What each name has, by its number; numbers are put there.
    """
    phones = [fact for fact in told if fact.kind == "phone"]
    letters = "".join(_LETTERS[fact.kind] for fact in told)
    order = list(owners) or list(range(len(given)))
    if _BEHIND.fullmatch(letters) or _BEFORE.fullmatch(letters):
        at = 0 if letters[0] == "P" else -1
        for fact in told:
            if fact.kind == "email":
                at += 1
            else:
                given[order[at] or 0].append(fact)
        return ()
    is_in_order = order == sorted(given) and len(phones) == len(given)
    if not (_ONE_RUN.fullmatch(letters) and is_in_order):
        return phones
    for at, phone in enumerate(phones):
        given[at].append(phone)
    return ()


def find_owner(mail: Fact, names: Sequence[Fact]) -> int | None:
    """The number of the one name that a mail fits."""
    fitting = [at for at, name in enumerate(names) if match_mail(mail.text, name.text) >= _FIT]
    return fitting[0] if len(fitting) == 1 else None
