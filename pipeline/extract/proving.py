"""Names that a mail proves: what no list of names knows, a surname first, and the name in a link's words.

A text of two to four capitalised words beside a mail that is made of the same words is the name of that mail's owner.
The words of a button (`Mejla Anna Exempel`) under the name itself say nothing new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.classify import LED
from pipeline.extract.facts import Fact
from pipeline.extract.names import match_mail
from pipeline.vocabulary import fold

_NAME = re.compile(r"[^\W\d_][\w'’.-]+(?:,? [^\W\d_][\w'’.-]+){1,3}")
_NEAR = 4  # rows
_PROOF = 0.95


def prove_names(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts with the names that mails prove, and without names that only repeat the one before.

    Args:
        facts: All facts of a document in reading order.
    """
    mails = [fact for fact in facts if fact.kind == "email"]
    whole = _join_turned(facts, mails)
    proved = [_prove(fact, mails) if fact.kind == "text" and _is_shaped(fact.text) else fact for fact in whole]
    return tuple(_drop_repeated(proved))


def _join_turned(facts: Sequence[Fact], mails: Sequence[Fact]) -> list[Fact]:
    """Join a surname of several words to the given name after its comma, where a mail proves them one."""
    joined: list[Fact] = []
    for fact in facts:
        last = joined[-1] if joined else None
        if last is not None and last.kind == "name" and fact.kind in ("name", "text") and _is_after_comma(last, fact):
            text = fact.row.line.text[last.start : fact.end]
            whole = _prove(replace(last, kind="text", end=fact.end, text=text), mails)
            if whole.kind == "name" and _is_shaped(text):
                joined[-1] = whole
                continue
        joined.append(fact)
    return joined


def _is_after_comma(last: Fact, fact: Fact) -> bool:
    return fact.row is last.row and fact.row.line.text[last.end : fact.start].strip() == ","


def _is_shaped(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and text.count(",") < 2 and all(word[0].isupper() for word in text.split())


def _prove(fact: Fact, mails: Sequence[Fact]) -> Fact:
    near = (mail for mail in mails if abs(mail.row.index - fact.row.index) <= _NEAR)
    if any(_is_made_of(mail.text, fact.text) for mail in near):
        return replace(fact, kind="name", confidence=0.9, evidence="the mail beside it is made of it")
    return fact


def _is_made_of(mail: str, name: str) -> bool:
    """Whether a mail is a whole name's; one of an organization (`info@`) has one part."""
    surname, comma, given = name.partition(",")
    said = f"{given.strip()} {surname}" if comma else name
    return "." in re.split(r"[@(\[{]", mail)[0] and match_mail(mail, said) >= _PROOF


def _drop_repeated(facts: Sequence[Fact]) -> Iterator[Fact]:
    last = ""
    for fact in facts:
        if fact.kind == "name":
            if fact.evidence == LED and fold(fact.text) == last:
                continue
            last = fold(fact.text)
        yield fact
