"""Running text among the facts: a paragraph that tells something is no contact, whatever it mentions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.proving import PROVED
from pipeline.extract.meaning.said_to_be import TOLD
from pipeline.extract.wording.names import match_mail

_TELLING = frozenset({"name", "email", "phone", "county", "vacancy", "region", "torn"})
_SURE = 0.85  # how well a mail fits a name in another block
_SENTENCE = 8  # words of unexplained text in one block from which it is running text


def drop_prose(facts: Sequence[Fact]) -> list[Fact]:
    """Give the facts without those of blocks that are running text; counties and vacancies in them stay.

    A block is running text where at least eight of its words are explained by nothing and make up most of it, unless
    a mail in it proves a name in it.
    """
    kept: list[Fact] = []
    for _, group in groupby(facts, key=lambda fact: fact.row.group):
        block = _leave_out_ending(list(group))
        told = sum(len(fact.text.split()) for fact in block if fact.kind == "text")
        rest = sum(len(fact.text.split()) for fact in block if fact.kind != "text")
        if told >= _SENTENCE and told > rest and not _names_owner(block):
            begun = _count_begun(block, kept)
            kept.extend([*block[:begun], *(f for f in block[begun:] if f.kind in ("county", "vacancy"))])
        else:
            kept.extend(
                fact for _, row in groupby(block, key=lambda fact: fact.row.index) for fact in _drop_helpline([*row])
            )
    return kept


def _names_owner(block: Sequence[Fact]) -> bool:
    """Whether a block names whom a mail in it is of, or says who somebody is."""
    if any(fact.evidence in (PROVED, TOLD) for fact in block):
        return True
    mails = [fact.text for fact in block if fact.kind == "email"]
    return any(match_mail(mail, fact.text) >= _SURE for fact in block if fact.kind == "name" for mail in mails)


def _count_begun(block: Sequence[Fact], before: Sequence[Fact]) -> int:
    """How many facts begin a block that are a contact's above it, where a column ends: its mail, made of that name."""
    begun = len(list(takewhile(lambda fact: fact.kind in ("email", "phone", "label"), block)))
    name = next((fact.text for fact in reversed(before) if fact.kind == "name"), "")
    return begun if any(match_mail(fact.text, name) >= _SURE for fact in block[:begun] if fact.kind == "email") else 0


def _leave_out_ending(block: list[Fact]) -> list[Fact]:
    """Give the facts of a block without the running text that follows its last mail or number, in rows of its own."""
    last = max((fact.row.index for fact in block if fact.kind in _TELLING), default=None)
    if last is None or not any(fact.kind in ("email", "phone") for fact in block):
        return block
    ending = [fact for fact in block if fact.row.index > last and fact.kind == "text"]
    is_prose = sum(len(fact.text.split()) for fact in ending) >= _SENTENCE
    return [fact for fact in block if fact.row.index <= last] if is_prose else block


def _drop_helpline(row: Sequence[Fact]) -> Sequence[Fact]:
    """Give the facts of a line without the number that its own words call a helpline's: it is no person's."""
    if row[0].kind != "list_heading" or row[0].value != "helplines" or any(fact.kind == "name" for fact in row):
        return row
    return [fact for fact in row if fact.kind != "phone"]
